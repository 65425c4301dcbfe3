"""Characters that no font has are named for formats that are set elsewhere, too."""

from __future__ import annotations

import pytest
from plain_papers import saying

from facilitator.paper import render


@pytest.mark.parametrize("suffix", [".docx", ".html"])
def test_a_character_no_font_has_is_named(suffix: str) -> None:
    assert render(saying("plain 한국 Өө"), suffix).warnings == ()
    (said,) = render(saying("rune ᚠ"), suffix).warnings
    assert said == "No font here has the character U+16A0; look at the paper where it is printed."
