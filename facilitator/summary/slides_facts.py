"""Slides of figures: the session and its conduct, and its discussion points."""

from __future__ import annotations

from facilitator.document import Beside, Block, Cell, Column, Paragraph, Part, Row, Table, Text, plain
from facilitator.domain import DiscussionPoint, Kind
from facilitator.summary.coverage import discussion_points, taken_up, under
from facilitator.summary.entries import Entry
from facilitator.summary.glance import glance_part
from facilitator.summary.material import Material, next_plenary, point_title
from facilitator.summary.points import convergent
from facilitator.summary.spans import cell, paragraph, row, strong, text
from facilitator.summary.wording import capital

_COLUMNS = ("convergence", "differing", "gaps")


def fact_blocks(material: Material, points: Part, people: tuple[str, ...]) -> tuple[Block, ...]:
    """The session in a line, its figures, whether its points were taken up, and who led it.

    ``points`` is the summary's part on the discussion points, ``people`` the lines on moderators.
    """
    session = material.sessions[0]
    plenary = next_plenary(material)
    name = material.wording.say(
        "masthead.summary", session=material.programme_name(session), plenary=f" ({plenary})" if plenary else ""
    )
    overview = next((one for one in points.blocks if isinstance(one, Paragraph)), None)
    return (
        _line(text(name)),
        *_figures(material),
        *((paragraph(overview.text, numbered=False, ids=overview.records),) if overview else ()),
        paragraph(text("; ".join(people)), numbered=False, small=True),
    )


def point_blocks(material: Material, points: Part) -> tuple[Block, ...]:
    """A row a discussion point: how often the session converged, differed and saw a gap."""
    found = discussion_points(material)
    if not found or not material.entries:
        return tuple(one for one in points.blocks[:1] if isinstance(one, Paragraph))
    wording = material.wording
    columns = (
        Column(wording.say("bars.row"), "name"),
        Column(wording.say("points.convergence")),
        *(Column(wording.say(f"points.{name}"), "number") for name in _COLUMNS[1:]),
    )
    rows = tuple(_row(material, point) for point in found)
    ids = tuple(dict.fromkeys(one for own in rows for one in own.records))
    table = Table(columns, rows, ids)
    return table, paragraph(text(wording.say("slides.counted")), numbered=False, small=True)


def _line(words: Text) -> Paragraph:
    return paragraph(words, numbered=False)


def _figures(material: Material) -> tuple[Table, ...]:
    """The figures of the pack's list “At a glance”, side by side; none where nothing was recorded."""
    if not material.entries:
        return ()
    block = _glance(material)
    columns = tuple(Column(_words(one.cells[0]), "number") for one in block.rows)
    values = row(*(one.cells[1] for one in block.rows), ids=block.records)
    return (Table(columns, (values,), block.records, key="figures"),)


def _glance(material: Material) -> Table:
    """Label and number, a row each."""
    blocks = glance_part(material, ()).blocks
    return next(one.left for one in blocks if isinstance(one, Beside))


def _words(one: Cell) -> str:
    return " ".join(plain(words) for words in one.paragraphs)


def _row(material: Material, point: DiscussionPoint) -> Row:
    entries = under(material, point)
    nothing = material.wording.say("nothing")
    if not taken_up(material, point):
        silent = cell((strong(material.wording.say("points.not_discussed")),))
        cells: tuple[Cell, ...] = (silent, Cell(), Cell())
    else:
        agreed = [item for item in entries if convergent(material, item)]
        cells = (
            cell(text(_convergence(material, agreed) or nothing), ids=_ids(agreed)),
            *(_number(entries, kind, nothing) for kind in (Kind.DIFFERING, Kind.GAP)),
        )
    name = cell(text(capital(point_title(point))))
    return row(name, *cells, ids=_ids(list(entries)))


def _convergence(material: Material, items: list[Entry]) -> str:
    """“1 agreed, 2 supported”: agreed is what was read back in the room, and nothing else."""
    numbers = {
        "agreed": sum(item.kind == Kind.AGREEMENT and item.confirmed for item in items),
        "recommended": sum(item.kind == Kind.AGREEMENT and not item.confirmed for item in items),
        "supported": sum(item.kind != Kind.AGREEMENT for item in items),
    }
    return ", ".join(material.wording.say(f"slides.{name}", n=str(n)) for name, n in numbers.items() if n)


def _number(entries: tuple[Entry, ...], kind: Kind, nothing: str) -> Cell:
    own = [item for item in entries if item.kind == kind]
    return cell(text(str(len(own)) if own else nothing), ids=_ids(own))


def _ids(items: list[Entry]) -> tuple[str, ...]:
    return tuple(one for item in items for one in item.ids)
