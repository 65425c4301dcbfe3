"""Typed lines: one id for each, the line can be read back, and standard input is split at LF only."""

from __future__ import annotations

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from terminal import Answer, good, quick, records, refused


def lines_back(file: Path, ids: list[str]) -> list[str]:
    shown = records(file)
    return [shown[item]["prefix"] + shown[item]["text"] for item in ids]


def test_one_id_a_line_in_order(ana: Path) -> None:
    lines = ["JP: one", "> NIE: two by Fri", "! three", "Q: four", "plain five", "AGREED: six", "#tag seven", "  eight"]
    ids = good("note", ana, *lines).lines
    assert len(set(ids)) == len(lines)
    assert all(item.split() == [item] for item in ids)
    assert lines_back(ana, ids) == lines


def test_support_prints_the_id_of_the_record_before(ana: Path) -> None:
    one, again, against, two = good("note", ana, "--", "MN: a plan", "+1 JP, ROK", "-1 RF", "x").lines
    assert one == again == against != two
    assert good("note", ana, "+1 MN").lines == [two]
    shown = records(ana)
    assert shown[one]["supports"] == ["Japan", "Republic of Korea"]
    assert shown[one]["reservations"] == ["Russian Federation"]
    assert shown[two]["supports"] == ["Mongolia"]


def test_two_minus_signs_end_options(ana: Path) -> None:
    (item,) = good("note", ana, "--", "-20C in Feb").lines
    assert records(ana)[item]["text"] == "-20C in Feb"
    (bullet,) = good("note", ana, "--author", "Bo", "--", "--author").lines
    assert (records(ana)[bullet]["text"], records(ana)[bullet]["author"]) == ("--author", "Bo")


def test_a_line_with_a_minus_is_told_what_to_do(ana: Path) -> None:
    before = ana.read_bytes()
    answer = quick("note", ana, "-20C in Feb")
    assert answer.code == 2
    assert "note FILE -- LINE" in answer.err
    assert ana.read_bytes() == before


def test_standard_input_is_split_at_lf_only(ana: Path) -> None:
    lines = [
        "a\rb",
        "c\x85d",
        "e\u2028f\u2029g",
        "h\x0bi\x0cj",
        "k\x1cl\x1dm\x1en",
        "nul\x00nul",
        "end\r",
        "\ufeffmark",
    ]
    data = ("\n".join(lines) + "\n\n   \n").encode()
    ids = good("note", ana, "-", data=data).lines
    assert lines_back(ana, ids) == lines


def test_standard_input_needs_no_last_line_end(ana: Path) -> None:
    assert lines_back(ana, good("note", ana, "first", "-", "last", data=b"one\ntwo").lines) == [
        "first",
        "one",
        "two",
        "last",
    ]


def test_bytes_that_are_no_text_are_marked(ana: Path) -> None:
    assert lines_back(ana, good("note", ana, "-", data=b"caf\xe9\n").lines) == ["caf\ufffd"]


def test_nothing_typed_is_no_record(ana: Path) -> None:
    before = good("digest", ana).out
    assert good("note", ana, "", "  ", "-", data=b"\n\n").out == ""
    assert good("digest", ana).out == before


def test_a_point_by_title_or_id(ana: Path) -> None:
    points = good("show", ana, "--json").json["discussion_points"]
    (point,) = [one for one in points if one["title"] == "Technical issues"]
    for name in (point["id"], "Technical issues", "technical ISSUES", "techn"):
        (item,) = good("note", ana, "--point", name, "x").lines
        assert records(ana)[item]["point"] == point["id"]


@pytest.mark.parametrize("option", ["--point", "--session"])
def test_a_wrong_place_keeps_nothing_and_lists_the_right_ones(ana: Path, option: str) -> None:
    before = ana.read_bytes()
    said = refused(quick("note", ana, option, "nowhere", "x"))
    assert "nowhere" in said
    assert ("Technical issues" if option == "--point" else "2.1") in said
    assert ana.read_bytes() == before


def test_the_author_given_the_files_the_setting(room: Path, ana: Path) -> None:
    def author(file: Path, answer: Answer) -> str:
        return records(file)[answer.lines[0]]["author"]

    assert author(ana, good("note", ana, "x", "--author", "Zoë 洋子")) == "Zoë 洋子"
    assert author(ana, good("note", ana, "x")) == "Ana"
    merged = room / "merged.facilitator"
    good("merge", merged, ana)
    (room / "config" / "facilitator").mkdir(parents=True)
    (room / "config" / "facilitator" / "settings.toml").write_text('author = "Set"\n', encoding="utf-8")
    assert author(merged, good("note", merged, "x")) == "Set"


def test_the_time_is_what_facilitator_now_says(ana: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FACILITATOR_NOW", "2031-02-03T04:05:06.789+09:00")
    one, two = good("note", ana, "same", "same").lines
    assert one != two
    assert records(ana)[one]["at"] == "2031-02-02T19:05:06.789Z"


@pytest.mark.parametrize("now", ["rubbish", "2024-13-01", "0001-01-01T00:00", "9999-12-31T23:59:59", "12:40"])
def test_a_time_that_is_none_gets_a_sentence(ana: Path, monkeypatch: pytest.MonkeyPatch, now: str) -> None:
    before = ana.read_bytes()
    monkeypatch.setenv("FACILITATOR_NOW", now)
    for asked in (("note", ana, "> x by Fri"), ("show", ana), ("new", "n.facilitator", "--template", "workshop",
                  "--session", "1", "--author", "A")):  # fmt: skip
        assert "FACILITATOR_NOW" in refused(quick(*asked))
    assert ana.read_bytes() == before
    assert not Path("n.facilitator").exists()


OPENINGS = [
    "",
    " ",
    "JP: ",
    "ROK：",
    "ACTION: ",
    "> ",
    "! ",
    "= ",
    "? ",
    "Q: ",
    "\ufeff",
    "Kim: ",
    "\x85",
    "ㅁㅊ샤ㅐㅜ: ",
    "\u3000> ",
]
LINE = st.builds(
    str.__add__,
    st.sampled_from(OPENINGS),
    st.text(st.characters(exclude_characters="\n", exclude_categories=["Cs"]), max_size=40),
).filter(str.strip)


@settings(max_examples=40)
@given(lines=st.lists(LINE, min_size=1, max_size=12))
def test_the_line_typed_can_be_read_back(originals: Path, lines: list[str]) -> None:
    with TemporaryDirectory() as name:
        file = Path(name) / "far.facilitator"
        shutil.copyfile(originals / "far.facilitator", file)
        answer = quick("note", file, "-", data="\n".join(lines).encode())
        assert answer.code == 0, answer.err
        assert len(answer.lines) == len(lines)
        back = lines_back(file, answer.lines)
        before = ""
        for item, typed, stored in zip(answer.lines, lines, back, strict=True):
            # The same id again is support for the record before, which is no record of its own.
            assert stored == typed or (item == before and "1" in typed)
            before = item
