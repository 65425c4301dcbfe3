"""Pages of papers as pictures, their words found in six scripts, their outline; damaged files refused in a sentence."""

import os
import subprocess
import sys
import threading
import unicodedata

import pytest
from plain_papers import plain_paper, text
from specimen_blocks import SIX
from specimen_paper import specimen

from facilitator.document import Paragraph, Part
from facilitator.errors import PaperError
from facilitator.paper import render
from facilitator.paper.page_words import find_on_page, page_text
from facilitator.paper.pictures import PageSize, draw_page, outline, page_sizes

SIX_WORDS = (
    "metadata",
    "元数据",
    "先看懂数据",
    "共通の手法",
    "어른들이 답을",
    "леопард",
    "Нөхөрлөл үүрлэдэг",
    "Panthera tigris altaica",
)


@pytest.fixture(scope="module")
def paper():
    return render(specimen(), ".pdf").data


@pytest.fixture(scope="module")
def six():
    return render(plain_paper(Part("s", "Six", (Paragraph(SIX),))), ".pdf").data


def pixels(picture):
    """Every pixel as its blue, green and red, row by row."""
    assert picture.stride >= picture.width * 4 and len(picture.pixels) >= picture.stride * picture.height
    data = bytes(picture.pixels)
    rows = (data[row * picture.stride :][: picture.width * 4] for row in range(picture.height))
    return [[tuple(row[at : at + 3]) for at in range(0, len(row), 4)] for row in rows]


def ink(rows, left, top, width, height):
    """How many pixels of a place are not white."""
    part = [row[round(left) : round(left + width)] for row in rows[round(top) : round(top + height)]]
    return sum(pixel != (255, 255, 255) for row in part for pixel in row)


def test_sizes_are_those_of_the_sheets(paper):
    sizes = page_sizes(paper)
    assert len(sizes) > 3
    a4 = (595.28, 841.89)
    assert {tuple(sorted((round(one.width, 2), round(one.height, 2)))) for one in sizes} == {a4}
    assert any(one.width > one.height for one in sizes)  # the wide tables
    assert isinstance(sizes[0], PageSize)


def test_a_page_is_drawn_with_ink_on_white(paper):
    picture = draw_page(paper, 0, 595, 842)
    rows = pixels(picture)
    assert (picture.width, picture.height) == (595, 842)
    assert rows[0][0] == rows[-1][-1] == (255, 255, 255)
    every = [pixel for row in rows for pixel in row]
    dark = sum(max(pixel) < 128 for pixel in every)
    assert 0.01 < dark / len(every) < 0.3


def test_a_picture_is_the_same_every_time_and_in_bands(paper):
    whole = bytes(draw_page(paper, 0, 400, 566).pixels)
    assert whole == bytes(draw_page(paper, 0, 400, 566).pixels)
    bands = [draw_page(paper, 0, 400, 566, top, min(200, 566 - top)) for top in (0, 200, 400)]
    assert [band.height for band in bands] == [200, 200, 166]
    # The edge of a picture cuts the smoothing of what lies across it: only there a pixel may be another shade.
    joined = b"".join(bytes(band.pixels) for band in bands)
    off = {at // bands[0].stride for at, (one, other) in enumerate(zip(whole, joined, strict=True)) if one != other}
    assert off <= {199, 200, 399, 400}


@pytest.mark.parametrize(("top", "rows"), [(-1, 10), (560, 10), (0, 0), (0, 567)])
def test_rows_outside_a_page_are_an_error_of_the_caller(paper, top, rows):
    with pytest.raises(ValueError, match="rows"):
        draw_page(paper, 0, 400, 566, top, rows)


@pytest.mark.parametrize("words", SIX_WORDS)
def test_words_of_six_scripts_are_found_where_their_ink_is(six, words):
    hits = find_on_page(six, 0, words)
    assert hits, words
    size = page_sizes(six)[0]
    rows = pixels(draw_page(six, 0, round(size.width * 2), round(size.height * 2)))
    for hit in hits:
        assert hit.page == 0 and hit.boxes
        for box in hit.boxes:
            assert 0 < box.left < box.left + box.width < size.width and 0 < box.top < box.top + box.height < size.height
            assert box.height < 20  # a line, not a paragraph
            assert ink(rows, box.left * 2, box.top * 2, box.width * 2, box.height * 2) > 10


def test_large_letters_quotes_dashes_and_composition_are_alike(six):
    assert find_on_page(six, 0, "METADATA") == find_on_page(six, 0, "metadata")
    assert find_on_page(six, 0, '"先看懂数据') == find_on_page(six, 0, "“先看懂数据")
    for words in ("답을", "Нөхөрлөл", "үүрлэдэг"):
        assert find_on_page(six, 0, unicodedata.normalize("NFD", words)) == find_on_page(six, 0, words)
    assert find_on_page(six, 0, "read  the\ndata") == find_on_page(six, 0, "Read the data") != ()


def test_words_are_found_over_the_end_of_a_line(six):
    lines = page_text(six, 0).split("\n")
    first, second = next((one, lines[at + 1]) for at, one in enumerate(lines) if "Metadata is" in one)
    over = f"{first.split()[-1]} {second.split()[0]}"
    hits = find_on_page(six, 0, over)
    assert len(hits) == 1 and len({box.top for box in hits[0].boxes}) >= 2


def test_chinese_words_broken_over_lines_are_found():
    words = "东北虎豹国家公园的红外相机数据在几秒钟内到达并且可以立即共享给所有的合作伙伴们" * 4
    data = render(plain_paper(Part("o", "One", (Paragraph(text(words, language="zh")),))), ".pdf").data
    assert len(find_on_page(data, 0, "国家公园")) == 4
    assert len(find_on_page(data, 0, "合作伙伴们")) == 4


@pytest.mark.parametrize("words", ["", "   ", "no such words here", "[", "(.*)"])
def test_what_is_not_there_is_not_found(six, words):
    assert find_on_page(six, 0, words) == ()


def test_a_part_of_a_word_is_found_as_often_as_it_stands(six):
    whole = page_text(six, 0)
    assert len(find_on_page(six, 0, "а")) == sum(letter in "аА" for letter in whole)


def test_the_words_of_a_page_are_clean_lines(paper):
    words = page_text(paper, 0)
    assert "\r" not in words and "\ufffe" not in words and "\x02" not in words
    assert all(line == line.strip() for line in words.split("\n"))
    assert len(words) > 500


def test_the_outline_leads_to_pages(paper):
    entries = outline(paper)
    assert len(entries) > 3
    assert [entry.page for entry in entries] == sorted(entry.page for entry in entries)
    for entry in entries:
        # Headings stand in a narrow column of their own, so each word may be on another line.
        assert all(find_on_page(paper, entry.page, word) for word in entry.title.split()), entry.title


@pytest.mark.parametrize("damage", [b"", b"no PDF", b"%PDF-1.7\n", "half", "head"])
def test_what_is_no_whole_pdf_is_refused_in_a_sentence(paper, damage):
    data = (
        {"half": paper[: len(paper) // 2], "head": paper[100:]}.get(damage, damage)
        if isinstance(damage, str)
        else damage
    )
    for use in (page_sizes, outline, lambda data: draw_page(data, 0, 10, 10), lambda data: page_text(data, 0)):
        with pytest.raises(PaperError) as told:
            use(data)
        assert str(told.value).endswith("make the paper again.")


@pytest.mark.parametrize("page", [-1, 99])
def test_a_page_that_is_not_there_is_said(paper, page):
    with pytest.raises(PaperError, match=f"no page {page + 1}"):
        draw_page(paper, page, 10, 10)


def test_many_threads_may_ask_at_once(paper):
    """pdfium itself would crash."""
    alone = [bytes(draw_page(paper, page, 200, 283).pixels) for page in range(3)]
    faults = []

    def work():
        for page in (0, 1, 2) * 5:
            if bytes(draw_page(paper, page, 200, 283).pixels) != alone[page]:
                faults.append(page)
            find_on_page(paper, page, "the")

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert not faults


def test_a_program_may_end_while_a_page_is_drawn(paper, tmp_path):
    """pdfium is taken down when the interpreter ends: a thread inside it would crash the process."""
    (tmp_path / "paper.pdf").write_bytes(paper)
    program = (
        "import atexit, sys, threading\n"
        "from facilitator.paper.pictures import draw_page\n"
        "data, begun = open(sys.argv[1], 'rb').read(), threading.Event()\n"
        "def work():\n"
        "    while True:\n"
        "        draw_page(data, 0, 1200, 1700)\n"
        "        begun.set()\n"
        "thread = threading.Thread(target=work, daemon=True)\n"
        "atexit.register(thread.join, 20)\n"  # as the window does, when all else is down
        "thread.start()\n"
        "begun.wait(60)\n"
    )
    ended = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", program, str(tmp_path / "paper.pdf")],
        capture_output=True,
        timeout=60,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert ended.returncode == 0
    assert b"ending" in ended.stderr or not ended.stderr
