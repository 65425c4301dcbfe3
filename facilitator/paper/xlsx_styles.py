"""How the cells of a workbook look: one format for each look, made when first asked for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

INK, ACCENT, GREY, HAIRLINE = "#15191C", "#0B4A5A", "#555C62", "#BDC3C7"
FONT: dict[str, object] = {"font_name": "Calibri", "font_size": 10}
_THIN, _MEDIUM, _HAIR = 1, 2, 1
_DAY = "[$-809]d mmm yyyy"  # British months, whatever the language of the spreadsheet
_KINDS: dict[str, dict[str, object]] = {
    "title": {"bold": True, "font_size": 20, "font_color": INK},
    "muted": {"font_color": GREY},
    "label": {"font_color": GREY, "text_wrap": True, "valign": "top"},
    "plain": {},
    "text": {"text_wrap": True, "valign": "top"},
    "strong": {"bold": True, "text_wrap": True, "valign": "top"},
    "link": {"font_color": ACCENT, "underline": 1, "valign": "top"},
    "head": {"bold": True, "font_color": ACCENT, "text_wrap": True, "valign": "bottom", "top": _MEDIUM,
             "bottom": _THIN, "top_color": INK, "bottom_color": INK},
    "cell": {"text_wrap": True, "valign": "top", "bottom": _HAIR, "bottom_color": HAIRLINE},
    "total": {"bold": True, "text_wrap": True, "valign": "top", "top": _THIN, "top_color": INK, "bottom": _MEDIUM,
              "bottom_color": INK},
}  # fmt: skip
_FORMS: dict[str, dict[str, object]] = {
    "day": {"num_format": _DAY, "align": "left"},
    "figure": {"num_format": "#,##0.00"},
    "whole": {"num_format": "#,##0"},
    "number": {},
}
_ROLES: dict[str, dict[str, object]] = {
    "number": {"align": "right", "indent": 1},
    "id": {"bold": True},
    "name": {"bold": True},
    # Filled, a long text stays inside its narrow column.
    "hidden": {"font_color": GREY, "font_size": 8, "text_wrap": False, "align": "fill"},
}


@dataclass(frozen=True, slots=True)
class Look:
    """A cell's part in its sheet, its column's role, what it holds, and whether it is marked as quoted text."""

    kind: str
    role: str = ""
    form: str = ""
    quoted: bool = False

    def made(self, form: str, role: str, *, quoted: bool = False) -> Look:
        """The same for a cell that holds something of this form."""
        return Look(self.kind, role, form, quoted)


class Styles:
    """The formats of one workbook."""

    def __init__(self, workbook: Any) -> None:
        self._workbook = workbook
        self._made: dict[object, Any] = {}

    def of(self, look: Look) -> Any:
        """The format of a look."""
        return self._made.get(look) or self._format(look, _properties(look))

    def run(self, strong: bool, emphasis: bool, muted: bool) -> Any:
        """The format of words inside a cell of several styles."""
        colour = {"font_color": GREY} if muted else {}
        return self._format((strong, emphasis, muted), {"bold": strong, "italic": emphasis, **colour})

    def _format(self, key: object, properties: dict[str, object]) -> Any:
        if key not in self._made:
            self._made[key] = self._workbook.add_format({**FONT, **properties})
        return self._made[key]


def _properties(look: Look) -> dict[str, object]:
    quoted: dict[str, object] = {"quote_prefix": True} if look.quoted else {}
    head = look.kind == "head"
    role = {} if head and look.role != "number" and look.role != "hidden" else _ROLES.get(look.role, {})
    return {**_KINDS[look.kind], **role, **_FORMS.get(look.form, {}), **quoted}
