"""Nothing that people write can become markup, style or script of an HTML paper, or turn its lines around."""

import re
import unicodedata
from dataclasses import replace

from html_page import named, page, said
from hypothesis import example, given, settings
from hypothesis import strategies as st
from plain_papers import plain_paper, saying
from specimen_paper import specimen

HOSTILE = [
    "</style><script>alert(1)</script>",
    "</p></td></title><img src=x onerror=alert(1)>",
    "\" onload='x' style=\"",
    "<!-- <![CDATA[ ]]> --!>",
    "\\00003c/style><b>",
    "&lt;b&gt;&#x3c;b&#62;&amp;",
    '"}*{display:none}@import url(//x);a{b:"',
    "javascript:alert(1)",
    "{page} {pages} {0}",
    "\u202eevil\u2066\ud800\x00\x1b[31m",
    "x" * 5000,
]
OWN = {(one.name, attribute) for one in page(said(specimen(), "word")) for attribute in (*one.attributes, "")}


def sound(elements):
    """The page has no element and no attribute that ours has not, and every link stays in it."""
    found = {(one.name, attribute) for one in elements for attribute in (*one.attributes, "")}
    assert found - OWN <= {("bdi", ""), ("caption", "")}
    assert all(one.attributes["href"].startswith("#") for one in elements if "href" in one.attributes)
    assert len(named(elements, "style")) == 1


@settings(max_examples=15, deadline=None)
@given(st.one_of(st.sampled_from(HOSTILE), st.text(st.characters(), max_size=60)))
@example("\u05d0\u202e<b>")
def test_words_in_every_field_stay_words(words):
    sound(page(said(specimen(), words)))


@settings(max_examples=150, deadline=None)
@given(st.text(st.characters(), max_size=80))
def test_words_come_out_as_they_went_in_but_for_what_no_page_may_hold(words):
    shown = named(page(replace(saying(words), status="")), "p")[0].text
    kept = "".join("\ufffd" if "\ud800" <= each <= "\udfff" else each for each in words)
    kept = re.sub("[\t\n\x0b\x0c\r\x85\u2028\u2029]+", " ", kept)
    kept = "".join(each for each in kept if unicodedata.category(each) != "Cc" and not forbidden(each))
    assert shown.replace("\u00a0", " ") == kept.replace("\u00a0", " ")


def forbidden(each):
    code = ord(each)
    reorders = code in range(0x202A, 0x202F) or code in range(0x2066, 0x206A)
    return reorders or code in range(0xFFF9, 0xFFFC) or code in range(0xFDD0, 0xFDF0) or code & 0xFFFE == 0xFFFE


@settings(max_examples=50, deadline=None)
@given(st.text(st.characters(), max_size=40))
@example('"; } </style>')
@example("a\nb")
def test_running_heads_are_strings_that_nothing_ends(words):
    style = named(page(plain_paper(running_left=words, status=words, page_label=words)), "style")[0].text
    rules = style[style.index("@page{") :]
    outside = re.sub(r'"(?:[A-Za-z0-9]|\\[0-9a-f]{6})*"', "", rules)
    assert '"' not in outside and "<" not in outside and outside.count("{") == outside.count("}")
