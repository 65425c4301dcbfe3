"""Cells of large tables: equal ones are one, since thousands of rows say “–” or name the same delegation."""

from __future__ import annotations

from facilitator.document import Cell
from facilitator.summary.material import Material
from facilitator.summary.spans import cell, text


def shared_cell(material: Material, words: str) -> Cell:
    """A cell of plain words that rest on no record."""
    return material.once(("cell", words), lambda: cell(text(words)))
