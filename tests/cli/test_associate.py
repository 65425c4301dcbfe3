"""Double-click: entries of the desktop, written again and again, taken away, and known to the desktop's own tools."""

from __future__ import annotations

import shutil
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from xml.etree import ElementTree

import pytest
from terminal import good, quick

from facilitator.clock import seeded_clock
from facilitator.errors import FacilitatorError
from facilitator.store.schema import APPLICATION_ID
from facilitator.workspace import associating
from facilitator.workspace.files import new

linux = pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="the folders of freedesktop.org")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    return tmp_path / "data"


def _files(folder: Path) -> dict[Path, bytes]:
    ours = ("applications/facilitator.desktop", "mime/packages/facilitator.xml",
            "icons/hicolor/scalable/apps/facilitator.svg",
            "icons/hicolor/scalable/mimetypes/application-x-facilitator.svg")  # fmt: skip
    return {folder / name: (folder / name).read_bytes() for name in ours if (folder / name).exists()}


@linux
def test_it_says_what_it_wrote_and_a_second_run_changes_nothing(home: Path) -> None:
    said = good("associate").lines
    first = _files(home)
    assert len(first) == 4
    assert [line.split(maxsplit=1)[1] for line in said if line.startswith("written")] == [str(path) for path in first]
    assert good("associate").lines == said
    assert _files(home) == first


@linux
def test_remove_takes_all_of_it_away_and_says_so(home: Path, tmp_path: Path) -> None:
    good("associate")
    other = home / "applications" / "another.desktop"
    other.write_text("[Desktop Entry]\nType=Application\nName=x\nExec=x\n")
    said = good("associate", "--remove").lines
    assert len([line for line in said if line.startswith("removed")]) == 4
    assert not _files(home) and other.exists()
    defaults = tmp_path / "config" / "mimeapps.list"
    assert not defaults.exists() or associating.MIME not in defaults.read_text()
    assert good("associate", "--remove").lines == ["There was nothing to remove."]


@linux
def test_a_folder_that_cannot_be_written_is_a_sentence(home: Path) -> None:
    home.write_text("a file")
    answer = quick("associate")
    assert answer.code == 1 and answer.err.endswith(".\n") and answer.err.count("\n") == 1


@linux
def test_a_relative_data_folder_is_passed_over(tmp_path: Path) -> None:
    assert associating.data_home({"XDG_DATA_HOME": "here"}) == Path.home() / ".local" / "share"
    assert associating.data_home({"XDG_DATA_HOME": str(tmp_path)}) == tmp_path


def test_other_systems_are_pointed_to_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    for system in ("win32", "darwin"):
        monkeypatch.setattr(sys, "platform", system)
        with pytest.raises(FacilitatorError, match=r"docs/associate\.md"):
            associating.data_home({})


def test_the_program_that_is_started_is_the_one_that_runs(tmp_path: Path) -> None:
    (tmp_path / "facilitator").write_text("")
    python = str(tmp_path / "python3")
    assert associating.program_words(python, str(tmp_path / "facilitator"), frozen=False) == (
        str(tmp_path / "facilitator"),
    )
    assert associating.program_words(python, "-m", frozen=False) == (str(tmp_path / "facilitator"),)
    (tmp_path / "facilitator").unlink()
    assert associating.program_words(python, "-m", frozen=False) == (python, "-m", "facilitator")
    assert associating.program_words(python, "x", frozen=True) == (str(Path(python).resolve()),)


def test_words_with_signs_are_quoted_as_the_standard_asks() -> None:
    entry = associating.desktop_entry(('/opt/my "tools"/100% $x/facilitator',))
    assert 'Exec="/opt/my \\\\"tools\\\\"/100%% \\\\$x/facilitator" %f\n' in entry
    assert "Exec=/opt/facilitator %f\n" in associating.desktop_entry(("/opt/facilitator",))


def test_the_type_knows_a_file_by_what_is_in_it(tmp_path: Path) -> None:
    path = tmp_path / "a.facilitator"
    new(path, "workshop", "1", "Ana", seeded_clock(lambda: datetime(2024, 8, 29, tzinfo=UTC), 1))
    space = "{http://www.freedesktop.org/standards/shared-mime-info}"
    outer = ElementTree.fromstring(associating.mime_package()).find(f"{space}mime-type/{space}magic/{space}match")
    assert outer is not None
    data, inner = path.read_bytes(), outer.find(f"{space}match")
    assert data.startswith(outer.attrib["value"].encode())
    assert inner is not None and inner.attrib["type"] == "big32"
    at = int(inner.attrib["offset"])
    assert int(inner.attrib["value"], 16) == APPLICATION_ID == int.from_bytes(data[at : at + 4], "big")


@linux
@pytest.mark.skipif(shutil.which("desktop-file-validate") is None, reason="desktop-file-validate is not installed")
@pytest.mark.parametrize("program", [("/opt/facilitator",), ('/opt/my "tools"/100% $x/facilitator',)])
def test_the_entry_is_valid(program: tuple[str, ...], tmp_path: Path) -> None:
    path = tmp_path / "facilitator.desktop"
    path.write_text(associating.desktop_entry(program), encoding="utf-8")
    done = subprocess.run(["desktop-file-validate", str(path)], capture_output=True, timeout=30, check=False)
    assert (done.returncode, done.stdout + done.stderr) == (0, b"")


@linux
@pytest.mark.skipif(shutil.which("update-mime-database") is None, reason="update-mime-database is not installed")
def test_the_desktop_knows_the_type(home: Path) -> None:
    assert any(line.split() == ["told", "update-mime-database"] for line in good("associate").lines)
    assert f"80:{associating.MIME}:*.facilitator" in (home / "mime" / "globs2").read_text()
    good("associate", "--remove")
    assert associating.MIME not in (home / "mime" / "globs2").read_text()


@linux
@pytest.mark.skipif(shutil.which("xdg-mime") is None, reason="xdg-mime is not installed")
def test_it_is_what_opens_session_files(home: Path, tmp_path: Path) -> None:
    good("associate")
    assert f"{associating.MIME}=facilitator.desktop" in (tmp_path / "config" / "mimeapps.list").read_text()
    assert home.is_dir()
