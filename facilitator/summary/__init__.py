"""Records of one or more sessions → the papers of the moderators, as neutral documents (pure)."""

from facilitator.summary.clearing import bases, basis, faults_of_clearing, settle
from facilitator.summary.compose import compose_roundtable, compose_summary
from facilitator.summary.findings import findings
from facilitator.summary.issuing import standing, step, stored
from facilitator.summary.wording import Wording, read_wording

__all__ = [
    "Wording",
    "bases",
    "basis",
    "compose_roundtable",
    "compose_summary",
    "faults_of_clearing",
    "findings",
    "read_wording",
    "settle",
    "standing",
    "step",
    "stored",
]
