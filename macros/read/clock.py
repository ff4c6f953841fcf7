"""The day that check dates are compared with.

A build has no clock, or two builds of one copy would differ. So the day is that of SOURCE_DATE_EPOCH where it is set,
and otherwise the latest day that the data itself knows: that of the edition, or of the last check of a local entry.
What has come due since is marked by a script in the reader's browser, which has a clock; every date is printed as well.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from datetime import UTC, date, datetime


def of_build(edition: date, checked: Iterable[date]) -> date:
    """Return the day of a build."""
    return _set_from_outside() or max((edition, *checked))


def today() -> date:
    """Return today, for a command that tells an editor what is due; never for what is built."""
    return _set_from_outside() or datetime.now(UTC).date()


def on_the_clock() -> date:
    """Return today by the machine's clock, for telling a mistyped day; nothing that is built depends on it."""
    return datetime.now(UTC).date()


def _set_from_outside() -> date | None:
    seconds = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(seconds), UTC).date() if re.fullmatch(r"[0-9]{1,10}", seconds) else None
