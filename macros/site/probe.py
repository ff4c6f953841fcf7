"""What a running server does with a copy of the handbook, and what its administrator has to change.

Every file is asked for, and so are a wrong address, a folder, and the copy's own root without its slash.
"""

from __future__ import annotations

import hashlib
import http.client
import re
import threading
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from email.message import Message
from pathlib import PurePosixPath
from typing import Self
from urllib.parse import quote, urljoin, urlsplit

from macros.site import policy

AT_ONCE = 6
"""How many files are asked for at a time; a small server must bear it."""
WAIT = 30
"""Seconds until a server that says nothing is given up."""
MOST_BYTES = 50_000_000
"""The largest file that is read."""
NAMED = 3
"""So many files of one fault are named."""
WRONG = "no-such-page-6f1d.html"
"""An address at which nothing is."""
FOLDER = "competencies"
"""A folder that has a first page."""
OWN_ERROR_PAGE = b"data-missing"
"""What the handbook's page for wrong addresses has, and no other page."""
LISTING = re.compile(rb"<title>(?:Index of|Directory listing)|Parent Directory", re.IGNORECASE)


class ProbeError(Exception):
    """There is nobody to ask; the message says why."""


@dataclass(frozen=True)
class Answer:
    """What a server answers."""

    status: int
    headers: Message
    content: bytes

    def header(self, name: str) -> str:
        """Return a header; '' where it is not sent."""
        return str(self.headers.get(name, "")).strip()


@dataclass(frozen=True)
class Fault:
    """One thing that a server does wrong."""

    what: str
    change: str
    """What to do about it."""
    names: tuple[str, ...] = ()
    """The files with which it does so."""

    def __str__(self) -> str:
        if not self.names:
            return f"{self.what}: {self.change}"
        more = f" and {len(self.names) - NAMED:,} more" if len(self.names) > NAMED else ""
        return f"{self.what} ({', '.join(self.names[:NAMED])}{more}): {self.change}"


class Server:
    """A server at an address; it is asked as by a browser that has nothing yet, and no redirect is followed."""

    def __init__(self, address: str) -> None:
        parts = urlsplit(address)
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            raise ProbeError(f"'{address}' is no address of a server; write it as https://example.org/handbook/")
        path = parts.path.removesuffix("index.html").rstrip("/") + "/"
        self.root = f"{parts.scheme}://{parts.netloc}{path}"
        self.path = path
        self._place, self._is_safe = parts.netloc.rpartition("@")[2], parts.scheme == "https"
        self._kept = threading.local()
        self._opened: list[http.client.HTTPConnection] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Close every connection."""
        for connection in self._opened:
            connection.close()

    def ask(self, name: str, **headers: str) -> Answer:
        """Ask for a file by its path from the root of the copy. Raises ProbeError."""
        return self.ask_path(self.path + quote(name), **headers)

    def ask_path(self, path: str, **headers: str) -> Answer:
        """Ask for a path of the host. Raises ProbeError."""
        sent = {"Accept": "*/*", "Accept-Encoding": "identity", "User-Agent": "handbook-probe"}
        sent |= {name.replace("_", "-"): value for name, value in headers.items()}
        for is_last in (False, True):  # a server may have closed a connection that was kept
            connection = self._connection(anew=is_last)
            try:
                connection.request("GET", path, headers=sent)
                found = connection.getresponse()
                return Answer(found.status, found.headers, found.read(MOST_BYTES))
            except (OSError, http.client.HTTPException) as error:
                connection.close()
                if is_last:
                    raise ProbeError(f"{self.root}: no answer ({error or type(error).__name__})") from None
        raise AssertionError

    def _connection(self, *, anew: bool) -> http.client.HTTPConnection:
        kept: http.client.HTTPConnection | None = getattr(self._kept, "connection", None)
        if kept is None or anew:
            kind = http.client.HTTPSConnection if self._is_safe else http.client.HTTPConnection
            kept = self._kept.connection = kind(self._place, timeout=WAIT)
            self._opened.append(kept)
        return kept


def probe(server: Server, files: Mapping[str, str]) -> list[Fault]:
    """Return what a server does wrong with files, given by their paths with their SHA-256. Raises ProbeError."""
    server.ask("index.html")
    names = sorted(name for name in files if name != policy.ERROR_PAGE)
    with ThreadPoolExecutor(AT_ONCE) as pool:
        answers = dict(zip(names, pool.map(server.ask, names), strict=True))
    sent = {name: answer for name, answer in answers.items() if answer.status == http.HTTPStatus.OK}
    return [
        *_not_sent(answers),
        *_changed(sent, files),
        *_headers(sent),
        *_types(sent),
        *_caching(sent),
        *_cookies(sent),
        *_again(server),
        *_wrong_address(server, has_page=policy.ERROR_PAGE in files),
        *_folders(server, files),
    ]


def _grouped(faults: Iterable[tuple[str, str, str]]) -> Iterator[Fault]:
    """Yield each fault once, with the files that have it; given are fault, change and file."""
    found: dict[tuple[str, str], list[str]] = {}
    for what, change, name in faults:
        found.setdefault((what, change), []).append(name)
    yield from (Fault(what, change, tuple(names)) for (what, change), names in found.items())


def _not_sent(answers: Mapping[str, Answer]) -> Iterator[Fault]:
    advice = {
        403: "let the server read these files; serve every type of file, and names without a suffix",
        404: "copy the whole folder again; serve every type of file, and names without a suffix",
    }
    yield from _grouped(
        (
            f"files are answered with {answer.status} in place of 200",
            advice.get(answer.status, "serve them as they are, at their own addresses"),
            name,
        )
        for name, answer in answers.items()
        if answer.status != http.HTTPStatus.OK
    )


def _changed(sent: Mapping[str, Answer], files: Mapping[str, str]) -> Iterator[Fault]:
    yield from _grouped(
        (
            "files arrive other than they are in the copy",
            "switch off what rewrites pages on their way (minifying, banners, statistics), or upload this edition anew",
            name,
        )
        for name, answer in sent.items()
        if hashlib.sha256(answer.content).hexdigest() != files[name]
    )


def _headers(sent: Mapping[str, Answer]) -> Iterator[Fault]:
    def faults() -> Iterator[tuple[str, str, str]]:
        for name, answer in sent.items():
            for header, value in policy.HEADERS.items():
                found = [" ".join(str(each).split()) for each in answer.headers.get_all(header, [])]
                if not found:
                    yield f"{header} is not sent", f"send it with every file: {value}", name
                elif len(found) > 1:
                    yield f"{header} is sent {len(found)} times", "set it in one place only", name
                elif found != [value]:
                    yield f"{header} has another value", f"send exactly: {value}", name

    yield from _grouped(faults())


def _types(sent: Mapping[str, Answer]) -> Iterator[Fault]:
    def faults() -> Iterator[tuple[str, str, str]]:
        for name, answer in sent.items():
            expected = policy.type_of(name)
            found, _, more = (part.strip().casefold() for part in answer.header("Content-Type").partition(";"))
            if not expected:
                continue
            if found not in expected:
                yield f"the type is '{found}'", f"send {PurePosixPath(name).suffix or 'these'} as {expected[0]}", name
            elif expected[0] in policy.NAMES_LETTERS and more.replace('"', "").replace(" ", "") != "charset=utf-8":
                yield f"{found} is sent without its letters", f"send it as {expected[0]}; charset=utf-8", name

    yield from _grouped(faults())


def _caching(sent: Mapping[str, Answer]) -> Iterator[Fault]:
    def faults() -> Iterator[tuple[str, str, str]]:
        for name, answer in sent.items():
            found = answer.header("Cache-Control").casefold()
            asks = re.search(r"no-cache|no-store|max-age=0\b", found)
            if not re.search(policy.HASHED, name) and not asks:
                said = f"'{found}'" if found else "nothing"
                what = f"browsers may show an old edition; Cache-Control says {said}"
                yield what, f"send Cache-Control: {policy.REVALIDATED}", name

    yield from _grouped(faults())


def _cookies(sent: Mapping[str, Answer]) -> Iterator[Fault]:
    yield from _grouped(
        ("a cookie is set", "switch it off for the handbook, which promises its readers none", name)
        for name, answer in sent.items()
        if answer.headers.get_all("Set-Cookie")
    )


def _again(server: Server) -> Iterator[Fault]:
    """Ask for a page that the browser has, and for a compressed one."""
    first = server.ask("index.html", Accept_Encoding="gzip")
    if not first.header("Content-Encoding"):
        yield Fault("pages are not compressed", "switch on gzip for text; on a slow line it saves most of the wait")
    tag, day = first.header("ETag"), first.header("Last-Modified")
    asked = {"If_None_Match": tag} if tag else {"If_Modified_Since": day}
    if (
        not (tag or day)
        or server.ask("index.html", Accept_Encoding="gzip", **asked).status != http.HTTPStatus.NOT_MODIFIED
    ):
        yield Fault(
            "a page that has not changed is sent anew",
            "send an ETag or Last-Modified, and answer 304 where it is the same",
        )


def _wrong_address(server: Server, *, has_page: bool) -> Iterator[Fault]:
    answer = server.ask(WRONG)
    if answer.status != http.HTTPStatus.NOT_FOUND:
        yield Fault(
            f"a wrong address is answered with {answer.status} in place of 404", "answer 404, without a redirect"
        )
    elif has_page and OWN_ERROR_PAGE not in answer.content:
        yield Fault(
            "a wrong address gets the server's own page", f"name the handbook's: {server.path}{policy.ERROR_PAGE}"
        )
    if answer.status == http.HTTPStatus.NOT_FOUND and has_page:
        header = "Content-Security-Policy"
        if answer.header(header) != policy.HEADERS[header]:
            yield Fault("the page for wrong addresses is sent without the headers", "send them with errors, too")


def _folders(server: Server, files: Mapping[str, str]) -> Iterator[Fault]:
    first = server.ask(f"{FOLDER}/")
    if hashlib.sha256(first.content).hexdigest() != files.get(f"{FOLDER}/index.html"):
        yield Fault(
            f"the folder {FOLDER}/ does not show its first page", "name index.html as the first page of folders"
        )
    yield from _without_slash(server, f"{server.path}{FOLDER}")
    if server.path != "/":
        yield from _without_slash(server, server.path.rstrip("/"))
    answer = server.ask("exports/")
    if answer.status == http.HTTPStatus.OK and LISTING.search(answer.content):
        yield Fault("folders are listed", "switch off the listing of folders")


def _without_slash(server: Server, path: str) -> Iterator[Fault]:
    answer = server.ask_path(path)
    to = urljoin(server.root, answer.header("Location")) if 300 <= answer.status < 400 else ""
    if to != urljoin(server.root, f"{path}/"):
        said = f"leads to {to}" if to else f"is answered with {answer.status}"
        yield Fault(f"{path} {said}", f"redirect it to {path}/ on the same host, which relative links need")
