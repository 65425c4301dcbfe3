"""The settings a template may give: names, types and what they mean (pure)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from facilitator.capture.template_picture import picture
from facilitator.capture.template_table import Table, nearest
from facilitator.domain import ActionStatus, ProposalStatus

FREE = "wording."
_MOST_LINES = 6
_ROLES = ("moderator", "rapporteur", "lead")
_LONGEST_LINE = 120


@dataclass(frozen=True, slots=True)
class Setting:
    """``form`` is text, texts, paragraphs, lines, picture, number, numbers, choice (one of ``choices``) or choices
    (several)."""

    form: str
    meaning: str
    choices: tuple[str, ...] = ()


SETTINGS: Mapping[str, Setting] = {
    "paper.attribution": Setting("choice", "who is named on papers", ("named", "delegation", "constituency", "none")),
    "paper.words": Setting("number", "goal for the length of a summary, words"),
    "paper.minutes": Setting("number", "the same, minutes read aloud"),
    "paper.pace": Setting("number", "words a minute when read aloud"),
    "paper.consent": Setting("choices", "roles whose holders agreed to be named at every level", _ROLES),
    "paper.language": Setting("text", "BCP 47 tag of the papers' language"),
    "paper.currency": Setting("text", "currency of costs given without one"),
    "paper.letterhead": Setting("lines", "lines of the sender at the head of every paper"),
    "paper.logo": Setting("picture", "a PNG or JPEG beside the template, at the head of every paper"),
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
    "slides.words": Setting("number", "the most words of a list on a slide"),
    "terms.add": Setting("text", "further terms to flag, “form = use; form = use”"),
    "terms.allow": Setting("texts", "forms that are not flagged"),
    "report.words": Setting("number", "the most words of a workshop report"),
    "report.background": Setting("paragraphs", "the background in a workshop report, a text a paragraph"),
    "report.objectives": Setting("paragraphs", "the objectives in a workshop report, a text each"),
    "report.organizers": Setting("text", "who organized the workshop, after “organized by”"),
    "cepa": Setting("text", "what CEPA stands for"),
    "disclaimer": Setting("text", "the sentence under every paper"),
    "statuses.action": Setting("choices", "statuses offered for actions, in order", tuple(ActionStatus)),
    "statuses.proposal": Setting("choices", "statuses offered for proposals, in order", tuple(ProposalStatus)),
}


def read_settings(table: Table, folder: Path | None = None) -> tuple[tuple[str, str], ...]:
    """Dotted name and value of every setting, by name. Lists are joined by commas, paragraphs and lines by
    newlines; a picture, whose path is one from ``folder``, becomes a data URI.

    Raises TemplateError for an unknown name or a value of another form.
    """
    found = {name: _value(inner, key, name, folder) for inner, key, name in _leaves(table, "")}
    _ladder(table, found)
    return tuple(sorted(found.items()))


def _leaves(table: Table, prefix: str) -> Iterator[tuple[Table, str, str]]:
    for key, value in table.values.items():
        if isinstance(value, dict):
            yield from _leaves(table.table(key, table.label), f"{prefix}{key}.")
        else:
            yield table, key, prefix + key


def _value(table: Table, key: str, name: str, folder: Path | None) -> str:
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
        case "picture":
            return picture(table, key, folder)
        case "texts" | "choices" | "paragraphs" | "lines":
            return _list_of_texts(table, key, setting)
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


def _list_of_texts(table: Table, key: str, setting: Setting) -> str:
    match setting.form:
        case "choices":
            return ",".join(_choices(table, key, setting.choices))
        case "texts":
            return ",".join(table.texts(key))
        case "lines":
            return "\n".join(_lines(table, key))
        case _:
            return "\n".join(table.texts(key))


def _lines(table: Table, key: str) -> tuple[str, ...]:
    found = table.texts(key)
    if len(found) > _MOST_LINES:
        table.fail(key, f"expected at most {_MOST_LINES} lines")
    for index, line in enumerate(found):
        if len(line) > _LONGEST_LINE:
            table.fail(key, f"expected a line of at most {_LONGEST_LINE} characters", line, index)
    return found


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
