"""Papers of a few words for one test, and the pieces any paper of the tests is made of."""

from facilitator.document import (
    Cell,
    Column,
    Document,
    Paragraph,
    Part,
    Row,
    Span,
)


def text(words, **style):
    return (Span(words, **style),)


def cell(words="", *more, records=()):
    return Cell(tuple(text(each) for each in (words, *more) if each), records)


def row(*words, records=()):
    return Row(tuple(each if isinstance(each, Cell) else cell(each) for each in words), records)


def columns(*titles):
    return tuple(Column(*each.split("|")) for each in titles)


def numbered(words, run_in="", **more):
    return Paragraph(text(words), numbered=True, run_in=run_in, **more)


def plain_paper(*parts, **changes):
    """A document of a few parts without decoration."""
    given = {
        "key": "summary",
        "title": "Paper",
        "subtitle": "",
        "status": "Draft",
        "disclaimer": "",
        "programme": "",
        "place": "",
        "running_left": "Left",
        "running_right": "Right",
        "meta": (),
        "parts": parts,
        "language": "en",
        "author": "A",
        "created": "2024-08-29T12:52:00+09:00",
        "page_label": "Page {page} of {pages}",
    }
    return Document(**(given | changes))


def saying(words, **style):
    """A document that says these words in one paragraph."""
    return plain_paper(Part("p", "Part", (Paragraph(text(words, **style)),)))
