"""Every point of every slot is covered or said not to be; what sessions share is said once."""

from __future__ import annotations

from dataclasses import replace

from summary_scene import ACTIONS, NOTES, POINTS, PROPOSALS, note, pack, point, records, summary, wording, words

from facilitator.domain import DiscussionPoint, Records
from facilitator.summary import findings
from facilitator.summary.coverage import coverage_grid
from facilitator.summary.material import gather


def placed(one: DiscussionPoint, slot: str, coverage: str = "") -> DiscussionPoint:
    return replace(one, slot=slot, coverage=coverage)


TALK = point("p9", "s1", "Joint projects", kind="presentation")


def grid(given: Records) -> list[tuple[str, str, str]]:
    return [(one.slot, one.point, one.state) for one in coverage_grid(gather(given, ("s1",), wording()))]


def scene() -> Records:
    points = (
        placed(POINTS[0], "l1"),
        placed(TALK, "l1"),
        placed(POINTS[1], "l2"),
        placed(POINTS[3], "l2"),
        placed(POINTS[2], "", "not discussed"),
    )
    return records(points=points, notes=tuple(one for one in NOTES if one.point != "p2"))


def test_every_point_has_its_state_in_its_slot() -> None:
    assert grid(scene()) == [
        ("l1", "p0", "discussed"),
        ("l1", "p9", "nothing recorded"),
        ("l2", "p1", "discussed"),
        ("l2", "p3", "not discussed"),
        ("", "p2", "not discussed"),
    ]


def test_every_point_is_in_the_summary() -> None:
    document = summary(scene())
    assert "Nothing was recorded under: Joint projects." in words(document, "presentations")
    assert "Not discussed: Knowledge sharing (platform); Technical issues." in words(document, "points")


def test_nothing_at_all_is_not_called_not_discussed() -> None:
    empty = replace(scene(), notes=(), actions=(), proposals=())
    assert {state for _, point, state in grid(empty) if point != "p2"} == {"nothing recorded"}
    assert "Nothing was recorded under" not in words(summary(empty), "presentations")


def test_a_slot_of_which_nothing_came_is_told_of() -> None:
    points = (placed(POINTS[1], "l1"), placed(POINTS[3], "l2"))
    text = "\n".join(findings(records(points=points), "s1", wording()))
    assert "Nothing was recorded under the points of a slot: 29 August, 09:00–10:20." in text
    assert "28 August" not in text


def test_what_was_linked_across_sessions_is_shared_with_its_labels_and_stands_in_the_matrix() -> None:
    linked = (replace(PROPOSALS[0], same_as=("z2",)), PROPOSALS[1])
    lessons = (
        note("a", "lesson", "walk together", point="p1"),
        note("b", "lesson", "walking together", session="s2", point="q1", same_as=("a",)),
    )
    document = pack(records(proposals=linked, notes=lessons, actions=ACTIONS))
    shared = words(document, "share")
    assert "Recorded in more than one session: walk together (2.1, 2.2)." in shared
    assert "Recorded in more than one session: 2.1-P1, 2.2-P1" in shared
    assert "Methodologies | See also: 2.1-L1, 2.2-L1. |" in words(document, "matrix")


def test_a_view_marked_as_differing_is_not_called_shared() -> None:
    views = (
        note("a", "differing view", "open at once", point="p1"),
        note("b", "differing view", "open soon", session="s2", point="q1", same_as=("a",)),
    )
    document = pack(records(notes=views, actions=(), proposals=()))
    assert "open at once" not in words(document, "share")
    assert "Session 2.1 and Session 2.2, Methodologies: open at once." in words(document, "differ")
