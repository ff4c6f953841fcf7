"""The site as one HTML file that holds all it needs: for an attachment, a phone, a place where no folder can be.

The frame is that of the built home page. Each page is a section of it; scripts and styles are inside, and a policy of
its own names them by their hashes, so that nothing is fetched and nothing else runs.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from xml.etree.ElementTree import Element, SubElement, tostring

from macros.book.trees import article_of, has_class, leave_out, link, name_anchors, name_of, parsed
from macros.model import addresses
from macros.model.matrix import LETTERS
from macros.site.policy import in_one_file
from macros.site.render import Renderer
from macros.views.single import SingleView

FIRST = ("resources/hotline.html", "practice/worried-now.html")
"""What a reader may need at once."""
LEFT_OUT = (
    "search.html",
    addresses.COLLECTION,
    addresses.ASSESS,
    addresses.COURSE_MAP,
    addresses.TEAM,
    addresses.VISIT_SHEET,
    *map(addresses.page_of_sheet, LETTERS),
)
"""Pages that do nothing in one file, or have styles of their own."""
NEEDS_MORE = {"hb-collect", "hb-controls", "hb-filter", "hb-scripted", "headerlink"}
"""Classes of what needs a script that is not here, or an address of its own."""
NEEDS_MORE_TAGS = {"button", "form", "input", "script", "template"}
LANDMARKS = {"aside", "nav", "section"}
IN_HEAD, AT_END = ("assets/single.js",), ("assets/search-words.js", "assets/search-index.js", "assets/search.js")
"""The scripts of the file: one before anything is painted, the search after everything."""
MARK = "assets/mark.svg"
STYLES = Path(__file__).parent / "single.css"
EMPTY = "about:blank"
"""Where a reader leaves to: no network is needed, and nothing of it says what was read."""
NOWHERE = "https://handbook.invalid/"
"""A root for addresses, of which the file has none."""
TYPES = {".png": "image/png", ".svg": "image/svg+xml", ".jpg": "image/jpeg", ".webp": "image/webp"}


@dataclass(frozen=True)
class Told:
    """What the built site says of itself."""

    edition: str
    day: str
    address: str
    """Where the current edition is; empty where that is not known."""


def single(site: Path, told: Told) -> bytes:
    """Return a built site as one file."""
    frame = parsed((site / addresses.HOME).read_text("utf-8"))
    parts = {page: part for page in _order(site, frame) if (part := _part(site, page)) is not None}
    found = (anchor for part in parts.values() for element in part.iter() if (anchor := element.get("id")))
    places = {anchor: anchor for anchor in found}
    for page, part in parts.items():
        link(part, page, places, told.address)
        _draw(part, page, site)
    gone = [title for page in LEFT_OUT if (title := _title(site / page))]
    name = "".join(next(frame.iter("title")).itertext())
    view = SingleView(name, told.edition, told.day, len(parts), gone, told.address)
    start = next(parsed(Renderer().render("single", view, addresses.HOME)).iter("article"))
    _frame(frame, [start, *parts.values()], places, told.address)
    _enclose(frame, site)
    return f"<!doctype html>\n{tostring(frame, 'unicode', method='html')}\n".encode()


def _order(site: Path, frame: Element) -> Iterator[str]:
    """Yield the pages in the order of the menu, the first ones first, each list with the pages that it leads to."""
    menu = next(element for element in frame.iter("nav") if element.get("id") == "menu")
    named = [element.get("href", "") for element in menu.iter("a")]
    for page in dict.fromkeys([*FIRST, *named]):
        if (site / page).is_file() and page not in LEFT_OUT:
            yield page
            yield from _listed_by(site, page)


def _listed_by(site: Path, page: str) -> Iterator[str]:
    for folder, above in addresses.LISTED.items():
        if above == page:
            yield from (f"{folder}{path.name}" for path in sorted((site / folder).glob("*.html")))


def _part(site: Path, page: str) -> Element | None:
    """Return a page as a section, with all but its links made for the file.

    Its headings stay as they are: each page has one of the first level, and the styles know headings by their levels.
    """
    article = article_of((site / page).read_text("utf-8"))
    if article is None:
        return None
    title = _title_of(article)
    leave_out(article, _is_left_out)
    for element in article.iter():
        # On one page, two parts of it may not have the same name.
        if (label := element.get("aria-label")) and element.tag in LANDMARKS:
            element.set("aria-label", f"{label}: {title}")
    name_anchors(article, page)
    article.tag = "section"
    article.set("class", f"hb-part {article.get('class', '')}".strip())
    article.set("id", name_of(page))
    article.set("data-page", page)
    return article


def _is_left_out(element: Element) -> bool:
    return element.tag in NEEDS_MORE_TAGS or has_class(element, NEEDS_MORE)


def _title(page: Path) -> str:
    article = article_of(page.read_text("utf-8")) if page.is_file() else None
    return "" if article is None else _title_of(article)


def _title_of(article: Element) -> str:
    return " ".join(" ".join(next(article.iter("h1")).itertext()).split())


def _draw(part: Element, page: str, site: Path) -> None:
    """Put the pictures of a page into it."""
    for picture in part.iter("img"):
        path = (site / page).parent / picture.get("src", "")
        if path.is_file():
            picture.set("src", _as_data(path))


def _as_data(path: Path) -> str:
    return f"data:{TYPES[path.suffix]};base64,{base64.b64encode(path.read_bytes()).decode()}"


def _frame(frame: Element, parts: Iterable[Element], places: Mapping[str, str], address: str) -> None:
    """Put the parts into the frame of the home page, and let what is around them lead to them."""
    leave_out(frame, lambda element: has_class(element, {"hb-contents", "hb-this", "hb-unstyled"}))
    main = next(element for element in frame.iter("main"))
    main[:] = [inner for each in main for inner in (parts if each.tag == "article" else [each])]
    for element in frame.iter():
        if "hb-frame" in element.get("class", "").split():
            element.set("class", "hb-frame hb-frame--menu")
        if "data-leave" in element.attrib:
            element.set("href", EMPTY)
        if "data-search-root" in element.attrib:
            element.set("data-search-root", NOWHERE)
    for each in (*frame.iter("header"), *frame.iter("nav"), *frame.iter("footer")):
        if each.tag != "nav" or each.get("id") == "menu":
            _lead(each, places, address)


def _lead(around: Element, places: Mapping[str, str], address: str) -> None:
    within = {element: href for element in around.iter("a") if (href := element.get("href", "")).startswith("#")}
    for element in around.iter("a"):
        element.attrib.pop("aria-current", None)
    link(around, addresses.HOME, places, address)
    for element, href in within.items():
        element.tag = "a"
        element.set("href", href)
    leave_out(around, lambda element: element.tag == "li" and element.find("span") is not None and len(element) == 1)


def _enclose(frame: Element, site: Path) -> None:
    """Put styles, scripts, the mark and the policy into the file, in place of what leads to other files."""
    head, body = next(frame.iter("head")), next(frame.iter("body"))
    sheet = next(each.get("href", "") for each in head.iter("link") if each.get("rel") == "stylesheet")
    styles = [(site / sheet).read_text("utf-8"), STYLES.read_text("utf-8")]
    early, late = ([_script(site / name) for name in names] for names in (IN_HEAD, AT_END))
    leave_out(head, lambda element: element.tag in {"link", "script", "style"})
    policy = next(each for each in head.iter("meta") if each.get("http-equiv") == "Content-Security-Policy")
    policy.set("content", in_one_file([*early, *late], styles))
    if (site / MARK).is_file():
        SubElement(head, "link", rel="icon", type=TYPES[".svg"], href=_as_data(site / MARK))
    for tag, texts, parent in (("style", styles, head), ("script", early, head), ("script", late, body)):
        for text in texts:
            SubElement(parent, tag).text = text


def _script(path: Path) -> str:
    """Return a script as it may be in a page: nothing in its texts ends it, or begins a comment."""
    return re.sub(r"<(?=/script|!--)", r"\\x3C", path.read_text("utf-8"), flags=re.IGNORECASE)
