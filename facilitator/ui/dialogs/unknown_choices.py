"""What an unknown speaker can become, best first: somebody known, a new participant, or just a name (pure)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from facilitator.directory import Party
from facilitator.ui.words import translate
from facilitator.workspace import unknown_speakers
from facilitator.workspace.changed import Changed
from facilitator.workspace.files import SessionFile
from facilitator.workspace.name_candidates import Names
from facilitator.workspace.unknown_speakers import Waiting

KNOWN, NEW, TEXT = "known", "new", "text"
_ICONS = {
    "participant": "account-outline",
    "delegation": "flag-outline",
    "organization": "office-building-outline",
}


@dataclass(frozen=True, slots=True)
class Choice:
    """``deed`` is known (assign ``ref``), new (take ``name`` into the roster) or text (keep ``name`` as it is)."""

    deed: str
    name: str
    words: str
    icon: str
    ref: str = ""
    person: bool = False


def choices(names: Names, waiting: Waiting, typed: str) -> tuple[Choice, ...]:
    """For what is typed; with nothing typed those whom the words fit, then those whose names are near."""
    name = " ".join(typed.split()) or waiting.text
    found: dict[str, Choice] = {}
    for ref in _refs(names, waiting, typed):
        found.setdefault(ref, _known(names, names.directory.party(ref)))
    return (
        *found.values(),
        Choice(
            NEW, name, translate("Unknown", "Add “{name}” as a participant").format(name=name), "account-plus-outline"
        ),
        Choice(TEXT, name, translate("Unknown", "Only keep the name “{name}”").format(name=name), "format-text"),
    )


def _refs(names: Names, waiting: Waiting, typed: str) -> Iterator[str]:
    if not typed.strip():
        yield from waiting.candidates
    for offer in names.parties(typed.strip() or waiting.text):
        yield offer.key


def _known(names: Names, party: Party) -> Choice:
    group = (party.delegation or party.organization) if party.kind == "participant" else ""
    words = f"{party.name} · {names.directory.name(group)}" if group else party.name
    return Choice(
        KNOWN, party.name, words, _ICONS.get(party.kind, "account-outline"), party.ref, party.kind == "participant"
    )


def work_of(one: Waiting, choice: Choice, *, remember: bool) -> Callable[[SessionFile], Changed]:
    """The verb that does what was chosen; ``remember``: somebody known bears the words as one more name."""
    if choice.deed == KNOWN and choice.person and remember:
        return lambda file: unknown_speakers.add_speaker(file, one.text, choice.name, choice.ref)
    if choice.deed == NEW:
        return lambda file: unknown_speakers.add_speaker(file, one.text, choice.name)
    return lambda file: unknown_speakers.assign_speaker(file, one.text, choice.ref or choice.name)
