"""The theme of the presentation: colours and type of the papers, fonts that ordinary computers have.

Office Open XML, part 1 (ISO/IEC 29500-1), 20.1.6. Arial has Latin, Cyrillic and Mongolian Cyrillic everywhere.
"""

from __future__ import annotations

from facilitator.paper.styles import ACCENT, GREY, HAIRLINE, INK

FONT = "Arial"
# What a run in one of these languages is set in; elsewhere a program takes its own font for the script.
EAST = {"ja": "Yu Gothic", "ko": "Malgun Gothic", "zh": "Microsoft YaHei", "zh-Hant": "Microsoft JhengHei"}
SCRIPTS = {"Jpan": EAST["ja"], "Hang": EAST["ko"], "Hans": EAST["zh"], "Hant": EAST["zh-Hant"]}
A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
# Names of the scheme that runs and lines refer to.
COLOURS = {INK: "tx1", GREY: "tx2", ACCENT: "accent1", HAIRLINE: "bg2"}
_SCHEME = {
    "dk1": INK, "lt1": "#FFFFFF", "dk2": GREY, "lt2": HAIRLINE, "accent1": ACCENT, "accent2": GREY,
    "accent3": "#466208", "accent4": "#855000", "accent5": "#A8281C", "accent6": "#8F6200", "hlink": ACCENT,
    "folHlink": GREY,
}  # fmt: skip


def theme_xml() -> str:
    """The theme part: no effects, no gradients."""
    scheme = "".join(f'<a:{name}><a:srgbClr val="{code[1:]}"/></a:{name}>' for name, code in _SCHEME.items())
    scripts = "".join(f'<a:font script="{script}" typeface="{face}"/>' for script, face in SCRIPTS.items())
    fonts = f'<a:latin typeface="{FONT}"/><a:ea typeface=""/><a:cs typeface=""/>{scripts}'
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    lines = "".join(
        f'<a:ln w="{width}" cap="flat" cmpd="sng" algn="ctr">{fill}<a:prstDash val="solid"/></a:ln>'
        for width in (6350, 12700, 25400)
    )
    effects = "<a:effectStyle><a:effectLst/></a:effectStyle>" * 3
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<a:theme {A} name="Papers"><a:themeElements>'
        f'<a:clrScheme name="Papers">{scheme}</a:clrScheme>'
        f'<a:fontScheme name="Papers"><a:majorFont>{fonts}</a:majorFont>'
        f"<a:minorFont>{fonts}</a:minorFont></a:fontScheme>"
        f'<a:fmtScheme name="Papers"><a:fillStyleLst>{fill * 3}</a:fillStyleLst><a:lnStyleLst>{lines}</a:lnStyleLst>'
        f"<a:effectStyleLst>{effects}</a:effectStyleLst><a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst></a:fmtScheme>"
        "</a:themeElements><a:objectDefaults/><a:extraClrSchemeLst/></a:theme>"
    )
