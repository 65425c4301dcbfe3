"""An HTML paper read by a parser that forgives nothing, and what tests ask of it."""

from dataclasses import dataclass, fields, is_dataclass, replace
from html.parser import HTMLParser

from justhtml import JustHTML

from facilitator.paper import render

# What stands in fields that are no words of people: changing these makes another paper, not another text.
SET = frozenset({"role", "day", "start", "end", "language", "logo", "form", "records", "fill", "key"})


@dataclass(frozen=True)
class Element:
    name: str
    attributes: dict
    text: str
    node: object


def page(document):
    """Every element of the document's page, in reading order; a page with any error of HTML fails."""
    return read(render(document, ".html").data.decode("utf-8"))


def read(source):
    """The elements of a page. Raises AssertionError or StrictModeError for anything a browser would mend."""
    nested = Nested()
    nested.feed(source)
    made = JustHTML(source, strict=True, sanitize=False)
    found = [
        Element(node.name, dict(node.attrs or {}), node.to_text(separator="", strip=False), node)
        for node in made.query("*")
    ]
    assert nested.open == []
    assert [(one.name, parent(one.node)) for one in found] == nested.found
    return found


def parent(node):
    return node.parent.name if node.parent is not None and not node.parent.name.startswith("#") else ""


class Nested(HTMLParser):
    """What is written inside what, before any mending."""

    def __init__(self):
        super().__init__()
        self.open, self.found = [], []

    def handle_starttag(self, tag, attrs):
        assert len(attrs) == len(dict(attrs)), f"an attribute twice in {tag}"
        self.found.append((tag, self.open[-1] if self.open else ""))
        if tag not in ("meta", "img"):
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def named(elements, name, kind=""):
    """The elements of a name, and of a class where one is given."""
    return [
        one for one in elements if one.name == name and (not kind or kind in one.attributes.get("class", "").split())
    ]


def said(node, words):
    """A tree with the same words in the place of everything that people wrote."""
    if isinstance(node, str):
        return words
    if isinstance(node, tuple):
        return tuple(said(each, words) for each in node)
    if is_dataclass(node):
        changed = {
            each.name: said(getattr(node, each.name), words)
            for each in fields(node)
            if each.name not in SET and each.name != "reviews"
        }
        return replace(node, **changed)
    return node
