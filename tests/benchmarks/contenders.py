"""python -m tests.benchmarks.contenders NAME FOLDER: sets the report of a folder once, by one of several ways.

Every way finds its input made ready, and fonts that hold the letters of the report and no others; ours
takes the tree and the whole fonts, and makes tagged PDF/A, which the others are not asked for.
"""

from __future__ import annotations

import json
import pickle
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

FAMILIES = {"sans": "Noto Sans", "sc": "Noto Sans SC", "kr": "Noto Sans KR", "jp": "Noto Sans JP"}
TYPST = """
#let report = json("report.json")
#set document(title: report.title)
#set page(paper: "a4", margin: (x: 51pt, top: 54pt, bottom: 52pt),
  footer: context align(right, text(7.4pt)[Page #counter(page).get().first() of #counter(page).final().first()]))
#set text(font: ("Noto Sans", "Noto Sans SC", "Noto Sans KR", "Noto Sans JP"), size: 8.9pt, lang: "en")
#set par(leading: 0.5em)
#set table(stroke: (x: none, y: 0.35pt), inset: (x: 4.5pt, y: 3pt))
#text(21pt, weight: "bold", report.title)
#for part in report.parts [
  #heading(level: 1, part.title)
  #part.paragraph
  #text(8.1pt, table(columns: (auto, 1fr, auto, 90pt, auto, auto),
    table.header(..part.head.map(strong)), ..part.rows.flatten()))
]
"""


def ours(folder: Path) -> bytes:
    from facilitator.paper import render

    return render(pickle.loads((folder / "report.pickle").read_bytes()), ".pdf").data


def weasyprint(folder: Path) -> bytes:
    """From our own HTML."""
    import logging

    from weasyprint import CSS, HTML
    from weasyprint.text.fonts import FontConfiguration

    logging.getLogger("weasyprint").setLevel(logging.CRITICAL)
    fonts = FontConfiguration()
    faces = "".join(
        f'@font-face{{font-family:"{family}";font-weight:{weight};src:url("{(folder / "fonts" / file).as_uri()}")}}'
        for name, family in FAMILIES.items()
        for weight, file in ((400, f"{name}-400.ttf"), (700, f"{name}-700.ttf"))
    )
    sheet = CSS(string=faces, font_config=fonts)
    return HTML(filename=str(folder / "report.html")).write_pdf(stylesheets=[sheet], font_config=fonts)


def fpdf2(folder: Path) -> bytes:
    from fpdf import FPDF

    class Paged(FPDF):
        def footer(self) -> None:
            self.set_y(-40)
            self.set_font("sans", size=7.4)
            self.cell(0, 10, f"Page {self.page_no()} of {{nb}}", align="R")

    report: Mapping[str, Any] = json.loads((folder / "report.json").read_text(encoding="utf-8"))
    paper = Paged(unit="pt", format="A4")
    paper.set_margins(51, 54, 51)
    paper.set_auto_page_break(True, 52)
    for name in FAMILIES:
        for style, weight in (("", 400), ("B", 700)):
            paper.add_font(name, style, str(folder / "fonts" / f"{name}-{weight}.ttf"))
    paper.set_fallback_fonts([name for name in FAMILIES if name != "sans"], exact_match=False)
    paper.add_page()
    paper.set_font("sans", "B", 21)
    paper.multi_cell(0, 27, report["title"], new_x="LMARGIN", new_y="NEXT")
    for part in report["parts"]:
        _fpdf2_part(paper, part)
    return bytes(paper.output())


def _fpdf2_part(paper: Any, part: Mapping[str, Any]) -> None:
    paper.set_font("sans", "B", 8.9)
    paper.start_section(part["title"])
    paper.multi_cell(0, 16, part["title"], new_x="LMARGIN", new_y="NEXT")
    paper.set_font("sans", "", 8.9)
    paper.multi_cell(0, 12, part["paragraph"], new_x="LMARGIN", new_y="NEXT")
    paper.set_font("sans", "", 8.1)
    with paper.table(col_widths=(7, 40, 15, 18, 14, 9), line_height=10.4, padding=2.4,
                     borders_layout="HORIZONTAL_LINES", text_align="LEFT") as table:  # fmt: skip
        for row in (part["head"], *part["rows"]):
            table.row(row)


def typst(folder: Path) -> bytes:
    import typst as compiler

    return compiler.compile(
        str(folder / "report.typ"), root=str(folder), font_paths=[str(folder / "fonts")], ignore_system_fonts=True
    )


WAYS: dict[str, Callable[[Path], bytes]] = {"ours": ours, "weasyprint": weasyprint, "fpdf2": fpdf2, "typst": typst}


if __name__ == "__main__":
    way, place = sys.argv[1], Path(sys.argv[2])
    (place / f"{way}.pdf").write_bytes(WAYS[way](place))
