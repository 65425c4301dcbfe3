"""Makes the page pictures of docs/papers.md from the demo: ``python -m tests.page_pictures FOLDER``."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from facilitator.workspace.demo import run_demo

# Paper → the pages that are shown, counted from one.
PAGES = {
    "Session 2.1 – Moderator’s summary": {"summary-1": 1, "summary-2": 2},
    "Session 2.1 – Slides": {"slides-2": 2, "slides-4": 4},
    "Roundtable pack": {"roundtable-1": 1, "roundtable-3": 3},
    "Action plan": {"actions-2": 2},
    "Lessons learnt": {"lessons-2": 2},
    "Workshop report": {"report-1": 1},
}
_SCALE = 1.15


def main(folder: Path) -> None:
    """Writes a PNG for each page into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        demo = Path(name) / "demo"
        run_demo(demo, {}, lambda _: None)
        for title, pages in PAGES.items():
            (path,) = demo.glob(f"{title} – *.pdf")
            for picture, page in pages.items():
                draw(path, page, folder / f"{picture}.png")


def draw(path: Path, page: int, out: Path) -> None:
    """One page of a PDF as a PNG of few colours."""
    import pypdfium2

    with pypdfium2.PdfDocument(path) as pdf:
        image = pdf[page - 1].render(scale=_SCALE).to_pil()
    image.convert("RGB").quantize(32).save(out, optimize=True)
    print(out)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
