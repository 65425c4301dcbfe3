"""Every paper of a real session file as PDF: of an empty session, of one word, of six scripts and hostile lines."""

import pytest
from builders import NOON, keep, new_laptop
from test_pdf_archive import assert_archival
from test_pdf_tags import assert_regular, assert_whole

from facilitator.paper import render
from facilitator.paper.glyphs import lost_characters
from facilitator.workspace.files import opened
from facilitator.workspace.papers import PAPERS, compose
from facilitator.workspace.showing import load_records

LINES = {
    "empty": (),
    "one word": ("Yes",),
    "six scripts": (
        "湿地连着湿地，就像一串珠子。",
        "「共通の手法がなければ、共通の結論もない。」",
        "저어새는 국경을 모르지만 우리는 알아야 합니다.",
        "Журавли возвращаются туда, где их ждут.",
        "Тогоруу өндөр нисдэг ч газар дээр үүрлэдэг.",
        "元数据 or メタデータ?",
    ),
    "hostile": (
        "=HYPERLINK(1) <b>&amp;]]>",
        "\u202eright to left\u202c",
        "W" * 500,
        "https://example.org/" + "a-b/" * 90,
        ") Tj ET Q EMC /Artifact BMC",
        "🐅 and \U0010ffff and \ue000",
    ),
}


@pytest.fixture(scope="module", params=LINES, ids=str)
def records(request, tmp_path_factory):
    laptop = new_laptop(tmp_path_factory.mktemp("papers") / "session.facilitator")
    if LINES[request.param]:
        keep(laptop, *LINES[request.param])
    with opened(laptop.path, laptop.clock) as file:
        return load_records(file)


@pytest.mark.parametrize("paper", sorted(PAPERS))
def test_a_paper_of_a_session_is_tagged_and_archival(records, paper):
    document = compose(records, paper, None, NOON)
    made = render(document, ".pdf")
    assert_archival(made.data)
    assert_whole(made.data)
    assert_regular(made.data)
    assert made == render(document, ".pdf")
    lost = lost_characters(document)
    assert all(any(f"[U+{ord(char):04X}]" in warning for warning in made.warnings) for char in lost)
    assert sum("[U+" in warning for warning in made.warnings) == len(lost)
