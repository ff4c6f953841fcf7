"""What must be true of local additions beside the handbook: one rule a function, each with its reason."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from difflib import get_close_matches

from macros.model import addresses
from macros.model.base import Entry
from macros.model.handbook import Handbook
from macros.model.kinds import kind_of
from macros.model.local import Local, LocalContact, ReportingRule, Service
from macros.model.phone import pieces
from macros.read import clock
from macros.read.problems import Problem, Where
from macros.rules.handbook import reference_problem
from macros.rules.retired import edition_of_wording, gone_pages

Rule = Callable[[Handbook, Local, str], Iterator[Problem]]
"""Takes the handbook as shipped, the local additions, and what their folder is called in problems."""


def check(handbook: Handbook, local: Local, name: str, *, whole: bool = True) -> Iterator[Problem]:
    """Yield every problem of local additions; `whole` says that all contacts could be read."""
    for rule in RULES:
        # Without those that could not be read, what calls them would be told to have mistakes, too.
        if whole or rule is not roles_call_contacts_that_are_there:
            yield from rule(handbook, local, name)


def codes_are_unique(_: Handbook, local: Local, __: str) -> Iterator[Problem]:
    """A code is the anchor of an entry on its page."""
    lists: tuple[tuple[Entry, ...], ...] = (local.contacts, local.services, local.rules, local.protocols, local.terms)
    for entries in (*lists, local.roles):
        first: dict[str, Where] = {}
        for entry in entries:
            code, where = str(getattr(entry, "code", "")), entry.place("code")
            other = first.setdefault(code, where)
            if other is not where:
                yield where.problem(f"code '{code}' is taken by {other}; choose another")


def what_is_referred_to_exists(handbook: Handbook, local: Local, _: str) -> Iterator[Problem]:
    """A note on nothing would be lost without a word; one on what is retired is shown, see macros.rules.retired."""
    for entry in (*local.notes, *local.rules, *local.protocols, *local.terms, *local.roles):
        for code, refers, where in entry.links():
            retired = code in handbook.retired and (not refers.kinds or kind_of(code) in refers.kinds)
            if not retired and (problem := reference_problem(handbook, code, refers)):
                yield where.problem(problem)


def services_can_be_reached(_: Handbook, local: Local, __: str) -> Iterator[Problem]:
    """A service that nobody can call, visit or open helps nobody."""
    for service in local.services:
        if not (service.phone or service.address or service.page):
            yield service.place("name").problem(
                "'phone', 'address' and 'page' are missing; write at least one way to reach the service"
            )


def checks_come_after_checks(_: Handbook, local: Local, __: str) -> Iterator[Problem]:
    """The next check lies after the last one, or the entry would be overdue from the start."""
    for _kind, _title, entry in local.dated:
        if entry.next_check <= entry.checked:
            yield entry.place("next_check").problem(
                f"'next_check' is {entry.next_check}, not after 'checked' ({entry.checked}); write a later day"
            )


def checks_have_been_made(_: Handbook, local: Local, __: str) -> Iterator[Problem]:
    """A mistyped year would make every other entry look overdue."""
    tomorrow = clock.on_the_clock() + timedelta(days=1)  # it may be tomorrow already where the additions were written
    for _kind, _title, entry in local.dated:
        if entry.checked > tomorrow:
            yield entry.place("checked").problem(
                f"'checked' is {entry.checked}, a day that has not come yet; write the day when it was last verified"
            )


def terms_are_new(handbook: Handbook, local: Local, _: str) -> Iterator[Problem]:
    """A local term adds to the glossary; it does not change what a word of the handbook means."""
    taken = {
        form.casefold(): f"term/{term.code}" for term in handbook.glossary.terms for form in (term.name, *term.also)
    }
    for term in local.terms:
        other = taken.setdefault(term.name.casefold(), f"the term at {term.place('name')}")
        if other != f"the term at {term.place('name')}":
            yield term.place("name").problem(
                f"'{term.name}' is taken by {other}; use another name, or write a note in notes.yaml"
            )


def only_what_may_be_hidden_is_hidden(handbook: Handbook, local: Local, _: str) -> Iterator[Problem]:
    """Statements, the hotline, the most urgent guide, tools, and what says where this comes from are always shown."""
    pages, sections = hideable(handbook)
    for entry in local.hidden:
        if entry.page not in pages | sections | gone_pages(handbook).keys():
            choices = sections if "#" in entry.page else pages
            yield entry.place("page").problem(
                f"'{entry.page}' cannot be hidden; use one of: {', '.join(sorted(choices))}"
            )


def hideable(handbook: Handbook) -> tuple[frozenset[str], frozenset[str]]:
    """Return the pages, and the sections of prose, that an organization may leave out of its copy."""
    codes = [code for code in handbook.things if "/" in code]
    pages = {addresses.entry(code).partition("#")[0] for code in codes} | set(addresses.SECTIONS.values())
    kept = {
        addresses.of(f"contact/{handbook.hotline.code}"),
        *(addresses.of(f"guide/{guide.code}") for guide in handbook.guides[:1]),
        addresses.GLOSSARY,
    }
    # The tiers are on the page of them all, too.
    shown = {page for page in pages if page not in kept and not page.startswith(("about/", "prevention/", "teach/"))}
    sections = {
        addresses.of_section(section.page, section.code)
        for section in handbook.sections
        if section.page in addresses.SECTIONS
    }
    return frozenset(shown), frozenset(each for each in sections if each.partition("#")[0] in shown)


ONLY_OF_A_NEW_ROLE = ("name", "i_am", "who", "also", "statements", "guides")
WHAT_A_NEW_ROLE_NEEDS = ("name", "i_am", "who", "lines", "statements")


def roles_are_added_to_and_not_changed(handbook: Handbook, local: Local, _: str) -> Iterator[Problem]:
    """What the handbook says of a role stays; a role of the organization's own has all that its page shows."""
    for role in local.roles:
        if handbook.knows(f"role/{role.code}"):
            for key in ONLY_OF_A_NEW_ROLE:
                if getattr(role, key):
                    yield role.place(key).problem(
                        f"'{role.code}' is a role of the handbook, and '{key}' is only for a role of your own; take it "
                        "out and write 'lines' and 'contacts', or choose another code"
                    )
            if not (role.lines or role.contacts):
                yield role.place("code").problem("'lines' and 'contacts' are missing; write what you add to this role")
            continue
        missing = [f"'{key}'" for key in WHAT_A_NEW_ROLE_NEEDS if not getattr(role, key)]
        if missing:
            near = get_close_matches(role.code, [each.code for each in handbook.roles], n=1)
            instead = f", or write the handbook's '{near[0]}'" if near else ""
            yield role.place("code").problem(f"a role of your own needs {', '.join(missing)}, too; add that{instead}")


def roles_call_contacts_that_are_there(_: Handbook, local: Local, __: str) -> Iterator[Problem]:
    """A number is in one place, contacts.yaml, where it is checked."""
    known = [contact.code for contact in local.contacts]
    for role in local.roles:
        for position, code in enumerate(role.contacts):
            if code not in known:
                instead = f"use one of: {', '.join(known)}" if known else "write the contact there"
                yield role.place("contacts", position).problem(f"there is no '{code}' in your contacts; {instead}")
            elif code in role.contacts[:position]:
                yield role.place("contacts", position).problem(f"'{code}' is here twice; keep one")


def official_wording_is_whole(handbook: Handbook, local: Local, name: str) -> Iterator[Problem]:
    """The report's statements are beside ours one by one, or not at all."""
    if local.official is None or edition_of_wording(handbook, local):
        return
    missing = len(handbook.statements.keys() - local.official.keys())
    unknown = sorted(local.official.keys() - handbook.statements.keys())
    said = [f"{missing} statements are missing"] if missing else []
    said += [f"there are no statements {', '.join(unknown)}"] if unknown else []
    yield Problem(f"{name}/official.yaml", 1, f"{' and '.join(said)}; run 'make official' once more")


def promises_have_their_limits(_: Handbook, local: Local, __: str) -> Iterator[Problem]:
    """Whoever reads that a line is confidential has to read where that ends."""
    for contact in local.contacts:
        if contact.confidential and not contact.limits:
            yield contact.place("confidential").problem(
                "'limits' is missing; write what the line may pass on, and to whom, or leave 'confidential' out"
            )


def one_contact_is_called_in_danger(_: Handbook, local: Local, __: str) -> Iterator[Problem]:
    """In danger nobody chooses between two numbers."""
    named = [contact for contact in local.contacts if contact.emergency]
    for contact in named[1:]:
        yield contact.place("emergency").problem(f"{named[0].name} is called first already; keep one 'emergency'")


RULES: tuple[Rule, ...] = (
    promises_have_their_limits,
    one_contact_is_called_in_danger,
    codes_are_unique,
    what_is_referred_to_exists,
    services_can_be_reached,
    checks_come_after_checks,
    checks_have_been_made,
    terms_are_new,
    roles_are_added_to_and_not_changed,
    roles_call_contacts_that_are_there,
    only_what_may_be_hidden_is_hidden,
    official_wording_is_whole,
)


def not_dialed(local: Local) -> Iterator[Problem]:
    """Yield the numbers that are shown as text only, because it is in doubt what to dial; they keep nothing back."""
    called: list[LocalContact | Service | ReportingRule] = [*local.contacts, *local.services, *local.rules]
    for entry in called:
        phone = entry.phone
        if phone and not any(piece.dial for piece in pieces(phone)):
            yield entry.place("phone").problem(
                f"'phone' is '{phone}', which no link dials; write one number in its usual form, or several with "
                "'or' between, and anything else in 'hours' or 'note'"
            )


FAR_OFF = timedelta(days=5 * 366)
"""So long after a check the next one is a mistyped year; a number that nobody looks at for so long is out of date."""


def checked_too_late(local: Local) -> Iterator[Problem]:
    """Yield the checks that are too far off to be meant; they keep nothing back."""
    for _kind, _title, entry in local.dated:
        if entry.next_check - entry.checked > FAR_OFF:
            yield entry.place("next_check").problem(
                f"'next_check' is {entry.next_check}, more than five years after 'checked' ({entry.checked}); write "
                "the day of the next look, half a year or a year later"
            )
