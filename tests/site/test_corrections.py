"""Where readers say that something is wrong: an address that can be one, and a message that names the page."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest

from macros.site.corrections import NO_PATIENT, corrections_address, message_to
from macros.site.public_address import AddressError

PAGE = ("2B Risk & “signs”", "https://handbook.example.org/competencies/2b.html", "2026.1")


@pytest.mark.parametrize("given", ["", "mailto:a@example.org", "https://example.org/wrong?in=handbook"])
def test_an_address_is_taken_as_it_is(given: str) -> None:
    assert corrections_address(given) == given


@pytest.mark.parametrize(
    "given",
    ["javascript:alert(1)", "a@example.org", "mailto:a", "tel:911", "https://a b", "mailto:a@b\nc", "ftp://a.b/"],
)
def test_what_is_no_address_is_named_with_what_to_write(given: str) -> None:
    with pytest.raises(AddressError, match=r"HANDBOOK_CORRECTIONS is '.*write an address such as mailto:"):
        corrections_address(given)


def test_a_message_names_the_page_and_asks_for_nothing_about_a_patient() -> None:
    parts = urlsplit(message_to("mailto:a@example.org", *PAGE))
    assert (parts.scheme, parts.path) == ("mailto", "a@example.org")
    said = parse_qs(parts.query)
    assert said["subject"] == [f"Something wrong: {PAGE[0]}"]
    assert said["body"][0].split("\r\n")[:3] == [f"Page: {PAGE[0]}", PAGE[1], f"Edition: {PAGE[2]}"]
    assert NO_PATIENT in said["body"][0]
    assert "+" not in parts.query  # mail programs show it as a plus sign


def test_what_the_address_sets_is_left_as_it_is() -> None:
    parts = urlsplit(message_to("mailto:a@example.org?Subject=Ours", *PAGE))
    assert {name: len(values) for name, values in parse_qs(parts.query).items()} == {"Subject": 1, "body": 1}
    both = "mailto:a@example.org?subject=x&body="
    assert message_to(both, *PAGE) == both


@pytest.mark.parametrize("address", ["https://example.org/wrong", ""])
def test_a_page_is_led_to_as_it_is(address: str) -> None:
    assert message_to(address, *PAGE) == address
