"""The report as PDF beside what else a user might make it with, each run in a process of its own."""

from __future__ import annotations

import importlib.util
import json
import os
import pickle
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pypdfium2

from facilitator.document import Document
from facilitator.errors import PaperError
from facilitator.paper import render
from tests.benchmarks.contenders import FAMILIES, TYPST
from tests.benchmarks.figures import Figure, interleaved, paired
from tests.benchmarks.platypus import static_font
from tests.benchmarks.report import plainly, report

_ROOT = Path(__file__).resolve().parents[2]
_FEW_ROWS, _PAIRS = 100, 3
_WIDTH = 90  # of the Latin letters: between those of our text and our tables
_FONTS_CONF = '<?xml version="1.0"?><fontconfig><dir>{fonts}</dir><cachedir>{fonts}/cache</cachedir></fontconfig>'


@dataclass(frozen=True, slots=True)
class Rival:
    """``needs`` is a module or a program; ``is_`` what the line of the table says of it."""

    name: str
    title: str
    needs: str
    is_: str

    def missing(self) -> bool:
        return not hasattr(os, "wait4") or self._absent()

    def _absent(self) -> bool:
        return importlib.util.find_spec(self.needs) is None and shutil.which(self.needs) is None


RIVALS = (
    Rival("weasyprint", "WeasyPrint", "weasyprint", "WeasyPrint, from our HTML"),
    Rival("fpdf2", "fpdf2", "fpdf", "fpdf2, its own table"),
    Rival("typst", "Typst", "typst", "Typst, its own table"),
    Rival("soffice", "LibreOffice", "soffice", "LibreOffice, from our DOCX made beforehand"),
)


@dataclass(frozen=True, slots=True)
class Run:
    """One run: seconds, and the greatest memory in MB."""

    seconds: float
    megabytes: float


def measure(folder: Path, rows: int) -> list[Figure]:
    """A figure for each rival that is there; the others are named on the error stream."""
    document = report(rows)
    _prepare(document, folder)
    figures: list[Figure] = []
    for rival in RIVALS:
        if rival.missing() or (rival.name == "soffice" and not (folder / "soffice.docx").exists()):
            print(f"report PDF beside {rival.title}: not there to be measured", file=sys.stderr)
        else:
            figures.append(_beside(rival, folder, rows))
    return figures


def _prepare(document: Document, folder: Path) -> None:
    """Every contender's input."""
    (folder / "report.pickle").write_bytes(pickle.dumps(document))
    (folder / "report.html").write_bytes(render(document, ".html").data)
    words = json.dumps(plainly(document), ensure_ascii=False)
    (folder / "report.json").write_text(words, encoding="utf-8")
    (folder / "report.typ").write_text(TYPST, encoding="utf-8")
    try:
        (folder / "soffice.docx").write_bytes(render(document, ".docx").data)
    except PaperError:
        print("there is no writer for DOCX", file=sys.stderr)
    fonts = folder / "fonts"
    fonts.mkdir()
    letters = set(words) | {"…", "–", "’"}
    for name in FAMILIES:
        for weight in (400, 700):
            (fonts / f"{name}-{weight}.ttf").write_bytes(static_font(name, weight, letters, _WIDTH))
    (folder / "fonts.conf").write_text(_FONTS_CONF.format(fonts=fonts), encoding="utf-8")


def _beside(rival: Rival, folder: Path, rows: int) -> Figure:
    runs: dict[str, list[Run]] = {"ours": [], rival.name: []}

    def once(name: str) -> float:
        runs[name].append(_run(_command(name, folder), folder))
        return runs[name][-1].seconds

    if rows <= _FEW_ROWS:  # only to see that it runs
        ours, theirs = [once("ours")], [once(rival.name)]
    else:
        ours, theirs = interleaved(_PAIRS, lambda: once("ours"), lambda: once(rival.name))
    figure = paired(f"report PDF beside {rival.title}", rows, "row", ours, theirs, rival.is_, 1.0)
    return replace(figure, also=_also(folder / "ours.pdf", folder / f"{rival.name}.pdf", *runs.values()))


def _also(ours: Path, theirs: Path, own_runs: Sequence[Run], runs: Sequence[Run]) -> Mapping[str, tuple[float, float]]:
    return {
        "pages": (_pages(ours), _pages(theirs)),
        "MB of memory": (max(run.megabytes for run in own_runs), max(run.megabytes for run in runs)),
        "KB of file": (ours.stat().st_size / 1000, theirs.stat().st_size / 1000),
    }


def _command(name: str, folder: Path) -> list[str]:
    if name == "soffice":
        profile = (folder / "profile").as_uri()
        options = [f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
        return ["soffice", *options, str(folder / "soffice.docx")]
    return [sys.executable, "-m", "tests.benchmarks.contenders", name, str(folder)]


def _run(command: Sequence[str], folder: Path) -> Run:
    """A process from start to end. Raises CalledProcessError where it fails."""
    environment = {**os.environ, "FONTCONFIG_FILE": str(folder / "fonts.conf")}
    watched = [sys.executable, str(Path(__file__).with_name("one_run.py")), *command]
    told = subprocess.run(watched, cwd=_ROOT, env=environment, capture_output=True, text=True, check=True)
    seconds, megabytes, status = told.stdout.split()[-3:]
    if status != "0":
        raise subprocess.CalledProcessError(int(status), command, told.stdout, told.stderr)
    return Run(float(seconds), float(megabytes))


def _pages(path: Path) -> int:
    document = pypdfium2.PdfDocument(path)
    try:
        return len(document)
    finally:
        document.close()
