"""How a paper looks when its page is printed: A4, running heads, no marks of sources."""

from __future__ import annotations

import re

from facilitator.document import Document
from facilitator.paper.html.markup import css_string

MARKS = re.compile(r"(\{pages?\})")
COUNTERS = {"{page}": "counter(page)", "{pages}": "counter(pages)"}

PRINT = """
@media print{
:root{--paper:#fff;--ink:#15191C;--accent:#0B4A5A;--grey:#555C62;--line:#BDC3C7;--label:94pt;--text:116pt}
html{font-size:8.9pt;line-height:1.35}
body{max-width:none;margin:0;padding:0}
.src,.sources,footer,.masthead .example,.cleared{display:none}
.running{display:flex;font-size:7.4pt;border-bottom:2.2pt solid var(--accent);padding-bottom:4pt}
.masthead .label{float:left;clear:left;width:var(--label);margin-top:8pt}
.title{margin:8pt 0 0 var(--text)}
h1,.status{font-size:21pt;line-height:1.25}
.subtitle{font-size:10.4pt}
.disclaimer{font-size:8.1pt}
.meta{display:flex;clear:left;margin-top:0;padding-top:8pt;font-size:8.1pt;line-height:1.3;gap:0}
.meta>div{flex:1;padding-right:9pt}
.meta>div:first-child{flex:none;width:var(--text)}
dt{font-size:7.2pt}
.part{margin-top:6pt;padding-top:6pt;display:block;border-top:.5pt solid var(--line)}
.matrix{table-layout:fixed}
.matrix th:first-child{width:var(--text)}
.part:has(>.full:last-child)+.part{border-top:0;margin-top:6pt}
.masthead+main>:first-child{margin-top:8pt}
.part h2,.part h3{float:left;clear:left;width:var(--label);margin:0;font-size:8.9pt;line-height:1.35;
break-after:avoid}
.part::after,.topic::after{content:"";display:block;clear:left}
.part>p,.part>ol,.part>nav,.part>figure.table,.beside,.topic>p,.topic>ol,.topic>figure.table,.part>.quotations,
.topic>.quotations{margin-left:var(--text)}
.part>.full.table,.part>.full.chart,.topic>.full{margin-left:0;clear:left;padding-top:1pt}
.topic{margin-top:6pt}
p{orphans:2;widows:2}
p+p{margin-top:0}
.part p.numbered{padding-left:0}
.part p.numbered>.number{left:-28pt;width:20pt;text-align:right;font-size:7.6pt;line-height:12pt}
.letters{margin:0}
.part>ol.letters{margin-left:var(--text)}
.letters>li{padding-left:16pt}
.note{font-size:7.5pt;line-height:1.28}
figure.table,figure.chart,.beside,.contents,.quotations{margin-top:6pt;margin-bottom:6pt}
.scroll{overflow:visible}
table{font-size:8.1pt;line-height:1.28}
thead{display:table-header-group}
tfoot{display:table-row-group}
tr{break-inside:avoid}
th,td{padding:2.4pt 9pt 3.3pt 0}
thead th,thead th.number,caption,.head{font-size:7.5pt}
.ruled{border-top:.9pt solid var(--ink);border-bottom:.9pt solid var(--ink)}
.ruled thead tr:last-child>*{border-bottom:.4pt solid var(--ink)}
.ruled tbody tr+tr>*{border-top:.35pt solid var(--line)}
.ruled tfoot tr:first-child>*{border-top:.4pt solid var(--ink)}
.bar,.absent,.bars .number div{font-size:7.2pt}
.bars tr{break-inside:avoid}
.axis{width:94pt;min-width:94pt}
td.axis{overflow:hidden}
.axis .lines{height:60pt}
.beside{display:flex;gap:24pt}
.beside>*{flex:1;margin:0!important}
.contents .head{border-top:.9pt solid var(--ink);border-bottom:.4pt solid var(--ink)}
.contents ol{border-bottom:.9pt solid var(--ink);font-size:8.1pt}
.contents li{padding:2.4pt 0 3.3pt}
.contents li+li{border-top:.35pt solid var(--line)}
.contents a::after{content:target-counter(attr(href),page);float:right}
.quotations figure{display:flex;gap:8pt;border-top:.6pt solid var(--line);padding:3pt 0;break-inside:avoid}
.quotations figure>*{width:20%}
.quotations blockquote{width:41%}
.quotations .translation{width:36%}
blockquote{font-size:9.4pt}
.translation,.quotations figcaption{font-size:8.5pt;margin-top:0}
figcaption{font-size:7.2pt;margin-top:3pt;break-before:avoid}
.new-page{break-before:page;border-top:0;margin-top:0;padding-top:0}
.landscape{page:lying;break-before:page;break-after:page;border-top:0;margin-top:0;padding-top:0}
.slide{break-after:page;border:0;padding:0;margin:0;min-height:0;font-size:14pt}
.slide h2{font-size:21pt}
.slide>p,.slide>ol{font-size:14pt}
.notes{font-size:10pt}
}
"""


def print_sheet(document: Document) -> str:
    """The sheet with what stands above and below every page; words go in as escaped strings."""
    left = css_string(document.running_left)
    right = css_string(document.running_right)
    foot = css_string(" ".join(filter(None, (document.status, document.disclaimer))))
    example = css_string(document.example)
    own = "font-size:7.4pt;color:#555C62;vertical-align:bottom"
    return f"""{PRINT}@page{{size:A4;margin:54pt 51pt 52pt;
@top-left{{content:{left};{own};padding-bottom:12pt}}@top-right{{content:{right};{own};padding-bottom:12pt}}
@bottom-left{{content:{foot} "\\00000a" {example};white-space:pre-wrap;{own};vertical-align:top;padding-top:12pt}}
@bottom-right{{content:{_page_label(document.page_label)};{own};vertical-align:top;padding-top:12pt}}}}
@page:first{{margin-top:30pt;@top-left{{content:none}}@top-right{{content:none}}}}
@page lying{{size:A4 landscape}}
"""


def _page_label(label: str) -> str:
    """The label as the value of ``content``: strings, and counters in the place of {page} and {pages}."""
    pieces = (COUNTERS.get(piece) or css_string(piece) for piece in MARKS.split(label) if piece)
    return " ".join(pieces) or "none"
