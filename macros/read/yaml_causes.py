"""Why a text is not YAML, in the words of whoever wrote it: the line in which it begins, and what to write instead.

The parser says where it could not go on, which may be many lines after the cause, and says it in words of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import yaml

from macros.read.problems import Problem
from macros.read.signs import named

Cause = tuple[int, str]
"""The line, counted from 1, and the message."""

ODD_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
ODD_SPACE = re.compile(rf"[ ]*(?:- ?)*(?:[\w-]+:)?(?P<SPACE>[{ODD_SPACES}])")
"""A space that is none to YAML where one is needed: in front of a line, after '-', or after a key."""
KEY = re.compile(r"[ ]*(?:- +)*(?P<KEY>[A-Za-z_][\w-]*):(?: |$)")
"""What a line begins with that gives a key its value."""
VALUE = re.compile(r"(?P<BEFORE>[ ]*(?:- +)*(?:[\w.-]+:[ ]+)?)(?P<SIGN>[\"'])")
"""What a line begins with whose value is in quotes."""
BEFORE = re.compile(r"[ ]*(?:- +)*")
BLOCK = re.compile(r"(?P<KEY>[^\s#].*:[ ]+)?[>|][-+0-9]*[ ]*(?:#.*)?")
"""What a line begins with, and after it, what opens a block of text."""

IN_QUOTES = "put the text in quotes, or on the next line after '>-'"
BEGINS_WITH = f"a value cannot begin with {{sign}}; {IN_QUOTES}"
ESCAPED = r"a '\' in double quotes means something else to YAML; write '\\', or use ' quotes"
UNCLOSED = "the quotation mark that opens here is not closed; close it, and write '' for a ' inside of ' quotes"
NO_KEY = "a key needs ':' and a space after it"
UNFINISHED = "what begins here with '{sign}' is not finished; put ',' between its items and '{end}' at its end"

ALIGNED = "this line is aligned with none above; give it as many spaces as its neighbors have"

MESSAGES = {
    "cannot start any token": BEGINS_WITH,
    "block sequence entries are not allowed": "a list cannot begin behind a key; start its first '- ' on the next line",
    "found unknown escape character": ESCAPED,
    "did not find expected hexdecimal number": ESCAPED,
    "did not find expected comment or line break": "text is behind '>' or '|'; begin it on the next line",
    "did not find expected alphabetic or numeric character": BEGINS_WITH,
    "document start": "the file ends at the '...' above; delete that line",
    "found unexpected document indicator": "a line of '---' or '...' is inside a text in quotes; delete it",
    "did not find expected ',' or ']'": UNFINISHED.format(sign="[", end="]"),
    "did not find expected ',' or '}'": UNFINISHED.format(sign="{{", end="}}"),
    "did not find expected '-' indicator": "this line is among the items of a list; start it with '- ', or align "
    "it with the key that it belongs to",
    "did not find expected node content": BEGINS_WITH,
    "did not find expected key": ALIGNED,
    "could not find expected ':'": f"{NO_KEY}; text that goes on is further in than its key",
}
"""By what the parser says: the cause and what to do."""
AT_THE_BEGINNING = re.compile("quoted scalar|flow|anchor|alias|simple key")
"""What the parser was about where the cause is where it began, not where it stopped."""


def odd_spaces(file: str, lines: Sequence[str]) -> Iterator[Problem]:
    """Yield spaces that look like one and are none to YAML, where one is needed; inside text they may stay."""
    for number, line in _outside_of_blocks(lines):
        if found := ODD_SPACE.match(line):
            yield Problem(file, number, f"{named(found['SPACE'])} is here; type a normal space instead")


def explain(error: yaml.MarkedYAMLError, lines: Sequence[str]) -> Cause:
    """Return the cause of what the parser stumbled over."""
    said = error.problem or ""
    begun = AT_THE_BEGINNING.search(error.context or "") and "escape" not in said and "hexdecimal" not in said
    mark = (error.context_mark if begun else None) or error.problem_mark or error.context_mark
    line, column = (min(mark.line, len(lines) - 1), mark.column) if mark else (0, 0)
    stopped = min(error.problem_mark.line, len(lines) - 1) if error.problem_mark else line
    if "quoted" not in (error.context or "") or "end of stream" in said:
        if opened := _unclosed_quote(lines[: stopped + 1]):
            return opened, UNCLOSED
        if behind := _behind_quotes(lines[line]):
            return line + 1, behind
    if "end of stream" in said:
        return line + 1, UNCLOSED
    if "mapping values are not allowed" in said:
        return _second_colon(lines, line)
    if "expected ':'" in said and re.match(r"[ ]*(?:- )?[\w-]+:\S", lines[line]):
        return line + 1, NO_KEY
    sign = f"'{lines[line][column : column + 1]}'"
    found = (message for known, message in MESSAGES.items() if known in said)
    message = next(found, "this cannot be read; check the quotes, the brackets and the spaces before the line")
    if message == ALIGNED and (above := _further_out(lines, line)):
        message += f", or look at line {above}, which is further out"
    return line + 1, message.format(sign=sign)


def _further_out(lines: Sequence[str], line: int) -> int:
    """Return the nearest line above that begins further out; it may be the one that is out of place. 0 for none."""
    depth = len(lines[line]) - len(lines[line].lstrip(" "))
    above = (number for number in range(line - 1, -1, -1) if lines[number].strip())
    return next((number + 1 for number in above if not lines[number].startswith(" " * depth)), 0)


def _outside_of_blocks(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Yield the lines, counted from 1, that do not belong to a block of text after '>' or '|'."""
    inside = -1
    for number, line in enumerate(lines, 1):
        if inside >= 0 and (not line.strip(" ") or len(line) - len(line.lstrip(" ")) > inside):
            continue
        yield number, line
        begun = BEFORE.match(line)
        start = begun.end() if begun else 0
        opened = BLOCK.fullmatch(line, start)
        inside = -1
        if opened:
            # What belongs to it is further in than its key, or than its '-' where it has no key.
            inside = start if opened["KEY"] else line.rfind("-", 0, start)


def _unclosed_quote(lines: Sequence[str]) -> int:
    """Return the line of the first quotation mark that swallows a line with a key or an item; 0 for none."""
    opened, sign = 0, ""
    for number, line in _outside_of_blocks(lines):
        if opened and re.match(rf"{KEY.pattern}|[ ]*- ", line):
            return opened
        if opened:
            opened = 0 if _closing(line, sign) >= 0 else opened
        elif (found := VALUE.match(line)) and _closing(line[found.end() :], found["SIGN"]) < 0:
            opened, sign = number, found["SIGN"]
    return 0


def _closing(text: str, sign: str) -> int:
    """Return where the quotation mark is that closes a text; -1 where none does."""
    pattern = r"(?:[^\"\\]|\\.)*\"" if sign == '"' else r"(?:[^']|'')*'(?!')"
    found = re.match(pattern, text)
    return found.end() if found else -1


def _behind_quotes(line: str) -> str:
    """Return what to say where text goes on behind a closing quotation mark; '' where none does."""
    found = VALUE.match(line)
    end = _closing(line[found.end() :], found["SIGN"]) if found else -1
    rest = line[found.end() + end :].strip() if found and end >= 0 else ""
    if not rest or rest[0] in ":#,]}":
        return ""
    return "text goes on behind the closing quotation mark; put all of it on the next line after '>-'"


def _second_colon(lines: Sequence[str], line: int) -> Cause:
    if len(re.findall(r":(?= |$)", lines[line])) > 1:
        return line + 1, f"a second ': ' is in this line; {IN_QUOTES}"
    above = line - 1
    while above > 0 and not lines[above].strip():
        above -= 1
    if above >= 0 and not KEY.match(lines[above]) and re.match(r"[ ]*(?:- )?[\w-]+:\S", lines[above]):
        return above + 1, NO_KEY
    if not KEY.match(lines[line]):
        return line + 1, f"': ' is inside a text here; {IN_QUOTES}"
    return line + 1, "this line is further in than the one above, which has its value; align it with its neighbors"
