"""Whatever people typed goes out to a spreadsheet and comes back without a change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from action_plan_scene import NOW, Desk, in_sheets, make_desk
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.paper import render
from facilitator.summary import compose_actions
from facilitator.summary.action_plan_version import digest, heads_text, read_version, with_versions
from facilitator.workspace import files
from facilitator.workspace.action_plan_versions import load_with_versions
from facilitator.workspace.editing import Part, edit
from facilitator.workspace.papers import paper_wording

HOSTILE = (
    "=HYPERLINK(\"http://x\",\"y\")", "+1", "-1", "@x", "\t=1", "\r=1", "'=x", "''=x", "'quoted'", "=", "_x0041_",
    "_x000D_", "a\x00b\x1b[31m", "a\ud800b", "\u202eabc\u2066", "1e5", "0001", "2024-09-30", "30/9/2024", "TRUE", "–",
    "NULL", "#N/A", "a;b,c\td", 'say "x"', "line\nbreak\r\nand", "저어새 ө ү 雪豹", "🐅" * 40, "x" * 40_000, " lead ",
    "<b>&amp;</b>", "\ufeffmark", "=cmd|' /C calc'!A0", "（注）", "Ｆｕｌｌ", "e\u0301",
)  # fmt: skip


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return make_desk(tmp_path_factory.mktemp("texts"))


FIELDS = ("text", "contact", "focal_point", "due_text")
HEADS = st.lists(st.text("0123456789abcdef", min_size=8, max_size=8))


def come_back(desk: Desk, words: Sequence[str]) -> None:
    """Each in a field of an action of its own, at two levels of attribution, in both formats."""
    places = [(action.id, name) for action in desk.actions() for name in FIELDS]
    with files.opened(desk.path, desk.clock) as file:
        for (item, name), word in zip(places, words, strict=False):
            edit(file, item, [Part("due", ""), Part(name, word)], "Ann")
        records = load_with_versions(file)
    for level in ("named", "none"):
        own = {**records.workshop.settings, "paper.attribution": level}
        shown = replace(records, workshop=replace(records.workshop, settings=own))
        document = with_versions(compose_actions(shown, paper_wording(), NOW), records.versions)
        for suffix in (".xlsx", ".csv"):
            plan = desk.path.with_name(f"plan{suffix}")
            plan.write_bytes(render(document, suffix).data)
            preview = desk.preview(plan)
            assert (preview.edits, preview.new, preview.faults, preview.missing) == ((), (), (), ())
            assert preview.unchanged == 4


@pytest.mark.parametrize("first", range(0, len(HOSTILE), 12))
def test_hostile_words_come_back_unchanged(desk: Desk, first: int) -> None:
    come_back(desk, HOSTILE[first : first + 12])


@settings(max_examples=15)
@given(st.lists(st.text(max_size=40), min_size=6, max_size=16))
def test_any_words_come_back_unchanged(desk: Desk, words: list[str]) -> None:
    come_back(desk, words)


@given(st.text(), st.dictionaries(st.sampled_from(["due", "text"]), HEADS))
def test_any_cell_is_a_version_or_none(words: str, heads: dict[str, list[str]]) -> None:
    assert read_version(words) is None or words.split()[0] == "plan1"
    text = heads_text({name: tuple(ids) for name, ids in heads.items()})
    sealed = " ".join(f"{one}/{digest(words)}" for one in text.split())
    found = read_version(f"plan1 item level {sealed}")
    assert found is not None
    assert found.heads == {name: tuple(ids) for name, ids in heads.items()}
    assert set(found.shown.values()) <= {digest(words)}


def test_what_a_spreadsheet_escapes_is_undone(desk: Desk) -> None:
    plan = desk.plan()
    in_sheets(plan, "", {"Contact": "'=1+1", "Focal point": "two_x000D_\nlines"})
    shown = {(one.column, one.new) for one in desk.preview(plan).edits}
    assert shown == {("contact", "=1+1"), ("focal_point", "two\nlines")}
