"""A deck of slides for the tests of its two writers."""

from __future__ import annotations

import base64
import struct
import zlib
from dataclasses import replace

from facilitator.document import Cell, Column, Document, Lettered, Meta, Paragraph, Part, Row, Span, Table

HOSTILE = "\x00\x1b[31m<b>&amp;</b>\ud800 =cmd|' /C calc'!A0 \u202eevil\u202c \ufffe {code} %s &#0; ]]>"
SCRIPTS = {
    "en": "One manual for winter track surveys",
    "zh": "先看懂数据，再划定廊道",
    "ja": "共通の手法がなければ、共通の結論もない",
    "ko": "아이들이 먼저 묻고 어른들이 답을 찾는다",
    "ru": "Журавль не читает программу проекта",
    "mn": "Өвлийн бэлчээр бол ирвэсийн ч гэр",
}


def said(words: str, **more: object) -> Paragraph:
    return Paragraph((Span(words),), **more)  # type: ignore[arg-type]


def cell(words: str, language: str = "") -> Cell:
    return Cell(((Span(words, language=language),),))


def table(*rows: tuple[str, ...], heads: tuple[str, ...] = ("Id", "What", "By"), first: str = "id") -> Table:
    columns = tuple(Column(head, first if not index else "text") for index, head in enumerate(heads))
    return Table(columns, tuple(Row(tuple(cell(words) for words in row)) for row in rows))


def parts() -> tuple[Part, ...]:
    scripts = tuple(Paragraph((Span(words, language=tag),)) for tag, words in SCRIPTS.items())
    figures = Table((Column("Delegations", "number"), Column("Proposals", "number")), (Row((cell("5"), cell("13"))),))
    opening = (said("Session 2.1"), figures, said("A moderator", small=True))
    plans = (table(("2.1-A1", "Send a letter", "30 September 2024")), said("and two more", small=True))
    return (
        Part("one", "Big cats", opening, notes=(said("Hello."),)),
        Part("two", "Key messages", (Lettered(scripts),), notes=(said("Read this.", run_in="First"), said("Then."))),
        Part("three", "Plans", plans),
    )


def deck(*given: Part, **more: object) -> Document:
    document = Document(
        key="slides",
        title="Big cats",
        subtitle="Speaking notes",
        status="Draft",
        disclaimer="Moderator’s summary, not a negotiated text",
        programme="Programme for Cooperation",
        place="Incheon, 28–29 August 2024",
        running_left="Workshop on nature",
        running_right="Session 2.1",
        meta=(Meta("Workshop", ("Workshop on nature",)),),
        parts=given or parts(),
        language="en",
        author="Programme for Cooperation",
        created="2024-08-29T12:40:00+09:00",
        page_label="Speaking notes, page {page} of {pages}",
        form="slides",
    )
    return replace(document, **more)  # type: ignore[arg-type]


def logo(width: int = 8, height: int = 4) -> str:
    """A picture as a data URI."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\0" + b"\x0b\x4a\x5a" * width for _ in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    data = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    return f"data:image/png;base64,{base64.b64encode(data).decode('ascii')}"
