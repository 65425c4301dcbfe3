"""Where in a TOML text each value stands: its path of keys and indices → line number (pure).

``tomllib`` tells lines for broken syntax only. This scan runs after it accepted the text, so it
checks nothing and never sees broken TOML.
"""

from __future__ import annotations

from collections.abc import Mapping

Path = tuple[str | int, ...]

_BLANK = " \t\r\n"
_CLOSERS = ",]}#\n"
_ESCAPES = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r", '"': '"', "\\": "\\"}


def value_lines(text: str) -> dict[Path, int]:
    """The line (from 1) on which each table, key and array element of a valid TOML text begins."""
    return _Scan(text).document()


def line_of(lines: Mapping[Path, int], path: Path) -> int:
    """The line of a path, or of the nearest table around it; 1 for the whole file."""
    while path and path not in lines:
        path = path[:-1]
    return lines.get(path, 1)


class _Scan:
    """One pass over one text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._line = 1
        self._counts: dict[Path, int] = {}
        self.lines: dict[Path, int] = {}

    def document(self) -> dict[Path, int]:
        table: Path = ()
        self._skip_blank()
        while self._at < len(self._text):
            if self._peek() == "[":
                table = self._header()
            else:
                self._pair(table)
            self._skip_blank()
        return self.lines

    def _header(self) -> Path:
        line = self._line
        array = self._text.startswith("[[", self._at)
        self._move(2 if array else 1)
        keys = self._keys()
        self._move(2 if array else 1)
        parent = self._resolve(keys[:-1])
        for end in range(1, len(parent) + 1):
            self.lines.setdefault(parent[:end], line)
        path = (*parent, keys[-1])
        if array:
            index = self._counts.get(path, 0)
            self._counts[path] = index + 1
            self.lines.setdefault(path, line)
            path = (*path, index)
        self.lines[path] = line
        return path

    def _resolve(self, keys: tuple[str, ...]) -> Path:
        """The path a header means: an array of tables stands for its newest element."""
        path: Path = ()
        for key in keys:
            path = (*path, key)
            if path in self._counts:
                path = (*path, self._counts[path] - 1)
        return path

    def _pair(self, table: Path) -> None:
        line = self._line
        path = table
        for key in self._keys():
            path = (*path, key)
            self.lines.setdefault(path, line)
        self._move(1)
        self._value(path)

    def _keys(self) -> tuple[str, ...]:
        """A dotted key; stops at the ``=`` or ``]`` after it."""
        keys: list[str] = []
        while True:
            self._skip_spaces()
            keys.append(self._key())
            self._skip_spaces()
            if self._peek() != ".":
                return tuple(keys)
            self._move(1)

    def _key(self) -> str:
        quote = self._peek()
        start = self._at
        if quote in "\"'":
            self._string()
            return _unquote(self._text[start : self._at])
        while self._peek() not in " \t.=]":
            self._move(1)
        return self._text[start : self._at]

    def _value(self, path: Path) -> None:
        self._skip_blank()
        first = self._peek()
        if first == "[":
            self._elements(path)
        elif first == "{":
            self._members(path)
        elif first in "\"'":
            self._string()
        else:
            while self._at < len(self._text) and self._peek() not in _CLOSERS:
                self._move(1)

    def _elements(self, path: Path) -> None:
        self._move(1)
        index = 0
        self._skip_blank(",")
        while self._peek() != "]":
            self.lines[(*path, index)] = self._line
            self._value((*path, index))
            index += 1
            self._skip_blank(",")
        self._move(1)

    def _members(self, path: Path) -> None:
        self._move(1)
        self._skip_blank(",")
        while self._peek() != "}":
            self._pair(path)
            self._skip_blank(",")
        self._move(1)

    def _string(self) -> None:
        quote = self._peek()
        width = 3 if self._text.startswith(quote * 3, self._at) else 1
        self._move(width)
        while not self._text.startswith(quote * width, self._at):
            self._move(2 if quote == '"' and self._peek() == "\\" else 1)
        self._move(width)
        while width == 3 and self._peek() == quote:  # a quotation mark may stand right before the closing three
            self._move(1)

    def _skip_blank(self, separators: str = "") -> None:
        """White space, line ends, comments, and the separators between elements."""
        while (char := self._peek()) and (char in _BLANK + separators or char == "#"):
            if char == "#":
                end = self._text.find("\n", self._at)
                self._at = len(self._text) if end < 0 else end
            else:
                self._move(1)

    def _skip_spaces(self) -> None:
        while self._peek() in (" ", "\t"):
            self._move(1)

    def _peek(self) -> str:
        return self._text[self._at : self._at + 1]

    def _move(self, count: int) -> None:
        self._line += self._text.count("\n", self._at, self._at + count)
        self._at += count


def _unquote(quoted: str) -> str:
    """The key a quoted key means."""
    inner = quoted[1:-1]
    if quoted[0] == "'" or "\\" not in inner:
        return inner
    out: list[str] = []
    at = 0
    while at < len(inner):
        if inner[at] != "\\":
            out.append(inner[at])
            at += 1
            continue
        width = {"u": 4, "U": 8}.get(inner[at + 1], 0)
        out.append(chr(int(inner[at + 2 : at + 2 + width], 16)) if width else _ESCAPES[inner[at + 1]])
        at += 2 + width
    return "".join(out)
