"""A paper as one HTML file: no script, nothing fetched, every statement with the records it rests on."""

from __future__ import annotations

from facilitator.document import Document
from facilitator.paper.html.blocks import part
from facilitator.paper.html.markup import Html, anchor, bare, joined, language, tag
from facilitator.paper.html.masthead import footer, masthead
from facilitator.paper.html.print_sheet import print_sheet
from facilitator.paper.html.prose import Page
from facilitator.paper.html.screen_sheet import SCREEN
from facilitator.paper.html.sources import Sources, source_list

# What the file itself holds may be shown, and nothing else: not even a link can load or run anything.
POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"


def render_html(document: Document) -> bytes:
    """UTF-8 with a newline at the end; the same document gives the same bytes."""
    page = Page(document.language, Sources(), _anchors(document), document.notes_title)
    slides = document.form == "slides"
    head = masthead(document)
    keys = [each.key for each in document.parts]
    parts = [part(each, page, first=keys.index(each.key) == at, slide=slides) for at, each in enumerate(document.parts)]
    body = joined((
        head, tag("main", *parts), source_list(page.sources, document.sources_title), footer(document)
    ), "\n")  # fmt: skip
    made = tag(
        "html", _head(document), tag("body", body, class_="slides" if slides else None),
        lang=language(document.language) or "und",
    )  # fmt: skip
    return f"<!DOCTYPE html>\n{made}\n".encode()


def _anchors(document: Document) -> dict[str, str]:
    """An anchor for each key of a part."""
    return {each.key: anchor("part-", each.key) for each in document.parts}


def _head(document: Document) -> Html:
    title = " – ".join(filter(None, (document.running_right or document.title, document.status)))
    named = {"author": document.author, "dcterms.created": document.created, "color-scheme": "light dark"}
    return tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=POLICY),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="referrer", content="no-referrer"),
        *(tag("meta", name=name, content=content) for name, content in named.items() if content),
        tag("title", bare(title)),
        tag("style", Html(SCREEN + print_sheet(document))),
    )
