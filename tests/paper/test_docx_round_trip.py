"""Papers of the demonstration and of the specimen: read back from Word as they were, in words and in records."""

import shutil
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from plain_papers import plain_paper, text
from specimen_paper import specimen

from facilitator.capture.cleared_docx import read_cleared, same_words, with_records
from facilitator.clock import seeded_clock
from facilitator.document import Beside, Contents, Paragraph, Part, Quotations, Table, Topic
from facilitator.paper import render
from facilitator.workspace.files import opened
from facilitator.workspace.papers import PAPERS, compose
from facilitator.workspace.showing import load_records

NOW = datetime.fromisoformat("2024-08-29T12:40:00+09:00")


@pytest.fixture(scope="module")
def demo(demo_folder, tmp_path_factory):
    """The records of the roundtable of the demonstration."""
    path = shutil.copy(demo_folder / "roundtable.facilitator", tmp_path_factory.mktemp("round trip"))
    with opened(Path(path), seeded_clock(lambda: NOW, 1)) as file:
        return load_records(file)


def read(folder: Path, document):
    path = folder / "paper.docx"
    path.write_bytes(render(document, ".docx").data)
    return read_cleared(path)


def assert_comes_back(folder: Path, document):
    found = read(folder, document)
    assert (found.paper, found.covers, found.attribution) == (document.key, document.covers, document.attribution)
    assert (found.changed, found.missing) == ((), ())
    assert [part.key for part in found.parts] == [part.key for part in document.parts]
    for mine, own in zip(found.parts, document.parts, strict=True):
        assert same_words(mine, own), own.key
        assert with_records(mine, own) == own


PAPERS_OF_DEMO = [("summary", "2.1"), ("summary", "2.2"), *((paper, None) for paper in PAPERS if paper != "summary")]


@pytest.mark.parametrize(("paper", "session"), PAPERS_OF_DEMO)
def test_a_paper_of_the_demonstration_comes_back(tmp_path, demo, paper, session):
    assert_comes_back(tmp_path, compose(demo, paper, session, NOW))


def test_the_records_of_a_summary_come_back_without_the_composed_one(tmp_path, demo):
    document = compose(demo, "summary", "2.1", NOW)
    for mine, own in zip(read(tmp_path, document).parts, document.parts, strict=True):
        assert records_in(mine.blocks) == records_in(own.blocks), own.key


def records_in(blocks):
    """Every record that a sentence, an item or a topic names, the spans' among them."""
    found = set()
    for block in blocks:
        if isinstance(block, Paragraph):
            found |= {*block.records, *(record for span in block.text for record in span.records)}
        elif isinstance(block, Topic):
            found |= {*block.records, *records_in(block.blocks)}
        elif hasattr(block, "items"):
            found |= records_in(block.items) if not isinstance(block, Quotations) else set()
    return found


def test_the_specimen_with_every_block_comes_back(tmp_path):
    assert_comes_back(tmp_path, specimen())


def test_charts_and_contents_are_read_as_what_they_are(tmp_path):
    own = {part.key: part for part in specimen().parts}
    mine = {part.key: part for part in read(tmp_path, specimen()).parts}
    beside = mine["glance"].blocks[0]
    assert isinstance(beside, Beside) and isinstance(beside.right, Contents)
    assert beside.right.entries == own["glance"].blocks[0].right.entries
    bars, strip, quotations = (mine[key].blocks[1] for key in ("notes", "targets", "cepa"))
    assert [group.counts for group in bars.groups] == [group.counts for group in own["notes"].blocks[1].groups]
    assert bars.groups[2].notes == ("", "not a point of Session 2.2") and bars.series == own["notes"].blocks[1].series
    assert strip.legend == own["targets"].blocks[1].legend and strip.groups == own["targets"].blocks[1].groups
    assert [item.original for item in quotations.items] == [item.original for item in own["cepa"].blocks[1].items]


def test_roles_groups_totals_and_narrow_tables_are_read_from_the_styles(tmp_path):
    mine = {part.key: part for part in read(tmp_path, specimen()).parts}
    roles = [column.role for column in mine["proposals"].blocks[1].columns]
    assert roles == ["id", "text", "text", "text", "text", "number", "number", "text"]
    assert mine["proposals"].blocks[1].total is not None and mine["by-lead"].blocks[1].grouped
    assert mine["links"].blocks[1].narrow and not mine["lessons"].blocks[1].narrow


def test_one_word_less_in_any_part_is_a_change_of_that_part_alone(tmp_path):
    own = specimen()
    for at, part in enumerate(own.parts):
        first = next((block for block in part.blocks if isinstance(block, Paragraph)), None)
        if first is None:
            continue
        shorter = replace(first, text=(*first.text[:-1], replace(first.text[-1], text=first.text[-1].text[:-4])))
        blocks = tuple(shorter if block is first else block for block in part.blocks)
        changed = replace(own, parts=(*own.parts[:at], replace(part, blocks=blocks), *own.parts[at + 1 :]))
        differs = [mine.key for mine, old in zip(changed.parts, own.parts, strict=True) if not same_words(mine, old)]
        assert differs == [part.key]


def test_what_follows_the_last_topic_is_given_back_to_the_part(tmp_path):
    after = Paragraph(text("The session rose at noon."), numbered=True)
    part = Part(
        "p", "P", (Topic("One", (Paragraph(text("Said.")),)), Topic("Two", (Paragraph(text("Heard.")),)), after)
    )
    found = read(tmp_path, plain_paper(part)).parts[0]
    renamed = replace(found, title="Another title")
    assert with_records(renamed, part).blocks[-1] == after
    assert len(with_records(renamed, part).blocks) == 3


def test_a_table_keeps_the_columns_that_no_paper_shows(tmp_path, demo):
    document = compose(demo, "summary", "2.1", NOW)
    own = next(part for part in document.parts if part.key == "actions")
    found = next(part for part in read(tmp_path, document).parts if part.key == "actions")
    settled = with_records(replace(found, title="Action items, settled"), own)
    tables = [[block for block in each.blocks if isinstance(block, Table)] for each in (settled, own)]
    assert tables[0] == tables[1] and settled.title == "Action items, settled"
