"""JSON lines to rows: an object a line, with the keys that `facilitator show --json` prints."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import cast

from facilitator.capture.columns import Header, read_header
from facilitator.errors import ImportFileError

_NAMING = ("ref", "key", "id", "name", "title", "text")


def jsonl_rows(name: str, text: str) -> list[tuple[Header, tuple[str, ...], tuple[str, ...]]]:
    """(header, titles, cells) for each object; the members of a list end with a semicolon each.

    Raises ImportFileError that names the first line which is no JSON object.
    """
    rows: list[tuple[Header, tuple[str, ...], tuple[str, ...]]] = []
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            members = _object(name, number, line)
            titles = tuple(members)
            rows.append((read_header(titles), titles, tuple(map(value_text, members.values()))))
    return rows


def value_text(value: object) -> str:
    """A JSON value as the words of a cell; a semicolon ends each member of a list."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        members = cast("list[object]", value)
        return "".join(f"{text}; " for member in members if (text := value_text(member).strip()))
    if isinstance(value, Mapping):
        return _naming(cast("Mapping[str, object]", value))
    return _mended(str(value))


def _mended(text: str) -> str:
    """Text that can be stored: JSON may escape half of a surrogate pair, or a zero."""
    whole = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return whole.replace("\x00", "\ufffd")


def _naming(value: Mapping[str, object]) -> str:
    found = next((value_text(value[key]) for key in _NAMING if value.get(key)), "")
    return found or (_mended(json.dumps(value, ensure_ascii=False)) if value else "")


def _object(name: str, number: int, line: str) -> Mapping[str, object]:
    try:
        value: object = json.loads(line)
    except (ValueError, RecursionError):
        value = None
    if not isinstance(value, dict):
        raise ImportFileError(
            "Line {number} of “{name}” is no JSON object; write one object a line.", number=number, name=name
        )
    return cast("Mapping[str, object]", value)
