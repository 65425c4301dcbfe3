"""Rows of a session file as everybody may see them: nobody named whom the level does not name (pure)."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from facilitator.summary.attribution import LEVELS, ROLES, Attribution
from facilitator.summary.clearing import read_body
from facilitator.summary.ladder import DELEGATION, ORGANIZATION, standing
from facilitator.summary.masked_tree import masked

Row = Mapping[str, Any]
# What no person typed; in every other column a name may stand.
_NO_WORDS = frozenset({"id", "kind", "session", "point", "slot", "order", "at", "template", "zone", "author"})
_PICTURE = "paper.logo"
# A moment as read-back writes it; whatever follows may say who spoke.
_WHEN = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?: [0-9]{2}:[0-9]{2})?(?![0-9])")
_ABOUT_PEOPLE = ("people", "contact", "focal_point", "speaker_text", "prefix")
_SPEECH = ("speaker", "supports", "reservations")
_ROLES = ("leads", "partners", "range_states")


@dataclass(frozen=True, slots=True)
class Publisher:
    """Turns rows at one level. ``row`` takes the name of a derived table and a row of it as plain columns, sets and
    maps as Python values; it gives the columns to be published, None for a row that is not."""

    attribution: Attribution

    def row(self, table: str, row: Row) -> dict[str, Any] | None:
        """The row as it may be seen."""
        named = self.attribution.level == "named"
        match table:
            case "participants":
                return dict(row) if named else None
            case "other_items":
                return None  # nobody knows what stands in them
            case "workshops":
                settings = {**row["settings"], "paper.attribution": self.attribution.level}
                return {**(row if named else self._worded(row)), "settings": settings if named else self._set(settings)}
            case "sessions" | "slots" | "discussion_points":
                return dict(row) if named else {**self._worded(row), **self._officers(row)}
            case "terms":
                return {**row, "description": self.attribution.mask.hide(row["description"])}
            case "cleared_parts":
                return self._cleared(row)
            case "issued_papers":
                return self._issued(row)
            case "notes" | "proposals" | "action_items":
                return dict(row) if named else self._record(row)
            case _:
                return dict(row)

    def _worded(self, row: Row) -> dict[str, Any]:
        """The row with no person named in any of its words."""
        hide = self.attribution.mask.hide
        words = {name: hide(one) for name, one in row.items() if isinstance(one, str) and name not in _NO_WORDS}
        return {**row, **words}

    def _set(self, settings: Mapping[str, str]) -> dict[str, str]:
        hide = self.attribution.mask.hide
        return {name: value if name == _PICTURE else hide(value) for name, value in settings.items()}

    def _officers(self, row: Row) -> Row:
        """Moderators and rapporteurs, by what may be said of them."""
        roles = dict(zip(("moderators", "rapporteurs"), ROLES, strict=False))
        return {
            field: tuple(name for ref in row[field] if (name := self._officer(ref, role)))
            for field, role in roles.items()
            if field in row
        }

    def _officer(self, ref: str, role: str) -> str:
        party = self.attribution.directory.party(ref)
        return self.attribution.officer(ref, role) if party.kind in ("participant", "text") else ref

    def _record(self, row: Row) -> dict[str, Any]:
        hide = self.attribution.mask.hide
        changed = self._worded(row)
        changed |= {name: type(row[name])() for name in _ABOUT_PEOPLE if name in row}
        changed |= {name: self._of_speech(row[name]) for name in _SPEECH if name in row}
        changed |= {name: self._each(row[name], self._of_role) for name in _ROLES if name in row}
        changed["tags"] = tuple(hide(tag) for tag in row["tags"])
        changed |= {name: _moment(row[name]) for name in ("confirmed", "parked", "lead_confirmed") if row.get(name)}
        if "lesson" in row:
            changed["lesson"] = {key: hide(words) for key, words in row["lesson"].items()}
        return changed

    def _of_speech(self, refs: Any) -> Any:
        """A speaker, or several who support: their delegation or organization at that level, else nobody."""
        if isinstance(refs, str):
            return self._group(refs)
        return self._each(refs, self._group)

    def _group(self, ref: str) -> str:
        if not ref or self.attribution.level != "delegation":
            return ""
        found = standing(self.attribution.directory, ref)
        return found.key if found.group in (DELEGATION, ORGANIZATION) else ""

    def _of_role(self, ref: str) -> str:
        """A lead or a partner: delegations and organizations stay at every level."""
        found = standing(self.attribution.directory, ref)
        return found.key if found.group in (DELEGATION, ORGANIZATION) else self.attribution.lead(ref)

    @staticmethod
    def _each(refs: tuple[str, ...], turn: Callable[[str], str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(turned for ref in refs if (turned := turn(ref))))

    def _cleared(self, row: Row) -> dict[str, Any] | None:
        """A settled part only where it was written for this level or one that names fewer."""
        body = read_body(row["body"])
        if body is None or body.is_too_open(self.attribution.level):
            return None
        if self.attribution.level == "named":
            return dict(row)
        shown = replace(body, part=masked(body.part, self.attribution.mask))
        return {**row, "body": shown.to_json(), "cleared_by": ""}

    def _issued(self, row: Row) -> dict[str, Any] | None:
        if not self._allows(str(row["attribution"])):
            return None
        return dict(row) if self.attribution.level == "named" else {**row, "by": ""}

    def _allows(self, level: str) -> bool:
        return level in LEVELS and LEVELS.index(level) >= LEVELS.index(self.attribution.level)


def _moment(value: str) -> str:
    """When it was said, without who said it."""
    found = _WHEN.match(value.strip())
    return found[0] if found else "yes"
