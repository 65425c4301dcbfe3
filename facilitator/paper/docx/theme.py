"""The theme of a paper in Word: its colours and fonts as Word offers them to whoever writes on."""

from __future__ import annotations

from facilitator.paper.docx.elements import clean
from facilitator.paper.styles import ACCENT, GREY, HAIRLINE, INK

DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
# Dark and light text and ground, six accents, link and visited link, in the order of the schema.
COLOURS = (
    ("dk1", INK),
    ("lt1", "#FFFFFF"),
    ("dk2", ACCENT),
    ("lt2", HAIRLINE),
    ("accent1", ACCENT),
    ("accent2", GREY),
    ("accent3", "#7A5C1E"),
    ("accent4", "#5B3A6B"),
    ("accent5", "#2F6B3A"),
    ("accent6", "#8A2F2F"),
    ("hlink", ACCENT),
    ("folHlink", GREY),
)


def theme(font: str) -> bytes:
    """The theme part, with one font for headings and text."""
    colours = "".join(f'<a:{name}><a:srgbClr val="{colour.lstrip("#")}"/></a:{name}>' for name, colour in COLOURS)
    face = f'<a:latin typeface="{clean(font)}"/><a:ea typeface=""/><a:cs typeface=""/>'
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    line = f'<a:ln w="6350">{fill}</a:ln>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<a:theme xmlns:a="{DRAWING}" name="Paper"><a:themeElements>'
        f'<a:clrScheme name="Paper">{colours}</a:clrScheme>'
        f'<a:fontScheme name="Paper"><a:majorFont>{face}</a:majorFont><a:minorFont>{face}</a:minorFont></a:fontScheme>'
        f'<a:fmtScheme name="Paper"><a:fillStyleLst>{fill * 3}</a:fillStyleLst><a:lnStyleLst>{line * 3}</a:lnStyleLst>'
        f"<a:effectStyleLst>{effect * 3}</a:effectStyleLst><a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst>"
        "</a:fmtScheme></a:themeElements></a:theme>"
    ).encode()
