"""The program as a process: its exit codes, its streams, its surroundings."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from terminal import command, environment, good, process, records, refused

POSIX = pytest.mark.skipif(os.name != "posix", reason="needs a POSIX system")


def test_version() -> None:
    answer = process("--version")
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.startswith("facilitator ")


def test_exit_codes_and_streams(ana: Path) -> None:
    done = process("note", ana, "雪豹 Ө ү", "-", data="κ\r\n".encode())
    assert (done.code, done.err, len(done.lines)) == (0, "", 2)
    assert [records(ana)[item]["text"] for item in done.lines] == ["雪豹 Ө ү", "κ\r"]
    assert "absent.facilitator" in refused(process("show", "absent.facilitator"))
    assert process("show").code == 2


def test_no_terminal_encoding_breaks_a_command(ana: Path) -> None:
    good("note", ana, "雪豹 “quoted” Ө")
    narrow = {"PYTHONIOENCODING": "ascii", "LC_ALL": "C"}
    assert "雪豹 “quoted” Ө" in process("show", ana, env=narrow).out
    assert process("note", "--help", env=narrow).code == 0
    assert process("show", "無.facilitator", env=narrow).code == 1


@POSIX
def test_a_reader_that_leaves_early_hears_no_complaint(ana: Path) -> None:
    good("note", ana, "-", data=b"a line of some length\n" * 500)
    shown = subprocess.Popen(
        command("show", ana, "--json"), stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment()
    )
    assert shown.stdout is not None
    assert shown.stderr is not None
    shown.stdout.read(1)
    shown.stdout.close()
    assert shown.stderr.read() == b""
    shown.stderr.close()
    shown.wait(30)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_an_answer_that_cannot_be_printed_has_its_sentence(ana: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            command("show", ana), stdout=full, stderr=subprocess.PIPE, env=environment(), timeout=30, check=False
        )
    assert done.returncode == 1
    assert done.stderr.decode().count("\n") == 1
    assert "no space left" in done.stderr.decode()


@POSIX
def test_at_a_terminal_each_line_is_kept_at_once(ana: Path) -> None:
    """Whoever is interrupted keeps what was entered."""
    import pty

    ours, theirs = pty.openpty()
    # A shell that runs the tests in the background makes every program under it deaf to the interrupt.
    typing = subprocess.Popen(
        command("note", ana, "-"),
        stdin=theirs,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    assert typing.stdout is not None
    assert typing.stderr is not None
    os.write(ours, "first 雪豹\n".encode())
    item = typing.stdout.readline().decode().strip()
    os.write(ours, b"unfinished")
    time.sleep(0.1)
    typing.send_signal(signal.SIGINT)
    assert b"Traceback" not in typing.stderr.read()
    assert typing.wait(30) == 1
    typing.stdout.close()
    typing.stderr.close()
    os.close(ours)
    os.close(theirs)
    assert records(ana)[item]["text"] == "first 雪豹"


def test_light_commands_import_nothing_heavy(ana: Path) -> None:
    heavy = ("reportlab", "openpyxl", "docx", "uharfbuzz", "fontTools", "babel", "sqlite_utils", "PySide6")
    code = (
        "import sys; from facilitator.cli import run; run(sys.argv[1:]);"
        f"sys.stderr.write(' '.join(set(sys.modules) & set({heavy!r})))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, "note", str(ana), "x"],
        capture_output=True,
        env=environment(),
        timeout=30,
        check=True,
    )
    assert done.stderr == b""
