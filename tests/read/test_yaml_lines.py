"""YAML as text: whatever the bytes are, they load or are reported, and nothing else happens."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from macros.load.handbook import FILES, validate
from macros.read.contents import LARGEST, contents, too_large
from macros.read.spreadsheet import read_sheets
from macros.read.yaml_lines import MOST_ITEMS, MOST_PROBLEMS, Mapping, Sequence, parse_yaml, place

TEXT = st.text(st.characters(exclude_categories=["C", "Zl", "Zp"]), max_size=20)
TREES = st.recursive(
    TEXT, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4), max_leaves=20
)
FRAGMENTS = st.lists(
    st.sampled_from(
        [
            "a",
            "b: ",
            "- ",
            "\n",
            "  ",
            "[",
            "]",
            "{",
            "}",
            ",",
            ": ",
            "#",
            " #",
            "&x ",
            "*x",
            "!t ",
            "? ",
            "---",
            "...",
            "|",
            ">-",
            '"',
            "'",
            "%",
            "<<",
            "\t",
            "é",
            "\u202e",
            "@",
            "`",
        ]
    ),
    max_size=40,
).map("".join)


PARSERS_WORDS = re.compile("token|scalar|scanning|parsing|node|stream|expected")


@given(st.binary(max_size=400))
@example(b"")
@example(b"\xff")
@example(b"a: &a [*a]")
@example(b"a: " + b"[" * 2000)
@example(b"- " * 500)
@example(b"? " * 500)
@example(b"a: {b: " * 300)
def test_any_bytes_load_or_are_reported(content: bytes) -> None:
    found = parse_yaml("data/x.yaml", content)
    assert (found.mapping is not None) or found.problems


@given(FRAGMENTS)
def test_anything_that_looks_like_yaml_loads_or_is_reported(text: str) -> None:
    found = parse_yaml("data/x.yaml", text.encode())
    assert (found.mapping is not None) or found.problems
    lines = text.count("\n") + 1
    assert all(1 <= problem.line <= lines for problem in found.problems)
    assert not [problem for problem in found.problems if PARSERS_WORDS.search(problem.message)]


@given(st.dictionaries(TEXT, TREES, min_size=1, max_size=4))
def test_text_lists_and_mappings_come_back_as_they_were(tree: dict[str, object]) -> None:
    written = yaml.safe_dump(tree, allow_unicode=True, default_style='"', default_flow_style=False, width=10_000)
    found = parse_yaml("data/x.yaml", written.encode())
    if not any("nested" in problem.message for problem in found.problems):
        assert found.problems == []
        assert found.mapping == tree


@given(FRAGMENTS, st.sampled_from(sorted(FILES)))
def test_any_mapping_is_a_model_or_reported(text: str, kind: str) -> None:
    """A file of any kind with any content never raises, and every problem has a line of the file."""
    mapping = parse_yaml("data/x.yaml", text.encode()).mapping
    if mapping is not None:
        entry, problems = validate(mapping, FILES[kind][1])
        assert entry is not None or problems


def test_a_byte_order_mark_changes_nothing() -> None:
    found = parse_yaml("a.yaml", b"\xef\xbb\xbfa: b\n")
    assert found.problems == []
    assert found.mapping == {"a": "b"}


def test_lines_of_values_are_known() -> None:
    mapping = parse_yaml("data/x.yaml", b"a:\n  - b: c\n    d: >-\n      e\n  - f\n").mapping
    assert isinstance(mapping, Mapping)
    assert place(mapping, ("a", 0, "d")).line == 3
    assert place(mapping, ("a", 1)).line == 5
    assert place(mapping, ("a", 0, "missing")).line == 2
    assert isinstance(mapping["a"], Sequence)


@pytest.mark.parametrize(
    "text",
    [
        "a: b # c",
        "a: [b] # c",
        "a: {b: c} # d",
        "a: >- # c\n  b",
        "a: # c\n  b: d",
        "a:\n  - # c\n    b: d",
        'a: "b" # c',
        "a: b\n  d # c",
        "a:\n - b\n  - c",
        "a: b\t",
        "a: *b",
        "a: !!str b",
        "a: &b c",
        "a:\u00a0b",
        "-\u00a0b",
        "\u00a0a: b",
    ],
)
def test_what_would_lose_or_change_words_is_reported(text: str) -> None:
    assert parse_yaml("data/x.yaml", text.encode()).problems


@pytest.mark.parametrize(
    "text",
    [
        'a: "b # c"',
        "a: b#c",
        "a: >-\n  b # c",
        "a: >-\n  # b",
        "# a\na: b",
        "a: 'it''s'",
        "a:\n  # b\n  - c\n# d",
        "a: b\u00a0c",
    ],
)
def test_number_signs_inside_text_stay(text: str) -> None:
    assert parse_yaml("data/x.yaml", text.encode()).problems == []


@pytest.mark.parametrize(
    ("text", "refused"),
    [("a: نمی\u200cدانم", False), ("a: क्\u200dष", False), ("a: x\u200cy", True), ("a: x\u200d y", True)],
)
def test_joiners_stand_between_letters_that_need_them(text: str, refused: bool) -> None:
    assert bool(parse_yaml("a.yaml", text.encode()).problems) is refused


@pytest.mark.parametrize(
    "content", [b"a: " + b"[" * 100_000, b"a: " + b"{b: " * 100_000, b"- " * 1_000_000, b"? " * 99_999]
)
def test_reading_stops_where_it_gets_too_deep(content: bytes) -> None:
    found = parse_yaml("a.yaml", content)
    assert found.mapping is None
    assert "nested more than 12 levels" in found.problems[-1].message


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"a: b\n" * (LARGEST // 5 + 1), "the file is larger than 4 MB"),
        (b"a:\n" + b"- b\n" * (MOST_ITEMS + 2), "more than 20,000 items in one list"),
        (b"a: b\n" * 9_000, "is here twice"),
    ],
)
def test_there_is_an_end_to_what_is_read_and_to_what_is_told(content: bytes, said: str) -> None:
    found = parse_yaml("a.yaml", content)
    assert said in found.problems[0].message
    assert len(found.problems) <= MOST_PROBLEMS


@pytest.mark.parametrize("size", [LARGEST, LARGEST + 1, LARGEST + 9])
def test_no_more_of_a_file_is_held_than_is_needed_to_refuse_it(tmp_path: Path, size: int) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes((b"a" * 99 + b"\n") * (size // 100) + b"a" * (size % 100))
    content = contents(path)
    assert len(content) == min(size, LARGEST + 1)
    assert bool(list(too_large("a.yaml", content))) is (size > LARGEST)
    assert bool(list(read_sheets("a.csv", content, lambda _: 0)[1])) is (size > LARGEST)


def test_a_byte_order_mark_is_passed_over() -> None:
    """Some editors write one, and nobody sees it."""
    source = parse_yaml("a.yaml", b"\xef\xbb\xbfname: Harbor\r\n")
    assert source.problems == []
    assert source.mapping is not None
    assert source.mapping == parse_yaml("a.yaml", b"name: Harbor\n").mapping


@pytest.mark.parametrize(
    ("text", "line", "above"),
    [
        ("a:\n    b: c\n    d: e\n  - f\n", 4, 1),
        ("a:\n  - b: c\nd:\n    e: f\n  g: h\n", 5, 3),
    ],
)
def test_a_line_that_fits_none_leads_to_the_one_that_may_be_out_of_place(text: str, line: int, above: int) -> None:
    (problem,) = parse_yaml("a.yaml", text.encode()).problems
    assert problem.line == line
    assert problem.message.endswith(f"look at line {above}, which is further out")


def test_a_mapping_knows_its_last_line() -> None:
    mapping = parse_yaml("a.yaml", b"a:\n  b: c\n  d: >-\n    e\n    f\ng: {h: i,\n  j: k}\n").mapping
    assert isinstance(mapping, Mapping)
    parts = (mapping["a"], mapping["g"])
    assert [part.last for part in parts if isinstance(part, Mapping)] == [5, 7]
    assert mapping.last == 7
