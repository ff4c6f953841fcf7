"""How the exports name things: by permalink, or where a format asks for more than a permalink can give, by identifier.

`base` is the handbook's public address, which ends in a slash, or empty where the publisher has given none.
"""

from __future__ import annotations

from uuid import UUID, uuid5

from macros.model import addresses
from macros.model.handbook import Handbook


def permalink(base: str, code: str) -> str:
    """Return the permalink of anything in the ledger: in full, or relative to the site's root."""
    return base + addresses.permalink(code)


def from_exports(base: str, address: str) -> str:
    """Return an address of the site as a link from a file in `exports/`."""
    return (base or "../") + address


def uri(base: str, address: str, identifier: str) -> str:
    """Return what a format takes that wants an address in full: without a public address, the identifier as a URN."""
    return base + address if base else f"urn:uuid:{identifier}"


def derived(handbook: Handbook, name: str) -> str:
    """Return the identifier of a part of the framework that has no code, such as a relation between two codes.

    It is a UUID (version 5) made from the framework's own, so it is the same in every build and every edition.
    """
    return str(uuid5(UUID(handbook.ledger.framework), name))
