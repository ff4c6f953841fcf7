"""Proves a site that has just been written, from its files alone: nothing of the data was lost on the way.

Every text is on its page, in the exports, and among the words that the search finds; every number to call or text is
one of the data's; every code, link and anchor leads somewhere. It knows nothing of views and templates, whose losses it
is for.
"""

from __future__ import annotations

import html
import json
import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain
from pathlib import Path
from urllib.parse import unquote, urlsplit

from macros.model import addresses
from macros.model.advice import Advice
from macros.model.base import Entry, Value
from macros.model.handbook import Handbook
from macros.model.knowledge import Term
from macros.model.local import LocalContact, LocalRole, LocalTerm, Organization, Protocol, ReportingRule, Service
from macros.model.matrix import Group, Statement
from macros.model.phone import pieces
from macros.model.practice import Guide, Question, Step
from macros.model.roles import Role
from macros.model.sources import Law, Resource
from macros.model.synonyms import Synonym

MOST = 10
"""So many losses are told; of the others, how many they are."""
SHOWN = 60
"""Characters of a text that a message repeats."""

_TAG = re.compile(r"<(script)\b.*?</\1>|<[^>]*>", re.DOTALL)
"""A tag, or a script with its text: what is there for programs alone is on no page."""
_SPACE = re.compile(r"\s+")
_META = re.compile(r'<meta name="description" content="([^"]*)"')
_ANCHOR = re.compile(r'\s(?:id|name)="([^"]+)"')
_HREF = re.compile(r'\shref="([^"]+)"')
_OUTSIDE = re.compile(r"[a-z][a-z+.-]*:|//", re.IGNORECASE)
_CALL = re.compile(r"(?:tel|sms):([^?]*)", re.IGNORECASE)


class ProofError(Exception):
    """The site has lost something; the message says what, a line for each."""


@dataclass(frozen=True)
class Written:
    """A page as it was written."""

    source: str

    @cached_property
    def text(self) -> str:
        """Everything that it says, its description in the head too, without any white space."""
        described = _META.search(self.source)
        return _bare(html.unescape(_TAG.sub("", self.source) + (described[1] if described else "")))

    @cached_property
    def anchors(self) -> frozenset[str]:
        """Everything on it that can be linked to."""
        return frozenset(map(html.unescape, _ANCHOR.findall(self.source)))

    @cached_property
    def links(self) -> frozenset[str]:
        """Where it leads."""
        return frozenset(map(html.unescape, _HREF.findall(self.source)))


@dataclass
class Proof:
    """What a proof looks at."""

    handbook: Handbook
    folder: Path
    """The site."""
    found: Mapping[str, str]
    """The words by which the search finds each thing, by its code."""
    root: str = "/"
    """The path of the site's public address, which links of the page for wrong addresses begin with."""
    pages: dict[str, Written] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Read the pages."""
        for path in sorted(self.folder.rglob("*.html")):
            self.pages[path.relative_to(self.folder).as_posix()] = Written(path.read_text("utf-8"))

    def losses(self) -> Iterator[str]:
        """Yield everything that is missing, a line each."""
        yield from self._unshown()
        yield from self._unfound()
        yield from self._unexported()
        yield from self._misdialed()
        yield from self._astray()

    def _unshown(self) -> Iterator[str]:
        for page, value in _placed(self.handbook):
            if self.handbook.local.hides(page) or not _is_for_readers(value, self.handbook):
                continue
            if page not in self.pages:
                yield f"{page}: there is no such page, and {_named(value)} belongs on it"
            elif _bare(value.text).removesuffix(":") not in self.pages[page].text:
                yield f"{page}: {_named(value)} is not on the page; its fragment or its view has left it out"

    def _unfound(self) -> Iterator[str]:
        words = {code: _bare(text) for code, text in self.found.items()}
        own = ((code, value) for code, value in _own_values(self.handbook) if code in words)
        for code, value in chain(own, _local_values(self.handbook)):
            if value.is_read and _bare(value.text).removesuffix(":") not in words.get(code, ""):
                yield f"search: {code} is not found by {_named(value)}; see macros/search/records.py"

    def _unexported(self) -> Iterator[str]:
        said = set(map(_bare, _strings(json.loads((self.folder / "exports/handbook.json").read_bytes()))))
        for _, value in _own_values(self.handbook):
            # Exports have a statement and its items as one sentence.
            whole = value.entry.text if isinstance(value.entry, Statement) and value.key in _SENTENCE else value.text
            if value.is_read and _bare(whole) not in said:
                yield f"exports/handbook.json: {_named(value)} is missing; see macros/exports/handbook_json.py"

    def _misdialed(self) -> Iterator[str]:
        numbers = set(_numbers(self.handbook))
        calls = {link: _CALL.fullmatch(link) for link in set().union(*(page.links for page in self.pages.values()))}
        wrong = {link for link, call in calls.items() if call and _digits(unquote(call[1])) not in numbers}
        for name, page in self.pages.items():
            for link in sorted(page.links & wrong):
                yield f"{name}: a link dials {link}, which is no number of the data"

    def _astray(self) -> Iterator[str]:
        there: dict[tuple[str, str], bool] = {}
        for name, page in self.pages.items():
            base = posixpath.dirname(name)
            for link in page.links:
                # Pages of a folder have most of their links in common.
                key = (name if link[0] in "#?" else base, link)
                if key not in there:
                    there[key] = bool(_OUTSIDE.match(link)) or self._is_there(name, base, link)
                if not there[key]:
                    yield f"{name}: a link leads to {link}, which is not there"
        for code in chain(self.handbook.things, self.handbook.retired):
            if addresses.permalink(code) not in self.pages:
                yield f"{addresses.permalink(code)}: there is no such page, and {code} is published"

    def _is_there(self, name: str, base: str, link: str) -> bool:
        path, _, anchor = link.partition("#")
        path = path.partition("?")[0]
        # The page for wrong addresses is shown at any; what it links to begins at the root.
        path = f"/{path.removeprefix(self.root)}" if path.startswith(self.root) else path
        at = posixpath.normpath(posixpath.join(base, unquote(path))).lstrip("/") if path else name
        # What a copy does not show has no anchors; the page says so.
        if self.handbook.local.hides(at):
            return True
        if at not in self.pages:
            return (self.folder / at).exists()
        return not anchor or "=" in anchor or unquote(anchor) in self.pages[at].anchors


def prove(handbook: Handbook, folder: Path, found: Mapping[str, str], address: str = "") -> None:
    """Prove a site that was written into a folder. Raises ProofError with what was lost.

    `found` are the words by which the search finds each thing, by its code; `address` is where the site is published.
    """
    losses = list(Proof(handbook, folder, found, urlsplit(address).path or "/").losses())
    if losses:
        more = [f"… and {len(losses) - MOST} more"] if len(losses) > MOST else []
        raise ProofError("\n".join(["the site is not whole:", *losses[:MOST], *more]))


def _bare(text: str) -> str:
    return _SPACE.sub("", text)


def _named(value: Value) -> str:
    text = value.text if len(value.text) <= SHOWN else f"{value.text[:SHOWN]}…"
    return f"“{text}” ({value.place()})"


_NOT_SHOWN: frozenset[tuple[type[Entry], str]] = frozenset(
    {
        # By these the search finds a thing, and nobody reads them.
        (Role, "also"),
        (LocalRole, "also"),
        (Term, "also"),
        (Synonym, "say"),
        (Synonym, "means"),
        # These are for the rules that look for advice.
        (Advice, "words"),
        (Advice, "core"),
        # The name of a kind, which exports hold.
        (Law, "kind"),
        # The matrix shows these in place, from a file of its own, and lists that are compact.
        (Statement, "short"),
        # Home says this of each role.
        (Role, "i_am"),
        (LocalRole, "i_am"),
        # This is the name of a file.
        (Organization, "logo"),
        # This is above the narrow columns of the matrix.
        (Group, "abbreviation"),
    }
)


def _is_for_readers(value: Value, handbook: Handbook) -> bool:
    if not value.is_read or value.key == "safe_because" or (type(value.entry), value.key) in _NOT_SHOWN:
        return False
    # Rules of an organization take the place of what state law says in general.
    return not (handbook.local.rules and isinstance(value.entry, Question) and value.key == "state")


_WRITTEN = re.compile(r"\b(?:1-[0-9]{3}-[0-9A-Z-]{7,9}|988)\b")
_KEYS = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "22233344455566677778889999")

_SENTENCE = {"text", "items"}
"""What the sentence of a statement is made of."""

_ELSEWHERE: Mapping[tuple[type[Entry], str], str] = {
    (Guide, "question"): addresses.GUIDES,
    (Step, "brief"): addresses.CARD,
}
"""What is on another page than the rest of its thing: the list of guides, and the card of the first one."""


def _own_values(handbook: Handbook) -> Iterator[tuple[str, Value]]:
    """Yield everything that is said of each thing, by its code, without what is said of the things within it."""
    own = {id(thing.entry) for thing in handbook.things.values()}
    for thing in handbook.things.values():
        # A cell is made of what its sub-competency holds.
        if thing.kind != "cell":
            for value in thing.entry.values():
                if value.entry is thing.entry or id(value.entry) not in own:
                    yield thing.code, value


def _local_values(handbook: Handbook) -> Iterator[tuple[str, Value]]:
    """Yield everything by which local additions are found, by the code that the search has for each."""
    local = handbook.local
    courses = ((addresses.of_course(course.code), f"local-course/{course.code}", course) for course in local.courses)
    for page, code, entry in chain(_local(handbook), courses):
        if not local.hides(page):
            for value in entry.values():
                if value.key not in {"safe_because", "logo"}:
                    yield code, value


def _placed(handbook: Handbook) -> Iterator[tuple[str, Value]]:
    """Yield everything of the data that has a page, with that page."""
    for code, value in _own_values(handbook):
        there = _ELSEWHERE.get((type(value.entry), value.key)) or handbook.address(code)
        yield there.partition("#")[0], value
    placed: Iterable[tuple[str, Iterable[Entry]]] = (
        *((addresses.of_topic(topic.code), (topic,)) for topic in handbook.topics),
        *((addresses.of_course(course.code), (course,)) for course in handbook.courses),
        *((addresses.of_section(each.page, each.code), (each,)) for each in handbook.sections),
        *((addresses.page_of_group(group.code), (group,)) for group in handbook.groups),
        (handbook.address(handbook.reporting.guide), handbook.reporting.doors),
        (addresses.SELF_CHECK, handbook.self_check.items),
        (addresses.VISIT, (handbook.visit,)),
        *((address, (entry,)) for address, _, entry in _local(handbook)),
    )
    for address, entries in placed:
        for entry in entries:
            for value in entry.values():
                yield address.partition("#")[0], value


def _local(handbook: Handbook) -> Iterator[tuple[str, str, Entry]]:
    """Yield every local addition with its page and with the code by which the search finds it."""
    local = handbook.local
    if local.organization:
        yield addresses.LOCAL, "local/organization", local.organization
    kinds: Mapping[str, Iterable[LocalContact | Service | ReportingRule | Protocol | LocalTerm]] = {
        "contact": local.contacts,
        "service": local.services,
        "rule": local.rules,
        "protocol": local.protocols,
        "term": local.terms,
    }
    for kind, entries in kinds.items():
        for entry in entries:
            yield addresses.of_local(kind, entry.code), f"local-{kind}/{entry.code}", entry
    for role in local.roles:
        there = addresses.of_role(role.code) if role in handbook.own_roles else _now(handbook, f"role/{role.code}")
        yield there, f"local-role/{role.code}", role
    for number, note in enumerate(local.notes):
        yield _now(handbook, note.on), f"local-note/{number}", note
    for code, said in (local.official or {}).items():
        if code in handbook.statements:
            yield handbook.address(code), code, said


def _now(handbook: Handbook, code: str) -> str:
    there = next(iter(handbook.now(code)), "")
    return handbook.address(there) if there else addresses.LOCAL_NOTES


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from chain.from_iterable(map(_strings, value.values()))
    elif isinstance(value, list):
        yield from chain.from_iterable(map(_strings, value))


def _numbers(handbook: Handbook) -> Iterator[str]:
    """Yield every number that the data lets readers call or text, as digits."""
    for entry in handbook.files():
        for value in entry.values():
            call = _CALL.fullmatch(value.text)
            if value.is_dialed or call:
                yield _digits(call[1] if call else value.text)
            elif isinstance(value.entry, Resource):
                # Of other lines than ours, a record says in a sentence how to reach them; letters stand for their keys.
                yield from (_digits(number.translate(_KEYS)) for number in _WRITTEN.findall(value.text))
    local = handbook.local
    for entry in (*local.contacts, *local.services, *local.rules):
        for value in entry.values():
            if value.key in {"phone", "text"}:
                yield from (_digits(piece.dial) for piece in pieces(value.text) if piece.dial)


def _digits(number: str) -> str:
    return re.sub(r"[^0-9+]", "", number.replace(";ext=", "+"))
