"""The words of the window in the language chosen: Qt's translation, English plurals, the pseudo-language.

Visible text is written where it stands as ``translate("Place", "English words")``; ``%n note(s)`` with a
number gives "1 note" and "5 notes". Values are filled in afterwards with ``str.format``.
"""

from __future__ import annotations

import re

from PySide6.QtCore import QCoreApplication, QObject, QTranslator

from facilitator.assets import asset
from facilitator.errors import FacilitatorError

translate = QCoreApplication.translate

PSEUDO = "qps"
LANGUAGES = {"en": "English", PSEUDO: "Ƥşēŭđō"}
_HELD = re.compile(r"\{[^{}]*\}|%n|&(?=\w)|<[^<>]*>|\*\.\w+")
_ACCENTED = str.maketrans(
    "aceghijlnorstuwyzACEGHIJLNORSTUWYZ",
    "áćēĝĥīĵĺńōřšťūŵýžÁĆĒĜĤĪĴĹŃŌŘŠŤŪŴÝŽ",
)


class EnglishWords(QTranslator):
    """English as written, with its plurals."""

    def translate(  # pyright: ignore[reportIncompatibleMethodOverride]
        self,
        context: str,
        sourceText: str,
        disambiguation: str | None = None,
        n: int = -1,  # noqa: N803
    ) -> str:
        return plural(sourceText, n)

    def isEmpty(self) -> bool:  # noqa: N802 (Qt's name; an empty translator is not asked)
        return False


class PseudoWords(EnglishWords):
    """Every text accented, bracketed and a third longer: what stays plain was missed, what lacks ] is cut off."""

    def translate(  # pyright: ignore[reportIncompatibleMethodOverride]
        self,
        context: str,
        sourceText: str,
        disambiguation: str | None = None,
        n: int = -1,  # noqa: N803
    ) -> str:
        return pseudo(plural(sourceText, n))


def plural(text: str, n: int) -> str:
    """English plural of a text with ``(s)``; ``%n`` is the number, n < 0 stands for no number."""
    if n < 0:
        return text
    return text.replace("(s)", "" if n == 1 else "s").replace("%n", str(n))


def pseudo(text: str) -> str:
    """The pseudo-language; what is held in braces, tags and mnemonics stays as it is."""
    if not text.strip():
        return text
    parts: list[str] = []
    at = 0
    for held in _HELD.finditer(text):
        parts += [text[at : held.start()].translate(_ACCENTED), held.group()]
        at = held.end()
    parts.append(text[at:].translate(_ACCENTED))
    return f"[{''.join(parts)}{'·' * (len(text) // 3)}]"


def translator(language: str, parent: QObject) -> QTranslator:
    """The translator for a language: pseudo, English, or one of ``resources/i18n`` compiled by lrelease.

    Raises FacilitatorError where there is no such language.
    """
    if language == PSEUDO:
        return PseudoWords(parent)
    if language in ("", "en"):
        return EnglishWords(parent)
    made = QTranslator(parent)
    if not made.load(str(asset("i18n") / f"facilitator_{language}.qm")):
        raise FacilitatorError(f"There is no translation “{language}”; choose English in the settings.")
    return made
