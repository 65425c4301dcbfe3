"""Lines of a paper in six scripts, as they stand on its pages: what may begin and end them, what is never cut."""

import io
import re
import unicodedata

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pdf_reading import words_of
from plain_papers import columns, numbered, plain_paper, row

from facilitator.document import Cell, Lettered, Paragraph, Part, Span, Table, Topic
from facilitator.paper import render

# Of the rules of each script: JIS X 4051, GB/T 15834, KS X ISO 8601 in their common core.
NEVER_FIRST = set("、。，．・：；！？」』）】》〉〕”’%‰℃,.;:!?)]}»ーっゃゅょッャュョ々")
NEVER_LAST = set("「『（【《〈〔“‘([{«„")

SENTENCES = {
    "en": "The range States would restore connectivity between wetlands, protected areas and transboundary habitats.",
    "ru": "Леопард не предъявляет паспорт на границе; государства «договорились» о совместном мониторинге.",
    "mn": "Өвлийн бэлчээр бол ирвэсийн ч гэр юм; «нөхөрлөл» үүрлэдэг шувуудын нүүдлийг хамтран хамгаална.",
    "zh": "“先看懂数据，再划定廊道”，各国同意（在2025年之前）共享红外相机数据；东北虎豹国家公园将牵头。",
    "ja": "「共通の手法がなければ、共通の結論もない。」参加者は、メタデータの『カタログ』を（2025年までに）作成する。",
    "ko": "“아이들이 먼저 묻고, 어른들이 답을 찾는다.” 참가국은 (2025년까지) 공동 조사를 하기로 하였다.",
}
MIXED = " ".join(SENTENCES[each] for each in ("en", "zh", "ru", "ja", "mn", "ko"))
ALPHABETIC = re.compile(r"[A-Za-zÀ-žА-Яа-яЁёӨөҮү]+")


def lines_of(data):
    """Words side by side on the pages, by pdfium: (page, text of a stretch on one line)."""
    found = []
    with pypdfium2.PdfDocument(io.BytesIO(data)) as document:
        for number, page in enumerate(document):
            text = page.get_textpage().get_text_bounded()
            found += [(number, line.strip()) for line in text.splitlines() if line.strip()]
            page.close()
    return found


def paper_of(*blocks):
    return render(plain_paper(Part("p", "P", tuple(blocks)), title="T", disclaimer=""), ".pdf")


def in_narrow_cells(words, language, count):
    cell = Cell(((Span(words, language=language),),))
    return Table(columns(*(f"H{index}" for index in range(count))), (row(*[cell] * count),))


def plain(words):
    return re.sub(r"\s+", "", words)


@pytest.mark.parametrize("language", SENTENCES)
@pytest.mark.parametrize("count", [2, 3, 5])
def test_lines_begin_and_end_by_the_rules_of_their_script(language, count):
    words = SENTENCES[language]
    paper = paper_of(in_narrow_cells(words, language, count), numbered(words * 3))
    lines = [line for _, line in lines_of(paper.data)]
    assert len(lines) > 6
    assert not [line for line in lines if line[0] in NEVER_FIRST]
    assert not [line for line in lines if line[-1] in NEVER_LAST]
    assert not paper.warnings


@pytest.mark.parametrize("language", ["en", "ru", "mn", "ko"])
@pytest.mark.parametrize("count", [2, 3, 4, 5])
def test_no_word_between_spaces_is_cut(language, count):
    words = SENTENCES[language]
    said = " ".join(line for _, line in lines_of(paper_of(in_narrow_cells(words, language, count)).data))
    for word in words.split():
        assert said.count(word) >= count, word


def test_a_mixed_text_comes_out_whole_in_both_readers():
    paper = paper_of(
        Paragraph((Span(MIXED),)), Topic("Six", (Paragraph((Span(MIXED),)),)), Lettered((Paragraph((Span(MIXED),)),))
    )
    assert not paper.warnings
    pdfium = plain("".join(line for _, line in lines_of(paper.data)))
    assert pdfium.count(plain(MIXED)) == 3
    assert plain(words_of(paper.data)).count(plain(SENTENCES["ja"])) == 3


def latin_words(alphabet):
    return st.lists(st.text(alphabet, min_size=1, max_size=11), min_size=5, max_size=40)


@settings(max_examples=30, deadline=None)
@given(st.one_of(latin_words("abcdefghijkl"), latin_words("абвгдежзийөү")), st.integers(2, 5))
def test_words_of_letters_are_never_cut(words, count):
    paper = paper_of(in_narrow_cells(" ".join(words), "mn", count))
    found = [each for _, line in lines_of(paper.data) for each in ALPHABETIC.findall(line)]
    assert not paper.warnings
    for word in set(words):
        assert found.count(word) >= words.count(word) * count


@settings(max_examples=30, deadline=None)
@given(st.text("湿地連続国家公園、。「」（）・ーっャメデータ2024", min_size=30, max_size=160), st.integers(1, 4))
def test_any_wide_text_keeps_its_closing_marks_with_what_they_close(words, count):
    """But where a heap of marks is wider than its column, which is said."""
    paper = paper_of(in_narrow_cells(words, "ja", count))
    lines = [line for _, line in lines_of(paper.data)]
    if not paper.warnings:
        starts = {line[0] for line in lines if line[0] != words[0]}
        assert not starts & NEVER_FIRST
        assert not {line[-1] for line in lines if line[-1] != words[-1]} & NEVER_LAST
    assert plain("".join(lines)).count(words) >= 1


ADDRESS = (
    "https://example.org/workshop/2024/" + "/".join(f"very-long-segment-{each}" for each in range(12)) + "?q=%E6%B9%BF"
)


@pytest.mark.parametrize("word", [ADDRESS, "a" * 400, "湿" * 400, "Ж" * 300, "x@" * 200, "한" * 300])
def test_long_words_and_addresses_stay_on_the_page_and_can_be_copied(word):
    paper = paper_of(numbered(f"See {word} there."), in_narrow_cells(word, "", 4), Topic(word[:120], (numbered(word),)))
    with pypdfium2.PdfDocument(paper.data) as document:
        for page in document:
            text = page.get_textpage()
            boxes = [text.get_charbox(at) for at in range(text.count_chars()) if text.get_text_range(at, 1).strip()]
            assert min(box[0] for box in boxes) >= 50 and max(box[2] for box in boxes) <= page.get_width() - 49
    assert plain(word) in plain(words_of(paper.data))


@pytest.mark.parametrize("words", ["", "Yes", "是", "はい", "예", "Да", "Тийм", "?", "\u3000", "1"])
def test_sessions_of_nothing_and_of_one_word(words):
    parts = (Part("a", words, (Paragraph((Span(words),), numbered=True),)), Part("b", "", ()), Part("c", words, ()))
    paper = render(plain_paper(*parts, title=words or "T"), ".pdf")
    assert not [each for each in paper.warnings if words.strip()]
    said = unicodedata.normalize("NFC", words_of(paper.data))
    assert words.strip() in said and said.count("\f") == 1


def test_heads_and_feet_keep_to_the_page_however_long_their_words_are():
    fields = (
        "programme",
        "place",
        "running_left",
        "running_right",
        "status",
        "disclaimer",
        "example",
        "page_label",
        "title",
    )
    long = {field: f"{field} " + "word " * 60 + "W" * 200 for field in fields}
    parts = (Part("p", "P", (numbered("x"),)), Part("q", "Q" * 90, (numbered("y"),), landscape=True))
    data = render(plain_paper(*parts, **long, letterhead=("Sender " * 40, "S" * 300)), ".pdf").data
    with pypdfium2.PdfDocument(data) as document:
        assert len(document) > 1
        for page in document:
            for left, bottom, right, top in (item.get_bounds() for item in page.get_objects()):
                assert left > 48 and right < page.get_width() - 48 and bottom > 10 and top < page.get_height() - 10
    assert "…" in words_of(data)
