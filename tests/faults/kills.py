"""kill -9 at random moments of one who types into ``facilitator note FILE -`` at a terminal, line after line."""

from __future__ import annotations

import json
import os
import pty
import random
import select
import signal
import sys
import termios
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

from facilitator.cli import run
from tests.builders import new_laptop
from tests.faults.standing import asked, texts

_LONGEST = 0.25  # seconds from the first line to the kill
_KILLS_A_FILE = 20
_ECHO, _LOCAL_MODES = termios.ECHO, 3


@dataclass(frozen=True, slots=True)
class Killed:
    """``acknowledged`` are the ids printed before this kill, ``lost`` all those so far that are not there as typed;
    ``midway``: it came in the middle of a commit."""

    acknowledged: int
    lost: int
    unopened: int
    midway: bool
    faults: tuple[str, ...]


@dataclass(slots=True)
class _Typing:
    lines: list[str] = field(default_factory=list)
    answers: list[bytes] = field(default_factory=list)


@dataclass(slots=True)
class Typist:
    """Types into a file at a terminal; ``kept`` are the lines by the ids that came back."""

    path: Path
    kept: dict[str, str] = field(default_factory=dict)
    typed: int = 0

    def until_killed(self, chance: random.Random) -> None:
        """Types until a kill at a random moment; what was printed by then counts."""
        terminal, screen = pty.openpty()
        attributes = termios.tcgetattr(screen)
        attributes[_LOCAL_MODES] &= ~_ECHO
        termios.tcsetattr(screen, termios.TCSANOW, attributes)
        answers, out = os.pipe()
        child = os.fork()
        if not child:
            _note(self.path, screen, out)
        os.close(out)
        os.close(screen)
        typing = self._type(terminal, answers, chance)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        with os.fdopen(answers, "rb") as rest:
            printed = (*typing.answers, *rest.read().split())
        os.close(terminal)
        self.kept |= {item.decode(): line for item, line in zip(printed, typing.lines, strict=False)}

    def _type(self, terminal: int, answers: int, chance: random.Random) -> _Typing:
        done, end = _Typing(), 0.0
        while not done.answers or time.monotonic() < end:
            self.typed += 1
            line = f"line {self.typed} " + "and more of it " * chance.choice((0, 1, 60))
            done.lines.append(line.strip())
            os.write(terminal, f"{line.strip()}\n".encode())
            wait = max(0.0, end - time.monotonic()) if done.answers else None
            if not select.select([answers], [], [], wait)[0]:
                return done
            printed = os.read(answers, 100).split()
            if not printed:
                raise AssertionError("the typing process ended by itself")
            end = end or time.monotonic() + chance.uniform(0, _LONGEST)
            done.answers += printed
        return done


def kills(folder: Path, number: int, seed: str) -> Iterator[Killed]:
    """What came of each kill: twenty of them into one file, then a new one."""
    chance = random.Random(seed)
    for at in range(number):
        if at % _KILLS_A_FILE == 0:
            place = folder / f"typing {at}"
            place.mkdir()
            typist = Typist(new_laptop(place / "ann.facilitator", at + 1).path)
        before = len(typist.kept)
        typist.until_killed(chance)
        yield _looked_at(typist.path, typist.kept, len(typist.kept) - before)


def _looked_at(path: Path, kept: Mapping[str, str], new: int) -> Killed:
    midway = path.with_name(f"{path.name}-journal").exists()
    sound, said = asked("check", str(path))
    found = texts(path)
    lost = [line for item, line in kept.items() if found.get(item) != line]
    faults = [f"lost: “{line[:60]}”" for line in lost] + ([] if sound else [f"it does not open: {said.strip()}"])
    return Killed(new, len(lost), int(not sound), midway, tuple(faults))


def _note(path: Path, screen: int, out: int) -> None:
    code = 98
    try:
        os.dup2(screen, 0)
        os.dup2(out, 1)
        code = run(["note", str(path), "-"])
    finally:
        os._exit(code)


def main(arguments: Sequence[str]) -> int:
    """FOLDER NUMBER SEED: prints one JSON object for each kill."""
    for killed in kills(Path(arguments[0]), int(arguments[1]), arguments[2]):
        print(json.dumps(asdict(killed)), flush=True)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
