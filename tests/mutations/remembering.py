"""What sound files hold is worked out once, so that a mutant costs little more than its own file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache, wraps
from typing import Any

from macros.model.advice import Advice
from macros.model.base import Entry

MOST_TEXTS = 100_000


class Memory:
    """What entries say of themselves, as long as those entries are there; it takes up nothing while it is closed."""

    def __init__(self) -> None:
        self.found: dict[tuple[str, int], tuple[Entry, tuple[Any, ...]]] = {}
        self.is_open = False

    def of(self, name: str, asked: Callable[[Entry], Iterator[Any]]) -> Callable[[Entry], Iterator[Any]]:
        """Return a method of entries that remembers what it has yielded."""

        @wraps(asked)
        def remembered(entry: Entry) -> Iterator[Any]:
            known = self.found.get((name, id(entry)))
            if known:
                return iter(known[1])
            if not self.is_open:
                return asked(entry)
            # The entry is kept, too: another one could have its number otherwise.
            self.found[name, id(entry)] = entry, tuple(asked(entry))
            return iter(self.found[name, id(entry)][1])

        return remembered

    @contextmanager
    def opened(self) -> Iterator[None]:
        """Remember what is asked meanwhile."""
        self.is_open = True
        yield
        self.is_open = False


def remember() -> Memory:
    """Let entries and kinds of advice remember, in this process."""
    memory = Memory()
    for name in ("values", "links"):
        setattr(Entry, name, memory.of(name, getattr(Entry, name)))
    searched = lru_cache(MOST_TEXTS)(lambda pattern, text: pattern.search(text))

    def found_in(self: Advice, text: str) -> str:
        found = searched(self._pattern, text)
        return found[0] if found else ""

    Advice.found_in = found_in  # type: ignore[method-assign]
    return memory
