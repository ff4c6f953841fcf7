"""Where readers say that something is wrong on a page, and what a message to there begins with."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, quote, urlsplit

from macros.model.base import REPLY
from macros.site.public_address import AddressError

EXAMPLE = "mailto:handbook@example.org"
NO_PATIENT = "Please write nothing about a patient, not even without a name."


def corrections_address(given: str) -> str:
    """Return the address that HANDBOOK_CORRECTIONS gives, which may be none. Raises AddressError."""
    if given and not re.fullmatch(REPLY, given):
        shown = "".join(sign if sign.isprintable() else "�" for sign in given)
        raise AddressError(
            f"HANDBOOK_CORRECTIONS is '{shown}': it begins with neither mailto: nor https://, or holds a space; "
            f"write an address such as {EXAMPLE}"
        )
    return given


def message_to(address: str, page: str, where: str, edition: str) -> str:
    """Return an address at which readers write; that of a mailbox, with the beginning of a message on a page.

    `page` is the code and the title of the page, `where` its address. What the address itself sets is left as it is.
    """
    if not address.startswith("mailto:"):
        return address
    begun = {
        "subject": f"Something wrong: {page}",
        "body": f"Page: {page}\n{where}\nEdition: {edition}\n\n{NO_PATIENT}\n\nWhat is wrong:\n",
    }
    taken = {name.lower() for name in parse_qs(urlsplit(address).query, keep_blank_values=True)}
    added = "&".join(
        f"{name}={quote(text.replace(chr(10), chr(13) + chr(10)), safe='')}"
        for name, text in begun.items()
        if name not in taken
    )
    return "".join((address, "&" if "?" in address else "?", added)) if added else address
