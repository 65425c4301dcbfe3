"""What a reader may send, and what a hostile one may try: nothing enters that the parent did not prove."""

from __future__ import annotations

import io
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path

import oracle
import pytest
from builders import Laptop, change, keep, new_laptop
from hypothesis import given
from hypothesis import strategies as st

from facilitator.changes import Change, sealed
from facilitator.errors import MergeError
from facilitator.merge import foreign, wire
from facilitator.merge.wire import MESSAGE, ROWS, WireError, packed, receive, send, unpacked
from facilitator.workspace import merging

WORDS = st.text(st.characters(blacklist_categories=("Cs",)), max_size=20)
NUMBERS = st.integers(-(1 << 63), (1 << 63) - 1)
PARENTS = st.sets(st.binary(min_size=32, max_size=32), max_size=3).map(lambda ids: b"".join(sorted(ids)))
BLOBS = st.binary(min_size=16, max_size=16)
CHANGES = st.builds(
    Change, st.just(b""), st.just(1), WORDS, WORDS, WORDS, WORDS, BLOBS, PARENTS, BLOBS, NUMBERS, WORDS, NUMBERS
).map(sealed)


def row(one: Change) -> bytes:
    return packed(tuple(cell.encode() if isinstance(cell, str) else cell for cell in one))  # type: ignore[arg-type]


@given(st.lists(CHANGES, max_size=5))
def test_rows_arrive_as_they_were_sent(changes: list[Change]) -> None:
    assert unpacked(b"".join(map(row, changes))) == (changes, [])


@given(st.lists(CHANGES, min_size=1, max_size=3, unique=True), st.data())
def test_no_altered_bit_is_taken_for_a_change(changes: list[Change], data: st.DataObject) -> None:
    body = bytearray(b"".join(map(row, changes)))
    place = data.draw(st.integers(0, len(body) * 8 - 1))
    body[place // 8] ^= 1 << place % 8
    try:
        good, _ = unpacked(bytes(body))
    except WireError:
        return
    assert len(good) < len(changes)
    assert set(good) < set(changes)


@given(st.binary(max_size=300))
def test_noise_is_no_change(noise: bytes) -> None:
    try:
        good, _ = unpacked(noise)
    except WireError:
        return
    assert good == []


@pytest.mark.parametrize("altered", [{"format": 2}, {"writer": bytes(15)}, {"parents": bytes(32) * 2}])
def test_a_right_id_does_not_excuse_a_wrong_form(altered: dict[str, object]) -> None:
    odd = change()._replace(**altered)
    odd = odd._replace(id=_id(odd))
    assert unpacked(row(odd)) == ([], [odd])


def _id(one: Change) -> bytes:
    return oracle.own_id(oracle.Row(*one))


def test_a_salt_of_another_length_is_not_packed() -> None:
    with pytest.raises(TypeError):
        row(change()._replace(salt=bytes(15)))


def test_a_row_cut_short_is_refused() -> None:
    body = row(change())
    for size in range(1, len(body)):
        with pytest.raises(WireError):
            unpacked(body[:size])


def test_frames_are_whole_known_and_bounded() -> None:
    out = io.BytesIO()
    send(out, ROWS, b"rows")
    assert receive(io.BytesIO(out.getvalue())) == (ROWS, b"rows")
    huge = MESSAGE + (wire.MOST_BYTES + 1).to_bytes(4, "big")
    for bad in (b"", out.getvalue()[:3], out.getvalue()[:-1], b"X" + out.getvalue()[1:], huge):
        with pytest.raises(WireError):
            receive(io.BytesIO(bad))


@pytest.fixture
def two(tmp_path: Path) -> tuple[Laptop, Laptop]:
    here, there = new_laptop(tmp_path / "here.facilitator", 1), new_laptop(tmp_path / "there.facilitator", 2, "Ben")
    keep(there, "Roads are bad")
    return here, there


def _frame(kind: bytes, body: bytes) -> bytes:
    out = io.BytesIO()
    send(out, kind, body)
    return out.getvalue()


def _said(message: object) -> bytes:
    return _frame(MESSAGE, json.dumps(message).encode())


INTRODUCED = _said({"rows": 0, "drafts": []}) + _said({"workshops": []})
ENDED = _said({"sent": True}) + _said({"end": True})
LIES = {
    "nothing": b"",
    "no frame": b"no frame at all",
    "too long": MESSAGE + b"\xff\xff\xff\xff",
    "no JSON": _frame(MESSAGE, b"{"),
    "deep JSON": _frame(MESSAGE, b"[" * 200_000),
    "no object": _said([1]),
    "no count": _said({"drafts": []}),
    "too many": _said({"rows": 1 << 60, "drafts": []}),
    "fewer than none": _said({"rows": -1, "drafts": []}),
    "odd drafts": _said({"rows": 0, "drafts": [[1]]}),
    "rows first": _frame(ROWS, b""),
    "no end": INTRODUCED,
    "odd workshops": _said({"rows": 0, "drafts": []}) + _said({"workshops": [5]}),
    "noise for rows": INTRODUCED + _frame(ROWS, b"noise") + ENDED,
    "a number for rows": INTRODUCED + _said({"rows": 5}) + ENDED,
    "numbers for rows": INTRODUCED + _said({"rows": [5]}) + ENDED,
    "an end before all is sent": INTRODUCED + _said({"end": True}),
}


@pytest.fixture
def lying(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[[bytes], None]:
    """Puts a process in the reader's place that says whatever it is told to."""

    def lie(words: bytes) -> None:
        told = tmp_path / "told"
        told.write_bytes(words)
        # It hears out what it is asked: one that ends first could be found gone before its words are read.
        script = (
            "import os, sys; sys.stdin.readline(); sys.stdout.buffer.write(open(sys.argv[1], 'rb').read());"
            " sys.stdout.flush(); os.close(1); os.dup2(2, 1); sys.stdin.buffer.read()"
        )
        command = [sys.executable, "-c", script, str(told)]
        monkeypatch.setattr(foreign, "_start", lambda folder, broken: foreign._run(command, os.environ, -1))

    return lie


@pytest.mark.parametrize("what", LIES)
def test_a_reader_that_lies_is_refused_and_leaves_nothing(
    two: tuple[Laptop, Laptop], lying: Callable[[bytes], None], what: str
) -> None:
    here, there = two
    before = oracle.rows(here.path)
    lying(LIES[what])
    with pytest.raises(MergeError, match=r"there\.facilitator could not be read to its end"):
        merging.merge(here.path, [there.path], here.clock)
    assert oracle.rows(here.path) == before


def test_a_reader_that_forges_rows_gets_none_of_them_in(
    two: tuple[Laptop, Laptop], lying: Callable[[bytes], None]
) -> None:
    here, there = two
    before = oracle.rows(here.path)
    forged = row(change(value="true")._replace(value="forged"))
    lying(INTRODUCED + _frame(ROWS, forged) + _said({"sent": True}) + _frame(ROWS, forged) + _said({"end": True}))
    (receipt,) = merging.merge(here.path, [there.path], here.clock)
    assert (receipt.changes, receipt.quarantined) == (0, 2)
    assert oracle.rows(here.path) == before
