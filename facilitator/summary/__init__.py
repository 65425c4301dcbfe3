"""Records of one or more sessions → the papers of the moderators, as neutral documents (pure)."""

from facilitator.summary.action_plan import compose_actions
from facilitator.summary.clearing import Body, bases, basis, faults_of_clearing, settle
from facilitator.summary.compose import compose_roundtable, compose_summary
from facilitator.summary.findings import findings
from facilitator.summary.issuing import faults_of_issuing, standing, step, stored
from facilitator.summary.lessons_paper import compose_lessons, lesson_findings
from facilitator.summary.material import sessions_with_records
from facilitator.summary.report_paper import compose_report
from facilitator.summary.slides import compose_slides
from facilitator.summary.wording import Wording, read_wording

__all__ = [
    "Body",
    "Wording",
    "bases",
    "basis",
    "compose_actions",
    "compose_lessons",
    "compose_report",
    "compose_roundtable",
    "compose_slides",
    "compose_summary",
    "faults_of_clearing",
    "faults_of_issuing",
    "findings",
    "lesson_findings",
    "read_wording",
    "sessions_with_records",
    "settle",
    "standing",
    "step",
    "stored",
]
