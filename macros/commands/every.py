"""Every command, in the order of the help."""

from __future__ import annotations

from macros.commands import (
    check,
    edition,
    import_course,
    mint,
    official,
    offline,
    picture,
    probe,
    recipes,
    release,
    sbom,
    schemas,
    seal,
    stubs,
    verify,
)

COMMANDS = {
    module.COMMAND.name: module.COMMAND
    for module in (
        check,
        seal,
        mint,
        schemas,
        stubs,
        edition,
        release,
        import_course,
        offline,
        verify,
        probe,
        recipes,
        sbom,
        official,
        picture,
    )
}
