"""A small paper with a list, topics, a table with a time line and a lying part, as it is exported to Word."""

from facilitator.document import (
    Cell,
    Column,
    Document,
    Lettered,
    Mark,
    Paragraph,
    Part,
    Row,
    Span,
    Table,
    Timeline,
    Topic,
)
from facilitator.paper import render


def text(words, **style):
    return (Span(words, **style),)


def cells(*words):
    return Row(tuple(Cell((text(each),)) if each else Cell() for each in words), (f"r{words[0][-1]}",))


MESSAGES = Part(
    "messages",
    "Key messages",
    (
        Paragraph(text("The session put three messages to the plenary:"), ("n1",), numbered=True),
        Lettered(
            (
                Paragraph(text("Big cats cross borders and the data about them do not."), ("n2",)),
                Paragraph(text("Herders were partners in monitoring."), ("n3",)),
                Paragraph(text("Few indicators would show progress."), ("n4",)),
            )
        ),
    ),
)
POINTS = Part(
    "points",
    "Discussion points",
    (
        Paragraph(text("Both points were taken up.")),
        Topic(
            "Follow-up activities",
            (
                Paragraph(
                    (Span("Many delegations asked for "), Span("fewer", strong=True), Span(" activities.")),
                    ("n5",),
                    True,
                    "Convergence.",
                ),
                Paragraph(text("None recorded."), ("n6",), run_in="Differing views."),
            ),
            ("t1",),
        ),
        Topic("Technical issues", (Paragraph(text("One reference set."), ("n7",), True, "Convergence."),)),
    ),
)
ACTIONS = Part(
    "actions",
    "Action items",
    (
        Paragraph(text("Three action items were recorded."), numbered=True),
        Table(
            (Column("Id", "id"), Column("What"), Column("Lead", "name"), Column("Item", printed=False)),
            (
                cells("2.1-A1", "Draft the protocol", "China", "hidden 1"),
                cells("2.1-A2", "List the data sets", "Japan", "hidden 2"),
                cells("2.1-A3", "Pair six schools", "Mongolia", "hidden 3"),
            ),
            timeline=Timeline(
                "2024-09-01",
                "2025-06-30",
                (Mark("2024-10-01", True), Mark("", False), Mark("2025-05-01", False)),
                legend=("Agreed", "Proposed"),
            ),
            key="actions",
        ),
    ),
    ("r1", "r2", "r3"),
)
NOTE = Part("note", "Note", (Paragraph(text("Draft, not cleared by participants."), small=True),), landscape=True)
PAPER = Document(
    key="summary",
    title="Conservation of big feline species",
    subtitle="Session 2.1",
    status="Draft",
    disclaimer="Not a negotiated text",
    programme="Programme",
    place="Incheon",
    running_left="Workshop",
    running_right="Session 2.1",
    meta=(),
    parts=(MESSAGES, POINTS, ACTIONS, NOTE),
    language="en",
    author="Secretariat",
    created="2024-08-29T12:52:00+09:00",
    page_label="Page {page} of {pages}",
    covers="s21",
    attribution="delegation",
)
EXPORTED = render(PAPER, ".docx").data
KEYS = ("messages", "points", "actions", "note")


def part(paper, key):
    return next(each for each in paper.parts if each.key == key)
