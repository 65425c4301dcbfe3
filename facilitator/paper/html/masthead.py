"""What stands above and below the parts of a paper."""

from __future__ import annotations

from facilitator.document import Document, Meta
from facilitator.paper.html.markup import EMPTY, Html, joined, picture, tag, words


def masthead(document: Document) -> Html:
    """Letterhead, programme and place, status, title, and what is to be known of the paper."""
    title = tag("h1", words(document.title))
    subtitle = _line(document.subtitle, "subtitle")
    status = joined((_line(document.status, "status"), _line(document.disclaimer, "disclaimer")))
    label = tag("div", status, class_="label") if status else EMPTY
    about = tag("dl", *map(_meta, document.meta), class_="meta") if document.meta else EMPTY
    running = joined((_line(document.programme, "programme"), _line(document.place, "place")))
    example = _line(document.example, "example")
    return tag(
        "header", _letterhead(document), tag("div", running, class_="running"), label,
        tag("div", title, subtitle, class_="title"), about, example, class_="masthead",
    )  # fmt: skip


def _letterhead(document: Document) -> Html:
    source = picture(document.logo)
    logo = tag("img", src=source, alt="" if document.letterhead else document.author) if source else EMPTY
    lines = [tag("span", words(line)) for line in document.letterhead if line]
    address = tag("address", *lines) if lines else EMPTY
    return tag("div", logo, address, class_="letterhead") if source or lines else EMPTY


def _meta(meta: Meta) -> Html:
    lines = [tag("dd", words(line)) for line in meta.lines]
    return tag("div", tag("dt", words(meta.title)), *lines)


def _line(text: str, kind: str) -> Html:
    return tag("p", words(text), class_=kind) if text.strip() else EMPTY


def footer(document: Document) -> Html:
    """Status, disclaimer, and the mark of an example, once more at the end."""
    status = tag("strong", words(document.status)) if document.status else EMPTY
    line = joined(filter(None, (status, words(document.disclaimer))), " ")
    return tag("footer", tag("p", line) if line else EMPTY, _line(document.example, "example"))
