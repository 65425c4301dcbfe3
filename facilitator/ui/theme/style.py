"""The style sheet of plain Qt widgets, from the tokens."""

from __future__ import annotations

from facilitator.ui.theme.theme import Theme


def style_sheet(theme: Theme) -> str:
    """The style sheet for the colours and the size that hold."""
    return f"QToolTip {{ color: {theme.tokens.text}; }}"
