"""Which slots are folded: past ones by themselves, any by hand (no widget)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from facilitator.domain import Records
from facilitator.workspace.programme import is_past, present_slot
from facilitator.workspace.zones import zone_of


class Folding:
    """What a person opens or folds stays so; the rest follows the time, but only when a person goes elsewhere.

    Nothing folds under the eyes of somebody who reads.
    """

    def __init__(self) -> None:
        self._by_hand: dict[str, bool] = {}
        self._by_time: dict[str, bool] = {}

    def choose(self, slot: str, *, fold: bool) -> None:
        """Folds or opens a slot by hand."""
        self._by_hand[slot] = fold

    def follow(self, frame: Records, now: datetime, point: str) -> None:
        """Folds the slots that are past, but not the one of the point that shows."""
        zone = zone_of(frame)
        here = next((one.slot for one in frame.points if one.id == point), "")
        present = {
            present_slot([one for one in frame.slots if one.session == slot.session], now, zone) for slot in frame.slots
        }
        open_ = {here, *(slot.id for slot in present if slot)}
        self._by_time = {slot.id: slot.id not in open_ and is_past(slot, now, zone) for slot in frame.slots}
        if self._by_hand.get(here):
            self._by_hand[here] = False

    @property
    def folded(self) -> Mapping[str, bool]:
        """Slot → whether its points are hidden."""
        return self._by_time | self._by_hand
