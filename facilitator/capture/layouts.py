"""Latin words typed while a Korean, Russian or Mongolian keyboard layout was on (pure).

Layouts: KS X 5002 two-set Korean; Russian ЙЦУКЕН and Mongolian Cyrillic as in xkeyboard-config.
"""

from __future__ import annotations

import re
import unicodedata

_LATIN = "qwertyuiopasdfghjklzxcvbnm"
_RUSSIAN = dict(zip(_LATIN, "йцукенгшщзфывапролдячсмить", strict=True))
_MONGOLIAN = dict(zip(_LATIN, "фцужэнгшүзйыбөахролячёсмит", strict=True))
_INITIALS = re.findall(r"\S+", "r R s e E f a q Q t T d w W c z x v g")
_VOWELS = re.findall(r"\S+", "k o i O j p u P h hk ho hl y n nj np nl b m ml l")
_FINALS = re.findall(r"\S+", "r R rt s sw sg e f fr fa fq ft fx fv fg a q qt t T d w c z x v g")
_JAMO = {
    chr(first + offset): keys
    for first, row in ((0x1100, _INITIALS), (0x1161, _VOWELS), (0x11A8, _FINALS))
    for offset, keys in enumerate(row)
}


def hangul_keys(text: str) -> str:
    """The Latin keys, in lower case, that make this Hangul; "" where a character is no Hangul.

    However an input method joined the letters into syllables, the keys are the same.
    """
    keys: list[str] = []
    for letter in unicodedata.normalize("NFKD", text):
        pressed = _JAMO.get(letter)
        if pressed is None:
            return ""
        keys.append(pressed)
    return "".join(keys).lower()


def russian_word(word: str) -> str:
    """What comes out, in lower case, when a Latin word is typed on Russian keys."""
    return "".join(_RUSSIAN[letter] for letter in word)


def mongolian_word(word: str) -> str:
    """What comes out, in lower case, when a Latin word is typed on Mongolian Cyrillic keys."""
    return "".join(_MONGOLIAN[letter] for letter in word)
