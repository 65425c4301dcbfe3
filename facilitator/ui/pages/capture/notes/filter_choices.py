"""What a filter is made of, by name: kind, speaker, tag, starred (pure but for translation)."""

from __future__ import annotations

from dataclasses import replace

from facilitator.directory import Directory
from facilitator.ui.pages.capture.notes.kinds import LOOKS, kind_name, look_of
from facilitator.ui.words import translate
from facilitator.workspace.listing import Choices, Sieve

PARTS = ("kind", "speaker", "tag", "starred")


def members(sieve: Sieve, what: str) -> frozenset[str]:
    """What is chosen of one part; a starred filter has the one member ""."""
    if what == "starred":
        return frozenset({""} if sieve.starred else ())
    return {"kind": sieve.kinds, "speaker": sieve.speakers, "tag": sieve.tags}[what]


def toggled(sieve: Sieve, what: str, key: str) -> Sieve:
    """The sieve with a member more, or less where it was chosen."""
    if what == "kind":
        return replace(sieve, kinds=sieve.kinds ^ {key})
    if what == "speaker":
        return replace(sieve, speakers=sieve.speakers ^ {key})
    if what == "tag":
        return replace(sieve, tags=sieve.tags ^ {key})
    return replace(sieve, starred=not sieve.starred)


def entries(found: Choices, what: str, directory: Directory) -> list[tuple[str, str]]:
    """(key, words) to choose from, with how many notes each has."""
    counts = {"kind": found.kinds, "speaker": found.speakers, "tag": found.tags}[what]
    keys = [kind for kind in LOOKS if kind in counts] if what == "kind" else list(counts)
    return [(key, f"{member_name(what, key, directory)}  ({counts[key]})") for key in keys]


def member_name(what: str, key: str, directory: Directory) -> str:
    """The name of a member as people read it."""
    if what == "kind":
        return kind_name(key)
    if what == "tag":
        return f"#{key}"
    if what == "starred":
        return translate("FilterBar", "Starred")
    return directory.name(key) if key else translate("FilterBar", "Nobody named")


def member_icon(what: str, key: str) -> str:
    """The icon of a member's chip."""
    if what == "kind":
        return look_of(key).icon
    return {"speaker": "account-outline", "tag": "tag-outline", "starred": "star"}[what]
