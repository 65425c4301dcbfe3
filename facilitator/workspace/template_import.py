"""A programme that another program keeps, made into a template: read by its suffix, written once, never over a file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from facilitator.capture.programme_calendar import read_calendar
from facilitator.capture.programme_entry import Programme
from facilitator.capture.programme_schedule import read_schedule_json, read_schedule_xml
from facilitator.capture.programme_sessions import plan_of
from facilitator.capture.programme_table import read_programme_table
from facilitator.capture.programme_toml import template_text
from facilitator.capture.programme_zone import known_zone
from facilitator.capture.template import read_template
from facilitator.changes import mend
from facilitator.errors import FacilitatorError, ImportFileError, TemplateError

SUFFIXES = (".ics", ".xml", ".json", ".xlsx", ".csv")
_LARGEST = 10 * 2**20
_SUFFIX = ".toml"


@dataclass(frozen=True, slots=True)
class MadeTemplate:
    """A template on disk. ``remarks`` are what was guessed or left out for the whole, a sentence each."""

    path: Path
    sessions: int
    remarks: tuple[str, ...]


def import_template(source: Path, out: Path, today: date, zone: str = "") -> MadeTemplate:
    """Writes the template a programme makes; ``today`` is what a day without a year comes after.

    Times are told in ``zone``, else in the zone the source names. Raises ImportFileError for a source that
    cannot be read, TemplateError for an ``out`` that cannot be written, FacilitatorError for an unknown zone.
    """
    if out.suffix.lower() != _SUFFIX:
        raise TemplateError("{out} must end in {suffix}; choose such a name.", out=mend(out.name), suffix=_SUFFIX)
    if zone and not known_zone(zone):
        raise FacilitatorError("“{zone}” is no time zone; give a name such as Asia/Seoul.", zone=zone)
    programme = _read(mend(source.name), _data(source), today, known_zone(zone))
    plan = plan_of(programme)
    text = template_text(plan, mend(source.name))
    read_template(text, out.name)  # what is written can be read
    _write(out, text)
    return MadeTemplate(out, len(plan.sessions), plan.remarks)


def _data(source: Path) -> bytes:
    name = mend(source.name)
    if source.suffix.lower() not in SUFFIXES:
        raise ImportFileError(
            "“{name}” is of no type that a programme comes in; choose one of {choices}.",
            name=name, choices=", ".join(SUFFIXES),
        )  # fmt: skip
    try:
        if source.stat().st_size > _LARGEST:
            raise ImportFileError("“{name}” is larger than 10 MB; export only this workshop.", name=name)
        return source.read_bytes()
    except FileNotFoundError:
        raise ImportFileError("There is no file “{name}”; check its name.", name=name) from None
    except OSError as error:
        raise ImportFileError(
            "“{name}” cannot be read ({reason}); check that it is a file you may read.",
            name=name, reason=(error.strerror or "unknown reason").lower(),
        ) from None  # fmt: skip


def _read(name: str, data: bytes, today: date, zone: str) -> Programme:
    match name.rpartition(".")[2].lower():
        case "ics":
            return read_calendar(name, data, zone)
        case "xml":
            return read_schedule_xml(name, data, zone)
        case "json":
            return read_schedule_json(name, data, zone)
        case _:
            return read_programme_table(name, data, today, zone)


def _write(out: Path, text: str) -> None:
    """Writes a new file; half a file does not stay."""
    try:
        with out.open("x", encoding="utf-8", newline="\n") as stream:
            try:
                stream.write(text)
                stream.flush()
            except OSError:
                out.unlink(missing_ok=True)
                raise
    except FileExistsError:
        raise TemplateError("{out} is there already; give the template another name.", out=mend(out.name)) from None
    except OSError as error:
        raise TemplateError(
            "{out} cannot be written ({reason}); choose a folder that is there and that you may write in.",
            out=mend(out.name), reason=(error.strerror or "unknown reason").lower(),
        ) from None  # fmt: skip
