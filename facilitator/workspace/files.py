"""Making and opening session files, and who writes in them."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from facilitator.capture.template import Template, load_template
from facilitator.changes import Pen, mend
from facilitator.clock import Clock
from facilitator.errors import FacilitatorError, SessionFileError
from facilitator.settings import login_name, read_settings, settings_path
from facilitator.store import log
from facilitator.store.header import SUFFIX
from facilitator.store.opening import SessionFile, create_file, making, set_local
from facilitator.workspace.changed import Changed
from facilitator.workspace.migrating import open_file
from facilitator.workspace.template_changes import held_change, session_codes, template_changes

__all__ = ["SUFFIX", "SessionFile", "author_of", "new", "new_empty", "open_file", "opened", "pen_for"]


def new(path: Path, template: str, session: str, author: str, clock: Clock) -> Changed:
    """Makes a session file from a template (a name or the path of a TOML file). Never overwrites.

    Raises TemplateError, SessionFileError, or FacilitatorError when the template has no such session.
    """
    if path.suffix != SUFFIX:
        raise SessionFileError("{path} must end in {suffix}; choose such a name.", path=path.name, suffix=SUFFIX)
    chosen = load_template(template)
    changes = [*template_changes(chosen), held_change(chosen, _known_session(chosen, session))]
    with making(path, clock) as file, file.writing() as connection:
        log.append(connection, changes)
        set_local(connection, "author", mend(author.strip()))
    return Changed(tuple(dict.fromkeys(change.item for change in changes)))


def new_empty(path: Path, clock: Clock) -> None:
    """Makes a session file that holds nothing yet: one to merge others into. Raises SessionFileError."""
    create_file(path, clock).close()


def _known_session(template: Template, session: str) -> str:
    codes = session_codes(template)
    if session not in codes:
        raise FacilitatorError(
            "The template {id} has no session “{session}”; choose one of {choices}.",
            id=template.id,
            session=session,
            choices=", ".join(codes),
        )
    return session


@contextmanager
def opened(path: Path, clock: Clock) -> Generator[SessionFile, None, None]:
    """An open session file, closed at the end. Raises SessionFileError."""
    file = open_file(path, clock)
    try:
        yield file
    finally:
        file.close()


def author_of(file: SessionFile, given: str | None) -> str:
    """Who writes: the name given, else the one given when the file was made, else the setting, else the login."""
    return (
        (given or "").strip()
        or file.default_author
        or read_settings(settings_path()).get("author", "").strip()
        or login_name()
    )


def pen_for(file: SessionFile, given: str | None) -> Pen:
    """The pen of this opening, under the name ``author_of`` gives."""
    return file.pen(author_of(file, given))
