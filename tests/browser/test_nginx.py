"""The ready nginx configuration in a real nginx: at the root of a host and under a path."""

from __future__ import annotations

import gzip
import json
import os
import re
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from email.message import Message
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Page, expect

from macros.site import policy
from tests.conftest import PROJECT, Count, built, pages

HOSTING = PROJECT / "examples" / "hosting" / "nginx"
pytestmark = pytest.mark.slow
UNPACKED = PROJECT / ".cache" / "nginx" / "usr" / "sbin" / "nginx"
NAMES = (os.environ.get("NGINX", ""), "nginx", "/usr/sbin/nginx", str(UNPACKED))
MAIN = """daemon off;
{user}
pid {folder}/nginx.pid;
error_log stderr;
events {{}}
http {{
    access_log {folder}/access.log;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include server.conf;
    server {{
        listen {port};
        include path.conf;
    }}
}}
"""
CASE = "ims/case/v1p1/CFPackages/0b6f3c1e-0000-4000-8000-000000000000"
"""A file without a suffix, as learning systems ask for; planted here."""


class Place(NamedTuple):
    """One of the two ways to serve the handbook."""

    address: str
    site: Path


class Answer(NamedTuple):
    """What the server answers."""

    status: int
    headers: Message
    content: bytes


def ask(address: str, **headers: str) -> Answer:
    sent = {name.replace("_", "-"): value for name, value in headers.items()}
    try:
        with urllib.request.urlopen(urllib.request.Request(address, headers=sent)) as found:  # noqa: S310 – our server
            return Answer(found.status, found.headers, found.read())
    except urllib.error.HTTPError as error:
        with error:
            return Answer(error.code, error.headers, error.read())


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


def mime_types(nginx: str) -> Path:
    """Return the list of types that came with a program, in the folder of its own configuration."""
    said = subprocess.run([nginx, "-V"], capture_output=True, text=True, check=True).stderr
    folder = re.search(r"--conf-path=(\S+)/", said)
    assert folder
    here = PROJECT / ".cache" / "nginx" / folder[1].lstrip("/") if nginx == str(UNPACKED) else Path(folder[1])
    return here / "mime.types"


@pytest.fixture(scope="session")
def places(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Place]]:
    """The handbook in one running nginx, with the configurations as they are shipped but for ports and folders."""
    nginx = next((found for name in NAMES if name and (found := shutil.which(name))), None)
    if nginx is None:
        pytest.fail("nginx is missing; `sh tests/browser/install.sh` gets it or says how", pytrace=False)
    folder = tmp_path_factory.mktemp("nginx")
    ports = [free_port(), free_port()]
    sites = [Path(shutil.copytree(site, folder / "root")), folder / "www" / "handbook"]
    built(sites[1], HANDBOOK_URL="http://example.org/handbook/")
    for copied in sites:
        for name in (CASE, "exports/planted.jsonld"):
            (copied / name).parent.mkdir(parents=True, exist_ok=True)
            (copied / name).write_text("{}", "utf-8")

    (folder / "snippets").mkdir()
    shutil.copy(mime_types(nginx), folder / "mime.types")
    changes = {"server.conf": [("listen 80;", f"listen {ports[0]};"), ("root /srv/handbook;", f"root {sites[0]};")]}
    changes["path.conf"] = [("root /srv/www;", f"root {folder}/www;")]
    changes["snippets/handbook.conf"] = [("/var/log/nginx", str(folder))]
    for name, pairs in changes.items():
        text = (HOSTING / Path(name).name).read_text("utf-8")
        for old, new in pairs:
            assert old in text
            text = text.replace(old, new)
        (folder / name).write_text(text, "utf-8")
    user = "user root;" if os.geteuid() == 0 else ""  # the test's folders are closed to others
    (folder / "nginx.conf").write_text(MAIN.format(user=user, folder=folder, port=ports[1]), "utf-8")

    log = (folder / "nginx.log").open("wb")
    process = subprocess.Popen(
        [nginx, "-e", "stderr", "-p", f"{folder}/", "-c", f"{folder}/nginx.conf"], stdout=log, stderr=log
    )
    try:
        for port in ports:
            _wait_for(port, process, folder / "nginx.log")
        yield {
            "root": Place(f"http://127.0.0.1:{ports[0]}", sites[0]),
            "path": Place(f"http://127.0.0.1:{ports[1]}/handbook", sites[1]),
        }
        logs = [(folder / name).read_text("utf-8") for name in ("access.log", "error.log", "nginx.log")]
        assert logs == ["", "", ""], "neither visits nor misses are written down"
    finally:
        process.terminate()
        process.wait(timeout=20)
        log.close()


def _wait_for(port: int, process: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(100):
        with socket.socket() as trying:
            if trying.connect_ex(("127.0.0.1", port)) == 0:
                return
        if process.poll() is not None:
            break
        time.sleep(0.1)
    pytest.fail(f"nginx does not answer:\n{log.read_text('utf-8')}")


@pytest.fixture(params=["root", "path"])
def place(request: pytest.FixtureRequest, places: dict[str, Place]) -> Place:
    """The handbook at the root of a host, and under a path."""
    return places[request.param]


@pytest.fixture
def home(place: Place) -> str:
    """The address of the handbook."""
    return place.address


@pytest.fixture
def roots(home: str) -> tuple[str, ...]:
    """Where the handbook's own files lie."""
    return (home,)


def test_every_page_opens_with_its_headers_and_without_an_error(
    page: Page, place: Place, errors: list[str], others: list[str], count: Count
) -> None:
    page.add_init_script("addEventListener('securitypolicyviolation', (e) => console.error(e.effectiveDirective))")
    names = [path.relative_to(place.site).as_posix() for path in pages(place.site)]
    # The neutral page would leave at once.
    page.route("**/assets/page.js", lambda route: route.fulfill(body="", content_type="text/javascript"))
    for name in names:
        answer = page.goto(f"{place.address}/{name}")
        assert answer
        assert answer.status == 200, name
        sent = answer.all_headers()
        assert {header: sent.get(header.lower()) for header in policy.HEADERS} == policy.HEADERS, name
        assert sent["content-type"] == "text/html; charset=utf-8"
        assert sent["cache-control"] == policy.REVALIDATED
    count("pages opened through nginx", len(names))
    assert errors == []
    assert others == []


def test_search_filters_and_links_work(page: Page, home: str, errors: list[str]) -> None:
    page.goto(f"{home}/index.html")
    page.get_by_role("combobox", name="Search the handbook").fill("2B.I3")
    expect(page.get_by_role("listbox").get_by_role("option").first).to_contain_text("2B.I3")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{home}/competencies/2b.html#2b-i3")
    page.goto(f"{home}/by-group/organization.html#topic=minors,consent")
    expect(page.locator(".hb-statement:visible")).to_have_count(4)
    assert errors == []


def test_a_wrong_address_gets_the_handbooks_own_page(page: Page, home: str, others: list[str]) -> None:
    answer = page.goto(f"{home}/competencies/no-such-page.html")
    assert answer
    assert answer.status == 404
    assert answer.all_headers()["content-security-policy"] == policy.HEADERS["Content-Security-Policy"]
    expect(page.locator("html")).to_have_class("hb-script")
    page.get_by_role("link", name="Home page").click()
    expect(page).to_have_url(f"{home}/index.html")
    assert others == []


def style(site: Path) -> str:
    """Return the address of the style sheet, the one file whose name holds a hash."""
    (kept,) = (path for path in site.rglob("*") if re.search(policy.HASHED, path.name))
    return kept.relative_to(site).as_posix()


def test_every_file_has_a_type_that_nosniff_lets_through(place: Place) -> None:
    expected = {
        "index.html": "text/html; charset=utf-8",
        style(place.site): "text/css; charset=utf-8",
        "assets/handbook.js": "application/javascript; charset=utf-8",
        "assets/mark.svg": "image/svg+xml",
        "exports/handbook.json": "application/json",
        "exports/planted.jsonld": policy.CONTENT_TYPES["jsonld"],
        "exports/handbook.csv": f"{policy.CONTENT_TYPES['csv']}; charset=utf-8",
        "assets/search-licenses.txt": "text/plain; charset=utf-8",
        CASE: policy.WITHOUT_SUFFIX[1],
    }
    found = {name: ask(f"{place.address}/{name}") for name in expected}
    assert {name: answer.headers["Content-Type"] for name, answer in found.items()} == expected
    assert all(answer.status == 200 for answer in found.values())
    assert all(answer.headers["X-Content-Type-Options"] == "nosniff" for answer in found.values())


def test_files_are_compressed_and_asked_about_before_each_use(place: Place) -> None:
    for name in ("index.html", "assets/handbook.js", "exports/handbook.json"):
        answer = ask(f"{place.address}/{name}", Accept_Encoding="gzip")
        assert answer.headers["Content-Encoding"] == "gzip", name
        assert answer.headers["Vary"] == "Accept-Encoding"
        assert answer.headers["Cache-Control"] == policy.REVALIDATED
        assert gzip.decompress(answer.content) == (place.site / name).read_bytes()
        again = ask(f"{place.address}/{name}", Accept_Encoding="gzip", If_None_Match=answer.headers["ETag"])
        assert (again.status, again.content) == (304, b"")
    answer = ask(f"{place.address}/{style(place.site)}", Accept_Encoding="gzip")
    assert answer.headers["Content-Encoding"] == "gzip"
    assert answer.headers["Cache-Control"] == policy.UNCHANGING
    assert answer.headers["Content-Security-Policy"] == policy.HEADERS["Content-Security-Policy"]


def test_a_folder_leads_to_its_first_page(page: Page, home: str) -> None:
    page.goto(f"{home}/competencies")
    expect(page).to_have_url(f"{home}/competencies/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("matrix", ignore_case=True)
    assert json.loads(ask(f"{home}/exports/handbook.json").content)["edition"]
    assert ask(f"{home}/exports/").status == 403, "folders are not listed"
