"""YAML as text: whatever the bytes are, they load or are reported, and nothing else happens."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from macros.load.handbook import FILES, validate
from macros.read.yaml_lines import Mapping, Sequence, parse_yaml, place

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


def test_lines_of_values_are_known() -> None:
    mapping = parse_yaml("data/x.yaml", b"a:\n  - b: c\n    d: >-\n      e\n  - f\n").mapping
    assert isinstance(mapping, Mapping)
    assert place(mapping, ("a", 0, "d")).line == 3
    assert place(mapping, ("a", 1)).line == 5
    assert place(mapping, ("a", 0, "missing")).line == 2
    assert isinstance(mapping["a"], Sequence)


@pytest.mark.parametrize("text", ["a: b # c", "a: b\t", "a: *b", "a: !!str b", "a: &b c"])
def test_what_would_lose_or_change_words_is_reported(text: str) -> None:
    assert parse_yaml("data/x.yaml", text.encode()).problems


@pytest.mark.parametrize("text", ['a: "b # c"', "a: b#c", "a: >-\n  b # c", "# a\na: b", "a: 'it''s'"])
def test_number_signs_inside_text_stay(text: str) -> None:
    assert parse_yaml("data/x.yaml", text.encode()).problems == []


@pytest.mark.parametrize(
    ("text", "refused"),
    [("a: نمی\u200cدانم", False), ("a: क्\u200dष", False), ("a: x\u200cy", True), ("a: x\u200d y", True)],
)
def test_joiners_stand_between_letters_that_need_them(text: str, refused: bool) -> None:
    assert bool(parse_yaml("a.yaml", text.encode()).problems) is refused
