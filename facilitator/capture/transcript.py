"""The blocks of a written document to an Import: points from headings, records, and a roster."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from facilitator.capture.blocks import LABEL_LEVEL, Block, BlockKind
from facilitator.capture.columns import read_header
from facilitator.capture.import_plan import Entry, Import, Keys, Person, merge_fields
from facilitator.capture.openings import opens_paragraph, repeated_names
from facilitator.capture.sections import fold_heading, is_label, is_people_heading, section_kind
from facilitator.capture.spoken import Read, read_paragraph
from facilitator.capture.tables import Records, find_header, read_records, read_table_people
from facilitator.directory import Directory
from facilitator.domain import Kind
from facilitator.errors import told

# A point's title typed as a plain paragraph: below the headings proper, above labels.
_TYPED_LEVEL = 9


@dataclass(slots=True)
class _Place:
    """Where in the document the reader is: the heading as written, its point, and its section."""

    heading: str = ""
    point: str = ""
    point_level: int = 0
    section: str = ""
    section_level: int = 0
    listed: bool = False


@dataclass(slots=True)
class _Plan:
    """What has been read so far."""

    points: dict[str, str]
    new_points: dict[str, str] = field(default_factory=dict[str, str])
    entries: list[Entry] = field(default_factory=list[Entry])
    warnings: list[str] = field(default_factory=list[str])
    keys: Keys = field(default_factory=Keys)


def document_people(blocks: Sequence[Block]) -> tuple[tuple[Person, ...], tuple[str, ...]]:
    """The people in the participants tables of a document, and warnings."""
    people: dict[str, Person] = {}
    warnings: list[str] = []
    for block in blocks:
        if _is_people_table(block):
            found, doubts = read_table_people(block.rows)
            people.update((person.key, person) for person in found)
            warnings += doubts
    return tuple(people.values()), tuple(warnings)


def read_document(blocks: Sequence[Block], directory: Directory, point_titles: Sequence[str], read: Read) -> Import:
    """Everything a document holds but its people: its points, records and warnings.

    ``directory`` should know the document's own people already. Every block's words end in an entry,
    a point or a warning.
    """
    blocks = _promoted(blocks, point_titles)
    repeated = repeated_names(block.text for block in blocks if block.kind in (BlockKind.PARAGRAPH, BlockKind.BULLET))
    titles = {fold_heading(title): title for title in reversed(point_titles)}
    plan, place = _Plan(titles), _Place()
    for at, block in enumerate(blocks):
        if block.kind == BlockKind.TITLE:
            plan.warnings.append(told("“{title}” was taken as the title of the document.", title=block.text))
        elif block.kind == BlockKind.HEADING:
            _enter(blocks, at, place, plan)
        elif block.kind == BlockKind.TABLE:
            _read_table(block, place, plan, directory, read)
        elif any(map(str.isalnum, block.text)):
            _read_text(block, place, plan, repeated, read)
    return Import(points=tuple(plan.new_points.values()), entries=tuple(plan.entries), warnings=tuple(plan.warnings))


def _enter(blocks: Sequence[Block], at: int, place: _Place, plan: _Plan) -> None:
    """Goes below a heading: into a section, a point, or neither."""
    block = blocks[at]
    kind, folded = section_kind(block.text), fold_heading(block.text)
    place.heading, place.listed = folded, False
    if kind and folded not in plan.points:
        plan.warnings.append(told("What stands under “{title}” was taken as: {kind}.", title=block.text, kind=kind))
        if block.level <= place.point_level:
            place.point, place.point_level = "", 0
        place.section, place.section_level = kind, block.level
        return
    if kind or block.level <= place.section_level:
        place.section, place.section_level = kind, block.level
    place.point, place.point_level = "", 0
    if folded not in plan.points and _is_document_title(blocks, at):
        plan.warnings.append(told("“{title}” was taken as the title of the document.", title=block.text))
    elif at + 1 < len(blocks) and _is_people_table(blocks[at + 1]):
        plan.warnings.append(told("The table under “{title}” was taken as the roster.", title=block.text))
    elif folded not in plan.points and is_people_heading(block.text):
        plan.warnings.append(
            told("“{title}” was not taken as a discussion point; a roster is read from a table.", title=block.text)
        )
    else:
        place.point, place.point_level = _add_point(plan, block.text.rstrip(":： ") or block.text), block.level


def _add_point(plan: _Plan, title: str) -> str:
    """The point's title as the file already spells it, else as first written in this source."""
    folded = fold_heading(title)
    spelled = plan.points.setdefault(folded, title)
    plan.new_points.setdefault(folded, spelled)
    return spelled


def _is_document_title(blocks: Sequence[Block], at: int) -> bool:
    """A first heading above all others names the document, unless somebody speaks right below it."""
    headings = [number for number, block in enumerate(blocks) if block.kind == BlockKind.HEADING]
    levels = [blocks[number].level for number in headings]
    if at != headings[0] or len(levels) < 2 or min(levels[1:]) <= levels[0]:
        return False
    below = blocks[at + 1 : headings[1]]
    only_sections = all(section_kind(blocks[number].text) for number in headings[1:])
    return not below or not (only_sections or any(opens_paragraph(block.text) for block in below))


def _promoted(blocks: Sequence[Block], point_titles: Sequence[str]) -> list[Block]:
    """The blocks, with a paragraph that is the title of a point or a label taken as the heading it is."""
    written = [block.text for block in blocks if block.kind == BlockKind.HEADING and not section_kind(block.text)]
    titles = {fold_heading(title) for title in (*point_titles, *written)}
    found = list(blocks)
    for at, block in enumerate(blocks):
        listed = at + 1 < len(blocks) and blocks[at + 1].kind == BlockKind.BULLET
        if block.kind == BlockKind.PARAGRAPH and fold_heading(block.text) in titles:
            found[at] = replace(block, kind=BlockKind.HEADING, level=_TYPED_LEVEL)
        elif block.kind == BlockKind.PARAGRAPH and is_label(block.text, listed):
            found[at] = replace(block, kind=BlockKind.HEADING, level=LABEL_LEVEL)
    return found


def _is_people_table(block: Block) -> bool:
    found = find_header(block.rows) if block.kind == BlockKind.TABLE else None
    return found is not None and read_header(block.rows[found]).shape == "people"


def _read_text(block: Block, place: _Place, plan: _Plan, repeated: Mapping[str, str], read: Read) -> None:
    _leave_label(block, place)
    key = plan.keys.next("paragraph", place.heading, block.text)
    spoken = read_paragraph(block.text, place.section, repeated, read)
    plan.warnings += spoken.warnings
    if spoken.support and plan.entries:
        last = plan.entries[-1]
        plan.entries[-1] = replace(last, fields=merge_fields(last.fields, spoken.fields))
        if not spoken.remark:
            return
    if spoken.support:
        spoken = replace(spoken, kind=Kind.STATEMENT, text=block.text, prefix="", fields=())
    plan.entries.append(
        Entry(
            key=key,
            kind=spoken.kind,
            text=spoken.text,
            prefix=spoken.prefix,
            point=place.point,
            speaker=spoken.speaker,
            speaker_text=spoken.speaker_text,
            fields=spoken.fields,
        )
    )


def _leave_label(block: Block, place: _Place) -> None:
    """A label such as "Actions:" heads the list below it, not the paragraphs after that list."""
    if block.kind == BlockKind.BULLET:
        place.listed = True
    elif place.listed and place.section_level == LABEL_LEVEL:
        place.section, place.section_level = "", 0


def _read_table(block: Block, place: _Place, plan: _Plan, directory: Directory, read: Read) -> None:
    if _is_people_table(block):
        return
    found = find_header(block.rows)
    if found is None:
        for row in block.rows:
            text = " | ".join(cell for cell in row if cell)
            if text:
                _read_text(Block(BlockKind.PARAGRAPH, text), place, plan, {}, read)
        return
    records = Records(directory, read, plan.keys, place.point, place.heading, place.section)
    entries, warnings = read_records(block.rows[found:], records)
    plan.warnings += [" ".join(cell for cell in row if cell) for row in block.rows[:found] if any(row)]
    plan.warnings += warnings
    for entry in entries:
        point = _add_point(plan, entry.point) if entry.point != place.point else entry.point
        plan.entries.append(replace(entry, point=point))
