"""What every part of the window is given: theme, actions, remembered places, settings."""

from __future__ import annotations

from dataclasses import dataclass

from facilitator.ui.action_set import ActionSet
from facilitator.ui.preferences import Preferences
from facilitator.ui.remembered import Remembered
from facilitator.ui.theme.theme import Theme


@dataclass(frozen=True, slots=True)
class Context:
    """Made once by the composition root."""

    theme: Theme
    actions: ActionSet
    remembered: Remembered
    preferences: Preferences
