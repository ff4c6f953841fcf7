"""What must be true of the data as a whole: one rule a function, each with its reason.

A rule yields problems and never stops at the first. Where a file has problems of its own, only a part of it could be
read; a rule that needs the whole of it is left out then, or it would report what is only a consequence.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from difflib import get_close_matches

from macros.model import addresses
from macros.model.base import Refers
from macros.model.collections import Collection as Prepared
from macros.model.course import Course
from macros.model.edition import PublishedEdition
from macros.model.handbook import Handbook
from macros.model.kinds import PUBLISHED
from macros.model.knowledge import Citation
from macros.model.matrix import LETTERS, GroupCode, Statement, SubCompetency
from macros.model.practice import Step, Table
from macros.model.roles import Role
from macros.model.sections import Item, Section
from macros.model.sources import CONFIRMED, Contact, Reference, Resource
from macros.model.synonyms import Synonyms
from macros.query.editions import as_published, compare, published
from macros.read.problems import Problem, Where
from macros.read.signs import shown
from macros.rules import advice as advice_rules
from macros.rules import courses as course_rules
from macros.rules import translations as translation_rules
from macros.rules.assessment import assessments_are_whole

Rule = Callable[[Handbook], Iterator[Problem]]


def check(handbook: Handbook, unsound: Collection[str]) -> Iterator[Problem]:
    """Yield every problem of a data set; `unsound` holds the kinds of files that could not be read whole."""
    for rule, needs in RULES.items():
        if not needs & set(unsound):
            yield from rule(handbook)


def codes_are_unique(handbook: Handbook) -> Iterator[Problem]:
    """Links and exports find a thing by its code."""
    first: dict[str, Where] = {}
    for thing in handbook.citable():
        other = first.setdefault(thing.code, thing.where)
        if other is not thing.where:
            yield thing.where.problem(f"code '{thing.code}' is taken by {other}; choose the next free one")


def codes_fit_their_place(handbook: Handbook) -> Iterator[Problem]:
    """A code says where its thing is, so it must be there."""
    for competency in handbook.competencies:
        for sub in competency.sub_competencies:
            if not sub.code.startswith(competency.code):
                yield sub.place("code").problem(
                    f"code '{sub.code}' does not fit its place in competency {competency.code}; "
                    f"write '{competency.code}' and a letter, or move it"
                )
            for group, statement in _statements(sub):
                cell = f"{sub.code}.{LETTERS[group]}"
                if not statement.code.startswith(cell):
                    yield statement.place("code").problem(
                        f"code '{statement.code}' does not fit its place under '{group}' of {sub.code}; "
                        f"write '{cell}' and a number, or move it"
                    )


def topics_exist(handbook: Handbook) -> Iterator[Problem]:
    """Readers find statements by topic, from a list short enough to know."""
    for competency in handbook.competencies:
        for sub in competency.sub_competencies:
            for _, statement in _statements(sub):
                for position, topic in enumerate(statement.topics):
                    if topic not in handbook.topic:
                        yield statement.place("topics", position).problem(
                            f"topic '{topic}' is not in data/topics.yaml; use one of: {', '.join(handbook.topic)}"
                        )
                    elif topic in statement.topics[:position]:
                        yield statement.place("topics", position).problem(f"topic '{topic}' is here twice; keep one")


def topics_are_unique(handbook: Handbook) -> Iterator[Problem]:
    """A topic has one page section."""
    first: dict[str, Where] = {}
    for topic in handbook.topics:
        if topic.code in first:
            yield topic.place("code").problem(f"topic '{topic.code}' is taken by {first[topic.code]}; keep one")
        first.setdefault(topic.code, topic.place("code"))


def groups_are_the_four(handbook: Handbook) -> Iterator[Problem]:
    """The report addresses four groups, and the letters of the codes are theirs."""
    seen: set[str] = set()
    for group in handbook.groups:
        if group.code in seen:
            yield group.place("code").problem(f"group '{group.code}' is here twice; keep one")
        seen.add(group.code)
    for code in LETTERS:
        if code not in seen:
            place = handbook.groups[0].place() if handbook.groups else Where("data/groups.yaml", 1)
            yield place.problem(f"group '{code}' is missing; the report has four")


def codes_are_in_the_ledger(handbook: Handbook) -> Iterator[Problem]:
    """A published code needs an identifier that never changes, and a retired one never comes back."""
    retired = {entry.code for entry in handbook.ledger.retired}
    for thing in handbook.citable():
        if thing.code in retired:
            yield thing.where.problem(f"code '{thing.code}' is retired and is never used again; choose another")
        elif thing.code not in handbook.ledger.identifiers:
            yield thing.where.problem(
                f"code '{thing.code}' has no identifier in data/identifiers.yaml; run 'make mint'"
            )


def identifiers_are_unique(handbook: Handbook) -> Iterator[Problem]:
    """Two things with one identifier cannot be told apart by the systems that import them."""
    ledger = handbook.ledger
    first = {ledger.framework: "framework"}
    for code, identifier in ledger.identifiers.items():
        other = first.setdefault(identifier, code)
        if other != code:
            yield ledger.place("identifiers", code).problem(
                f"'{code}' has the identifier of '{other}'; delete the line and run 'make mint'"
            )
    for entry in ledger.retired:
        if entry.code in ledger.identifiers:
            yield entry.place("code").problem(f"retired code '{entry.code}' is also under 'identifiers'; keep it here")
        other = first.setdefault(entry.identifier, entry.code)
        if other != entry.code:
            yield entry.place("identifier").problem(f"'{entry.code}' has the identifier of '{other}'")


def retired_codes_stand_once(handbook: Handbook) -> Iterator[Problem]:
    """A code is retired once and for all, and whoever follows it arrives."""
    first: dict[str, Where] = {}
    for entry in handbook.ledger.retired:
        where = entry.place("code")
        if (other := first.setdefault(entry.code, where)) is not where:
            yield where.problem(f"'{entry.code}' is retired at {other} already; keep one")
        if entry.replaced_by and not handbook.now(entry.code):
            yield entry.place("replaced_by").problem(
                f"what replaced '{entry.code}' leads to nothing in use; write a code that is in the data"
            )


def ledger_codes_are_in_use(handbook: Handbook) -> Iterator[Problem]:
    """A code that was published resolves for ever: it is in use, or retired with what replaced it."""
    ledger = handbook.ledger
    used = set(handbook.things)
    known = used | {entry.code for entry in ledger.retired}
    for code in ledger.identifiers:
        if code not in used:
            yield ledger.place("identifiers", code).problem(
                f"code '{code}' is no longer in the data; bring it back, or move it under 'retired'"
            )
    for entry in ledger.retired:
        for position, code in enumerate(entry.replaced_by):
            if code not in known or code == entry.code:
                yield entry.place("replaced_by", position).problem(f"'{entry.code}' cannot be replaced by '{code}'")


def counts_are_those_of_the_edition(handbook: Handbook) -> Iterator[Problem]:
    """The report has 205 statements in 80 cells; none gets lost or added by accident."""
    edition = handbook.edition
    subs = {sub.code: sub for competency in handbook.competencies for sub in competency.sub_competencies}
    for code, counts in edition.statements.items():
        if code not in subs:
            yield edition.place("statements", code).problem(
                f"sub-competency '{code}' is missing from data/competencies/"
            )
            continue
        for group in LETTERS:
            expected, found = getattr(counts, group), len(subs[code].statements(group))
            if expected != found:
                yield (
                    subs[code]
                    .place(group)
                    .problem(
                        f"cell {code}.{LETTERS[group]} holds {found} statements; data/edition.yaml expects {expected}"
                    )
                )
    for code, sub in subs.items():
        if code not in edition.statements:
            yield sub.place("code").problem(
                f"sub-competency '{code}' is not in data/edition.yaml; add its counts there"
            )


def references_exist(handbook: Handbook) -> Iterator[Problem]:
    """A link to something that is not there would be broken, and one of the wrong kind would mislead."""
    for entry in handbook.files():
        for code, refers, where in entry.links():
            if problem := reference_problem(handbook, code, refers):
                yield where.problem(problem)


def reference_problem(handbook: Handbook, code: str, refers: Refers) -> str:
    """Return what is wrong with a code that refers to something, or ''."""
    thing = handbook.things.get(code)
    if code == "own" and "own" in refers.kinds:
        return ""
    if thing is None:
        return f"there is no '{shown(code)}'{_nearest(code, handbook)}"
    if refers.kinds and thing.kind not in refers.kinds:
        kinds = ", ".join(sorted(refers.kinds))
        return f"'{code}' is a {thing.kind}; write the code of a {kinds} here"
    return ""


def lists_name_a_statement_once(handbook: Handbook) -> Iterator[Problem]:
    """A statement that is twice in a list looks like two."""
    lists: tuple[Prepared | Role, ...] = (*handbook.collections, *handbook.roles)
    for each in lists:
        for position, code in enumerate(each.statements):
            if code in each.statements[:position]:
                yield each.place("statements", position).problem(f"'{code}' is here twice; keep one")


def roles_have_one_list_of_statements(handbook: Handbook) -> Iterator[Problem]:
    """A role without statements leads nowhere, and one with two lists of them says the same twice."""
    for role in handbook.roles:
        if role.collection and role.statements:
            yield role.place("statements").problem(
                f"the statements are those of '{role.collection}'; take them out here, or take out 'collection'"
            )
        elif not (role.collection or role.statements):
            yield role.place("code").problem(
                "'collection' and 'statements' are missing; name the prepared collection that is for this role, or "
                "list its statements"
            )


def lines_of_roles_are_short(handbook: Handbook) -> Iterator[Problem]:
    """Five lines are read at a glance only while each of them is short."""
    for role in handbook.roles:
        for line in role.lines:
            if (words := _count(line.text)) > MOST_WORDS_OF_A_LINE:
                yield line.place("text").problem(
                    f"the line has {words} words; write at most {MOST_WORDS_OF_A_LINE}, and leave the rest to a guide"
                )


def _nearest(code: str, handbook: Handbook) -> str:
    for entry in handbook.ledger.retired:
        if entry.code == code:
            return f", it is retired; write what replaced it: {', '.join(entry.replaced_by) or 'nothing did'}"
    if re.match(r"[uU0-9][a-zA-Z]", code) and code.upper() != code:
        return f"; {course_rules.instead(handbook, code)}"
    found = get_close_matches(code, handbook.things, n=1)
    return f"; did you mean '{found[0]}'?" if found else "; write the code of something in the data"


def published_editions_do_not_change(handbook: Handbook) -> Iterator[Problem]:
    """Whoever cites an edition must find what they read in it."""
    edition = published(handbook, handbook.edition.code)
    codes = list(compare(edition, as_published(handbook)).codes()) if edition else []
    if codes:
        shown = ", ".join(codes[:3]) + (f" and {len(codes) - 3} more" if len(codes) > 3 else "")
        yield handbook.edition.place("code").problem(
            f"edition {handbook.edition.code} is published, and this has changed since: {shown}; "
            "write the next code here"
        )


def editions_go_on(handbook: Handbook) -> Iterator[Problem]:
    """An edition before one that is published would be taken for the older of the two."""
    latest = max((_number(edition.code) for edition in handbook.editions), default=(0, 0))
    if _number(handbook.edition.code) < latest:
        code = ".".join(map(str, latest))
        yield handbook.edition.place("code").problem(f"edition {code} is published already; write a later code")


def _number(code: str) -> tuple[int, int]:
    year, number = code.split(".")
    return int(year), int(number)


def published_codes_are_kept(handbook: Handbook) -> Iterator[Problem]:
    """A code that an edition published is in use, or retired with what replaced it."""
    first: dict[str, Where] = {}
    known = {*handbook.things, *handbook.ledger.identifiers, *handbook.retired}
    for edition in handbook.editions:
        other = first.setdefault(edition.code, edition.place("code"))
        if other != edition.place("code"):
            yield edition.place("code").problem(f"edition '{edition.code}' is at {other} already; keep one")
        for thing in edition.things:
            if thing.code not in known:
                yield thing.place("code").problem(
                    f"'{thing.code}' was published in edition {edition.code}; bring it back, "
                    "or add it under 'retired' in data/identifiers.yaml"
                )


def resource_words_exist(handbook: Handbook) -> Iterator[Problem]:
    """Readers filter resources by format and audience, from short lists."""
    words = handbook.resource_words
    known = {
        "formats": [choice.code for choice in words.formats],
        "audiences": [choice.code for choice in words.audiences],
    }
    for resource in handbook.resources:
        for key, codes in known.items():
            for position, code in enumerate(getattr(resource, key)):
                if code not in codes:
                    yield resource.place(key, position).problem(
                        f"'{code}' is not among the {key} of data/resource-words.yaml; use one of: {', '.join(codes)}"
                    )


def only_confirmed_addresses_are_given(handbook: Handbook) -> Iterator[Problem]:
    """A reader must be able to trust a link, so an address that nobody has seen is not one."""
    entries: tuple[Resource | Reference, ...] = (*handbook.resources, *handbook.references.references)
    for entry in entries:
        confirmed = entry.confidence in CONFIRMED
        if entry.address and not confirmed:
            yield entry.place("address").problem(
                f"an address needs a confidence of: {', '.join(CONFIRMED)}; take one out, the address or the doubt"
            )
        if confirmed and not entry.address:
            yield entry.place("confidence").problem(f"'{entry.confidence}' speaks of an address, and none is given")


def percentages_are_numbers(handbook: Handbook) -> Iterator[Problem]:
    """A percentage is drawn as a bar."""
    for number in handbook.figures.numbers:
        if number.unit == "percent" and not (number.value.isdecimal() and int(number.value) <= 100):
            yield number.place("value").problem(f"'{number.value}' is no percentage; write a whole number up to 100")


def table_rows_fit_their_columns(handbook: Handbook) -> Iterator[Problem]:
    """A row that is too short or too long shifts its values under the wrong heads."""
    for guide in handbook.guides:
        for number, table in enumerate(guide.tables):
            for position, row in enumerate(table.rows):
                if len(row) != len(table.columns):
                    yield guide.place("tables", number, "rows", position).problem(
                        f"this row has {len(row)} values for {len(table.columns)} columns"
                    )


def sections_stand_on_a_page(handbook: Handbook) -> Iterator[Problem]:
    """A section of a page that nobody makes would never be read."""
    known = ", ".join(addresses.SECTIONS)
    first: dict[str, Where] = {}
    for page in handbook.about.pages:
        where = page.place("code")
        if page.code not in addresses.SECTIONS:
            yield where.problem(f"there is no page '{page.code}'; use one of: {known}")
        elif (other := first.setdefault(page.code, where)) is not where:
            yield where.problem(f"page '{page.code}' is at {other} already; keep one")
    for section in handbook.sections:
        if section.page not in addresses.SECTIONS:
            yield section.place("page").problem(f"there is no page '{section.page}'; use one of: {known}")


def anchors_are_unique_on_their_page(handbook: Handbook) -> Iterator[Problem]:
    """Two steps or sections with one anchor cannot both be linked to."""
    for guide in handbook.guides:
        yield from _repeated([*guide.steps, *guide.tables])
    for page in {section.page for section in handbook.sections}:
        yield from _repeated([section for section in handbook.sections if section.page == page])


def _repeated(entries: Sequence[Step | Table | Section]) -> Iterator[Problem]:
    first: dict[str, Where] = {}
    for entry in entries:
        if entry.code in first:
            yield entry.place("code").problem(f"'{entry.code}' is taken by {first[entry.code]}; choose another")
        first.setdefault(entry.code, entry.place("code"))


def terms_have_forms_of_their_own(handbook: Handbook) -> Iterator[Problem]:
    """A form that two terms claim would be linked to the wrong one."""
    first: dict[str, str] = {}
    for term in handbook.glossary.terms:
        for position, form in enumerate((term.name, *term.also)):
            other = first.setdefault(form.casefold(), term.code)
            if other != term.code:
                where = term.place("also", position - 1) if position else term.place("name")
                yield where.problem(f"'{form}' is a form of 'term/{other}' already; keep it in one")


def synonyms_lead_somewhere(handbook: Handbook) -> Iterator[Problem]:
    """A word that stands for nothing in the handbook would find nothing."""
    shown = " ".join(text for entry in handbook.files() if not isinstance(entry, Synonyms) for text in entry.texts())
    words = f" {_words(shown)} "
    for entry in handbook.synonyms.synonyms:
        if not (entry.means or entry.see or entry.pages):
            yield entry.place("say").problem("'means' and 'see' are missing; write what these words lead to")
        for position, target in enumerate(entry.means):
            if f" {_words(target)} " not in words:
                yield entry.place("means", position).problem(
                    f"'{target}' is nowhere in the handbook; write words that do, or a code under 'see'"
                )


def synonyms_stand_once(handbook: Handbook) -> Iterator[Problem]:
    """What a word leads to is in one place, where an editor finds it."""
    first: dict[str, Where] = {}
    for entry in handbook.synonyms.synonyms:
        for position, said in enumerate(entry.say):
            where = entry.place("say", position)
            other = first.setdefault(_words(said), where)
            if other is not where:
                yield where.problem(f"'{said}' is at {other} already; keep it in one place")


def questions_lead_somewhere(handbook: Handbook) -> Iterator[Problem]:
    """What people ask is of use only where it leads to something, and is kept in one place."""
    steps = [
        f"guide/{guide.code}#{part.code}"
        for guide in handbook.guides
        for parts in (guide.steps, guide.tables)
        for part in parts
    ]
    doors = (
        f"{handbook.reporting.guide}#{door.code}-{question.code}"
        for door in handbook.reporting.doors
        for question in door.questions
    )
    others = (
        *(f"topic/{topic.code}" for topic in handbook.topics),
        *(f"course/{course.code}" for course in handbook.courses),
        *(f"function/{function.code}" for function in handbook.functions.functions),
    )
    known = {*handbook.things, *steps, *doors, *others}
    asked, questions = handbook.asked_list.asked, handbook.asked_list.questions
    codes = [(entry.of, entry.place("of")) for entry in asked]
    each = ((code, entry.place("of", at)) for entry in questions for at, code in enumerate(entry.of))
    for code, where in (*codes, *each):
        if code not in known and not PAGE.match(code):
            yield where.problem(f"there is no '{shown(code)}'{_nearest(code, handbook)}")
    yield from _twice(codes, "keep its questions in one place")
    yield from _twice(((question.ask, question.place("ask")) for question in questions), "keep it in one place")


def _twice(told: Iterable[tuple[str, Where]], instead: str) -> Iterator[Problem]:
    """Yield a problem for what is at two places."""
    first: dict[str, Where] = {}
    for text, where in told:
        other = first.setdefault(text, where)
        if other is not where:
            yield where.problem(f"'{shown(text)}' is at {other} already; {instead}")


def functions_are_named_once(handbook: Handbook) -> Iterator[Problem]:
    """A name leads to one function or page, so that whoever types it gets what they want first."""
    first: dict[str, Where] = {}
    for entry in handbook.functions.named:
        for key in ("say", "alone"):
            for position, said in enumerate(getattr(entry, key)):
                where = entry.place(key, position)
                other = first.setdefault(_words(said).replace(" ", ""), where)
                if other is not where:
                    yield where.problem(f"'{said}' is at {other} already; keep it in one place")
    codes: dict[str, Where] = {}
    for function in handbook.functions.functions:
        where = function.place("code")
        other = codes.setdefault(function.code, where)
        if other is not where:
            yield where.problem(f"function '{function.code}' is at {other} already; keep one")


def _words(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold().replace("’", "'")))


PROSE = frozenset(
    {
        "about",
        "avoid",
        "caution",
        "do",
        "examples",
        "introduction",
        "meaning",
        "note",
        "paragraphs",
        "points",
        "remember",
    }
    | {"says", "summary", "text", "used_for"}
)
"""The keys under which sentences are written, wherever they are."""
NO_PROSE = (Citation, Contact, Item)
"""The kinds of entries that have a title, a number or a few words under such a key."""
ENDS = tuple(".!?…:。！？؟۔।")
CLOSING = "”’\"')]»"
"""What may follow the sign that ends a sentence."""
FEWEST_WORDS = 4
MOST_WORDS_OF_A_LINE = 30
"""In a line of a role."""


def sentences_are_whole(handbook: Handbook) -> Iterator[Problem]:
    """A deleted line leaves half a sentence, which may ask for the opposite."""
    for entry in handbook.files():
        if isinstance(entry, Course | PublishedEdition):
            continue
        for value in entry.values():
            if value.key in PROSE and value.is_read and not isinstance(value.entry, NO_PROSE):
                for message in _half(value.text):
                    yield value.place().problem(message)


def _half(text: str) -> Iterator[str]:
    first = text.lstrip("“‘\"'([«¿¡")[:1]
    if first.islower() or not text.rstrip(CLOSING).endswith(ENDS):
        yield (
            f"'{shown(text)}' is no whole sentence; it begins with a capital and ends with a full stop, so look "
            "whether a line was lost"
        )


def statements_are_whole(handbook: Handbook) -> Iterator[Problem]:
    """What is left of a statement may read like a statement."""
    for code, statement in handbook.statements.items():
        if (words := _count(statement.text)) < FEWEST_WORDS:
            yield statement.place("text").problem(
                f"statement {code} has {words} words; it needs {FEWEST_WORDS}, so look whether a line was lost"
            )
        if statement.items and not statement.lead.endswith(":"):
            yield statement.place("text").problem(f"statement {code} has items; end what comes before them with ':'")
        if not statement.items and statement.lead.endswith(":"):
            yield statement.place("text").problem(f"statement {code} ends with ':' and has no items; write them")


def _count(text: str) -> int:
    """Return the number of words; where a script puts no space between them, of its signs."""
    return len(re.findall(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]|[^\W_]+(?:['’-][^\W_]+)*", text))


def questions_have_one_right_answer(handbook: Handbook) -> Iterator[Problem]:
    """A learning system counts the answer that the data names, and learners take it for true."""
    seen: set[str] = set()
    for item in handbook.self_check.items:
        if (right := sum(answer.right for answer in item.answers)) != 1:
            yield item.place("answers").problem(f"{right} answers are right; write 'right: true' under exactly one")
        if item.code in seen:
            yield item.place("code").problem(f"'{item.code}' is the code of another question; choose another")
        seen.add(item.code)
        for position, code in enumerate(item.statements):
            if code in handbook.statements and not code.startswith(f"{item.sub_competency}."):
                yield item.place("statements", position).problem(
                    f"statement {code} is not of {item.sub_competency}; name one that is, or correct 'sub_competency'"
                )


def lists_are_not_empty(handbook: Handbook) -> Iterator[Problem]:
    """A page without its content would be published without a word."""
    for competency in handbook.competencies:
        if not competency.introduction:
            yield competency.place("introduction").problem("'introduction' is empty; it needs at least one paragraph")
        if not competency.sub_competencies:
            yield competency.place("sub_competencies").problem("'sub_competencies' is empty; it needs at least one")
        for sub in competency.sub_competencies:
            for group in LETTERS:
                if not sub.statements(group):
                    yield sub.place(group).problem(f"'{group}' of {sub.code} is empty; every cell holds statements")


def _statements(sub: SubCompetency) -> Iterator[tuple[GroupCode, Statement]]:
    for group in LETTERS:
        for statement in sub.statements(group):
            yield group, statement


PAGE = re.compile(r"[a-z0-9/-]+\.html(#[a-z0-9-]+)?$")
"""A page, or a part of one; which there are is known once they are written."""
CITABLE = {"groups.yaml", *(kind.file for kind in PUBLISHED)}
"""The files that hold things with codes."""

RULES: dict[Rule, set[str]] = {
    codes_are_unique: set(),
    codes_fit_their_place: set(),
    topics_exist: {"topics.yaml"},
    topics_are_unique: set(),
    groups_are_the_four: {"groups.yaml"},
    sentences_are_whole: CITABLE,
    statements_are_whole: {"competencies/*.yaml"},
    lists_are_not_empty: {"competencies/*.yaml"},
    codes_are_in_the_ledger: {"identifiers.yaml"},
    identifiers_are_unique: set(),
    retired_codes_stand_once: CITABLE | {"identifiers.yaml"},
    references_exist: CITABLE,
    lists_name_a_statement_once: set(),
    roles_have_one_list_of_statements: {"roles.yaml"},
    lines_of_roles_are_short: set(),
    assessments_are_whole: {"assessment.yaml"},
    resource_words_exist: {"resource-words.yaml"},
    only_confirmed_addresses_are_given: set(),
    percentages_are_numbers: set(),
    table_rows_fit_their_columns: set(),
    sections_stand_on_a_page: set(),
    anchors_are_unique_on_their_page: set(),
    terms_have_forms_of_their_own: set(),
    synonyms_lead_somewhere: CITABLE | {"about.yaml", "topics.yaml", "resource-words.yaml"},
    synonyms_stand_once: set(),
    questions_lead_somewhere: CITABLE | {"topics.yaml", "functions.yaml", "curricula/*.yaml", "reporting.yaml"},
    functions_are_named_once: set(),
    ledger_codes_are_in_use: CITABLE | {"identifiers.yaml"},
    counts_are_those_of_the_edition: {"competencies/*.yaml", "edition.yaml"},
    published_editions_do_not_change: CITABLE | {"edition.yaml", "editions/*.yaml", "identifiers.yaml"},
    editions_go_on: {"edition.yaml", "editions/*.yaml"},
    published_codes_are_kept: CITABLE | {"identifiers.yaml"},
    advice_rules.kinds_of_advice_exist: {"advice.yaml"},
    advice_rules.words_to_replace_are_there: {"advice.yaml"},
    advice_rules.advice_has_its_condition: {"advice.yaml"},
    advice_rules.lines_of_roles_have_their_condition: {"advice.yaml"},
    advice_rules.questions_have_their_condition: {"advice.yaml"},
    advice_rules.scenes_have_their_condition: {"advice.yaml"},
    questions_have_one_right_answer: {"self-check.yaml"},
    advice_rules.a_line_is_safe_by_itself: {"advice.yaml", "practice/*.yaml"},
    **course_rules.RULES,
    **dict.fromkeys(translation_rules.RULES, translation_rules.NEEDS),
}
"""Every rule, with the kinds of files (see macros.load.handbook.FILES) that it needs whole."""
