"""The package of a Word document: its parts in a zip, the same bytes for the same parts."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from typing import NamedTuple

from facilitator.paper.docx.elements import W, Xml

RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "application/vnd.openxmlformats-officedocument"
_MOMENT = (1980, 1, 1, 0, 0, 0)


class Member(NamedTuple):
    """A part of the package; ``kind`` names its relation, ``content`` the end of its content type."""

    name: str
    kind: str
    content: str
    data: bytes


def of_word(name: str, root: str, inside: Xml) -> Member:
    """A part of WordprocessingML: word/``name``.xml with the element w:``root``."""
    words = f'{_HEAD}<w:{root} xmlns:w="{W}" xmlns:r="{RELATIONS}">{inside}</w:{root}>'
    kind = "officeDocument" if name == "document" else name
    content = f"wordprocessingml.{name}{'.main' if name == 'document' else ''}+xml"
    return Member(f"word/{name}.xml", kind, content, words.encode())


def packed(members: Iterable[Member]) -> bytes:
    """The parts as a package; those of word/ belong to the first of them, the document."""
    given = list(members)
    inner = [one for one in given[1:] if one.name.startswith("word/")]
    outer = [one for one in given if one not in inner]
    return zipped(
        (
            ("[Content_Types].xml", _types(given)),
            ("_rels/.rels", _relations(outer, "")),
            ("word/_rels/document.xml.rels", _relations(inner, "word/")),
            *((one.name, one.data) for one in given),
        )
    )


def zipped(members: Iterable[tuple[str, bytes]]) -> bytes:
    """Names and contents as a zip with nothing of the hour or the machine in it."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in members:
            member = zipfile.ZipInfo(name, _MOMENT)
            member.create_system = 3
            made.writestr(member, data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def rezipped(data: bytes) -> bytes:
    """A package written by another hand, the same but for its moments."""
    with zipfile.ZipFile(io.BytesIO(data)) as given:
        return zipped((name, given.read(name)) for name in given.namelist())


def _types(members: list[Member]) -> bytes:
    own = "".join(f'<Override PartName="/{one.name}" ContentType="{_OFFICE}.{one.content}"/>' for one in members)
    plain = '<Default Extension="xml" ContentType="application/xml"/>'
    rels = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    return f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">{rels}{plain}{own}</Types>'.encode()


def _relations(members: list[Member], folder: str) -> bytes:
    own = "".join(
        f'<Relationship Id="rId{place}" Type="{RELATIONS}/{one.kind}" Target="{one.name.removeprefix(folder)}"/>'
        for place, one in enumerate(members, 1)
    )
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{own}</Relationships>'.encode()
