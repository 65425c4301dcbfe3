"""Names of States, territories and seas, and terms, that somebody should look at: told of, never replaced (pure)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, cast

from facilitator.directory import fold_name
from facilitator.document import Document, Ids
from facilitator.domain import Record, Records, Vocabulary
from facilitator.errors import Sentence, TemplateError, sentence, told
from facilitator.summary.note import KEY as NOTE
from facilitator.summary.statements import statements

_WESTERN = re.compile(r"[\w .’'-]*[A-Za-z][\w .’'-]*")
_WORDLESS = re.compile(r"[\u1100-\u11ff\u3040-\u30ff\u3130-\u318f\u3400-\u9fff\uac00-\ud7af]")
_AROUND = 24


@dataclass(frozen=True, slots=True)
class Term:
    """``forms`` to look for, ``unless`` they stand within one of these, and what to ``use`` or to look at."""

    forms: tuple[str, ...]
    unless: tuple[str, ...]
    use: str


@dataclass(frozen=True, slots=True)
class Terms:
    """``cepa`` are (body, what CEPA stands for there)."""

    terms: tuple[Term, ...]
    cepa: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Flag:
    """A form in a paper: where (key of the part, "" for the head), in which words, of which records."""

    form: str
    use: str
    part: str
    words: str
    records: Ids


def read_terms(text: str) -> Terms:
    """The list of names and terms from its file (TOML). Raises TemplateError where it is not such a list."""
    try:
        raw: dict[str, Any] = tomllib.loads(text)
        terms = tuple(Term(_texts(one["forms"]), _texts(one.get("unless", [])), str(one["use"])) for one in raw["term"])
        cepa = tuple((str(one["body"]), str(one["meaning"])) for one in raw.get("cepa", []))
    except (tomllib.TOMLDecodeError, KeyError, TypeError) as error:
        raise TemplateError("The list of terms cannot be read ({error}); mend that place.", error=error) from None
    return Terms(terms, cepa)


def with_settings(terms: Terms, settings: Mapping[str, str]) -> Terms:
    """The terms with a template's own: ``terms.add`` (form = use; …) more, ``terms.allow`` (form, …) not."""
    allowed = {fold_name(one) for one in settings.get("terms.allow", "").split(",")} - {""}
    own = (one.partition("=") for one in settings.get("terms.add", "").split(";"))
    added = tuple(Term((form.strip(),), (), use.strip()) for form, sign, use in own if form.strip() and sign)
    kept = (
        Term(tuple(form for form in term.forms if fold_name(form) not in allowed), term.unless, term.use)
        for term in terms.terms
    )
    return Terms((*(term for term in kept if term.forms), *added), terms.cepa)


def check_terms(document: Document, records: Records, terms: Terms) -> tuple[Flag, ...]:
    """Every form in a paper that somebody should look at, in reading order, each once a statement."""
    settings = records.workshop.settings
    own = with_settings(terms, settings)
    every = (*own.terms, *_species(records), *_meanings(own, settings.get("cepa", "")))
    patterns = [(_pattern(term.forms), _pattern(term.unless), term.use) for term in every]
    texts = {one.id: f"{one.text} {one.translation}".casefold() for one in _everything(records)}
    found: dict[tuple[str, str, Ids], Flag] = {}
    for part, words, ids in _said(document):
        hits = [(span, use) for pattern, unless, use in patterns for span in _hits(pattern, unless, words)]
        for (start, end), use in sorted(hits):
            if not any(_within((start, end), other) for other, _ in hits):
                form = words[start:end]
                flag = Flag(form, use, part, _near(words, start, end), _holding(form, ids, texts))
                found.setdefault((flag.form, part, ids), flag)
    return tuple(found.values())


def _everything(records: Records) -> Iterator[Record]:
    yield from (*records.notes, *records.proposals, *records.actions)


def _holding(form: str, ids: Ids, texts: Mapping[str, str]) -> Ids:
    """Of the records behind a statement those whose words hold the form; all of them where none does."""
    return tuple(one for one in ids if form.casefold() in texts.get(one, "")) or ids


def _within(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether a hit is a piece of another one."""
    return one != other and other[0] <= one[0] and one[1] <= other[1]


def term_sentences(flags: Iterable[Flag], *, quoting: bool = True) -> tuple[str, ...]:
    """The same in sentences, one for each form with every record it stands in, or their number (``quoting``)."""
    groups: dict[tuple[str, str], list[Flag]] = {}
    for flag in flags:
        groups.setdefault((flag.form, flag.use), []).append(flag)
    return tuple(_sentence(form, use, own, quoting) for (form, use), own in groups.items())


def _sentence(form: str, use: str, flags: list[Flag], quoting: bool) -> str:
    ids = tuple(dict.fromkeys(one for flag in flags for one in flag.records))
    words = flags[0].words
    if len(ids) == 1:
        return told(
            "Record {record}: “{form}” stands in “{words}”; {use}.", record=ids[0], form=form, words=words, use=use
        )
    among: Sentence | str = ""
    if quoting and 1 < len(ids) < 13:
        among = sentence(", in the records {records}", records=", ".join(ids))
    elif ids:
        among = sentence(", in {number} records", number=len(ids))
    return told("“{form}” stands in “{words}”{among}; {use}.", form=form, words=words, among=among, use=use)


def _said(document: Document) -> Iterator[tuple[str, str, Ids]]:
    head = (document.title, document.subtitle, *(line for meta in document.meta for line in meta.lines))
    yield from (("", words, ()) for words in head)
    for part in document.parts:
        yield part.key, part.title, ()
    cleared = {part.key for part in document.parts if part.cleared}
    for one in statements(document):
        if one.place != NOTE or NOTE in cleared:  # the note says what the wording and the template say
            yield one.place, one.words, one.records


def _hits(pattern: re.Pattern[str], unless: re.Pattern[str], words: str) -> Iterator[tuple[int, int]]:
    fine = [found.span() for found in unless.finditer(words)]
    for found in pattern.finditer(words):
        if not any(start <= found.start() and found.end() <= end for start, end in fine):
            yield found.span()


def _pattern(forms: Iterable[str]) -> re.Pattern[str]:
    """Whole words; a form with a capital in its own case; none where there is no form."""
    return re.compile("|".join(_form(form) for form in sorted(forms, key=lambda one: (-len(one), one))) or r"(?!)")


def _form(form: str) -> str:
    body = r"\s+".join(re.escape(piece) for piece in form.split())
    if _WORDLESS.search(form):
        return body
    body = body if form != form.lower() else f"(?i:{body})"
    return rf"(?<![\w-]){body}(?![\w-])"


def _species(records: Records) -> Iterator[Term]:
    """Other names of more than one word for the species of the template, in Western letters."""
    for term in sorted(records.terms, key=lambda one: (one.order, one.id)):
        others = tuple(one for one in term.synonyms if " " in one and _WESTERN.fullmatch(one) and one.isascii())
        if term.vocabulary == Vocabulary.SPECIES and others:
            known = f" ({term.description})" if term.description else ""
            yield Term(others, (), f"the template says “{term.name}”{known}; keep to one name in a paper")


def _meanings(terms: Terms, meaning: str) -> Iterator[Term]:
    """What CEPA stands for elsewhere, where the template says what it stands for here."""
    for body, other in terms.cepa:
        if meaning and fold_name(other) != fold_name(meaning):
            use = f"that is CEPA by another body ({body}); the template says “{meaning}”"
            yield Term((other, other.replace(", ", ",")), (meaning,), use)


def _near(words: str, start: int, end: int) -> str:
    """The form with a few words around it, on one line."""
    left, right = max(0, start - _AROUND), min(len(words), end + _AROUND)
    left = words.find(" ", left, start) + 1 if left else 0
    cut = words.rfind(" ", end, right) if right < len(words) else right
    shown = " ".join(words[left : cut if cut > 0 else end].split())
    return f"{'…' if left else ''}{shown}{'…' if right < len(words) else ''}"


def _texts(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise TypeError("forms must be a list")
    return tuple(str(one) for one in cast("list[object]", value))
