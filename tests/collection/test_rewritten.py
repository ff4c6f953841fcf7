"""Links to collections that were rewritten on their way: the check sum proves a repair, and only a repair."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import quote, unquote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from macros.query.collection_address import clean, encode
from tests.address.rewritings import REWRITINGS, as_browsers_give
from tests.collection.test_fragment import codes, problems
from tests.conftest import Ask

CODES = ["2B.I1", "2B.I2", "2B.I3", "2B.O2", "UC.E10", "6A.R1"]
NAMES = ["", "First day", "Día uno – “más” & 100%", "Night-shift (2)", "a=b & c+d", "R&amp;D %41"]
shared = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
UNSEEN = "\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0" + "".join(
    map(chr, [*range(0xFE00, 0xFE10), *range(0xE0000, 0xE1000)])
)
"""Letters and marks that nobody sees: a name that holds one says nothing of whether another was put in on its way."""
texts = st.text(
    st.characters(exclude_categories=["Cf", "Cs", "Pd", "Zs"], include_characters="- ", exclude_characters=UNSEEN),
    max_size=30,
)
some = st.lists(codes, min_size=1, max_size=12, unique=True)


@pytest.mark.parametrize("read", [str, as_browsers_give], ids=["raw", "in a browser"])
@pytest.mark.parametrize("rewriting", REWRITINGS)
@pytest.mark.parametrize("name", NAMES[:2])
def test_a_rewritten_link_holds_what_was_sent(ask: Ask, rewriting: str, read: Any, name: str) -> None:  # noqa: ANN401
    found = ask("decode", read(REWRITINGS[rewriting](encode(CODES, name))))
    assert found == {"codes": CODES, "name": name, "problems": []}


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    "rewrite", [unquote, quote, lambda text: quote(quote(text, safe="")), REWRITINGS["Teams, as HTML"]]
)
def test_a_name_of_special_signs_is_kept(ask: Ask, rewrite: Any, name: str) -> None:  # noqa: ANN401
    found = ask("decode", rewrite(encode(CODES, name)) + ").")
    assert found == {"codes": CODES, "name": name, "problems": []}


def test_spaces_as_forms_write_them_are_spaces(ask: Ask) -> None:
    assert ask("decode", encode(CODES, "A first day").replace("%20", "+"))["name"] == "A first day"


@pytest.mark.parametrize("change", [str.lower, str.upper])
def test_case_does_not_matter_without_a_name(ask: Ask, change: Any) -> None:  # noqa: ANN401
    assert ask("decode", change(encode(CODES))) == {"codes": CODES, "name": "", "problems": []}


@pytest.mark.parametrize("read", [str, as_browsers_give], ids=["raw", "in a browser"])
@pytest.mark.parametrize("rewritten", ["\u200b{}", "{html}", "<{}>"])
def test_a_code_that_looks_like_a_sign_of_mail_is_kept(ask: Ask, read: Any, rewritten: str) -> None:  # noqa: ANN401
    sent = encode(["3D.E1"])
    found = ask("decode", read(rewritten.format(sent, html=sent.replace("&", "&amp;"))))
    assert found == {"codes": ["3D.E1"], "name": "", "problems": []}


@pytest.mark.parametrize("field", ["codes", "name", "check"])
def test_an_unseen_sign_before_a_field_leaves_the_signs_of_a_name(ask: Ask, field: str) -> None:
    sent = encode(CODES, "&")
    found = ask("decode", as_browsers_give(sent.replace(f"&{field}", f"&\u200b{field}")))
    assert found == {"codes": CODES, "name": "&", "problems": []}


def mangled(data: st.DataObject, text: str) -> str:
    """Return a text to which one thing has happened, somewhere or everywhere."""
    at = data.draw(st.integers(0, len(text)), "at")
    way = data.draw(
        st.sampled_from(["unseen", "space", "break", "encode one", "encode", "html", "dash", "tail"]), "way"
    )
    sign = text[at : at + 1]
    put = {
        "unseen": data.draw(st.sampled_from("\u200b\u200d\u2060\ufeff\u00ad\u200e\ufe0f")),
        "space": " ",
        "break": data.draw(st.sampled_from(["\n", "\r\n", "\r\n  ", "\t"])),
    }
    if way in put:
        return text[:at] + put[way] + text[at:]
    if way == "encode one":
        return text[:at] + "".join(f"%{byte:02X}" for byte in sign.encode()) + text[at + 1 :]
    if way == "encode":
        return text.replace(sign, quote(sign, safe="").replace(".", "%2E").replace("-", "%2D")) if sign else text
    if way == "html":
        return text.replace("&", data.draw(st.sampled_from(["&amp;", "&#38;", "&#x26;", "&amp;amp;"])))
    if way == "dash":
        return text.replace("-", data.draw(st.sampled_from("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\uff0d")))
    return text + data.draw(st.text(st.characters(categories=["P", "Z"]), max_size=4))


@given(some, texts, st.data())
@shared
def test_whatever_happens_once_is_repaired(ask: Ask, given: list[str], name: str, data: st.DataObject) -> None:
    rewritten = mangled(data, encode(given, name))
    arrived = as_browsers_give(rewritten) if data.draw(st.booleans(), "in a browser") else rewritten
    found = ask("decode", arrived)
    assert found == {"codes": given, "name": clean(name), "problems": []}, rewritten


@given(some, texts, st.data())
@shared
def test_a_changed_code_is_damage_however_the_link_was_rewritten(
    ask: Ask, given: list[str], name: str, data: st.DataObject
) -> None:
    written = encode(given, name)
    places = [
        found.start() for found in re.finditer(r"(?<=[IORE.-])\d", written.partition("&name")[0].split("&check")[0])
    ]
    at = data.draw(st.sampled_from(places))
    other = data.draw(st.sampled_from([digit for digit in "123456789" if digit != written[at]]))
    changed = mangled(data, written[:at] + other + written[at + 1 :])
    assert {"changed", "cut"} & set(problems(ask("decode", changed))), changed
