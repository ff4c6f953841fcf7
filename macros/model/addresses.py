"""Where each thing is on the site.

Addresses are relative to the site's root. They are published: others link to them, so they never change.
"""

from __future__ import annotations

from macros.model.kinds import KINDS

HOME = "index.html"
MATRIX = "competencies/index.html"
GLOSSARY = "definitions/glossary.html"
DEFINITIONS = "definitions/index.html"
TOPICS = "topics.html"
RESOURCES = "resources/index.html"
LAWS = "resources/law.html"
COLLECTIONS = "teach/collections.html"
COURSES = "teach/courses.html"
GUIDES = "practice/index.html"
HOW_TO_CITE = "teach/cite.html"
SELF_CHECK = "teach/self-check.html"
VISIT = "teach/visit.html"
VISIT_SHEET = "teach/visit-sheet.html"
QUESTIONS = "exports/questions.moodle.xml"
"""The questions for learners as a question bank of Moodle."""
CHANGES = "about/changes.html"
COLLECTION = "teach/collection.html"
CARD = "practice/card.html"
ROLES = "roles/index.html"
WRONG = "about/index.html#wrong"
"""How to say that something is wrong."""
SHARED = "assets/share.png"
"""The picture that goes with a link to the handbook, where it has an address of its own."""
ASSESS = "plan/assess.html"
COURSE_MAP = "teach/map.html"
TEAM = "plan/team.html"


DOCUMENTS = "plan/documents.html"


LISTED = {
    "topics/": TOPICS,
    "definitions/trafficking/": DEFINITIONS,
    "definitions/glossary/": GLOSSARY,
    "resources/category/": RESOURCES,
    "resources/law/": LAWS,
    "teach/collections/": COLLECTIONS,
    "teach/courses/": COURSES,
    "plan/sheets/": ASSESS,
}
"""The folders of pages that the menu does not list, each with the page that leads to all of them."""


def of(code: str) -> str:
    """Return page and anchor of anything that has a code; of resources and laws, their lines in the list of all."""
    kind, slash, rest = code.partition("/")
    return KINDS[kind].address(rest) if slash else of_matrix_code(code)


def listing(page: str) -> str:
    """Return the page that leads to one that the menu does not list; '' for any other."""
    return LISTED.get(page[: page.rfind("/") + 1], "")


def entry(code: str) -> str:
    """Return page and anchor of what leads to a thing: links from before it had a page lead there, and lead on."""
    address = of(code)
    page = listing(address.partition("#")[0])
    return f"{page}#{code.partition('/')[2]}" if page else address


def page_of_category(code: str) -> str:
    """Return the page of a category of resources, or of a part of it."""
    return f"resources/category/{code}.html"


def page_of_laws(part: str) -> str:
    """Return the page of a part of the laws."""
    return f"resources/law/{part}.html"


def page_of_shelf(shelf: str) -> str:
    """Return a page of the glossary by its letters, such as `a-c`."""
    return KINDS["term"].place.partition("#")[0].format(shelf=shelf)


def anchor(code: str) -> str:
    """Return the anchor of a code of the matrix on its page: `2B.I3` is at `#2b-i3`."""
    return code.lower().replace(".", "-")


def page_of_competency(code: str) -> str:
    """Return the page of a competency or a sub-competency."""
    return KINDS["competency"].address(code.lower())


def of_matrix_code(code: str) -> str:
    """Return page and anchor of a competency, sub-competency, cell or statement."""
    head, _, tail = code.partition(".")
    page = page_of_competency(head)
    return f"{page}#{anchor(code)}" if tail else page


def permalink(code: str) -> str:
    """Return the address that leads to anything in the ledger, in this edition and in every later one."""
    return f"id/{code}.html"


def permalink_json(code: str) -> str:
    """Return the address of what a permalink says, as JSON."""
    return f"id/{code}.json"


def of_collection(fragment: str) -> str:
    """Return where a collection of statements opens; see macros.query.collection_address."""
    return f"{COLLECTION}#{fragment}"


def page_of_group(code: str) -> str:
    """Return the page that holds all statements of a group."""
    return f"by-group/{code}.html"


def page_of_sheet(group: str) -> str:
    """Return the sheet on which all statements of a group are rated by hand."""
    return f"plan/sheets/{group}.html"


def of_course(code: str, kind: str = "html") -> str:
    """Return the page of a course, or a file of another kind that is beside it."""
    return f"{KINDS['course'].address(code).removesuffix('html')}{kind}"


def of_role(code: str) -> str:
    """Return the page of a role, one that is shipped or one that an organization has added."""
    return KINDS["role"].address(code)


def of_topic(code: str) -> str:
    """Return the page of a topic."""
    return KINDS["topic"].address(code)


def of_document(form: str, ending: str, of: str = "") -> str:
    """Return a document of the build by its form, and where there are several, the code of what it is for."""
    folder, _, name = of.rpartition("/")
    return f"plan/{folder}/{form}-{name}.{ending}" if of else f"plan/{form}.{ending}"


def of_translated(language: str, page: str) -> str:
    """Return a page of a translation, by the name of its file."""
    return f"{language}/{page}.html"


LOCAL = "local/index.html"
"""What an organization has added to its copy; the page exists only in such a copy."""
LOCAL_SERVICES = "local/services.html"
LOCAL_REPORTING = "local/reporting.html"
LOCAL_NOTES = "local/index.html#notes"


def of_local(kind: str, code: str) -> str:
    """Return page and anchor of something that an organization has added."""
    page = {"service": LOCAL_SERVICES, "rule": LOCAL_REPORTING, "term": GLOSSARY}
    return f"{page.get(kind, LOCAL)}#{local_anchor(kind, code)}"


def local_anchor(kind: str, code: str) -> str:
    """Return the anchor of something that an organization has added; no other anchor looks like it."""
    return f"local-{kind}-{code}"


SECTIONS = {
    "about": "about/index.html",
    "development": "about/development.html",
    "adopt": "adopt/index.html",
    "standards": "adopt/standards.html",
    "uses": "adopt/uses.html",
    "why": "why.html",
}
"""The pages that sections are on."""


def of_section(page: str, code: str) -> str:
    """Return page and anchor of a section of prose."""
    return f"{SECTIONS[page]}#{code}"
