"""Where a paper comes from, for whoever looks at it: unused records, unsupported sentences, names and terms, gaps."""

from __future__ import annotations

from facilitator.assets import asset
from facilitator.document import Document
from facilitator.domain import Records
from facilitator.summary.chain import Chain
from facilitator.summary.chain import chain as chain_in
from facilitator.summary.findings_agreed import agreed_sentences
from facilitator.summary.terms_check import Flag, Terms, check_terms, read_terms, term_sentences
from facilitator.summary.tracing import Left, Trace, Unsupported, trace_sentences
from facilitator.summary.tracing import trace as trace_in
from facilitator.summary.wording import Wording, read_wording

__all__ = [
    "Chain",
    "Flag",
    "Left",
    "Trace",
    "Unsupported",
    "chain_of_records",
    "paper_findings",
    "term_flags",
    "trace_paper",
]


def trace_paper(document: Document, records: Records) -> Trace:
    """What of the records a paper says, what was left out of it for length, what it says without a record."""
    return trace_in(document, records, _wording())


def term_flags(document: Document, records: Records) -> tuple[Flag, ...]:
    """Names of States, territories and seas, and terms, in a paper that somebody should look at."""
    return check_terms(document, records, _terms())


def chain_of_records(records: Records) -> Chain:
    """The chain lesson → proposal → heading → target over the parallel sessions held, and its gaps."""
    return chain_in(records, _wording())


def paper_findings(document: Document, records: Records, *, quoting: bool = True) -> tuple[str, ...]:
    """Trace, what is called agreed, and terms as sentences for the person who exports the paper.

    ``quoting``: with the words of the records, which a window shows in place of their ids.
    """
    found = (
        *trace_sentences(trace_paper(document, records), quoting=quoting),
        *agreed_sentences(document, records),
        *term_sentences(term_flags(document, records), quoting=quoting),
    )
    return tuple(dict.fromkeys(found))


def _wording() -> Wording:
    return read_wording(asset("wording/en.toml").read_text(encoding="utf-8"))


def _terms() -> Terms:
    return read_terms(asset("wording/terms-en.toml").read_text(encoding="utf-8"))
