"""The public address of the handbook is one that a site can have, and is written in one way."""

from __future__ import annotations

import pytest

from macros.site.public_address import AddressError, public_address


@pytest.mark.parametrize(
    ("given", "address"),
    [
        ("https://handbook.example.org/", "https://handbook.example.org/"),
        ("https://Handbook.Example.ORG", "https://handbook.example.org/"),
        ("HTTP://example.org:80/Care/handbook", "http://example.org/Care/handbook/"),
        ("https://example.org:8443/", "https://example.org:8443/"),
        ("http://[::1]:8000/", "http://[::1]:8000/"),
        ("http://localhost/handbook/", "http://localhost/handbook/"),
        ("https://münchen.example/käse/", "https://xn--mnchen-3ya.example/k%C3%A4se/"),
        ("https://example.org/a%20b/it's,&c/", "https://example.org/a%20b/it's,%26c/"),
        ("https://example.org/~team/v1.2/", "https://example.org/~team/v1.2/"),
    ],
)
def test_an_address_has_one_form(given: str, address: str) -> None:
    assert public_address(given) == address
    assert public_address(address) == address


@pytest.mark.parametrize(
    ("given", "wrong"),
    [
        ("https://example.org/index.html", "it is the address of a page"),
        ("https://example.org/?a=b", "it goes on after"),
        ("https://example.org/#top", "it goes on after"),
        ("https://example.org/?", "it goes on after"),
        ("ftp://example.org/", "it does not begin with https://"),
        ("javascript://example.org/%0Aalert(1)/", "it does not begin with https://"),
        ("https://anna:secret@example.org/", "it holds a name or a password"),
        ("https://anna@example.org/", "it holds a name or a password"),
        ("https://example.org//handbook/", "its path holds"),
        ("https://example.org/a/../b/", "its path holds"),
        ("https://example.org/a/%2e%2E/b/", "its path holds"),
        ("https://example.org/./", "its path holds"),
        ('https://example.org/"><script>/', 'it holds "'),
        ("https://example.org/a b/", "it holds a space"),
        ("https://example.org/\n", "it holds a space"),
        ("https:///handbook/", "its host cannot be read"),
        ("https://-example.org/", "its host cannot be read"),
        ("https://exam_ple..org/", "its host cannot be read"),
        ("https://[::1/", "its host or its port cannot be read"),
        ("https://example.org:99999/", "its host or its port cannot be read"),
    ],
)
def test_any_other_is_refused_in_words(given: str, wrong: str) -> None:
    with pytest.raises(AddressError) as told:
        public_address(given)
    assert f": {wrong}" in str(told.value)
    assert str(told.value).endswith("such as https://handbook.example.org/")
    assert "secret" not in str(told.value)
    assert str(told.value).isprintable()
