"""What slips of an editor, a program or a copy make of a file of text, one line at a time.

An operator is given the lines of a file and the number of one of them (from 0), and changes the lines in place. It
returns the numbers of the lines that are damaged then, or nothing where it has nothing to do with such a line.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

Lines = list[str]
Operator = Callable[[Lines, int, Random], tuple[int, ...]]

PAIR = re.compile(r"(?P<BEFORE>[ ]*(?:- +)*)(?P<KEY>[\w./-]+):(?P<REST> +(?P<VALUE>\S.*)|)$")
CODE = re.compile(r"\b(?:U|[1-9])[A-Z](?:\.[IORE][0-9]*)?\b|\b[a-z]+/[a-z0-9-]+|(?<=code: )[a-z0-9-]+")
DAY = re.compile(r"\b(20[0-9]{2})-([0-9]{2})-([0-9]{2})\b")
NO_BREAK = "\u00a0"
HUGE = 100_000
DEEP = 60


def deleted_line(lines: Lines, at: int, _: Random) -> tuple[int, ...]:
    """Delete a line."""
    del lines[at]
    return at, at - 1


def deleted_block(lines: Lines, at: int, random: Random) -> tuple[int, ...]:
    """Delete two to five lines."""
    del lines[at : at + random.randint(2, 5)]
    return at, at - 1


def doubled_line(lines: Lines, at: int, _: Random) -> tuple[int, ...]:
    """Put a line there twice."""
    lines.insert(at, lines[at])
    return at, at + 1


def swapped_lines(lines: Lines, at: int, _: Random) -> tuple[int, ...]:
    """Swap a line with the next."""
    if at + 1 >= len(lines) or lines[at] == lines[at + 1]:
        return ()
    lines[at], lines[at + 1] = lines[at + 1], lines[at]
    return at, at + 1


def merged_lines(lines: Lines, at: int, random: Random) -> tuple[int, ...]:
    """Put the next line behind a line, with or without a space."""
    if at + 1 >= len(lines):
        return ()
    lines[at] += random.choice(("", " ")) + lines.pop(at + 1).strip()
    return (at,)


def parted_line(lines: Lines, at: int, random: Random) -> tuple[int, ...]:
    """Break a line at a space."""
    spaces = [found.start() for found in re.finditer(r"(?<=\S) (?=\S)", lines[at])]
    if not spaces:
        return ()
    space = random.choice(spaces)
    lines[at : at + 1] = [lines[at][:space], lines[at][space + 1 :]]
    return at, at + 1


def pasted_line(lines: Lines, at: int, random: Random) -> tuple[int, ...]:
    """Put a copy of another line here."""
    lines.insert(at, random.choice(lines))
    return (at,)


def conflict(lines: Lines, at: int, _: Random) -> tuple[int, ...]:
    """Leave the marks of two versions that nobody has put together."""
    lines[at : at + 1] = ["<<<<<<< HEAD", lines[at], "=======", lines[at], ">>>>>>> other"]
    return at, at + 1, at + 2, at + 3, at + 4


def swallowed_key(lines: Lines, at: int, _: Random) -> tuple[int, ...]:
    """Lose a key, and keep its value."""
    found = PAIR.match(lines[at])
    if not found or not found["VALUE"]:
        return ()
    lines[at] = found["BEFORE"] + found["VALUE"]
    return (at,)


def lost_head(lines: Lines, at: int, _: Random) -> tuple[int, ...]:
    """Lose the line with a key whose value is on the lines below."""
    found = PAIR.match(lines[at])
    if not found or found["VALUE"] not in {None, ">-", "|-", ">", "|"}:
        return ()
    del lines[at]
    return at, at - 1


def lost_colon(lines: Lines, at: int, _: Random) -> tuple[int, ...]:
    """Lose the colon behind a key."""
    return _rewrite(lines, at, " ")


def lost_space(lines: Lines, at: int, _: Random) -> tuple[int, ...]:
    """Lose the space behind the colon."""
    return _rewrite(lines, at, ":")


def lost_value(lines: Lines, at: int, _: Random) -> tuple[int, ...]:
    """Lose the value of a key."""
    return _rewrite(lines, at, ":", "")


def mistyped_key(lines: Lines, at: int, random: Random) -> tuple[int, ...]:
    """Swap two letters of a key."""
    found = PAIR.match(lines[at])
    return _swap_letters(lines, at, found.span("KEY"), random) if found else ()


def mistyped_word(lines: Lines, at: int, random: Random) -> tuple[int, ...]:
    """Swap two letters of a word."""
    words = [found.span() for found in re.finditer(r"[^\W\d_]{3,}", lines[at])]
    return _swap_letters(lines, at, random.choice(words), random) if words else ()


def lost_word(lines: Lines, at: int, random: Random) -> tuple[int, ...]:
    """Lose a word of a text."""
    words = [found.span() for found in re.finditer(r"(?<=[\w,] )[\w’'-]+ ", lines[at])]
    if not words:
        return ()
    start, end = random.choice(words)
    lines[at] = lines[at][:start] + lines[at][end:]
    return (at,)


def changed_digit(lines: Lines, at: int, random: Random) -> tuple[int, ...]:
    """Change a digit."""
    digits = [found.start() for found in re.finditer("[0-9]", lines[at])]
    if not digits:
        return ()
    place = random.choice(digits)
    new = str((int(lines[at][place]) + random.randint(1, 9)) % 10)
    lines[at] = lines[at][:place] + new + lines[at][place + 1 :]
    return (at,)


def changed_code(lines: Lines, at: int, random: Random) -> tuple[int, ...]:
    """Change the last sign of a code, which makes it another one or none."""
    codes = [found.end() for found in CODE.finditer(lines[at])]
    if not codes:
        return ()
    end = random.choice(codes)
    lines[at] = lines[at][: end - 1] + random.choice("9zZ-.") + lines[at][end:]
    return (at,)


def wrong_day(lines: Lines, at: int, random: Random) -> tuple[int, ...]:
    """Write a day as no other day is written, or one that is in no month."""
    found = DAY.search(lines[at])
    if not found:
        return ()
    year, month, day = found.groups()
    wrong = random.choice((f"{year}-13-{day}", f"{month}/{day}/{year}", f"{year}-02-30", f"{year}.{month}.{day}", year))
    lines[at] = lines[at][: found.start()] + wrong + lines[at][found.end() :]
    return (at,)


def unclosed_quote(lines: Lines, at: int, random: Random) -> tuple[int, ...]:
    """Open a quotation mark that nothing closes, or lose one."""
    if lines[at].rstrip().endswith(('"', "'")):
        lines[at] = lines[at].rstrip()[:-1]
        return (at,)
    return _begin(lines, at, random.choice("\"'"))


def quote_inside(lines: Lines, at: int, random: Random) -> tuple[int, ...]:
    """Put a quotation mark between two words."""
    return _between_words(lines, at, random, ' "')


def tab(lines: Lines, at: int, random: Random) -> tuple[int, ...]:
    """Indent by a tab, or put one between two words."""
    if random.random() < 1 / 2 and lines[at].startswith("  "):
        lines[at] = "\t" + lines[at].lstrip()
        return (at,)
    return _between_words(lines, at, random, "\t")


def no_break_space(lines: Lines, at: int, random: Random) -> tuple[int, ...]:
    """Put a space that does not break where YAML needs one that does: in front of a line, or behind a key."""
    found = PAIR.match(lines[at])
    if found and found["VALUE"] and random.random() < 2 / 3:
        return _rewrite(lines, at, f":{NO_BREAK}")
    if not lines[at].startswith(" "):
        return ()
    lines[at] = re.sub("^ +", lambda spaces: NO_BREAK * len(spaces[0]), lines[at])
    return (at,)


def unseen_sign(lines: Lines, at: int, random: Random) -> tuple[int, ...]:
    """Put a sign that nobody sees into a line."""
    place = random.randint(0, len(lines[at]))
    lines[at] = lines[at][:place] + random.choice("\u200b\u200e\u202e\u0007\ue000\ufeff") + lines[at][place:]
    return (at,)


def further_in(lines: Lines, at: int, random: Random) -> tuple[int, ...]:
    """Indent a line by one to three spaces more."""
    lines[at] = " " * random.randint(1, 3) + lines[at]
    return (at,)


def further_out(lines: Lines, at: int, random: Random) -> tuple[int, ...]:
    """Indent a line less."""
    depth = len(lines[at]) - len(lines[at].lstrip(" "))
    if not depth:
        return ()
    lines[at] = lines[at][random.randint(1, depth) :]
    return (at,)


def lost_dash(lines: Lines, at: int, random: Random) -> tuple[int, ...]:
    """Lose the dash of an item, with or without its place."""
    if not re.match(" *- ", lines[at]):
        return ()
    lines[at] = lines[at].replace("- ", random.choice(("", "  ")), 1)
    return (at,)


def added_dash(lines: Lines, at: int, _: Random) -> tuple[int, ...]:
    """Put a dash before a line."""
    lines[at] = re.sub(r"^( *)(?=\S)", r"\1- ", lines[at])
    return (at,)


def begins_with_hash(lines: Lines, at: int, _: Random) -> tuple[int, ...]:
    """Let a value begin with the sign of a comment."""
    return _begin(lines, at, "# ")


def begins_with_at(lines: Lines, at: int, _: Random) -> tuple[int, ...]:
    """Let a value begin with `@`."""
    return _begin(lines, at, "@")


def begins_with_backtick(lines: Lines, at: int, _: Random) -> tuple[int, ...]:
    """Let a value begin with a backtick."""
    return _begin(lines, at, "`")


def begins_with_percent(lines: Lines, at: int, random: Random) -> tuple[int, ...]:
    """Let a value or a line begin with `%`."""
    if random.random() < 1 / 3:
        lines[at] = "%" + lines[at]
        return (at,)
    return _begin(lines, at, "% ")


def begins_with_sign(lines: Lines, at: int, random: Random) -> tuple[int, ...]:
    """Let a value begin with a sign that means something else to YAML."""
    return _begin(lines, at, random.choice(("*", "&", "!", "|", ">", "?", "? ", "-", "- ", ", ", ": ", "<<: ")))


def begins_with_bracket(lines: Lines, at: int, random: Random) -> tuple[int, ...]:
    """Let a value begin with a bracket that nothing closes, or lose the one that closes."""
    if lines[at].rstrip().endswith("]"):
        lines[at] = lines[at].rstrip()[:-1]
        return (at,)
    return _begin(lines, at, random.choice("[{"))


def lost_comma(lines: Lines, at: int, random: Random) -> tuple[int, ...]:
    """Lose a comma."""
    commas = [found.start() for found in re.finditer(",", lines[at])]
    if not commas:
        return ()
    place = random.choice(commas)
    lines[at] = lines[at][:place] + lines[at][place + 1 :]
    return (at,)


def hash_inside(lines: Lines, at: int, random: Random) -> tuple[int, ...]:
    """Put the sign of a comment between two words."""
    return _between_words(lines, at, random, " # ")


def colon_inside(lines: Lines, at: int, random: Random) -> tuple[int, ...]:
    """Put a colon between two words."""
    return _between_words(lines, at, random, ": ")


def another_kind(lines: Lines, at: int, random: Random) -> tuple[int, ...]:
    """Write nothing, a number, a list or keys where something else belongs."""
    kinds = ("~", "null", "1.5", "-1", "true", "[]", "[a, b]", "{}", "{a: b}", "''", "[[a]]")
    return _rewrite(lines, at, ": ", random.choice(kinds))


def deep(lines: Lines, at: int, random: Random) -> tuple[int, ...]:
    """Nest a value deep."""
    kinds = ("[" * DEEP + "]" * DEEP, "{a: " * DEEP + "}" * DEEP, "- " * DEEP + "a")
    return _rewrite(lines, at, ": ", random.choice(kinds))


def huge(lines: Lines, at: int, random: Random) -> tuple[int, ...]:
    """Write a value that is far too long: letters, words, or items."""
    kinds = ("x" * HUGE, "word " * (HUGE // 5) + "end", f"[{'a, ' * (HUGE // 3)}a]", "9" * HUGE)
    return _rewrite(lines, at, ": ", random.choice(kinds))


def _rewrite(lines: Lines, at: int, between: str, value: str | None = None) -> tuple[int, ...]:
    """Write the line of a key anew: what is between it and its value, or another value, too."""
    found = PAIR.match(lines[at])
    if not found or not found["VALUE"] or found["VALUE"] in {">-", "|-"}:
        return ()
    lines[at] = found["BEFORE"] + found["KEY"] + between + (found["VALUE"] if value is None else value)
    return (at,)


def _begin(lines: Lines, at: int, sign: str) -> tuple[int, ...]:
    """Put a sign before the value of a line, or before its text."""
    found = re.match(r"[ ]*(?:- +)*(?:[\w./-]+: +)?(?=[^\s>|])", lines[at])
    if not found:
        return ()
    lines[at] = lines[at][: found.end()] + sign + lines[at][found.end() :]
    return (at,)


def _between_words(lines: Lines, at: int, random: Random, sign: str) -> tuple[int, ...]:
    spaces = [found.start() for found in re.finditer(r"(?<=[^\W\d_]) (?=[^\W\d_])", lines[at])]
    if not spaces:
        return ()
    place = random.choice(spaces)
    lines[at] = lines[at][:place] + sign + lines[at][place + 1 :]
    return (at,)


def _swap_letters(lines: Lines, at: int, span: tuple[int, int], random: Random) -> tuple[int, ...]:
    line = lines[at]
    pairs = [place for place in range(span[0], span[1] - 1) if line[place] != line[place + 1]]
    if not pairs:
        return ()
    place = random.choice(pairs)
    lines[at] = line[:place] + line[place + 1] + line[place] + line[place + 2 :]
    return (at,)
