"""The handbook's macros, wired to the macros plugin: the pages can be read by these alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from mkdocs.exceptions import PluginError

from macros.query.volumes import UnknownBookError
from macros.read.problems import DataError
from macros.site.macros import VIEWS, Macros, UnknownThingError
from macros.site.site import Leave, Settings, load_site


def define_env(env: Any) -> None:  # noqa: ANN401 – the plugin's environment has no type of its own
    """Load the site and register its macros; stop the build with the list of problems, and no traceback."""
    try:
        site = load_site(_settings(env.conf))
    except (DataError, UnknownBookError) as error:
        raise PluginError(str(error)) from None
    macros = Macros(site)
    env.conf["extra"]["site"] = site
    env.conf["extra"]["views"] = macros
    for name in VIEWS:
        env.macro(_macro(env, macros, name), name)


def _settings(config: Any) -> Settings:  # noqa: ANN401
    extra = config["extra"]
    return Settings(
        project=Path(config["config_file_path"]).resolve().parent,
        address=config["site_url"] or "",
        leave=Leave(extra["leave"]["shown"], extra["leave"]["target"] or ""),
        books=extra["books"] or "",
        corrections=extra["corrections"] or "",
    )


def _macro(env: Any, macros: Macros, name: str) -> Callable[..., str]:  # noqa: ANN401
    def macro(*arguments: str) -> str:
        try:
            return macros.render(name, env.page, *arguments)
        except UnknownThingError as error:
            raise PluginError(f"{env.page.file.src_path}: {error}") from None

    return macro
