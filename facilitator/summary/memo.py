"""What was made once and is asked for again while papers are composed of the same records."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar

MadeT = TypeVar("MadeT")
_Made = dict[tuple[object, ...], Any]
_MOST = 60_000  # some thousand entries: more than a paper that anybody reads says one by one


@dataclass(frozen=True, slots=True)
class Memo:
    """What is kept as long as the material, and what of single entries is forgotten where there are very many."""

    kept: _Made = field(default_factory=_Made)
    recent: _Made = field(default_factory=_Made)

    def once(self, key: tuple[object, ...], make: Callable[[], MadeT]) -> MadeT:
        """What ``make`` gives, made once for this key."""
        if key not in self.kept:
            self.kept[key] = make()
        return self.kept[key]

    def lately(self, key: tuple[object, ...], make: Callable[[], MadeT]) -> MadeT:
        """The same, made again when much else was asked for since."""
        if key not in self.recent:
            found = make()  # may itself ask for others
            if len(self.recent) >= _MOST:
                self.recent.clear()
            self.recent[key] = found
        return self.recent[key]
