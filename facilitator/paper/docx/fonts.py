"""The fonts a paper names, and what stands in where one is not installed."""

from __future__ import annotations

from facilitator.paper.docx.elements import Xml, el, joined

# Name, what else will do (Windows, then macOS), the family's shape.
FONTS = (
    ("Noto Sans", "Segoe UI,Helvetica Neue,Arial", "020B0502040504020204"),
    ("Noto Sans Light", "Segoe UI Light,Helvetica Neue Light", "020B0402040504020204"),
    ("Noto Sans SC", "Microsoft YaHei,PingFang SC,SimHei", "020B0500000000000000"),
    ("Noto Sans TC", "Microsoft JhengHei,PingFang TC", "020B0500000000000000"),
    ("Noto Sans JP", "Yu Gothic,Meiryo,Hiragino Sans", "020B0500000000000000"),
    ("Noto Sans KR", "Malgun Gothic,Apple SD Gothic Neo", "020B0500000000000000"),
)


def font_table() -> Xml:
    """The children of the part that lists the fonts."""
    return joined(
        el(
            "font",
            el("altName", val=others),
            el("panose1", val=shape),
            el("charset", val="00"),
            el("family", val="swiss"),
            el("pitch", val="variable"),
            name=name,
        )
        for name, others, shape in FONTS
    )
