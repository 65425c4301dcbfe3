"""The receipt of a merge as a paper."""

from __future__ import annotations

from datetime import UTC, datetime

from facilitator.assets import asset
from facilitator.document import Document, Paragraph, Table, plain
from facilitator.domain import Records, Workshop
from facilitator.summary.receipt import MergedFile, MergeReceipt, compose_receipt
from facilitator.summary.wording import read_wording

NOON = datetime(2024, 8, 29, 3, 4, tzinfo=UTC)
RECORDS = Records(Workshop("w", "t", "A workshop", "", "Incheon", "", "", "Asia/Seoul"))
ANN = MergedFile("ann.facilitator", ("Ann",), (41, 6, 4, 2, 0), unfinished=(("Ann", "half a li"),))
BOB = MergedFile(
    "박서연.facilitator", ("박서연", "Bob"), (38, 9, 7, 3, 1), rows=("content does not match the id: […]",)
)
LETTER = MergedFile("letter.facilitator", (), reason="letter.facilitator is not a session file.")


def _document(*files: MergedFile, still_open: int = 0) -> Document:
    words = read_wording(asset("wording/en.toml").read_text(encoding="utf-8"))
    return compose_receipt(RECORDS, MergeReceipt("2.1 Moderator", NOON, "backup", files, still_open), words)


def _parts(document: Document) -> dict[str, str]:
    return {
        part.key: " / ".join(plain(block.text) for block in part.blocks if isinstance(block, Paragraph))
        for part in document.parts
    }


def test_every_file_has_its_row_and_they_add_up() -> None:
    document = _document(ANN, BOB, LETTER, still_open=4)
    table = next(block for block in document.parts[0].blocks if isinstance(block, Table))
    rows = [[" ".join(plain(text) for text in cell.paragraphs) for cell in row.cells] for row in table.rows]
    assert rows[1] == ["박서연.facilitator", "박서연, Bob", "38", "9", "7", "3", "1"]
    assert table.total and [plain(cell.paragraphs[0]) for cell in table.total.cells if cell.paragraphs] == [
        "Together", "79", "15", "11", "5", "1",
    ]  # fmt: skip
    assert document.meta[0].lines == ("29 August 2024, 12:04",)


def test_what_is_open_and_what_stayed_outside_is_said() -> None:
    parts = _parts(_document(ANN, BOB, LETTER, still_open=4))
    assert parts["sources"].startswith("Still to be decided: four conflicts.")
    assert parts["left_out"] == "letter.facilitator is not a session file."
    assert parts["unfinished"] == "Ann, in ann.facilitator: half a li"
    assert parts["rows"].startswith("박서연.facilitator: content does not match")


def test_one_file_without_any_of_it_is_short() -> None:
    document = _document(MergedFile("ann.facilitator", ("Ann",), (1, 0, 0, 0, 0)))
    assert list(_parts(document)) == ["sources"]
    assert "Nothing is left to be decided." in _parts(document)["sources"]
    assert next(block for block in document.parts[0].blocks if isinstance(block, Table)).total is None
