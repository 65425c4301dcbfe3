"""HTML as checked pieces: characters from people become ``Html`` only through ``words``."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape
from typing import NewType

Html = NewType("Html", str)

EMPTY = Html("")
# Characters that HTML forbids or that reorder what follows them; the last group turns whole lines around.
DROPPED = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufff9-\ufffb\ufdd0-\ufdef\u202a-\u202e\u2066-\u2069]"
    "|[" + "".join(chr(plane << 16 | last) for plane in range(17) for last in (0xFFFE, 0xFFFF)) + "]"
)
HALVES = re.compile("[\ud800-\udfff]")
BLANKS = re.compile("[\t\n\x0b\x0c\r\x85\u2028\u2029]+")
LEFTWARD = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
PICTURE = re.compile(r"data:image/(?:png|jpeg);base64,[A-Za-z0-9+/]+={0,2}")
PLAIN = re.compile(r"[^A-Za-z0-9]")
# An id of a record as it is printed, 2.1-A1: a line never ends in it.
IDS = re.compile(r"(?<![\w.-])\d[\d.]*-[A-Z]{1,2}\d+(?![\w-])")
VOID = frozenset({"meta", "img"})


def clean(text: str) -> str:
    """The characters that may stand in a page; line breaks are blanks."""
    if text.isascii() and text.isprintable():
        return text
    return DROPPED.sub("", HALVES.sub("\ufffd", BLANKS.sub(" ", text)))


def bare(text: str) -> Html:
    """Characters as they are, where no element may stand."""
    return Html(escape(clean(text), quote=False))


def words(text: str) -> Html:
    """Characters from people; those that run from the right cannot turn their neighbours around."""
    made = Html(IDS.sub(r'<span class="nb">\g<0></span>', bare(text)))
    return Html(f"<bdi>{made}</bdi>") if LEFTWARD.search(made) else made


def tag(name: str, /, *inner: Html, **attributes: str | int | None) -> Html:
    """An element. ``class_`` is class, ``data_records`` data-records; an attribute that is None is left out."""
    given = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(clean(str(value)))}"'
        for key, value in attributes.items()
        if value is not None
    )
    if name in VOID:
        return Html(f"<{name}{given}>")
    return Html(f"<{name}{given}>{''.join(inner)}</{name}>")


def joined(pieces: Iterable[Html], between: str = "") -> Html:
    """Pieces in a row; ``between`` is plain characters of ours."""
    return Html(escape(between).join(pieces))


def language(tag_of: str) -> str | None:
    """A BCP 47 tag fit for ``lang``, None for anything else."""
    return tag_of if LANGUAGE.fullmatch(tag_of) else None


def picture(uri: str) -> str | None:
    """A data URI of a PNG or JPEG, None for anything that would be fetched or run."""
    return uri if PICTURE.fullmatch(uri) else None


def anchor(prefix: str, key: str) -> str:
    """An id and fragment of letters, digits, - and _; different keys give different ones."""
    return prefix + re.sub(r"[^A-Za-z0-9-]", lambda found: f"_{ord(found[0]):x}_", key)


def css_string(text: str) -> str:
    """A string of a style sheet in which nothing can end the string or the sheet."""
    return '"' + PLAIN.sub(lambda found: f"\\{ord(found[0]):06x}", clean(text)) + '"'
