"""A changed cell of an action plan, as the fields it sets: read with what the sheet was made from (pure)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from facilitator.capture.plan_cells import PlanDay, is_nothing, party_of, plan_status, read_plan_day, split_plan_names
from facilitator.changes import Change
from facilitator.directory import fold_name
from facilitator.domain import ActionStatus
from facilitator.errors import Sentence, sentence
from facilitator.summary.action_plan_version import normal
from facilitator.summary.material import Material
from facilitator.summary.wording import day
from facilitator.workspace.action_plan_versions import FIELDS

LONGEST = 15_000
_NUMBER = re.compile(r"\d{1,15}(?:\.\d{1,9})?(?:[eE][+-]?\d{1,2})?")
_TEXTS = ("action", "contact", "focal_point")
_SETS = ("leads", "partners")


@dataclass(frozen=True, slots=True)
class Said:
    """What a cell says: fields and their values, and how that reads; or why it says nothing that can be stored."""

    fields: tuple[tuple[str, str], ...] = ()
    shown: str = ""
    fault: Sentence | None = None
    told: tuple[Sentence, ...] = ()


@dataclass(frozen=True, slots=True)
class CellReader:
    """Reads cells at the level of attribution that the sheet was made at; ``today`` is what "Friday" counts from."""

    material: Material
    today: date

    def read(self, column: str, cell: str, base: Mapping[str, str]) -> Said:
        """What a cell sets, where ``base`` are the stored values the sheet was made from; no fields for no change."""
        words = self._settled(" ".join(cell.split()) if column not in _TEXTS else cell.strip())
        words = "" if is_nothing(words) else words
        if column in _TEXTS:
            return self._text(column, words, base.get(FIELDS[column][0], ""))
        if column in _SETS:
            return self._names(column, words, base)
        if column == "status":
            return self._status(words, base.get("status", ""))
        return self._due(words, base) if column == "due" else self._day(column, words, base.get(column, ""))

    def display(self, column: str, base: Mapping[str, str]) -> str:
        """How stored values read."""
        if column in _SETS:
            return "; ".join(self._name(column, ref) for ref in _members(column, base))
        if column == "status":
            return self._status_words(base.get("status", "") or ActionStatus.PROPOSED)
        if column == "due":
            return self.spelt(base.get("due", "")) or base.get("due_text", "")
        value = base.get(FIELDS[column][0], "")
        return value if column in _TEXTS else self.spelt(value)

    def _settled(self, words: str) -> str:
        """Without the mark of what people disagree about, which a person may have left behind the new words."""
        before, _, after = self.material.wording.say("unsettled", value="\0").partition("\0")
        return words[len(before) : len(words) - len(after)] if after and words.endswith(after) else words

    def _text(self, column: str, words: str, base: str) -> Said:
        if normal(words) == normal(base) or _same_number(words, base):
            return Said()
        if column == "action" and not words:
            return Said(fault=sentence("An action needs words; to take it out, delete it in the file."))
        if len(words) > LONGEST:
            return Said(fault=sentence("The words are longer than a sheet carries; change them in the file."))
        hides = self.material.attribution.mask.hide
        if normal(hides(base)) != normal(base) or self.material.wording.say("hidden") in words:
            return Said(
                fault=sentence("The sheet hides a name here; change these words in the file, or in a plan that names.")
            )
        return Said(((FIELDS[column][0], words),), words)

    def _names(self, column: str, words: str, base: Mapping[str, str]) -> Said:
        directory = self.material.directory
        left = list(_members(column, base))
        added: dict[str, str] = {}
        told: list[Sentence] = []
        for name in split_plan_names(words, directory):
            same = [ref for ref in left if self._is(column, name, ref)]
            if same:
                left = [ref for ref in left if ref not in same]
                continue
            refs = party_of(name, directory)
            if len(refs) > 1:
                return Said(fault=sentence("“{name}” fits several on the roster; write the whole name.", name=name))
            if not refs and name in (self.material.wording.say("hidden"), self.material.attribution.nobody):
                return Said(fault=sentence("“{name}” stands for a name the sheet does not show.", name=name))
            if not refs:
                told.append(sentence("“{name}” is not on the roster and stays as typed.", name=name))
            added[refs[0] if refs else name] = name
        known = set(_members(column, base))
        new = [ref for ref in added if ref not in known]
        numbers = [int(value) for value in base.values() if value.isdecimal() and len(value) < 9]
        first = max(numbers, default=0) + 1
        fields = [(f"{column}/{ref}", "") for ref in left if ref not in added]
        fields += [(f"{column}/{ref}", str(number)) for number, ref in enumerate(new, first)]
        kept = [ref for ref in _members(column, base) if ref not in left or ref in added]
        shown = "; ".join(self._name(column, ref) for ref in (*kept, *new))
        return Said(tuple(fields), shown, told=tuple(told))

    def _is(self, column: str, name: str, ref: str) -> bool:
        """Whether a name in a cell is the one that the sheet showed for a lead or partner."""
        directory = self.material.directory
        shown = self._name(column, ref)
        mine, theirs = party_of(name, directory), party_of(shown, directory)
        return fold_name(name) == fold_name(shown) or mine == (ref,) or (len(mine) == 1 and mine == theirs)

    def _name(self, column: str, ref: str) -> str:
        attribution = self.material.attribution
        return attribution.lead(ref) if column == "leads" else attribution.role(ref, short=True)

    def _status(self, words: str, base: str) -> Said:
        stored = self._stored_status(words)
        if not stored:
            choices = ", ".join(map(self._status_words, ActionStatus))
            return Said(fault=sentence("“{cell}” is no status; choose one of {choices}.", cell=words, choices=choices))
        same = stored == (base or ActionStatus.PROPOSED)
        return Said(() if same else (("status", stored),), self._status_words(stored))

    def _stored_status(self, words: str) -> str:
        folded = fold_name(words)
        for status in ActionStatus:
            if folded in (fold_name(status), fold_name(self._status_words(status))):
                return str(status)
        return plan_status(words)

    def _status_words(self, status: str) -> str:
        name = f"status.{status}"
        return self.material.wording.say(name) if self.material.wording.has(name) else status

    def _due(self, words: str, base: Mapping[str, str]) -> Said:
        found = read_plan_day(words, self.today)
        old, old_words = base.get("due", ""), base.get("due_text", "")
        if (old and old in (found.iso, *found.either)) or (not found.iso and not old and _same(found.words, old_words)):
            return Said()
        if found.either:
            return Said(fault=_unclear(words))
        fields = [("due", found.iso)] if found.iso != old else []
        fields += [("due_text", found.words)] if found.words != old_words else []
        return Said(tuple(fields), self.spelt(found.iso) or found.words)

    def _day(self, column: str, words: str, base: str) -> Said:
        found = PlanDay() if not words else read_plan_day(words, self.today)
        if found.iso == base and not found.words and not found.either:
            return Said()
        if base and base in (found.iso, *found.either):
            return Said()
        if found.either:
            return Said(fault=_unclear(words))
        if words and not found.iso:
            return Said(fault=sentence("“{cell}” is no day; write it as 2024-09-30.", cell=words))
        return Said(((column, found.iso),), self.spelt(found.iso))

    def spelt(self, iso: str) -> str:
        """A day as the papers write it; anything else as it is."""
        return day(self.material.wording, iso)


def _members(column: str, base: Mapping[str, str]) -> tuple[str, ...]:
    opening = f"{column}/"
    return tuple(field[len(opening) :] for field, value in base.items() if field.startswith(opening) and value)


def _same_number(words: str, other: str) -> bool:
    """A spreadsheet that opens a text file drops the zeros before a number and spells it out."""
    return bool(_NUMBER.fullmatch(words) and _NUMBER.fullmatch(other)) and float(words) == float(other)


def _same(words: str, other: str) -> bool:
    return fold_name(words) == fold_name(other)


def _unclear(words: str) -> Sentence:
    return sentence("“{cell}” can be read as two days; write it as 2024-09-30.", cell=words)


def base_of(changes: tuple[Change, ...]) -> dict[str, str]:
    """Stored field → its value, of the changes that a cell was made from."""
    return {change.field: change.value or "" for change in changes}
