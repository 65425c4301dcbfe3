"""python -m tests.sentences: the words of every sentence from below the window, for translators, a line each."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from facilitator import errors

ROOT = Path(__file__).resolve().parents[1]
_MAKERS = {name for name, one in vars(errors).items() if isinstance(one, type) and issubclass(one, Exception)} | {
    "sentence",
    "told",
}


def sentences() -> Iterator[tuple[str, int, ast.Call]]:
    """File, line and call of every sentence that is made, errors included."""
    for path in sorted((ROOT / "facilitator").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _MAKERS and node.args:
                yield str(path.relative_to(ROOT)), node.lineno, node


if __name__ == "__main__":
    for _, _, call in sentences():
        words = call.args[0]
        if isinstance(words, ast.Constant):
            print(words.value)
