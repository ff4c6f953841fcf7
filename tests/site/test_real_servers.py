"""The recipes to the letter in real servers, at the root of a host and under a path: the probe has nothing to say."""

from __future__ import annotations

import hashlib
import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from macros.site import policy
from macros.site.probe import Server, probe
from tests.conftest import PROJECT, Count

pytestmark = pytest.mark.slow
HOSTING = PROJECT / "examples" / "hosting"
CACHE = PROJECT / ".cache"
PROGRAMS = {
    "nginx": ("NGINX", "nginx", "/usr/sbin/nginx", str(CACHE / "nginx/usr/sbin/nginx")),
    "apache": ("APACHE", "apache2", "/usr/sbin/apache2", "httpd", str(CACHE / "apache/usr/sbin/apache2")),
    "caddy": ("CADDY", "caddy", "/usr/bin/caddy", str(CACHE / "caddy/usr/bin/caddy")),
}
"""A variable that names the program, and where it may be."""
NGINX = """daemon off;
{user}
pid {folder}/pid;
error_log stderr;
events {{}}
http {{
    access_log off;
    client_body_temp_path {folder}/a;
    proxy_temp_path {folder}/b;
    fastcgi_temp_path {folder}/c;
    uwsgi_temp_path {folder}/d;
    scgi_temp_path {folder}/e;
    include server.conf;
    server {{
        listen {path};
        include path.conf;
    }}
}}
"""
APACHE = """ServerRoot {folder}
ServerName localhost
PidFile {folder}/pid
DefaultRuntimeDir {folder}
Listen 127.0.0.1:{root}
Listen 127.0.0.1:{path}
ErrorLog /dev/stderr
{user}
{modules}
TypesConfig {types}
Include server.conf
<VirtualHost *:{path}>
    DocumentRoot {folder}/empty
    Include path.conf
</VirtualHost>
"""
MODULES = ("mpm_event", "authz_core", "alias", "deflate", "dir", "autoindex", "filter", "headers", "mime")
"""What Debian switches on, and what the guide says to switch on."""
CADDY = """{{
	admin off
	auto_https off
	storage file_system {folder}/storage
}}
import server.conf
http://127.0.0.1:{path} {{
	import path.conf
}}
"""


def program(name: str) -> str:
    variable, *names = PROGRAMS[name]
    found = next(
        (found for each in (os.environ.get(variable, ""), *names) if each and (found := shutil.which(each))), None
    )
    if found is None:
        pytest.fail(f"{name} is missing; `sh tests/browser/install.sh` gets it or says how", pytrace=False)
    return found


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


def changed(source: str, *pairs: tuple[str, str]) -> str:
    """Return a recipe with this test's ports and folders in place of those that an administrator sets."""
    text = (HOSTING / source).read_text("utf-8")
    for old, new in pairs:
        assert old in text, (source, old)
        text = text.replace(old, new)
    return text


def nginx(folder: Path, root: int, path: int, site: Path, below: Path) -> list[str]:
    name = program("nginx")
    (folder / "www").mkdir()
    (folder / "www" / "handbook").symlink_to(below)
    (folder / "snippets").mkdir()
    recipe = changed("nginx/handbook.conf", ("/var/log/nginx", str(folder)))
    (folder / "snippets" / "handbook.conf").write_text(recipe, "utf-8")
    places = (CACHE / "nginx/etc/nginx/mime.types", Path("/etc/nginx/mime.types"))
    shutil.copy(next(each for each in places if each.is_file()), folder / "mime.types")
    server = changed("nginx/server.conf", ("listen 80;", f"listen {root};"), ("/srv/handbook", str(site)))
    (folder / "server.conf").write_text(server, "utf-8")
    (folder / "path.conf").write_text(changed("nginx/path.conf", ("root /srv/www;", f"root {folder}/www;")), "utf-8")
    user = "user root;" if os.geteuid() == 0 else ""
    (folder / "main").write_text(NGINX.format(folder=folder, path=path, user=user), "utf-8")
    return [name, "-e", "stderr", "-p", f"{folder}/", "-c", f"{folder}/main"]


def apache(folder: Path, root: int, path: int, site: Path, below: Path) -> list[str]:
    name = program("apache")
    here = CACHE / "apache" if str(CACHE) in name else Path("/")
    modules = here / "usr/lib/apache2/modules"
    (folder / "empty").mkdir()
    shutil.copy(HOSTING / "apache" / "handbook.conf", folder)
    server = changed("apache/site.conf", ("*:80", f"*:{root}"), ("/srv/handbook", str(site)))
    (folder / "server.conf").write_text(server, "utf-8")
    (folder / "path.conf").write_text(changed("apache/path.conf", ("/srv/handbook", str(below))), "utf-8")
    loaded = "\n".join(f"LoadModule {each}_module {modules}/mod_{each}.so" for each in MODULES)
    user = "User www-data\nGroup www-data" if os.geteuid() == 0 else ""
    types = here / "etc/mime.types"
    main = APACHE.format(folder=folder, root=root, path=path, modules=loaded, user="", types=types)
    (folder / "main").write_text(main.replace("TypesConfig", f"{user}\nTypesConfig"), "utf-8")
    return [name, "-f", f"{folder}/main", "-D", "FOREGROUND"]


def caddy(folder: Path, root: int, path: int, site: Path, below: Path) -> list[str]:
    name = program("caddy")
    shutil.copy(HOSTING / "caddy" / "handbook.caddy", folder)
    server = changed(
        "caddy/Caddyfile", ("handbook.example.org {", f"http://127.0.0.1:{root} {{"), ("/srv/handbook", str(site))
    )
    (folder / "server.conf").write_text(server, "utf-8")
    (folder / "path.conf").write_text(changed("caddy/path.caddy", ("/srv/handbook", str(below))), "utf-8")
    (folder / "main").write_text(CADDY.format(folder=folder, path=path), "utf-8")
    return [name, "run", "--config", f"{folder}/main", "--adapter", "caddyfile"]


SERVERS = {"nginx": nginx, "apache": apache, "caddy": caddy}


@contextmanager
def running(name: str, folder: Path, site: Path, below: Path) -> Iterator[tuple[str, str]]:
    """Run a server while the block runs; the values are the addresses of the root and of the path."""
    root, path = free_port(), free_port()
    # The recipes know no folders with spaces.
    (folder / "whole").symlink_to(site)
    (folder / "below").symlink_to(below)
    site, below = folder / "whole", folder / "below"
    command = SERVERS[name](folder, root, path, site, below)
    libraries = str(CACHE / "apache/usr/lib/x86_64-linux-gnu")
    settings = {**os.environ, "LD_LIBRARY_PATH": libraries, "HOME": str(folder)}
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(command, stdout=log, stderr=log, cwd=folder, env=settings)
        try:
            for port in (root, path):
                wait_for(port, process, folder / "log")
            yield f"http://127.0.0.1:{root}/", f"http://127.0.0.1:{path}/handbook/"
        finally:
            process.terminate()
            process.wait(timeout=20)


def wait_for(port: int, process: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(100):
        with socket.socket() as trying:
            if trying.connect_ex(("127.0.0.1", port)) == 0:
                return
        if process.poll() is not None:
            break
        time.sleep(0.1)
    pytest.fail(f"the server does not answer:\n{log.read_text('utf-8')}")


def sums(site: Path) -> dict[str, str]:
    found = {path.relative_to(site).as_posix(): path for path in site.rglob("*") if path.is_file()}
    return {name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in found.items()}


@pytest.mark.parametrize("name", SERVERS)
def test_the_probe_has_nothing_to_say_of_a_server_set_up_by_its_recipe(
    name: str, site: Path, published_site: Path, tmp_path: Path, count: Count
) -> None:
    # What pytest makes for itself alone lies in one folder of the machine's own for what is temporary.
    made = {folder for each in (tmp_path / "x", site, published_site) for folder in each.parents}
    for folder in made - {*Path(tempfile.gettempdir(), "x").resolve().parents}:
        folder.chmod(folder.stat().st_mode | 0o055)  # Apache gives up its rights
    with running(name, tmp_path, site, published_site) as (root, path):
        for address, copied in ((root, site), (path, published_site)):
            files = sums(copied)
            with Server(address) as server:
                assert list(map(str, probe(server, files))) == [], address
            count(f"files asked of {name}", len(files))


def test_each_of_eight_faults_of_a_real_server_is_named(site: Path, published_site: Path, tmp_path: Path) -> None:
    planted = {
        "add_header X-Content-Type-Options": "X-Content-Type-Options is not sent",
        "add_header Cross-Origin-Opener-Policy": "Cross-Origin-Opener-Policy is not sent",
        "application/ld+json jsonld;": "send .jsonld as application/ld+json",
        "expires -1;": "browsers may show an old edition",
        "default_type application/json;": "send these as application/json",
        "gzip on;": "pages are not compressed",
        "charset utf-8;": "is sent without its letters",
    }
    with running("nginx", tmp_path, site, published_site) as (root, _):
        assert root
    recipe = (tmp_path / "snippets" / "handbook.conf").read_text("utf-8")
    lines = [line for line in recipe.splitlines() if not any(line.strip().startswith(part) for part in planted)]
    (tmp_path / "snippets" / "handbook.conf").write_text("\n".join(lines), "utf-8")
    server_conf = tmp_path / "server.conf"
    server_conf.write_text(server_conf.read_text("utf-8").replace(f"error_page 404 /{policy.ERROR_PAGE};", ""), "utf-8")
    root_port = server_conf.read_text("utf-8").split("listen ")[1].split(";")[0]
    command = [program("nginx"), "-e", "stderr", "-p", f"{tmp_path}/", "-c", f"{tmp_path}/main"]
    with (tmp_path / "log").open("wb") as log:
        process = subprocess.Popen(command, stdout=log, stderr=log)
        try:
            wait_for(int(root_port), process, tmp_path / "log")
            with Server(f"http://127.0.0.1:{root_port}/") as server:
                found = "\n".join(map(str, probe(server, sums(site))))
        finally:
            process.terminate()
            process.wait(timeout=20)
    for said in (*planted.values(), "a wrong address gets the server's own page"):
        assert said in found, said
