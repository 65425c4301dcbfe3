"""A record's typed words as a paper may print them: tags, @names and names of persons."""

from __future__ import annotations

import re

from facilitator.directory import Directory, fold_tag
from facilitator.domain import Record
from facilitator.summary.attribution import Attribution
from facilitator.summary.entries import Entry, text_of
from facilitator.summary.material import Material
from facilitator.summary.sentences import dashed, tidy

_TAG = re.compile(r"(?<!\w)[#＃](\w[\w\-‐-―.’']*)")
_AT = re.compile(r"(?<![\w.])[@＠](\w[\w\-‐-―.’']*)")
_TAG_AT_END = re.compile(r"(?:\s|^)[#＃](\w[\w\-‐-―.’']*)[\s.,;]*$")


def typed(material: Material, item: Entry) -> str:
    """The words of an entry on one line, without a full stop added or taken; a quotation as received."""
    return material.memo.lately(("typed", item.record.id), lambda: _typed(material, item))


def _typed(material: Material, item: Entry) -> str:
    shown = words(material, said(material, item.record, text_of(item.record)), item.tags)
    shown = shown or material.wording.say("no_words")
    return shown if item.record.verbatim else dashed(shown)


def said(material: Material, record: Record, text: str) -> str:
    """A text of the record; a name that opens it and fits persons of the roster is hidden where the level asks.

    Such an opening was ambiguous and nobody assigned it, and a name as short as “Kim” escapes the mask.
    """
    opening = record.speaker_text
    if record.speaker or not text.startswith(opening) or not hides_opening(material, opening):
        return text
    return material.wording.say("hidden") + text[len(opening) :]


def hides_opening(material: Material, opening: str) -> bool:
    """Whether a would-be speaker fits persons of the roster who may not be named.

    Where not even delegations are named, also somebody unknown whose name it looks like.
    """
    level, directory = material.attribution.level, material.directory
    if level == "named":
        return False
    refs = directory.find(opening)
    if not refs and level in ("constituency", "none"):
        return _like_a_name(opening)
    return any(directory.party(ref).kind == "participant" for ref in refs)


def _like_a_name(opening: str) -> bool:
    """Words that all have a capital or no case: “Tsas”, “김선생”; not “Main threats”, “Target 3”."""
    words_of_it = opening.split()
    return bool(words_of_it) and all(word[0].isalpha() and not word[0].islower() for word in words_of_it)


def words(material: Material, text: str, tags: tuple[str, ...] = ()) -> str:
    """Any typed words made fit to print at the paper's level of attribution."""
    untagged = drop_tags(text, tags, material.directory)
    return tidy(material.attribution.mask.hide(name_people(untagged, material.attribution)))


def drop_tags(text: str, tags: tuple[str, ...], directory: Directory) -> str:
    """The text without the tags at its end; a tag inside it loses its # and stays as a word.

    Only what the record really has as a tag is one: “camera #3” stays.
    """
    known = {fold_tag(tag) for tag in tags}

    def is_tag(word: str) -> bool:
        bare = word.rstrip(".’'")
        return fold_tag(bare) in known or directory.tag(bare) in tags

    shown = text
    while (found := _TAG_AT_END.search(shown)) and is_tag(found[1]):
        shown = shown[: found.start()]
    if not shown.strip():
        shown = text
    return _TAG.sub(lambda found: found[1] if is_tag(found[1]) else found[0], shown)


def name_people(text: str, attribution: Attribution) -> str:
    """The text with every @name as the level of attribution gives it."""

    def shown(found: re.Match[str]) -> str:
        bare = found[1].rstrip(".’'-")
        rest = found[1][len(bare) :]
        if attribution.level == "named":
            return bare + rest
        refs = attribution.directory.find(bare)
        own = attribution.who(refs[0]) if len(refs) == 1 else ""
        return (own or attribution.mask.instead or attribution.nobody) + rest

    return _AT.sub(shown, text)


def hidden_links(text: str, attribution: Attribution) -> tuple[str, ...]:
    """The @names in a text that ``name_people`` hides and that no mask would find, since they are too short."""
    if attribution.level == "named":
        return ()
    links = (found[1].rstrip(".’'-") for found in _AT.finditer(text))
    return tuple(one for one in links if attribution.directory.find(one) and not attribution.mask.found(one))
