"""python -m tests.smoke PROGRAM: the built window does the main job on a real screen, by keys alone, within a minute.

It makes the example (``demo``), opens a note-taker's file in the window, types a note, exports a paper by the
menu's key, quits; then the command line of the same build reads the note back. Needs Xvfb, openbox and xdotool.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

_NOTE = "A note from the built window"
_LIMIT = 60.0
# What Qt says of painting gone wrong, and what Python says of a bug.
_FAULT = re.compile(r"QBackingStore|QPaintDevice|QPainter|QObject|Traceback")


def main(arguments: list[str]) -> int:
    """0 when all of it worked."""
    program = [str(Path(arguments[0]).absolute()), *arguments[1:]]
    with tempfile.TemporaryDirectory(prefix="facilitator-smoke-") as name, _screen(Path(name)) as environment:
        folder = Path(name)
        _run([*program, "demo", "example"], folder, environment)
        session = folder / "example" / "2.1 Oyun.facilitator"
        paper = folder / "paper.pdf"
        with (folder / "said.txt").open("wb") as said:
            window = subprocess.Popen([*program, str(session)], cwd=folder, env=environment, stderr=said)
            try:
                _type_and_export(environment, paper)
                _until(lambda: window.poll() is not None, "the window to close after Ctrl+Q")
            finally:
                window.kill()
        shown = json.loads(_run([*program, "show", str(session), "--json"], folder, environment))
        assert any(note["text"] == _NOTE for note in shown["notes"]), "the note is not in the file"
        faults = [line for line in (folder / "said.txt").read_text().splitlines() if _FAULT.search(line)]
        assert not faults, f"the window complained: {faults[:3]}"
        assert window.returncode == 0, f"the window ended with {window.returncode}"
    print("The built window opened the example, kept a note and exported a paper.")
    return 0


def _type_and_export(environment: dict[str, str], paper: Path) -> None:
    def keys(*arguments: str) -> None:
        subprocess.run(["xdotool", *arguments], env=environment, check=True, timeout=20)

    found = ["xdotool", "search", "--sync", "--onlyvisible", "--name", "2.1"]
    number = subprocess.run(found, env=environment, check=True, timeout=_LIMIT, capture_output=True, text=True)
    keys("windowactivate", "--sync", number.stdout.split()[0])
    time.sleep(2)  # the capture line takes the focus once the file is read; xdotool cannot see that
    keys("type", "--delay", "30", _NOTE)
    keys("key", "Return")
    keys("key", "alt+shift+3")
    time.sleep(3)  # the paper is made; what is exported is made anew in any case
    keys("key", "ctrl+shift+s")
    subprocess.run(
        ["xdotool", "search", "--sync", "--onlyvisible", "--name", "[Ss]ave"],
        env=environment, check=True, timeout=20, capture_output=True,
    )  # fmt: skip
    keys("key", "ctrl+a")
    keys("type", "--delay", "30", str(paper))
    keys("key", "Return")
    _until(lambda: paper.is_file() and paper.read_bytes()[:5] == b"%PDF-", "the paper")
    keys("key", "ctrl+q")


@contextmanager
def _screen(folder: Path) -> Iterator[dict[str, str]]:
    """A screen of its own with a window manager; settings and places of nobody else."""
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "1366x768x24", "-nolisten", "tcp"],
        pass_fds=(write,), stderr=subprocess.DEVNULL,
    )  # fmt: skip
    os.close(write)
    with os.fdopen(read) as stream:
        display = f":{stream.readline().strip()}"
    environment = {
        **os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "HOME": str(folder),
        "XDG_CONFIG_HOME": str(folder / "config"), "XDG_STATE_HOME": str(folder / "state"),
    }  # fmt: skip
    manager = subprocess.Popen(["openbox"], env=environment, stderr=subprocess.DEVNULL, cwd=folder)
    try:
        yield environment
    finally:
        manager.kill()
        server.kill()


def _run(command: list[str], folder: Path, environment: dict[str, str]) -> str:
    done = subprocess.run(command, cwd=folder, env=environment, check=True, timeout=_LIMIT, capture_output=True)
    return done.stdout.decode()


def _until(true: Callable[[], bool], what: str) -> None:
    end = time.monotonic() + _LIMIT / 2
    while not true():
        if time.monotonic() > end:
            raise SystemExit(f"Waited in vain for {what}.")
        time.sleep(0.1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
