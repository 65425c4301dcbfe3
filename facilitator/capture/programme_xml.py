"""XML from strangers to a tree: without any declaration of a document type, so that no entity can grow (stdlib)."""

from __future__ import annotations

from typing import NoReturn
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from facilitator.errors import ImportFileError

_DEEPEST = 20
_MOST = 300_000


def read_xml(name: str, data: bytes) -> Element:
    """The root of an XML file. Raises ImportFileError for what is none, with its line, and for a document type."""
    return _Reading(name).root(data)


class _Reading:
    """One file being read; it stops at what could grow without end."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._builder = TreeBuilder()
        self._parser = expat.ParserCreate()
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._builder.data
        self._parser.StartDoctypeDeclHandler = self._doctype
        self._depth = self._count = 0

    def root(self, data: bytes) -> Element:
        try:
            self._parser.Parse(data, True)
        except expat.ExpatError as error:
            raise ImportFileError(
                "“{name}”, line {line}: expected XML ({reason}).",
                name=self._name, line=error.lineno, reason=expat.ErrorString(error.code),
            ) from None  # fmt: skip
        except (ValueError, LookupError):  # an encoding that is not known
            raise ImportFileError("“{name}”, line 1: expected XML in UTF-8.", name=self._name) from None
        return self._builder.close()

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        self._count += 1
        if self._depth > _DEEPEST:
            raise ImportFileError("“{name}”, line {line}: expected less nesting.", name=self._name, line=self._line)
        if self._count > _MOST:
            raise ImportFileError(
                "“{name}” has too many elements; export a schedule of this event only.", name=self._name
            )
        # The line goes along as an attribute, so that a mistake found later can name it.
        self._builder.start(tag, {**attributes, "line": str(self._line)})

    def _end(self, tag: str) -> None:
        self._depth -= 1
        self._builder.end(tag)

    def _doctype(self, *_: object) -> NoReturn:
        raise ImportFileError(
            "“{name}”, line {line}: expected a schedule without a DOCTYPE; take it out, it can make a file endless.",
            name=self._name, line=self._line,
        )  # fmt: skip

    @property
    def _line(self) -> int:
        return self._parser.CurrentLineNumber
