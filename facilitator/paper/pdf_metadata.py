"""What a PDF says about itself, twice and alike: the information dictionary, and XMP (ISO 19005-2, 6.6)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from xml.sax.saxutils import escape

from reportlab.pdfbase.pdfdoc import PDFDictionary

from facilitator import __version__
from facilitator.document import Document
from facilitator.paper.pdf_document import string
from facilitator.paper.tags import LANGUAGE

PROGRAM = "facilitator"
# XML cannot hold them, and a title with them is no title.
UNSPEAKABLE = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]+")


@dataclass(frozen=True, slots=True)
class About:
    """The words about a paper, fit for both places. ``moment`` has its zone."""

    title: str
    author: str
    subject: str
    keywords: str
    language: str
    moment: datetime


def about(document: Document) -> About:
    """What is said about a paper."""
    moment = datetime.fromisoformat(document.created)
    language = document.language if LANGUAGE.fullmatch(document.language) else ""
    title, author, subject, keywords = map(
        spoken, (document.title or document.key, document.author, document.subtitle, document.status)
    )
    return About(title, author, subject, keywords, language, moment if moment.tzinfo else moment.replace(tzinfo=UTC))


def spoken(words: str) -> str:
    """Words without what cannot be said: control characters and halves of characters."""
    return UNSPEAKABLE.sub(" ", words).strip()


def info(paper: About) -> PDFDictionary:
    """The information dictionary."""
    zone = paper.moment.strftime("%z")
    stamp = f"D:{paper.moment:%Y%m%d%H%M%S}{zone[:3]}'{zone[3:5]}'"
    said = {
        "Title": paper.title,
        "Author": paper.author,
        "Subject": paper.subject,
        "Keywords": paper.keywords,
        "Creator": PROGRAM,
        "Producer": f"{PROGRAM} {__version__}",
        "CreationDate": stamp,
        "ModDate": stamp,
    }
    return PDFDictionary({key: string(words) for key, words in said.items() if words})


def xmp(paper: About) -> bytes:
    """The metadata packet, with the claim to PDF/A-2b."""
    stamp = paper.moment.isoformat(timespec="seconds")
    said = [
        f"<dc:title>{_in_any(paper.title)}</dc:title>" if paper.title else "",
        f"<dc:creator><rdf:Seq><rdf:li>{escape(paper.author)}</rdf:li></rdf:Seq></dc:creator>" if paper.author else "",
        f"<dc:description>{_in_any(paper.subject)}</dc:description>" if paper.subject else "",
        f"<dc:language><rdf:Bag><rdf:li>{paper.language}</rdf:li></rdf:Bag></dc:language>" if paper.language else "",
        f"<pdf:Keywords>{escape(paper.keywords)}</pdf:Keywords>" if paper.keywords else "",
        f"<pdf:Producer>{PROGRAM} {__version__}</pdf:Producer>",
        f"<xmp:CreatorTool>{PROGRAM}</xmp:CreatorTool>",
        *(f"<xmp:{key}>{stamp}</xmp:{key}>" for key in ("CreateDate", "ModifyDate", "MetadataDate")),
        "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>",
    ]
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"'
        ' xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">\n'
        + "\n".join(filter(None, said))
        + '\n</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end="r"?>'
    ).encode("utf-8")


def _in_any(words: str) -> str:
    return f'<rdf:Alt><rdf:li xml:lang="x-default">{escape(words)}</rdf:li></rdf:Alt>'
