"""Word files that are none of ours, that cannot be read, and that say whatever people typed."""

import zipfile
from dataclasses import replace

import docx
import pytest
import word_hands as hands
from hypothesis import given, settings
from hypothesis import strategies as st
from word_paper import EXPORTED, NOTE, PAPER, text

from facilitator.capture.cleared_docx import read_cleared, same_words, with_records
from facilitator.document import Cell, Column, Paragraph, Part, Row, Table
from facilitator.document_data import to_json
from facilitator.errors import FacilitatorError
from facilitator.paper import render


def test_a_word_file_of_someone_else_is_none_of_ours(tmp_path):
    path = tmp_path / "other.docx"
    made = docx.Document()
    made.add_heading("Minutes", 1)
    made.save(str(path))
    assert read_cleared(path) is None


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("empty", b""),
        ("none", b"Dear all"),
        ("cut", EXPORTED[:-300]),
        ("torn", EXPORTED[:2000] + bytes(600) + EXPORTED[2600:]),
        ("bodiless", hands.packed({k: v for k, v in hands.members(EXPORTED).items() if k != hands.BODY})),
        ("broken", hands.packed(hands.members(EXPORTED) | {hands.BODY: b"<w:document"})),
        ("hollow", hands.packed(hands.members(EXPORTED) | {hands.BODY: b"<document/>"})),
        ("bomb", hands.packed(hands.members(EXPORTED) | {"word/media/a.bin": bytes(40 * 2**20)})),
        ("old", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)),
    ],
)
def test_a_file_that_cannot_be_read_says_in_one_sentence_what_to_do(tmp_path, name, data):
    path = tmp_path / f"{name}.docx"
    path.write_bytes(data)
    with pytest.raises(FacilitatorError, match=name) as raised:
        read_cleared(path)
    assert str(raised.value).count(". ") == 0 and str(raised.value).endswith(".")


def test_a_file_of_more_paragraphs_than_any_paper_has_is_not_read_for_minutes(tmp_path):
    body = hands.members(EXPORTED)[hands.BODY].decode()
    path = tmp_path / "long.docx"
    long = body.replace("<w:body>", "<w:body>" + "<w:p/>" * 100_000, 1)
    path.write_bytes(hands.packed(hands.members(EXPORTED) | {hands.BODY: long.encode()}))
    with pytest.raises(FacilitatorError, match=r"^“long.docx” has more than 100,000 paragraphs; take out what"):
        read_cleared(path)


def test_a_file_that_is_not_there_and_a_folder_are_errors_of_ours(tmp_path):
    for path in (tmp_path / "nowhere.docx", tmp_path):
        with pytest.raises(FacilitatorError, match="cannot be read"):
            read_cleared(path)


def with_entity(tmp_path, entities, name):
    """The paper with an entity in place of a sentence."""
    body = hands.members(EXPORTED)[hands.BODY].decode().replace("Both points were taken up.", f"&{name};")
    head, _, rest = body.partition("?>")
    path = tmp_path / "entity.docx"
    made = f"{head}?><!DOCTYPE document [{entities}]>{rest}".encode()
    path.write_bytes(hands.packed(hands.members(EXPORTED) | {hands.BODY: made}))
    return path


def test_an_entity_reads_no_other_file(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("the secret", encoding="utf-8")
    paper = read_cleared(with_entity(tmp_path, f'<!ENTITY file SYSTEM "{secret.as_uri()}">', "file"))
    assert paper.changed == ("points",)
    assert "secret" not in to_json(paper.parts)


def test_entities_of_entities_are_not_unfolded(tmp_path):
    levels = ('<!ENTITY e0 "word">', *(f'<!ENTITY e{n} "{f"&e{n - 1};" * 40}">' for n in range(1, 8)))
    with pytest.raises(FacilitatorError, match="damaged"):
        read_cleared(with_entity(tmp_path, "".join(levels), "e7"))


def test_markup_nested_without_end_is_an_error_of_ours(tmp_path):
    deep = f'<w:document xmlns:w="{hands.W}"><w:body>' + "<w:sdt>" * 20000 + "</w:sdt>" * 20000
    path = tmp_path / "deep.docx"
    path.write_bytes(hands.packed(hands.members(EXPORTED) | {hands.BODY: f"{deep}</w:body></w:document>".encode()}))
    with pytest.raises(FacilitatorError, match="deep"):
        read_cleared(path)


WORDS = st.text(st.characters(), max_size=40)


@settings(max_examples=60)
@given(
    st.lists(st.tuples(WORDS, WORDS, st.booleans()), max_size=4),
    WORDS,
    st.lists(st.lists(WORDS, min_size=2, max_size=2), max_size=3),
)
def test_whatever_people_typed_comes_back_as_it_was_said(tmp_path_factory, paragraphs, title, rows):
    blocks = tuple(Paragraph(text(said), numbered=numbered, run_in=label) for said, label, numbered in paragraphs)
    table = Table(
        (Column("A", "id"), Column("B")), tuple(Row(tuple(Cell((text(one),)) for one in row)) for row in rows)
    )
    own = Part("p", title, (*blocks, table))
    path = tmp_path_factory.mktemp("word") / "any.docx"
    path.write_bytes(render(replace(PAPER, parts=(own, NOTE)), ".docx").data)
    paper = read_cleared(path)
    assert paper.changed == () and paper.missing == ()
    assert same_words(paper.parts[0], own) and with_records(paper.parts[0], own) == own
    assert zipfile.is_zipfile(path)
