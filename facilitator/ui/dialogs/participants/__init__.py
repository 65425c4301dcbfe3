"""Who is in the room: the roster as a table, lists taken in, people linked as the same."""

from facilitator.ui.dialogs.participants.dialog import ParticipantsDialog

__all__ = ["ParticipantsDialog"]
