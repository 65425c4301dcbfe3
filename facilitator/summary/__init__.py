"""Records of one or more sessions → the papers of the moderators, as neutral documents (pure)."""

from facilitator.summary.compose import compose_roundtable, compose_summary
from facilitator.summary.findings import findings
from facilitator.summary.wording import Wording, read_wording

__all__ = ["Wording", "compose_roundtable", "compose_summary", "findings", "read_wording"]
