"""A workshop as a TOML file: read, checked, and turned into the items a session file starts from.

The format is described in docs/templates.md.
"""

from __future__ import annotations

import hashlib
import json
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

from facilitator.assets import asset
from facilitator.capture.template_items import Planned, read_items
from facilitator.capture.template_lines import value_lines
from facilitator.capture.template_table import Table, nearest
from facilitator.errors import TemplateError

__all__ = ["Planned", "Template", "list_templates", "load_template", "read_template"]

_FOLDER = "templates"
_SUFFIX = ".toml"
_PLACE = re.compile(r"\s*\(at (?:line (?P<line>\d+), column \d+|end of document)\)$")
_TWICE = ("overwrite", "twice", "redefine")


@dataclass(frozen=True, slots=True)
class Template:
    """A checked template. ``digest`` is the SHA-256 of its items: comments and layout do not count."""

    id: str
    title: str
    items: tuple[Planned, ...]
    digest: bytes


def list_templates() -> tuple[str, ...]:
    """The names of the templates that come with the program."""
    return tuple(sorted(path.stem for path in asset(_FOLDER).iterdir() if path.suffix == _SUFFIX))


def load_template(name: str) -> Template:
    """A template of the program by name, or any other by the path of its file.

    Raises TemplateError when there is none, when it cannot be read, or when it has a mistake.
    """
    names = list_templates()
    path = asset(f"{_FOLDER}/{name}{_SUFFIX}") if name in names else Path(name)
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        raise TemplateError(
            "There is no template or file “{name}”; {nearest}, or a path.", name=name, nearest=nearest(name, names)
        ) from None
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        raise TemplateError(
            "{path}, line {line}: expected UTF-8 text; save the file as UTF-8.", path=path.name, line=line
        ) from None
    except OSError as error:
        reason = error.strerror or "unknown reason"
        raise TemplateError(
            "The template “{name}” cannot be read ({reason}); give the path of a TOML file.", name=name, reason=reason
        ) from None
    return read_template(text, path.name, path.parent)


def read_template(text: str, source: str, folder: Path | None = None) -> Template:
    """A template from the text of its file, which ``source`` names in messages; pictures lie in ``folder``.

    Raises TemplateError: one sentence with file, line and what was expected.
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    items = read_items(_root(text, source), folder)
    fields = dict(items[0].fields)
    return Template(fields["template"], fields["title"], items, _digest(items))


def _root(text: str, source: str) -> Table:
    try:
        values = tomllib.loads(text)
        return Table(source, value_lines(text), (), "", values)
    except tomllib.TOMLDecodeError as error:
        raise TemplateError(_syntax_sentence(str(error), text, source)) from None
    except RecursionError:
        raise TemplateError("{source}, line 1: expected TOML with less nesting.", source=source) from None


def _syntax_sentence(message: str, text: str, source: str) -> str:
    """tomllib's message as a sentence with file and line."""
    place = _PLACE.search(message)
    found = place["line"] if place else None
    line = int(found) if found else text.count("\n") + 1
    reason = message[: place.start()] if place else message
    if any(word in reason for word in _TWICE):
        return f"{source}, line {line}: expected each key and table once ({_lowered(reason)})."
    return f"{source}, line {line}: expected TOML ({_lowered(reason)})."


def _lowered(reason: str) -> str:
    return reason[:1].lower() + reason[1:].rstrip(".")


def _digest(items: tuple[Planned, ...]) -> bytes:
    content = [[item.key, item.kind, item.session, sorted(item.fields)] for item in items]
    return hashlib.sha256(json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()).digest()
