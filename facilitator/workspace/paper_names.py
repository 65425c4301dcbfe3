"""What papers are called (pure)."""

from __future__ import annotations

from facilitator.domain import Records
from facilitator.workspace.places import find_session


def paper_name(records: Records, paper: str, session: str | None) -> str:
    """The name of a paper's file, without suffix, as people understand it. Raises NotFoundInFileError."""
    if paper == "summary":
        return f"Session {find_session(records, session).code} – Moderator’s summary"
    return "Roundtable pack" if paper == "roundtable" else paper
