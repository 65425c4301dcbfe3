"""What stands in a folder, as the program itself tells it: the state of each session file, and every other file."""

from __future__ import annotations

import contextlib
import io
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from facilitator.cli import run
from facilitator.clock import system_clock
from facilitator.errors import FacilitatorError
from facilitator.store import drafts
from facilitator.store.header import SUFFIX
from facilitator.workspace import files

State = Mapping[str, str]  # the id of each record, person and point, and what is shown of it
_RANDOM = re.compile(r"\b(?:[0-9a-f]{64}|[0-9a-hjkmnp-tv-z]{16})\b")
COMPANIONS = ("-journal", "-wal", "-shm")


@dataclass(frozen=True, slots=True)
class Standing:
    """``states`` by the name of each session file that opens, and ``unopened``, the sentence for each that does not;
    ``papers`` are the bytes of all that has a final name; ``leftovers`` are hidden, temporary or a journal."""

    states: Mapping[str, State]
    unopened: Mapping[str, str]
    papers: Mapping[str, bytes]
    leftovers: frozenset[str]


class Eyes:
    """Looks at the files of a place. What it saw once it knows again by the bytes: most faults change nothing."""

    def __init__(self, known: frozenset[str]) -> None:
        self._known = known
        self._seen: dict[bytes, State | str] = {}

    def look(self, path: Path) -> State | str:
        """The state of a session file that the program opens and finds sound, else what it says."""
        alone = not any(path.with_name(path.name + ending).exists() for ending in COMPANIONS)
        key = sha256(path.read_bytes()).digest() if alone else b""
        if key not in self._seen:
            sound, said = asked("check", str(path))
            found = state(path, self._known) if sound else said
            if not alone:
                return found
            self._seen[key] = found
        return self._seen[key]


def standing(place: Path, eyes: Eyes) -> Standing:
    """Opens every session file there with the program, and has each checked by it, before looking at the rest."""
    states: dict[str, State] = {}
    unopened: dict[str, str] = {}
    for path in _visible(place):
        if path.suffix == SUFFIX:
            found, name = eyes.look(path), str(path.relative_to(place))
            if isinstance(found, str):
                unopened[name] = found
            else:
                states[name] = found
    papers = {
        str(path.relative_to(place)): path.read_bytes()
        for path in _visible(place)
        if path.suffix not in (SUFFIX, ".toml") and not path.name.endswith(COMPANIONS)
    }
    return Standing(states, unopened, papers, frozenset(_leftovers(place)))


def state(path: Path, known: frozenset[str]) -> State:
    """What the program shows of a file. Ids that are not known are random: they are told apart by their order."""
    shown = asked("show", str(path), "--json")[1]
    found: dict[str, str] = {}

    def numbered(match: re.Match[str]) -> str:
        return match[0] if match[0] in known else found.setdefault(match[0], f"new {len(found) + 1}")

    told = json.loads(_RANDOM.sub(numbered, shown))
    flat = {"programme": json.dumps([part for part in told.values() if not isinstance(part, list)])}
    for kind, items in told.items():
        for number, item in enumerate(items if isinstance(items, list) else ()):
            flat[f"{kind} {item.get('id', number) if isinstance(item, dict) else number}"] = json.dumps(item)
    return flat


def fingerprint(place: Path) -> bytes:
    """The same for two places that hold the same files with the same bytes, apart from what is hidden or temporary:
    that has names which never come again."""
    total = sha256()
    for path in _visible(place):
        total.update(f"{path.relative_to(place)} {sha256(path.read_bytes()).hexdigest()}\n".encode())
    return total.digest()


def known_ids(place: Path) -> frozenset[str]:
    """Every id that the files of a place show."""
    return frozenset(
        one for path in _visible(place) if path.suffix == SUFFIX
        for one in _RANDOM.findall(asked("show", str(path), "--json")[1])
    )  # fmt: skip


def texts(path: Path) -> dict[str, str]:
    """The words of each record by its id, as the program shows them; {} where it does not open."""
    shown, said = asked("show", str(path), "--json")
    told = json.loads(said) if shown else {}
    return {one["id"]: one["text"] for kind in ("notes", "proposals", "action_items") for one in told.get(kind, ())}


def drafts_of(path: Path) -> tuple[str, ...]:
    """The lines that somebody had begun, oldest first; () where the file does not open."""
    try:
        with files.opened(path, system_clock()) as file, file.reading() as connection:
            return tuple(draft.value for draft in drafts.pending(connection))
    except FacilitatorError:
        return ()


def asked(*arguments: str) -> tuple[bool, str]:
    """Whether a command of the program ended well, and what it printed; where it did not, what it said."""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2))
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = run(arguments)
    chosen = err if code else out
    chosen.seek(0)
    return not code, chosen.read()


def _hidden(path: Path, place: Path) -> bool:
    parts = path.relative_to(place).parts
    return parts[0] in ("tmp", "home") or any(part.startswith(".") for part in parts)


def _visible(place: Path) -> list[Path]:
    return [path for path in sorted(place.rglob("*")) if path.is_file() and not _hidden(path, place)]


def _leftovers(place: Path) -> Iterator[str]:
    for path in place.rglob("*"):
        name = str(path.relative_to(place))
        if (_hidden(path, place) and name not in ("tmp", "home")) or name.endswith(COMPANIONS):
            yield name
