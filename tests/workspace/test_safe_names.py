"""Whatever a title, a code or a name holds, the file named after it lies in its folder under a safe name."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path, PureWindowsPath

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from facilitator.domain import Records, Session, Workshop
from facilitator.workspace.backups import Occasion, backup_name
from facilitator.workspace.handing_over import hand_over_name
from facilitator.workspace.paper_folder import jobs
from facilitator.workspace.paper_names import file_name, safe_name
from facilitator.workspace.welcoming import session_path

NOW = datetime(2024, 8, 29, 3, 40, tzinfo=UTC)
TRICKS = (
    "../../etc/passwd", "..", ".", "...", "~", "~root", "C:\\nul", "\\\\host\\share", "a/b", "CON", "con.txt",
    "NUL.x.y", "aux", "COM1", "lpt¹", "CONIN$", "trailing. . .", " lead", "-rf", "--help", "-", "—", "\0", "a\0b",
    "a\nb", "\r\n",
    "\x1b[31mred", "\u202egnp.exe", "\u2066x\u2069", "\ufeff", "\u200b\u200d", "\u2028", "\U000e0041", "\x85",
    "x" * 300, "題" * 300, "z\u0301" * 300, "👩‍👩‍👧" * 90, "*?\"<>|:", "%00", "$(id)", "`id`", "; rm -rf ~",
    "a.facilitator", "",
)  # fmt: skip
_RESERVED = {
    "CON",
    "PRN",
    "AUX",
    "NUL",
    "CONIN$",
    "CONOUT$",
    *(f"{one}{n}" for one in ("COM", "LPT") for n in range(10)),
}


def is_a_name(name: str) -> bool:
    """Whether every system takes it for the name of a file in the folder, and shows it as it is."""
    stem = name.split(".")[0].rstrip()
    return (
        0 < len(name.encode()) <= 255
        and not set(name) & set('/\\:*?"<>|')
        and not [one for one in name if unicodedata.category(one) in ("Cc", "Cf", "Cs", "Zl", "Zp")]
        and name == name.strip(" ")
        and not name.startswith((".", "-"))
        and not name.endswith(".")
        and stem.upper() not in _RESERVED
        and (Path("/folder") / name).name == name
        and PureWindowsPath("C:/folder", name).parent == PureWindowsPath("C:/folder")
    )


def tricked(trick: str) -> Records:
    """A workshop in which the trick stands wherever a name of a file could be taken from."""
    workshop = Workshop("w", trick, trick, trick, trick, "2024-08-28", "2024-08-29", "Asia/Seoul")
    session = Session("s", trick, trick, trick, "parallel", "", (), (), True, "a0")
    return Records(workshop, sessions=(session, replace(session, id="t")))


@pytest.mark.parametrize("trick", TRICKS)
def test_a_trick_in_a_title_a_code_or_a_name_is_only_part_of_a_name(trick: str) -> None:
    records = tricked(trick)
    found = [
        safe_name(trick),
        file_name(trick, records, NOW, trick),
        hand_over_name(records, trick, NOW),
        session_path(Path("/folder"), trick, trick).name,
        session_path(Path("/folder"), "", trick).name,
        *(job.name for job in jobs(records, NOW, (".pdf", ".md"))),
    ]
    assert [name for name in found if not is_a_name(name)] == []
    assert session_path(Path("/folder"), trick, trick).parent == Path("/folder")


@given(st.text(max_size=320))
@example("conin$ . x")
@example("-‐-. CON")
def test_any_words_give_a_name(words: str) -> None:
    assert is_a_name(safe_name(words))
    assert is_a_name(safe_name(words) + ".facilitator")
    assert safe_name(safe_name(words)) == safe_name(words)


@given(st.text(st.characters(exclude_characters="/\0", exclude_categories=["Cs"]), min_size=1, max_size=120))
def test_a_backup_lies_beside_the_others_whatever_its_file_is_called(name: str) -> None:
    path = Path("/folder") / f"{name}.facilitator"
    made = backup_name(path, NOW, Occasion.MERGE)
    assert (Path("/folder") / made).parent == Path("/folder")
    assert len(made.encode()) <= 255


def test_what_people_read_stays() -> None:
    assert (
        safe_name("Session 2.1 – Moderator’s summary – 2024-08-29") == "Session 2.1 – Moderator’s summary – 2024-08-29"
    )
    assert safe_name("Өвөрмонгол үүр, 김민준, 黄山泉") == "Өвөрмонгол үүр, 김민준, 黄山泉"
