"""The links to the pages of roles, which lead each reader to what is theirs."""

from __future__ import annotations

from dataclasses import dataclass

from macros.model import addresses
from macros.model.handbook import Handbook


@dataclass(frozen=True)
class RoleLink:
    """A link to the page of a role; `by` is who added it, of a role that is an organization's own."""

    code: str
    name: str
    i_am: str
    """How a reader ends a sentence that begins with "I am"."""
    who: str
    href: str
    by: str
    lang: str


def role_links(handbook: Handbook) -> tuple[RoleLink, ...]:
    """Return the roles that this copy shows, those of the organization after the handbook's."""
    shipped = (
        RoleLink(role.code, role.name, role.i_am, role.who, addresses.of_role(role.code), "", "")
        for role in handbook.roles
    )
    own = (
        RoleLink(
            code=role.code,
            name=role.title,
            i_am=role.i_am or "",
            who=role.who or "",
            href=addresses.of_role(role.code),
            by=handbook.local.by,
            lang=role.written_in or "",
        )
        for role in handbook.own_roles
    )
    return tuple(link for link in (*shipped, *own) if not handbook.local.hides(link.href))
