"""The words of the window in the language chosen: Qt's translation, English plurals, the pseudo-language.

Visible text is written where it stands as ``translate("Place", "English words")``; ``%n note(s)`` with a
number gives "1 note" and "5 notes". Values are filled in afterwards with ``str.format``.

The language chosen stands in the environment of the process, as gettext has it; translations made with
Qt's tools are installed translators. A translator written in Python is not used: PySide takes a
reference to None away at each call of one, until the interpreter stops.
"""

from __future__ import annotations

import os
import re

from PySide6.QtCore import QCoreApplication, QObject, QTranslator

from facilitator.assets import asset
from facilitator.errors import FacilitatorError, Sentence, Told

PSEUDO = "qps"
LANGUAGES = {"en": "English", PSEUDO: "Ƥşēŭđō"}
_CHOSEN = "LANGUAGE"
_HELD = re.compile(r"\{[^{}]*\}|%n|&(?=\w)|<[^<>]*>|\*\.\w+")
_ACCENTED = str.maketrans(
    "aceghijlnorstuwyzACEGHIJLNORSTUWYZ",
    "áćēĝĥīĵĺńōřšťūŵýžÁĆĒĜĤĪĴĹŃŌŘŠŤŪŴÝŽ",
)


def translate(context: str, text: str, disambiguation: str = "", n: int = -1) -> str:
    """A text in the language chosen; ``n`` is the number that ``%n`` and ``(s)`` stand for."""
    found = plural(QCoreApplication.translate(context, text, disambiguation, n), n)
    return pseudo(found) if os.environ.get(_CHOSEN) == PSEUDO else found


def QT_TRANSLATE_NOOP(_context: str, text: str) -> str:  # noqa: N802 (the name lupdate looks for)
    """Marks a text for translation where it stands; it is translated when it is shown."""
    return text


# Sentences that send people to the command line, as the window says them.
IN_THE_WINDOW = {
    "This file holds no session; make one with “facilitator new”.": QT_TRANSLATE_NOOP(
        "Sentences", "This file holds no session; merge the note-takers’ files into it, or begin a new session."
    ),
    "This file holds the sessions {choices}; add --session CODE.": QT_TRANSLATE_NOOP(
        "Sentences", "This file holds the sessions {choices}; choose one of them."
    ),
    "There is no item “{item}” in this file; “facilitator show” lists the ids.": QT_TRANSLATE_NOOP(
        "Sentences", "This is not in the file any more; choose something else."
    ),
    "There is no conflict on “{field}” of {item}; “facilitator conflicts” lists what is open.": QT_TRANSLATE_NOOP(
        "Sentences", "This was decided already; choose another conflict."
    ),
    "“{take}” is none of the versions of “{field}” of {item}; “facilitator conflicts” lists them.": QT_TRANSLATE_NOOP(
        "Sentences", "This version is not there any more; look at the conflict again."
    ),
    "{foreign} belongs to another workshop (“{title}”), so nothing of it was merged; add"
    " --other-workshop if that is what you want.": QT_TRANSLATE_NOOP(
        "Sentences",
        "{foreign} belongs to another workshop (“{title}”), so nothing of it was merged; if it is meant, add it by"
        " hand on the merge page.",
    ),
}


def said(what: BaseException | Sentence | str) -> str:
    """A sentence from below the window in the language chosen; what is no sentence of ours as it is."""
    sentence = what.sentence if isinstance(what, FacilitatorError | Told) else what
    if not isinstance(sentence, Sentence):
        return str(sentence)
    values = {
        name: said(value) if isinstance(value, FacilitatorError | Sentence | Told) else value
        for name, value in sentence.values.items()
    }
    words = IN_THE_WINDOW.get(sentence.words, sentence.words)
    return str(Sentence(translate("Sentences", words), values))


def choose_language(language: str, parent: QObject) -> QTranslator:
    """Makes a language the one that holds; the translator given is to be installed.

    It is empty for English and the pseudo-language. Raises FacilitatorError where there is no such language.
    """
    made = QTranslator(parent)
    if language not in LANGUAGES and not made.load(str(asset("i18n") / f"facilitator_{language}.qm")):
        raise FacilitatorError(
            "There is no translation “{language}”; choose English in the settings.", language=language
        )
    os.environ[_CHOSEN] = language
    return made


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
