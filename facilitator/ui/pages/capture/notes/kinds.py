"""How the kinds of record look: icon, tone and name."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP

from facilitator.domain import Kind
from facilitator.ui.words import translate


@dataclass(frozen=True, slots=True)
class KindLook:
    """An icon of mdi6, the token of its tone, the English name."""

    icon: str
    tone: str
    name: str


def _t(text: str) -> str:
    return str(QT_TRANSLATE_NOOP("Kinds", text))


LOOKS: dict[str, KindLook] = {
    Kind.STATEMENT: KindLook("comment-text-outline", "text2", _t("Statement")),
    Kind.QUESTION: KindLook("help-circle-outline", "text2", _t("Question")),
    Kind.PRACTICE: KindLook("thumb-up-outline", "good", _t("Good practice")),
    Kind.LESSON: KindLook("school-outline", "good", _t("Lesson")),
    Kind.CHALLENGE: KindLook("alert-outline", "care", _t("Challenge")),
    Kind.GAP: KindLook("selection-ellipse", "care", _t("Gap")),
    Kind.RECOMMENDATION: KindLook("sign-direction", "accent", _t("Recommendation")),
    Kind.AGREEMENT: KindLook("check-circle-outline", "accent", _t("Agreement")),
    Kind.DIFFERING: KindLook("not-equal-variant", "care", _t("Differing view")),
    Kind.PRESENTATION: KindLook("presentation", "text2", _t("Presentation")),
    Kind.PROPOSAL: KindLook("lightbulb-on-outline", "accent", _t("Proposal")),
    Kind.ACTION: KindLook("flag-outline", "accent", _t("Action")),
}


def look_of(kind: str) -> KindLook:
    """The look of a kind; one nobody knows looks like a statement under its own name."""
    return LOOKS.get(kind) or KindLook("comment-text-outline", "text2", kind)


def kind_name(kind: str) -> str:
    """The name of a kind in the language that holds."""
    return translate("Kinds", look_of(kind).name)
