"""What the page of quotes calls roles, papers and their versions."""

from __future__ import annotations

from datetime import date

from facilitator.ui.words import translate
from facilitator.workspace.quotes_desk import Line, PaperKey, Sheet


def role_name(role: str) -> str:
    """A role as the head of a group."""
    words = {
        "speaker": translate("Quotes", "As speaker"),
        "proponent": translate("Quotes", "As proponent"),
        "leads": translate("Quotes", "As lead"),
        "partners": translate("Quotes", "As partner"),
        "supports": translate("Quotes", "In support"),
        "reservations": translate("Quotes", "With a reservation"),
        "range_states": translate("Quotes", "As range State"),
        "text": translate("Quotes", "Named in the words"),
    }
    return words.get(role, role)


def level_name(level: str) -> str:
    """A level of attribution."""
    words = {
        "named": translate("Quotes", "people by name"),
        "delegation": translate("Quotes", "by delegation"),
        "constituency": translate("Quotes", "by constituency"),
        "none": translate("Quotes", "nobody named"),
    }
    return words.get(level, level)


def day_words(day: str) -> str:
    """An ISO day as people write it: 29 August 2024."""
    try:
        found = date.fromisoformat(day)
    except ValueError:
        return day
    months = (
        translate("Quotes", "January"), translate("Quotes", "February"), translate("Quotes", "March"),
        translate("Quotes", "April"), translate("Quotes", "May"), translate("Quotes", "June"),
        translate("Quotes", "July"), translate("Quotes", "August"), translate("Quotes", "September"),
        translate("Quotes", "October"), translate("Quotes", "November"), translate("Quotes", "December"),
    )  # fmt: skip
    return f"{found.day} {months[found.month - 1]} {found.year}"


def status_words(sheet: Sheet) -> str:
    """How a paper stands: “Corr.1, Final, 30 August 2024”, or that it is a draft."""
    if not sheet.issued:
        return translate("Quotes", "Draft, as it would come out now")
    steps = {
        "cleared": translate("Quotes", "Cleared"),
        "circulated": translate("Quotes", "Circulated"),
        "final": translate("Quotes", "Final"),
    }
    status = steps.get(sheet.status, sheet.status)
    said = translate("Quotes", "{status}, {day}").format(status=status, day=day_words(sheet.day))
    return corrected(sheet.version, said) if sheet.version else said


def corrected(version: str, words: str = "") -> str:
    """“Corr.1”, and what follows it."""
    name = translate("Quotes", "Corr.{n}").format(n=version)
    return f"{name}, {words}" if words else name


def paper_words(key: PaperKey) -> str:
    """A paper, with its level of attribution where that was asked for."""
    return f"{key.name} ({level_name(key.level)})" if key.level else key.name


def place_words(line: Line) -> str:
    """Where in the paper: “Key messages, paragraph 3”."""
    if not line.number:
        return line.part
    words = translate("Quotes", "{part}, paragraph {n}") if line.part else translate("Quotes", "paragraph {n}")
    return words.format(part=line.part, n=line.number)


def how_words(line: Line) -> str:
    """Why the line is here: it says the name, or rests on their records."""
    if line.own:
        words = translate("Quotes", "rests on %n record(s) of theirs", "", line.own)
        return translate("Quotes", "named; {rest}").format(rest=words) if line.marks else words
    return translate("Quotes", "named")


def said_words(line: Line) -> str:
    """The sentence, or that it cannot be read."""
    return line.words or translate("Quotes", "What was issued cannot be read any more.")
