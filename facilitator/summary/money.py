"""Costs: figures as typed, and a sum where there is one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

_FIGURE = re.compile(r"\d{1,3}(?:[ ,\u00a0\u202f]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")


def figure(cost: str) -> Decimal | None:
    """The number a cost is, None where it is words; 1 200, 1,200 and 1200.50 are numbers."""
    bare = cost.strip()
    return Decimal(re.sub(r"[ ,\u00a0\u202f]", "", bare)) if _FIGURE.fullmatch(bare) else None


def figures(value: Decimal) -> str:
    """320,000."""
    whole = value.to_integral_value()
    return f"{whole:,}" if whole == value else f"{value:,}"


def only_currency(costs: Iterable[tuple[str, str]]) -> str:
    """The one currency of (cost, currency) pairs that have a cost; "" where there are several or none."""
    found = {currency.strip() for cost, currency in costs if cost.strip()}
    return found.pop() if len(found) == 1 else ""


def total(costs: Iterable[tuple[str, str]]) -> Decimal | None:
    """The sum of (cost, currency) pairs; None unless all costs given are numbers of one currency."""
    pairs = [(cost, currency) for cost, currency in costs if cost.strip()]
    numbers = [figure(cost) for cost, _ in pairs]
    known = [number for number in numbers if number is not None]
    if not pairs or len(known) != len(numbers) or not only_currency(pairs):
        return None
    return sum(known, Decimal(0))
