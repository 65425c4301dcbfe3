"""The settings a template may give: names, types and what they mean (pure)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import cast

from facilitator.capture.template_table import Table, nearest
from facilitator.domain import ActionStatus, ProposalStatus

FREE = "wording."


@dataclass(frozen=True, slots=True)
class Setting:
    """``form`` is text, texts, number, numbers, choice (one of ``choices``) or choices (several)."""

    form: str
    meaning: str
    choices: tuple[str, ...] = ()


SETTINGS: Mapping[str, Setting] = {
    "paper.attribution": Setting("choice", "who is named on papers", ("named", "delegation", "constituency", "none")),
    "paper.words": Setting("number", "goal for the length of a summary, words"),
    "paper.minutes": Setting("number", "the same, minutes read aloud"),
    "paper.language": Setting("text", "BCP 47 tag of the papers' language"),
    "paper.currency": Setting("text", "currency of costs given without one"),
    "paper.example": Setting("text", "words on every page that mark an example"),
    "heading.items": Setting("number", "records a summary shows under a heading of the plenary"),
    "matrix.items": Setting("number", "records shown in a cell of the matrix of themes"),
    "inputs.items": Setting("number", "records shown for a heading in the table of inputs"),
    "pack.items": Setting("number", "records shown in the roundtable pack's part for a heading"),
    "pack.parts": Setting("texts", "keys of the headings that have a part of their own in the pack"),
    "paper.time": Setting("choice", "times in running text", ("24h", "am-pm")),
    "ladder.some": Setting("number", "delegations from which “some” is said"),
    "ladder.several": Setting("number", "the same for “several”"),
    "ladder.many": Setting("number", "the same for “many”"),
    "review.days": Setting("numbers", "days after the workshop on which actions are reviewed"),
    "cepa": Setting("text", "what CEPA stands for"),
    "disclaimer": Setting("text", "the sentence under every paper"),
    "statuses.action": Setting("choices", "statuses offered for actions, in order", tuple(ActionStatus)),
    "statuses.proposal": Setting("choices", "statuses offered for proposals, in order", tuple(ProposalStatus)),
}


def read_settings(table: Table) -> tuple[tuple[str, str], ...]:
    """Dotted name and value of every setting, by name. Lists are joined by commas.

    Raises TemplateError for an unknown name or a value of another form.
    """
    found = {name: _value(inner, key, name) for inner, key, name in _leaves(table, "")}
    _ladder(table, found)
    return tuple(sorted(found.items()))


def _leaves(table: Table, prefix: str) -> Iterator[tuple[Table, str, str]]:
    for key, value in table.values.items():
        if isinstance(value, dict):
            yield from _leaves(table.table(key, table.label), f"{prefix}{key}.")
        else:
            yield table, key, prefix + key


def _value(table: Table, key: str, name: str) -> str:
    if name.startswith(FREE):
        return table.text(key)
    setting = SETTINGS.get(name)
    if setting is None:
        table.fail(key, f"unknown setting “{name}”; {nearest(name, (*SETTINGS, FREE + '…'))}")
    match setting.form:
        case "number":
            return _number(table, key, table.values[key])
        case "numbers":
            return ",".join(_number(table, key, value, index) for index, value in enumerate(_list(table, key)))
        case "choice":
            return table.choice(key, setting.choices, "")
        case "texts":
            return ",".join(table.texts(key))
        case "choices":
            return ",".join(_choices(table, key, setting.choices))
        case _:
            return table.text(key, required=True)


def _number(table: Table, key: str, value: object, index: int | None = None) -> str:
    if type(value) is not int or value < 1:
        table.fail(key, "expected a whole number above 0, without quotation marks", value, index)
    return str(value)


def _list(table: Table, key: str) -> list[object]:
    value = table.values[key]
    if not isinstance(value, list):
        table.fail(key, "expected a list of numbers such as [21, 92]", value)
    return cast(list[object], value)


def _choices(table: Table, key: str, allowed: tuple[str, ...]) -> tuple[str, ...]:
    found = table.texts(key)
    for index, name in enumerate(found):
        if name not in allowed:
            table.fail(key, nearest(name, allowed), name, index)
    return found


def _ladder(table: Table, found: Mapping[str, str]) -> None:
    steps = [int(found[name]) for name in ("ladder.some", "ladder.several", "ladder.many") if name in found]
    if steps != sorted(set(steps)):
        table.fail("ladder", "expected some < several < many")
