"""What holds of every import: only one error, no lost word, the same keys again."""

from __future__ import annotations

import csv
import io
import json
import re

import pytest
from docx import Document
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from import_builders import DIRECTORY, imported, keys, words_of, xlsx

from facilitator.capture.source import SUFFIXES
from facilitator.directory import Directory
from facilitator.errors import ImportFileError

QUICK = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
SLOW = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def readable(name: str, data: bytes) -> bool:
    """Whether the file was read; any other error than ImportFileError goes through."""
    try:
        imported(name, data)
    except ImportFileError as error:
        assert str(error).endswith(".")
        assert "\n" not in str(error)
        return False
    return True


@pytest.mark.parametrize("suffix", SUFFIXES)
@QUICK
@given(data=st.one_of(st.binary(), st.text().map(str.encode), st.text().map(lambda text: text.encode("utf-16"))))
@example(data=b"PK\x05\x06" + bytes(18))
@example(data=b'"' * 10)
@example(data="name\n\u2028\x0b\x1c".encode())
def test_any_bytes_are_read_or_refused(suffix: str, data: bytes):
    readable("f" + suffix, data)


def small_docx() -> bytes:
    document = Document()
    document.add_heading("Platform", 1)
    document.add_paragraph("Kim Minji: one")
    document.add_table(2, 2).cell(0, 0).text = "Name"
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


WHOLE = {".docx": small_docx(), ".xlsx": xlsx([["Text", "Due"], ["one", 5]])}


@pytest.mark.parametrize("suffix", sorted(WHOLE))
@SLOW
@given(data=st.data())
def test_damaged_office_files_are_read_or_refused(suffix: str, data: st.DataObject):
    damaged = bytearray(WHOLE[suffix])
    for _ in range(data.draw(st.integers(1, 4))):
        damaged[data.draw(st.integers(0, len(damaged) - 1))] = data.draw(st.integers(0, 255))
    readable("f" + suffix, bytes(damaged[: data.draw(st.integers(len(damaged) // 2, len(damaged)))]))


WORD = st.text("abcdeABK김민지王уЯЖ0123", min_size=1, max_size=9)
OPENING = st.sampled_from(
    [
        "",
        "Kim Minji: ",
        "Petrov: ",
        "Lee：",
        "Note: ",
        "- ",
        "1. ",
        "# ",
        "## ",
        "ACTION: ",
        "> ",
        "= ",
        "+1 JP, ",
        "Decision: ",
        "10:40 ",
    ]
)
LINE = st.builds(lambda opening, words: opening + " ".join(words), OPENING, st.lists(WORD, min_size=1, max_size=6))
HEADED = st.sampled_from(["NEXT STEPS", "Conclusions", "# Actions", "Methodologies", "Methodologies:", "=====", "", ""])
LINES = st.lists(st.one_of(LINE, HEADED), min_size=1, max_size=12)


def missing(text: str, kept: str) -> list[str]:
    return [word for word in re.findall(r"\w+", text) if word not in kept]


@pytest.mark.parametrize("suffix", [".md", ".txt"])
@settings(QUICK, max_examples=150)
@given(lines=LINES)
@example(lines=["Petrov:", "one", "Petrov:", "two"])
@example(lines=["Petrov:", "", "Petrov:"])
@example(lines=["a", "===", "b", "---", "c"])
def test_no_word_of_a_transcript_is_lost(suffix: str, lines: list[str]):
    text = "\n".join(lines)
    try:
        found = imported("f" + suffix, text)
    except ImportFileError as error:
        assert "holds nothing" in str(error) or "is empty" in str(error)
        return
    # A support's names become refs, so their words are looked for in what they mean.
    assert missing(text, words_of(found) + " +1 JP") == []


@SLOW
@given(lines=st.lists(LINE, min_size=1, max_size=8), styles=st.data())
def test_no_word_of_a_document_is_lost(lines: list[str], styles: st.DataObject):
    document = Document()
    for line in lines:
        document.add_paragraph(
            line, style=styles.draw(st.sampled_from(["Normal", "List Bullet", "Heading 2", "Title"]))
        )
    stream = io.BytesIO()
    document.save(stream)
    try:
        found = imported("f.docx", stream.getvalue())
    except ImportFileError as error:
        assert "holds nothing" in str(error)
        return
    assert missing("\n".join(lines), words_of(found) + " +1 JP") == []


CELLS = st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp", "Zs")), min_size=1, max_size=12)


@QUICK
@given(rows=st.lists(st.tuples(CELLS, CELLS), min_size=1, max_size=6))
def test_no_row_of_a_table_is_lost_and_excel_agrees_with_csv(rows: list[tuple[str, str]]):
    stream = io.StringIO()
    csv.writer(stream).writerows([("text", "room"), *rows])
    found = imported("f.csv", stream.getvalue())
    assert len(found.entries) == len(rows)
    for (text, room), entry in zip(rows, found.entries, strict=True):
        assert text.lstrip("'") in entry.prefix + entry.text
        assert room.lstrip("'") in entry.prefix + entry.text
    as_objects = "\n".join(json.dumps({"text": text, "room": room}) for text, room in rows)
    assert [entry.text for entry in imported("f.jsonl", as_objects).entries] == [entry.text for entry in found.entries]


@settings(QUICK, max_examples=100)
@given(lines=LINES)
def test_the_same_source_gives_the_same_keys_whatever_is_known(lines: list[str]):
    text = "\n".join(lines)
    for suffix in (".md", ".txt"):
        try:
            found = imported("f" + suffix, text)
        except ImportFileError:
            continue
        assert keys(found) == keys(imported("g" + suffix, text, Directory()))
        assert len(set(keys(found))) == len(keys(found))
        assert keys(found) == keys(imported("g" + suffix, text, DIRECTORY))
