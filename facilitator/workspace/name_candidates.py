"""Names for fields that take some: what they mean, and what a beginning may become, in any script."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from facilitator.directory import Directory
from facilitator.domain import Vocabulary
from facilitator.store.opening import SessionFile
from facilitator.workspace.completing import PARTY, TAG, Asked, Completer, Offer, load_completer

__all__ = ["PARTIES", "Names", "Offer", "load_names", "no_names"]

PARTIES = (Vocabulary.DELEGATION, Vocabulary.ORGANIZATION)
_MOST = 8
_ALL = 10_000


@dataclass(frozen=True, slots=True)
class Names:
    """The names of one file as they stood when they were read."""

    directory: Directory
    completer: Completer

    def parties(self, typed: str, only: Collection[str] = ()) -> tuple[Offer, ...]:
        """Participants, delegations and organizations, best first; ``only`` names the kinds wanted."""
        return self._offers(PARTY, typed, only)

    def tags(self, typed: str, only: Collection[str] = ()) -> tuple[Offer, ...]:
        """Tags used and terms of all vocabularies, best first; ``only`` names the vocabularies wanted."""
        return self._offers(TAG, typed, only)

    def party_ref(self, typed: str) -> str:
        """The ref a name as typed means: the words themselves where it fits nobody or several."""
        found = self.directory.find(typed)
        return found[0] if len(found) == 1 else " ".join(typed.split())

    def tag_ref(self, typed: str) -> str:
        """The key a tag as typed means, or the free word without its sign."""
        return self.directory.tag(typed) or " ".join(typed.split()).lstrip("#＃")

    def _offers(self, role: str, typed: str, only: Collection[str]) -> tuple[Offer, ...]:
        offers = self.completer.offers(Asked(role, 0, len(typed), typed), most=_ALL if only else _MOST)
        return tuple(one for one in offers if not only or one.kind in only)[:_MOST]


def load_names(file: SessionFile, directory: Directory) -> Names:
    """Reads how often each name is used and builds the index; for the worker thread."""
    return Names(directory, load_completer(file))


def no_names() -> Names:
    """Nobody and nothing: what there is before a file was read."""
    return Names(Directory(), Completer(Directory()))
