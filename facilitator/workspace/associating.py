"""Double-click on a session file: entries in this person's own desktop folders, written and taken away again.

Linux and other systems with the folders of freedesktop.org; elsewhere see docs/associate.md.
"""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from facilitator.assets import asset
from facilitator.errors import FacilitatorError
from facilitator.store.faults import faults
from facilitator.store.header import SUFFIX
from facilitator.store.schema import APPLICATION_ID

MIME = "application/x-facilitator"
_DESKTOP = "applications/facilitator.desktop"
_SECONDS = 30
_APPLICATION_ID_AT = 68  # in the header of every SQLite file


@dataclass(frozen=True, slots=True)
class Associated:
    """``files`` written or removed; ``commands`` that told the desktop; ``failed`` those that could not."""

    files: tuple[Path, ...]
    commands: tuple[str, ...]
    failed: tuple[str, ...]


def data_home(environ: Mapping[str, str]) -> Path:
    """The folder of this person's data. Raises FacilitatorError on systems that know no such thing."""
    if sys.platform in ("win32", "darwin"):
        raise FacilitatorError(
            "This system opens {suffix} files by settings of its own; docs/associate.md says how to set them.",
            suffix=SUFFIX,
        )
    given = environ.get("XDG_DATA_HOME", "")
    # The standard says that a relative folder is to be passed over.
    return Path(given) if Path(given).is_absolute() else Path.home() / ".local" / "share"


def associate(folder: Path, program: tuple[str, ...], environ: Mapping[str, str]) -> Associated:
    """Writes the entries under a data folder; again and again with the same result.

    ``program`` are the words that start the program. Raises SessionFileError where it cannot be written.
    """
    files = _entries(folder, program)
    for path, text in files.items():
        with faults(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    commands, failed = _tell(folder, environ, made=True)
    return Associated(tuple(files), commands, failed)


def dissociate(folder: Path, environ: Mapping[str, str]) -> Associated:
    """Takes the entries away again, those that are there. Raises SessionFileError where that is not possible."""
    found = [path for path in _entries(folder, ("facilitator",)) if path.exists()]
    for path in found:
        with faults(path):
            path.unlink()
    with faults(_defaults(environ)):
        _forget_default(_defaults(environ))
    commands, failed = _tell(folder, environ, made=False) if found else ((), ())
    return Associated(tuple(found), commands, failed)


def _defaults(environ: Mapping[str, str]) -> Path:
    """Where xdg-mime keeps which program opens what."""
    given = environ.get("XDG_CONFIG_HOME", "")
    return (Path(given) if Path(given).is_absolute() else Path.home() / ".config") / "mimeapps.list"


def _forget_default(path: Path) -> None:
    """Takes our line out, which xdg-mime cannot; everything else stays as it is."""
    if not path.is_file():
        return
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [line for line in lines if not line.startswith(f"{MIME}=")]
    if kept != lines:
        path.write_text("".join(kept), encoding="utf-8")


def program_words(executable: str, argv0: str, *, frozen: bool) -> tuple[str, ...]:
    """The words that start this program again: the build itself, the installed command, else Python with the module."""
    if frozen:
        return (str(Path(executable).resolve()),)
    started = Path(argv0)
    if started.name == "facilitator" and started.is_file():
        return (str(started.resolve()),)
    beside = Path(executable).with_name("facilitator")
    return (str(beside),) if beside.is_file() else (executable, "-m", "facilitator")


def desktop_entry(program: tuple[str, ...]) -> str:
    """The entry for menus and double-click."""
    return (
        "[Desktop Entry]\nType=Application\nVersion=1.0\nName=facilitator\n"
        "GenericName=Notes and papers of workshop sessions\n"
        "Comment=Notes of parallel sessions, merged and turned into papers\n"
        f"Exec={' '.join(map(_quoted, program))} %f\nIcon=facilitator\nTerminal=false\n"
        f"Categories=Office;\nMimeType={MIME};\nStartupWMClass=facilitator\nStartupNotify=true\n"
    )


def mime_package() -> str:
    """The type of session files: by suffix, and by what stands in the file where a suffix is lost."""
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<mime-info xmlns="http://www.freedesktop.org/standards/shared-mime-info">\n'
        f'  <mime-type type="{MIME}">\n'
        "    <comment>Notes of a workshop session</comment>\n"
        '    <sub-class-of type="application/vnd.sqlite3"/>\n'
        '    <icon name="facilitator"/>\n'
        '    <magic priority="60">\n'
        '      <match type="string" value="SQLite format 3" offset="0">\n'
        f'        <match type="big32" value="0x{APPLICATION_ID:08x}" offset="{_APPLICATION_ID_AT}"/>\n'
        "      </match>\n"
        "    </magic>\n"
        f'    <glob pattern="*{SUFFIX}" weight="80"/>\n'
        "  </mime-type>\n"
        "</mime-info>\n"
    )


def _entries(folder: Path, program: tuple[str, ...]) -> dict[Path, str]:
    icons = folder / "icons" / "hicolor" / "scalable"
    icon = asset("icons/facilitator.svg").read_text(encoding="utf-8")
    return {
        folder / _DESKTOP: desktop_entry(program),
        folder / "mime" / "packages" / "facilitator.xml": mime_package(),
        icons / "apps" / "facilitator.svg": icon,
        icons / "mimetypes" / "application-x-facilitator.svg": icon,
    }


def _quoted(word: str) -> str:
    """A word of an Exec line: its own quoting, then that of the file."""
    if word == shlex.quote(word) and "%" not in word:
        return word
    inner = "".join(f"\\{sign}" if sign in '"`$\\' else sign for sign in word).replace("%", "%%")
    return '"' + inner.replace("\\", "\\\\") + '"'


def _tell(folder: Path, environ: Mapping[str, str], *, made: bool) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Lets the desktop read its folders again, with whatever of its tools are there."""
    wanted = [
        ["update-mime-database", str(folder / "mime")],
        ["update-desktop-database", str(folder / "applications")],
        *([["xdg-mime", "default", "facilitator.desktop", MIME]] if made else []),
    ]
    done: list[str] = []
    failed: list[str] = []
    for command in wanted:
        if shutil.which(command[0], path=environ.get("PATH")) is None:
            continue
        (done if _runs(command, {**os.environ, **environ, "XDG_DATA_HOME": str(folder)}) else failed).append(command[0])
    return tuple(done), tuple(failed)


def _runs(command: list[str], environ: Mapping[str, str]) -> bool:
    try:
        ended = subprocess.run(command, env=dict(environ), capture_output=True, timeout=_SECONDS, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return ended.returncode == 0
