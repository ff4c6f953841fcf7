"""The probe of a server: nothing to say where all is right, and each fault by its name, in an administrator's words."""

from __future__ import annotations

import gzip
import hashlib
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from macros.__main__ import main
from macros.offline.sums import SUMS, to_sums
from macros.site import policy
from macros.site.probe import Fault, ProbeError, Server, probe

FILES = {
    "index.html": b"<title>Home</title>",
    "404.html": b"<h1 data-missing>Page not found</h1>",
    "competencies/index.html": b"<title>Matrix</title>",
    "exports/a.jsonld": b"{}",
    "exports/a.csv": b"a,b",
    "exports/a.matrix": b"{}",
    "assets/handbook.js": b"1;",
    "assets/handbook.0123abcd.css": b"p { color: red }",
    "ims/case/v1p1/CFPackages/1": b"{}",
}
Sent = tuple[int, dict[str, str], bytes]
Wrong = Callable[[str, Sent], Sent]
"""What a server does wrong: the path that is asked for, and the right answer become the one that is sent."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, files: dict[str, bytes], wrong: Wrong, base: str, *rest: object) -> None:
        self.files, self.wrong, self.base = files, wrong, base
        super().__init__(*rest)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        status, headers, content = self.wrong(self.path, self._right())
        self.send_response_only(status)
        for name, value in headers.items():
            for each in value.split("\n"):
                self.send_header(name, each)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(b"" if status == HTTPStatus.NOT_MODIFIED else content)

    def _right(self) -> Sent:
        if not self.path.startswith(self.base):
            to = {"Location": self.base} if f"{self.path}/" == self.base else {}
            return (301 if to else 404), to, b""
        name = self.path.removeprefix(self.base)
        if f"{name}/index.html" in self.files and name:
            return 301, {"Location": f"{self.path}/"}, b""
        name = f"{name}index.html" if name.endswith("/") or not name else name
        found = name in self.files
        content = self.files[name] if found else self.files.get("404.html", b"nothing")
        kinds = policy.type_of(name) if found else ("text/html",)
        kind = kinds[0] if kinds else "application/octet-stream"
        headers = {
            **policy.HEADERS,
            "Content-Type": f"{kind}; charset=utf-8" if kind in policy.NAMES_LETTERS else kind,
            "Cache-Control": policy.REVALIDATED,
            "ETag": f'"{hashlib.sha256(content).hexdigest()[:8]}"',
        }
        if self.headers.get("If-None-Match") == headers["ETag"]:
            return 304, headers, b""
        if "gzip" in self.headers.get("Accept-Encoding", ""):
            return 200 if found else 404, headers | {"Content-Encoding": "gzip"}, gzip.compress(content)
        return 200 if found else 404, headers, content

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 – the base class's name
        """Say nothing."""


def right(_: str, sent: Sent) -> Sent:
    return sent


@contextmanager
def serving(wrong: Wrong = right, files: dict[str, bytes] = FILES, base: str = "/") -> Iterator[str]:
    handler = partial(_Handler, files, wrong, base)
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}{base}"
        server.shutdown()


def asked(address: str, files: dict[str, bytes] = FILES) -> list[Fault]:
    with Server(address) as server:
        return probe(server, {name: hashlib.sha256(content).hexdigest() for name, content in files.items()})


@pytest.mark.parametrize("base", ["/", "/our/handbook/"])
def test_a_server_that_does_all_as_it_has_to_is_told_nothing(base: str) -> None:
    with serving(base=base) as address:
        assert asked(address) == []
        assert asked(address.rstrip("/")) == []
        assert asked(f"{address}index.html") == []


def without(name: str) -> Wrong:
    return lambda _, sent: (sent[0], {key: value for key, value in sent[1].items() if key != name}, sent[2])


def instead(suffix: str, **headers: str) -> Wrong:
    changed = {name.replace("_", "-"): value for name, value in headers.items()}
    return lambda path, sent: (sent[0], sent[1] | changed, sent[2]) if path.endswith(suffix) else sent


def answering(ending: str, *answer: object) -> Wrong:
    return lambda path, sent: answer if path.endswith(ending) else sent  # type: ignore[return-value]


NOT_FOUND: Sent = (404, {}, b"nothing here")
FAULTS: dict[str, tuple[Wrong, str]] = {
    "a header is missing": (
        without("X-Content-Type-Options"),
        "X-Content-Type-Options is not sent (assets/handbook.0123abcd.css, assets/handbook.js, competencies/index.html",
    ),
    "a header is sent twice": (
        instead("", Referrer_Policy="no-referrer\nno-referrer"),
        "Referrer-Policy is sent 2 times",
    ),
    "another policy": (
        instead("", Content_Security_Policy="default-src *"),
        "Content-Security-Policy has another value",
    ),
    "a type": (
        instead(".jsonld", Content_Type="application/octet-stream"),
        "the type is 'application/octet-stream' (exports/a.jsonld): send .jsonld as application/ld+json",
    ),
    "letters": (instead(".csv", Content_Type="text/csv"), "text/csv is sent without its letters (exports/a.csv)"),
    "files without a suffix": (
        answering("/CFPackages/1", *NOT_FOUND),
        "files are answered with 404 in place of 200 (ims/case/v1p1/CFPackages/1): copy the whole folder again; serve",
    ),
    "a banner in every page": (
        lambda path, sent: (
            (sent[0], sent[1], sent[2] + b"<script>") if path.endswith("competencies/index.html") else sent
        ),
        "files arrive other than they are in the copy (competencies/index.html): switch off what rewrites pages",
    ),
    "old pages": (
        instead(".html", Cache_Control="max-age=86400"),
        "browsers may show an old edition; Cache-Control says 'max-age=86400'",
    ),
    "a cookie": (instead("index.html", Set_Cookie="a=b"), "a cookie is set (competencies/index.html, index.html)"),
    "a wrong address is no error": (
        answering("6f1d.html", 200, {}, b"Home"),
        "a wrong address is answered with 200 in place of 404",
    ),
    "the server's own page": (answering("6f1d.html", *NOT_FOUND), "a wrong address gets the server's own page"),
    "no redirect": (answering("/competencies", *NOT_FOUND), "/competencies is answered with 404: redirect it to"),
    "a redirect to another host": (
        answering("/competencies", 301, {"Location": "http://backend:8080/competencies/"}, b""),
        "/competencies leads to http://backend:8080/competencies/",
    ),
    "no first page": (answering("/competencies/", *NOT_FOUND), "the folder competencies/ does not show its first page"),
    "folders are listed": (
        answering("/exports/", 200, {}, b"<title>Index of /exports/</title>"),
        "folders are listed: switch off",
    ),
    "nothing is compressed": (without("Content-Encoding"), "pages are not compressed"),
    "nothing is remembered": (without("ETag"), "a page that has not changed is sent anew"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_named_with_what_to_change(name: str) -> None:
    wrong, said = FAULTS[name]
    with serving(wrong) as address:
        found = list(map(str, asked(address)))
    assert any(each.startswith(said) for each in found), found
    assert len(found) <= 2, found


def test_the_path_itself_needs_its_slash() -> None:
    with serving(answering("/handbook", *NOT_FOUND), base="/handbook/") as address:
        assert [str(each) for each in asked(address)] == [
            "/handbook is answered with 404: redirect it to /handbook/ on the same host, which relative links need"
        ]


def test_nobody_at_the_address_is_said_in_one_sentence() -> None:
    with serving() as address:
        pass
    with pytest.raises(ProbeError, match="no answer"):
        asked(address)
    with pytest.raises(ProbeError, match="is no address of a server"):
        Server("handbook.example.org")


def test_the_command_takes_the_list_of_a_copy_from_the_zip(capsys: pytest.CaptureFixture[str]) -> None:
    files = {name: content for name, content in FILES.items() if name != policy.ERROR_PAGE}
    with serving(files=files | {SUMS: to_sums(files)}) as address:
        assert main(["probe", address]) == 0
        said = capsys.readouterr().out
    assert said.startswith(f"{address}: all 8 files (by the SHA256SUMS of the copy), headers, types")
    with serving(without("Referrer-Policy"), files | {SUMS: to_sums(files)}) as address:
        assert main(["probe", address]) == 1
        said = capsys.readouterr().err
    assert said.startswith(
        f"{address}: 1 thing to change (8 files, by the SHA256SUMS of the copy):\nReferrer-Policy is not"
    )
