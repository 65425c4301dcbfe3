"""What a person types into a field for a date, as a pane reads it (pure)."""

from facilitator.capture.due_field import read_due_field as read_due_words

__all__ = ["read_due_words"]
