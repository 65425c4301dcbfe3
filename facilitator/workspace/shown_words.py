"""The words of a record without the marks that a list shows beside them (pure)."""

from __future__ import annotations

import re

from facilitator.capture.keywords import read_keyword, read_mark


def shown_words(text: str, speaker_text: str, kind: str) -> str:
    """A text without the would-be speaker it opens with, and without the keyword after it that gave ``kind``.

    What opens a text is left in it as long as nobody knows the speaker, so that the line stays what was typed.
    """
    opening = re.match(rf"{re.escape(speaker_text)}\s*[:：]\s*", text) if speaker_text else None
    if opening is None:
        return text
    at = opening.end()
    found = read_keyword(text, at) or read_mark(text, at)
    return text[found[1] :] if found and found[0] == kind else text[at:]
