"""How large a file, a function and a class may grow, in the program and in its tests alike."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
_LINES_OF_A_FILE, _LINES_OF_A_FUNCTION, _METHODS = 400, 40, 15
_Function = ast.FunctionDef | ast.AsyncFunctionDef


def too_large(place: str, text: str) -> Iterator[str]:
    """What of a module is larger than it may be; a property and its setter are two methods."""
    if (lines := len(text.splitlines())) > _LINES_OF_A_FILE:
        yield f"{place}: {lines} lines"
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, _Function) and (lines := (node.end_lineno or 0) - node.lineno + 1) > _LINES_OF_A_FUNCTION:
            yield f"{place}:{node.lineno}: {node.name} has {lines} lines"
        if isinstance(node, ast.ClassDef):
            methods = sum(isinstance(one, _Function) for one in node.body)
            if methods > _METHODS:
                yield f"{place}:{node.lineno}: {node.name} has {methods} methods"


def test_nothing_has_grown_too_large() -> None:
    files = [path for folder in ("facilitator", "tests") for path in sorted((ROOT / folder).rglob("*.py"))]
    assert len(files) > 500, "the files are looked for in the wrong place"
    found = [fault for path in files for fault in too_large(str(path.relative_to(ROOT)), path.read_text("utf-8"))]
    assert found == []


def test_one_more_than_the_most_is_found() -> None:
    body = "".join(f"    def m{number}(self): ...\n" for number in range(_METHODS + 1))
    long = "def long():\n" + "    pass\n" * _LINES_OF_A_FUNCTION
    text = f"class Big:\n{body}{long}"
    text += "\n" * (_LINES_OF_A_FILE + 1 - len(text.splitlines()))
    assert list(too_large("one.py", text)) == [
        "one.py: 401 lines", "one.py:1: Big has 16 methods", "one.py:18: long has 41 lines"
    ]  # fmt: skip
    assert list(too_large("one.py", f"class Big:\n{body.partition(chr(10))[2]}{long.rpartition('    ')[0]}")) == []
