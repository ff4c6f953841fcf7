"""Advice comes with its condition: in the handbook it is a rule, in local additions something to look at."""

from __future__ import annotations

from collections.abc import Iterator

from macros.model.advice import DANGER, Advice
from macros.model.base import Entry
from macros.model.handbook import Handbook
from macros.model.local import Local
from macros.model.practice import Guide, Step
from macros.model.roles import Role
from macros.model.self_check import CheckItem
from macros.model.visit import Scene, Visit
from macros.read.problems import Problem, Where

Advising = Step | Role | CheckItem | Scene
"""What names the kinds of its advice."""


def kinds_of_advice_exist(handbook: Handbook) -> Iterator[Problem]:
    """Steps and roles name kinds from a short list, each once, for the page to print or as stated by themselves."""
    known = ", ".join(handbook.advice)
    for each in _advising(handbook):
        for key in ("advice", "states"):
            for position, code in enumerate(getattr(each, key)):
                if code not in handbook.advice:
                    yield each.place(key, position).problem(f"there is no kind of advice '{code}'; use one of: {known}")
        for code in sorted({*each.advice} & {*each.states}):
            yield each.place("states").problem(f"'{code}' is under 'advice', too; keep it where it is true")


def words_to_replace_are_there(handbook: Handbook) -> Iterator[Problem]:
    """A copy's own number takes the place of words of the condition, which must be in it."""
    for advice in handbook.advice.values():
        if advice.replaced and advice.replaced not in advice.condition:
            yield advice.place("replaced").problem(f"'{advice.replaced}' is not in 'condition'; write words that are")


def advice_has_its_condition(handbook: Handbook) -> Iterator[Problem]:
    """Advice without the condition that makes it safe can do harm."""
    for guide in handbook.guides:
        named: set[str] = set()
        for step in guide.steps:
            named |= {*step.advice, *step.states}
            yield from _undeclared(handbook, step)
            yield from _not_stated(handbook, step)
        for text, where in _frame(guide):
            for advice in handbook.advice.values():
                if (word := advice.found_in(text)) and advice.code not in named:
                    yield where.problem(
                        f"'{word}' is advice of the kind '{advice.code}', and no step of this guide names that kind; "
                        f"add it under 'advice' of the step that it is about"
                    )


def lines_of_roles_have_their_condition(handbook: Handbook) -> Iterator[Problem]:
    """Who reads only the five lines of a role must read the condition with the advice."""
    for role in handbook.roles:
        yield from _undeclared(handbook, role)
        yield from _not_stated(handbook, role)


def questions_have_their_condition(handbook: Handbook) -> Iterator[Problem]:
    """A question teaches what its answers say, so the condition is printed with them."""
    for item in handbook.self_check.items:
        yield from _undeclared(handbook, item)
        yield from _not_stated(handbook, item)


def scenes_have_their_condition(handbook: Handbook) -> Iterator[Problem]:
    """A simulated visit teaches what is looked for in it; what is said around its scenes rests on theirs."""
    visit, seen = handbook.visit, set[str]()
    for scene in visit.scenes:
        yield from _undeclared(handbook, scene)
        yield from _not_stated(handbook, scene)
        if scene.code in seen:
            yield scene.place("code").problem(f"'{scene.code}' is the code of another scene; choose another")
        seen.add(scene.code)
    named = {code for scene in visit.scenes for code in (*scene.advice, *scene.states)}
    for text, where in _around(visit):
        for advice in handbook.advice.values():
            if advice.code not in named and (word := advice.found_in(text)):
                yield where.problem(
                    f"'{word}' is advice of the kind '{advice.code}', and no scene names that kind; add it under "
                    "'advice' of the scene that it is about"
                )


def a_line_is_safe_by_itself(handbook: Handbook) -> Iterator[Problem]:
    """The steps of the first guide are read as lines: its titles while they are folded, both on the card.

    No condition is printed beside them, but for the one on danger, which is above them wherever they are.
    """
    for step in (step for guide in handbook.guides[:1] for step in guide.steps):
        lines = [("title", step.title, step.title), ("brief", step.brief or "", f"{step.title} {step.brief}")]
        for key, text, whole in lines:
            for advice in handbook.advice.values():
                if advice.code == DANGER or advice.is_stated_in(whole) or not (word := advice.found_in(text)):
                    continue
                phrases = " or ".join(f"'{phrase}'" for phrase in advice.core)
                yield step.place(key).problem(
                    f"'{word}' is advice of the kind '{advice.code}', and this line is read by itself; write its "
                    f"condition into the line, with {phrases}: {advice.condition}"
                )


def _undeclared(handbook: Handbook, each: Advising) -> Iterator[Problem]:
    lines = list(_lines(each))
    for advice in handbook.advice.values():
        if advice.code in {*each.advice, *each.states}:
            continue
        found = next(((word, where) for text, where in lines if (word := advice.found_in(text))), None)
        if found:
            word, where = found
            yield where.problem(
                f"'{word}' is advice of the kind '{advice.code}'; add that kind under 'advice' of this {_what(each)}, "
                f"so that the page prints: {advice.condition}"
            )


def _not_stated(handbook: Handbook, each: Advising) -> Iterator[Problem]:
    whole = " ".join(text for text, _ in _lines(each))
    for position, code in enumerate(each.states):
        advice = handbook.advice.get(code)
        if advice and not advice.is_stated_in(whole):
            phrases = " or ".join(f"'{phrase}'" for phrase in advice.core)
            yield each.place("states", position).problem(
                f"the {_what(each)} does not state the condition of '{code}' (it holds no {phrases}); write it into "
                f"the {_what(each)}, or move '{code}' to 'advice'"
            )


def _what(each: Advising) -> str:
    if isinstance(each, CheckItem):
        return "question"
    if isinstance(each, Scene):
        return "scene"
    return "role" if isinstance(each, Role) else "step"


def _advising(handbook: Handbook) -> Iterator[Advising]:
    """Yield everything that names the kinds of its advice."""
    for guide in handbook.guides:
        yield from guide.steps
    yield from handbook.roles
    yield from handbook.self_check.items
    yield from handbook.visit.scenes


def _lines(each: Advising) -> Iterator[tuple[str, Where]]:
    """Yield every text of such a thing with its place."""
    if isinstance(each, Role):
        yield from ((line.text, line.place("text")) for line in each.lines)
    elif isinstance(each, CheckItem | Scene):
        yield from ((value.text, value.place()) for value in each.values() if value.is_read)
    else:
        yield from lines_of_step(each)


def lines_of_step(step: Step) -> Iterator[tuple[str, Where]]:
    """Yield every text of a step with its place."""
    yield step.title, step.place("title")
    for key in ("brief", "text"):
        if text := getattr(step, key):
            yield text, step.place(key)
    for key in ("do", "avoid", "say"):
        for position, line in enumerate(getattr(step, key)):
            yield line, step.place(key, position)


def _around(visit: Visit) -> Iterator[tuple[str, Where]]:
    """Yield what a visit says outside its scenes."""
    for value in visit.values():
        if value.is_read and not isinstance(value.entry, Scene):
            yield value.text, value.place()


def _frame(guide: Guide) -> Iterator[tuple[str, Where]]:
    """Yield what a guide says outside its steps."""
    for key in ("title", "question", "summary"):
        yield getattr(guide, key), guide.place(key)
    for position, line in enumerate(guide.remember):
        yield line, guide.place("remember", position)


def in_local_texts(handbook: Handbook, local: Local) -> Iterator[Problem]:
    """Yield local advice that an editor should look at; none of it keeps the handbook from being built."""
    for entry, texts in _local_texts(local):
        if getattr(entry, "safe_because", None):
            continue
        for advice in handbook.advice.values():
            word = next((found for text in texts if (found := advice.found_in(text))), "")
            if word:
                yield _to_look_at(entry, word, advice)


def _to_look_at(entry: Entry, word: str, advice: Advice) -> Problem:
    return entry.place().problem(
        f"'{word}' is advice of the kind '{advice.code}', which has a condition: {advice.condition} Write it into "
        f"the text if it is missing, then say under 'safe_because' why the text is safe"
    )


def _local_texts(local: Local) -> Iterator[tuple[Entry, tuple[str, ...]]]:
    """Yield the local entries that may advise, with the texts that do."""
    for note in local.notes:
        yield note, (note.text,)
    for contact in local.contacts:
        yield contact, (contact.note or "",)
    for service in local.services:
        yield service, (service.note or "", *service.referral)
    for protocol in local.protocols:
        yield protocol, (protocol.about or "",)
    for role in local.roles:
        yield role, role.lines
