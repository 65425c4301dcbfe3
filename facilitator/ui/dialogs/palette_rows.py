"""What the command palette shows for what is typed: every action, those that fit best first. No widgets."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Command:
    """An action as the palette shows it; ``alive``: it can be done now. ``on``: None where it has no on and off."""

    id: str
    title: str
    menu: str
    keys: str
    icon: str
    alive: bool
    on: bool | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """A command that fits, with the runs of its title (start, length) that were typed."""

    command: Command
    matched: tuple[tuple[int, int], ...] = ()


# How well a typed word fits: at the start of the title, of a word, inside one, letter by letter, elsewhere.
_FIRST, _WORD, _INSIDE, _LETTERS, _ELSEWHERE = 5, 4, 3, 2, 1


def hits(commands: Sequence[Command], typed: str) -> tuple[Hit, ...]:
    """The commands that fit every word typed: the best first, at equal fit the list's order; the dead ones last."""
    words = _plain(typed).split()
    found: list[tuple[bool, int, int, Hit]] = []
    for place, command in enumerate(commands):
        fit = _fit(command, words)
        if fit is not None:
            found.append((not command.alive, -fit[0], place, Hit(command, fit[1])))
    return tuple(hit for *_, hit in sorted(found, key=lambda one: one[:3]))


def _fit(command: Command, words: Iterable[str]) -> tuple[int, tuple[tuple[int, int], ...]] | None:
    title, elsewhere = _plain(command.title), _plain(f"{command.menu} {command.keys}")
    score, places = 0, set[int]()
    for word in words:
        runs = _runs(title, word)
        if runs is not None:
            score += runs[0]
            places |= runs[1]
        elif word in elsewhere:
            score += _ELSEWHERE
        else:
            return None
    return score, _joined(places)


def _runs(title: str, word: str) -> tuple[int, set[int]] | None:
    """How well a word fits a title, and which letters of the title it takes."""
    if title.startswith(word):
        return _FIRST, set(range(len(word)))
    at = title.find(f" {word}") + 1
    if at:
        return _WORD, set(range(at, at + len(word)))
    at = title.find(word)
    if at >= 0:
        return _INSIDE, set(range(at, at + len(word)))
    starts = _starts(title, word)
    return (_LETTERS, starts) if starts is not None else None


def _starts(title: str, word: str) -> set[int] | None:
    """The letters typed as the first letters of following words, ``cf`` for “Close the file”; None if they are not."""
    if len(word) < 2:  # one letter fits too much
        return None
    firsts = [at for at, letter in enumerate(title) if letter.isalnum() and (at == 0 or not title[at - 1].isalnum())]
    taken: set[int] = set()
    for letter in word:
        at = next((one for one in firsts if title[one] == letter and one > max(taken, default=-1)), None)
        if at is None:
            return None
        taken.add(at)
    return taken


def _joined(places: set[int]) -> tuple[tuple[int, int], ...]:
    """Letters one after another as runs (start, length)."""
    runs: list[tuple[int, int]] = []
    for place in sorted(places):
        if runs and sum(runs[-1]) == place:
            runs[-1] = (runs[-1][0], runs[-1][1] + 1)
        else:
            runs.append((place, 1))
    return tuple(runs)


def _plain(text: str) -> str:
    """Small letters without accents, letter for letter."""
    return "".join(unicodedata.normalize("NFD", letter)[0].lower()[0] for letter in text)
