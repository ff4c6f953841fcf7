"""The picture in the project's README: the one that goes with links to a published handbook."""

from __future__ import annotations

from macros.commands.command import Command, Options
from macros.load.handbook import load
from macros.read.whole import write_whole
from macros.site.pictures import Words, share
from macros.views.home import description

PLACE = ".github/handbook.png"


def _run(options: Options) -> str:
    handbook = load(options.project / "data")
    words = Words(handbook.edition.title, description(handbook), "")
    path = options.project / PLACE
    path.parent.mkdir(exist_ok=True)
    write_whole({path: share(handbook, words, options.project)})
    return f"The picture: {path}"


COMMAND = Command("picture", "draw the picture of the README from the matrix", _run)
