"""Members of sets that are words a person typed: stored as the value of a field whose name says nothing (pure).

A name of a field cannot be struck, and an unsalted hash of it is guessed back, so a typed word stands in the value.
The name is drawn at random for each, also where the item's id comes from content, as in an import: a name derived
from the word would give it away to whoever guesses. Two files that take in the same words hence hold two fields,
which read as one member.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from facilitator.change import Change, split_ids

# Sets: one field a member, whose value says in which order it was typed; in or out is what can clash.
SETS = frozenset({
    "aliases", "leads", "moderators", "partners", "people", "range_states", "rapporteurs", "reservations", "same_as",
    "supports", "synonyms", "tags", "takes_up", "themes",
})  # fmt: skip
MARK = "/~"
CHANCE_BYTES = 8
_HIDDEN = re.compile(r"([a-z_]+)/~[0-9a-f]{16}")
_VALUE = re.compile(r"([0-9]{1,8}) (.+)", re.DOTALL)

_Group = tuple[str, str]


def is_hidden(field: str) -> bool:
    """Whether the name of a field stands for a member whose word is in its value."""
    found = _HIDDEN.fullmatch(field) if MARK in field else None
    return found is not None and found[1] in SETS


def hidden_field(base: str, chance: bytes) -> str:
    """A name without words for a member of a set, such as “tags/~0123456789abcdef”."""
    return f"{base}{MARK}{chance[:CHANCE_BYTES].hex()}"


def hidden_value(value: str, word: str) -> str:
    """What is stored there: the number of the member, a space, its word; "" takes the member out."""
    if not value:
        return ""
    number = value if value.isascii() and value.isdigit() and len(value) < 9 else "0"
    return f"{number} {word}"


def word_in(value: str) -> str:
    """The word of such a value, "" where it has none."""
    found = _VALUE.fullmatch(value)
    return found[2] if found else ""


def same_word(text: str) -> str:
    """A member for comparison: NFC, case folded."""
    if text.isascii():
        return text.lower()
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold())


def set_of(field: str) -> str:
    """The set that a field is a member of, "" for any other field."""
    base, slash, _ = field.partition("/")
    return base if slash and base in SETS else ""


def told_name(field: str) -> str:
    """The name of a field as a person reads it: of a member whose word was struck that of its set."""
    return field.partition("/")[0] if is_hidden(field) else field


def spelling(field: str, fields: Iterable[str]) -> str:
    """The one among fields that is the same member as this one, however written; else the field itself."""
    base, _, word = field.partition("/")
    if base not in SETS or not word:
        return field
    wanted, opening = same_word(word), base + "/"
    alike = [one for one in fields if one.startswith(opening) and same_word(one[len(opening) :]) == wanted]
    return field if field in alike else min(alike, default=field)


def named(changes: Sequence[Change]) -> Sequence[Change]:
    """The changes of one item with each hidden member as if its word were in the name: “tags/WORD”, value its number.

    Fields with the same word become one. What was struck has no word any more and keeps the name it has, unless
    a later edit of the same field tells it. Nothing but names and values changes: ids and parents stay.
    """
    hidden = [change for change in changes if MARK in change.field and is_hidden(change.field)]
    if not hidden:
        return changes
    if len(hidden) == 1 and (alone := _alone(changes, hidden[0])) is not None:
        return alone
    words = {change.id: found for change in hidden if (found := _VALUE.fullmatch(change.value or ""))}
    fields = {change.field for change in changes if "/" in change.field and not is_hidden(change.field)}
    worded = [change for change in hidden if change.id in words]
    groups: dict[str, _Group] = {}  # a forged field may hold several words; the first of them counts
    for change in worded:
        group = change.field.partition("/")[0], same_word(words[change.id][2])
        groups[change.field] = min(group, groups.get(change.field, group))
    names = _names(worded, words, groups, fields)
    return [_named(change, words, groups, names) if MARK in change.field else change for change in changes]


def _alone(changes: Sequence[Change], one: Change) -> Sequence[Change] | None:
    """The same where only one member is hidden, and no other stands in its set: most items, and a merge shows each."""
    base = one.field.partition("/")[0]
    number, _, word = (one.value or "").partition(" ")
    simple = number.isascii() and number.isdigit() and len(number) < 9 and word
    if not simple or sum(change.field.startswith(base) for change in changes) > 1:
        return None
    told = Change(*one[:4], f"{base}/{word}", number, *one[6:])
    return [told if change is one else change for change in changes]


def _names(
    worded: Sequence[Change],
    words: Mapping[bytes, re.Match[str]],
    groups: Mapping[str, _Group],
    fields: Collection[str],
) -> dict[_Group, str]:
    """How each member is written: as an older file's field has it, else as it was written last."""
    found: dict[_Group, list[Change]] = defaultdict(list)
    for change in worded:
        found[groups[change.field]].append(change)
    names: dict[_Group, str] = {}
    for group, alike in found.items():
        replaced = {parent for change in alike for parent in split_ids(change.parents)}
        last = [change for change in alike if change.id not in replaced] or alike
        names[group] = spelling(f"{group[0]}/{min(words[change.id][2] for change in last)}", fields)
    return names


def _named(
    change: Change, words: Mapping[bytes, re.Match[str]], groups: Mapping[str, _Group], names: Mapping[_Group, str]
) -> Change:
    group = groups.get(change.field)
    if group is None or (change.value and change.id not in words):
        return change
    return change._replace(field=names[group], value=words[change.id][1] if change.id in words else change.value)
