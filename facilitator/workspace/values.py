"""What a person gives for a field, as it is stored: checked where the field knows its values, else as given (pure)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from facilitator.changes import YES, ItemState
from facilitator.domain import LESSON_FIELDS, ActionStatus, Kind, ProposalStatus
from facilitator.errors import FacilitatorError, NotFoundInFileError
from facilitator.store.tables import Field, editable_fields, table_of
from facilitator.workspace.field_changes import whole_set

Find = Callable[[str], Sequence[str]]
_ISO_DAY = re.compile(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])")
_NO = frozenset({"", "0", "no", "n", "false", "off"})
_YES = frozenset({"1", "yes", "y", "true", "on"})
_DAYS = frozenset({"due", "day", "first_day", "last_day", "status_date", "asked", "reminded", "replied"})
_STATUSES: dict[str, tuple[str, ...]] = {
    Kind.ACTION: tuple(ActionStatus),
    Kind.PROPOSAL: tuple(ProposalStatus),
}


@dataclass(frozen=True, slots=True)
class Part:
    """A field to set: its name, perhaps with a member, and the value as given."""

    field: str
    value: str


def stored_fields(state: ItemState, part: Part, find: Find) -> Iterable[tuple[str, str]]:
    """The stored fields a part sets. A whole set is given as members parted by commas; a name with a
    comma in it, which ``find`` knows, is one member.

    Raises NotFoundInFileError for a field the item does not have, FacilitatorError for a value it cannot.
    """
    kind = state.value("kind")
    base, _, member = part.field.partition("/")
    if part.field == "kind" and kind in set(Kind):
        return [("kind", _one_of(part, tuple(Kind)))]
    field = next((field for field in table_of(kind).fields if field.name == base), None)
    if field is None or (member and field.form not in ("set", "map")):
        names = ", ".join((*(("kind",) if kind in set(Kind) else ()), *editable_fields(kind)))
        raise NotFoundInFileError(
            "This item ({value}) has no field “{field}”; choose one of {names}.",
            value=kind or "of no kind",
            field=part.field,
            names=names,
        )
    if "/" in part.field and not member:
        raise FacilitatorError("Name the member after “{base}/”, such as {base}/NAME=1.", base=base)
    if field.name == "lesson" and member not in LESSON_FIELDS:
        raise NotFoundInFileError(
            "A lesson has no “{member}”; choose one of {names}.",
            member=member or base,
            names=", ".join(f"lesson/{name}" for name in LESSON_FIELDS),
        )
    if field.form == "flag":
        return [(field.name, _flag(part))]
    if field.form == "text" or member:
        return [(part.field, _text(kind, field, part))]
    return _set(state, field, part, find)


def _one_of(part: Part, allowed: Sequence[str]) -> str:
    if part.value not in allowed:
        raise FacilitatorError(
            "“{value}” is no {field} here; choose one of {choices}.",
            value=part.value,
            field=part.field,
            choices=", ".join(allowed),
        )
    return part.value


def _flag(part: Part) -> str:
    word = part.value.strip().casefold()
    if word not in _YES | _NO:
        raise FacilitatorError(
            "“{value}” does not say whether {field}; give yes or no.", value=part.value, field=part.field
        )
    return YES if word in _YES else ""


def _text(kind: str, field: Field, part: Part) -> str:
    if field.name in _DAYS and part.value and not _ISO_DAY.fullmatch(part.value):
        raise FacilitatorError(
            "“{value}” is no day for {field}; give it as 2024-09-30, or nothing.", value=part.value, field=field.name
        )
    if field.name == "status" and kind in _STATUSES and part.value:
        return _one_of(part, _STATUSES[kind])
    return part.value


def _set(state: ItemState, field: Field, part: Part, find: Find) -> Iterable[tuple[str, str]]:
    whole = part.value.strip()
    parted = [name.strip() for name in whole.split(",") if name.strip()]
    named = [whole] if whole and len(find(whole)) == 1 else parted
    return whole_set(state, field.name, list(dict.fromkeys(named)))
