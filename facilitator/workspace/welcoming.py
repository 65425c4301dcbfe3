"""Starting out: which templates there are, where a new session goes, and making it there."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from facilitator.capture.template import Template, list_templates, load_template
from facilitator.capture.template_items import Planned
from facilitator.clock import Clock
from facilitator.errors import FacilitatorError
from facilitator.store.faults import faults
from facilitator.store.header import SUFFIX
from facilitator.workspace.files import new
from facilitator.workspace.paper_names import safe_name

_BRACKETED = re.compile(r"\(([^()]{2,20})\)\s*$")
# What has no notes: registration, lunch, breaks.
_HELD_BY_NOBODY = "other"


@dataclass(frozen=True, slots=True)
class SessionChoice:
    """A session one can take notes in."""

    code: str
    title: str
    parallel: bool


@dataclass(frozen=True, slots=True)
class TemplateChoice:
    """A template by ``name`` (or path), as people speak of it: ``series`` and ``year``, or its ``title``."""

    name: str
    title: str
    series: str
    year: str
    sessions: tuple[SessionChoice, ...]


def shipped() -> tuple[str, ...]:
    """The names of the templates that come with the program."""
    return list_templates()


def read_template(name: str) -> TemplateChoice:
    """A template by name or path. Raises TemplateError, FacilitatorError when it has no session for notes."""
    chosen = load_template(name)
    fields = dict(chosen.items[0].fields)
    series = _BRACKETED.search(fields.get("programme", ""))
    sessions = _sessions(chosen)
    if not sessions:
        raise FacilitatorError("The template {id} has no session to take notes in; choose another one.", id=chosen.id)
    return TemplateChoice(
        name, chosen.title, series[1] if series else "", fields.get("first_day", "")[:4] if series else "", sessions
    )


def _sessions(template: Template) -> tuple[SessionChoice, ...]:
    found = [_choice(item) for item in template.items if item.kind == "session"]
    held = [choice for choice, kind in found if kind != _HELD_BY_NOBODY]
    return tuple(held or [choice for choice, _ in found])


def _choice(item: Planned) -> tuple[SessionChoice, str]:
    fields = dict(item.fields)
    kind = fields.get("kind") or fields.get("type", "")
    return SessionChoice(fields["code"], fields["title"], kind == "parallel"), kind


def session_path(folder: Path, code: str, author: str) -> Path:
    """Where a new session of this author goes: a free name in the folder."""
    return free_path(folder, f"{code} {author}")


def free_path(folder: Path, words: str) -> Path:
    """A session file of this name in the folder, with a number where the name is taken."""
    stem = safe_name(words, "session")
    path = folder / f"{stem}{SUFFIX}"
    number = 2
    while path.exists():
        path = folder / f"{stem} {number}{SUFFIX}"
        number += 1
    return path


def make_session(folder: Path, template: str, code: str, author: str, clock: Clock) -> Path:
    """Makes a session file at a free name, and the folder if absent. Raises FacilitatorError."""
    if not author.strip():
        raise FacilitatorError("Give your name: it stands beside every note you take.")
    with faults(folder):
        folder.mkdir(parents=True, exist_ok=True)
        path = session_path(folder, code, author)
    new(path, template, code, author, clock)
    return path
