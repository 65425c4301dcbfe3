"""The PDF as a file: fit for the archive, the same every time, with what it says about itself; seen by others' eyes."""

import base64
import io
import re
from dataclasses import replace
from itertools import pairwise

import pdfua
import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pdf_reading import heard, opened, run, words_of
from pikepdf import pdfa
from PIL import Image, ImageCms
from plain_papers import numbered, plain_paper
from reportlab.pdfbase.pdfdoc import PDFDictionary
from specimen_blocks import SIX
from specimen_paper import specimen

from facilitator.document import BarGroup, Bars, Paragraph, Part, Span
from facilitator.paper import render
from facilitator.paper.pdf_document import PaperDocument, TaggedPage, points, stream, string
from facilitator.paper.pdf_profile import srgb_profile

LETTERHEAD = ("Ministry of Examples", "1 Example Street, Incheon", "https://example.org")


def picture(mode="RGBA", size=(60, 40), kind="PNG"):
    made = Image.new(mode, size)
    made.putpixel((5, 5), 200 if mode in ("L", "P", "1") else tuple([200, 30, 30, 90][: len(mode)]))
    out = io.BytesIO()
    made.save(out, kind)
    return f"data:image/{kind.lower()};base64," + base64.b64encode(out.getvalue()).decode("ascii")


def pdf_of(*parts, **more):
    return render(plain_paper(*parts, **more), ".pdf").data


def assert_archival(data):
    report = pdfa.validate_written(io.BytesIO(data), "2b", {})
    assert report.passed, report.findings
    with opened(data) as pdf:
        assert pdf.check_pdf_syntax() == []
        assert pdfa.check(pdf, "2b").passed


@pytest.fixture(scope="module")
def paper():
    return render(specimen(), ".pdf").data


def test_the_specimen_is_pdf_a_2b_and_without_errors(paper, tmp_path):
    assert_archival(paper)
    path = tmp_path / "paper.pdf"
    path.write_bytes(paper)
    assert "No syntax or stream encoding errors" in run("qpdf", "--check", str(path), data=b"")


def test_what_can_be_checked_of_pdf_ua_holds_and_is_not_claimed(paper, tmp_path):
    """16 of its 106 rules: too few to say that the file conforms, so it does not say so."""
    path = tmp_path / "paper.pdf"
    path.write_bytes(paper)
    found = [finding for outcome in pdfua.validate(str(path)).outcomes for finding in outcome.findings]
    assert {finding.rule_id for finding in found} == {"UA-28-004"}
    assert b"pdfuaid" not in paper


@pytest.mark.parametrize(
    "document",
    [
        plain_paper(),
        plain_paper(Part("p", "", (Paragraph(SIX),)), title="\x00\ud800<&>]]>", author="a\nb", subtitle="元数据 (\\"),
        plain_paper(title="", language="xx-", created="2024-08-29T12:52:00", author="", status="", subtitle=""),
        plain_paper(Part("p", "Part", (numbered("x"),), cleared="Cleared on 29 August"), letterhead=LETTERHEAD * 30),
    ],
    ids=["nothing", "hostile", "unsaid", "long letterhead"],
)
def test_any_document_is_archival(document):
    assert_archival(render(document, ".pdf").data)


def test_both_places_say_the_same_about_the_paper(paper):
    info = run("pdfinfo", "-isodates", "-", data=paper)
    with opened(paper) as pdf, pdf.open_metadata() as xmp:
        assert xmp["dc:title"] == "Roundtable pack" == str(pdf.docinfo.Title)
        assert xmp["dc:creator"] == ["NEASPEC secretariat"] == [str(pdf.docinfo.Author)]
        assert xmp["dc:description"] == str(pdf.docinfo.Subject)
        assert xmp["pdf:Keywords"] == "Draft" == str(pdf.docinfo.Keywords)
        assert xmp["pdf:Producer"] == str(pdf.docinfo.Producer)
        assert xmp["xmp:CreatorTool"] == str(pdf.docinfo.Creator)
        assert xmp["xmp:CreateDate"] == xmp["xmp:ModifyDate"] == "2024-08-29T12:52:00+09:00"
        assert str(pdf.docinfo.CreationDate) == str(pdf.docinfo.ModDate) == "D:20240829125200+09'00'"
        assert (xmp["pdfaid:part"], xmp["pdfaid:conformance"]) == ("2", "B")
        assert pdf.Root.ViewerPreferences.DisplayDocTitle and pdf.Root.MarkInfo.Marked
    assert "2024-08-29T03:52:00Z" in info or "2024-08-29T12:52:00+09" in info


def test_the_identity_is_fixed_by_the_paper(paper):
    def identity(data):
        with opened(data) as pdf:
            return [bytes(each) for each in pdf.trailer.ID]

    assert identity(paper)[0] == identity(paper)[1] == identity(render(specimen(), ".pdf").data)[0]
    others = [replace(specimen(), **{field: "Other"}) for field in ("status", "subtitle", "example", "author")]
    assert len({identity(render(each, ".pdf").data)[0] for each in (specimen(), *others)}) == 5


def test_no_record_stands_in_the_file():
    marked = Part("p", "Part", (Paragraph((Span("said", records=("rec-one-4711",)),), ("rec-two-4712",)),), ("rec-3",))
    out = io.BytesIO()
    with opened(pdf_of(marked)) as pdf:
        pdf.save(out, qdf=True, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    assert b"Sect" in out.getvalue()
    assert not re.search(rb"4711|4712|rec-", out.getvalue())


def test_every_page_says_which_it_is_of_how_many(paper):
    pages = words_of(paper).split("\f")[:-1]
    assert all(f"Page {number} of {len(pages)}" in page for number, page in enumerate(pages, 1))


def test_the_profile_is_that_of_srgb():
    """LittleCMS turns colours of this profile into its own sRGB and hardly moves them."""
    ours = ImageCms.ImageCmsProfile(io.BytesIO(srgb_profile()))
    assert ImageCms.getProfileDescription(ours).strip() == "sRGB IEC61966-2.1"
    colours = [(r, g, b) for r in range(0, 256, 51) for g in range(0, 256, 51) for b in range(0, 256, 51)]
    before = Image.new("RGB", (len(colours), 1))
    before.putdata(colours)
    after = ImageCms.profileToProfile(before, ours, ImageCms.createProfile("sRGB"))
    moved = [abs(one - other) for one, other in zip(before.tobytes(), after.tobytes(), strict=True)]
    assert max(moved) <= 1


whole = st.characters(exclude_categories=["Cs"], exclude_characters="\x00")


@settings(max_examples=50, deadline=None)
@given(st.lists(st.tuples(st.text(whole, max_size=30), st.binary(max_size=60), st.booleans()), min_size=1, max_size=99))
def test_the_file_gives_back_its_objects(objects):
    file = PaperDocument()
    for words, data, squeezed in objects:
        stream(file, data, {"Words": string(words)}, squeeze=squeezed)
    page = TaggedPage()
    page.MediaBox, page.Resources, page.Parent = points(0, 0, 100, 100), PDFDictionary({}), file.Reference(file.Pages)
    file.Pages.addPage(file.Reference(page))
    file.info = PDFDictionary({"Title": string(objects[0][0])})
    made = file.format()
    with pikepdf.open(io.BytesIO(made)) as pdf:
        found = [each for each in pdf.objects if isinstance(each, pikepdf.Stream) and "/Words" in each]
        assert [(str(each.Words), each.read_bytes()) for each in found] == [each[:2] for each in objects]
        assert str(pdf.docinfo.Title) == objects[0][0]
        assert pdf.check_pdf_syntax() == []
    assert made.count(b"\nendstream\n") >= len(objects)


def test_the_bytes_owe_nothing_to_the_clock(monkeypatch, paper):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1234567890")
    assert render(specimen(), ".pdf").data == paper


@pytest.mark.parametrize(
    ("mode", "kind"),
    [("RGBA", "PNG"), ("RGB", "PNG"), ("L", "PNG"), ("LA", "PNG"), ("P", "PNG"), ("1", "PNG"), ("RGB", "JPEG"),
     ("L", "JPEG"), ("CMYK", "JPEG")],
)  # fmt: skip
def test_a_logo_of_any_kind(mode, kind):
    paper = render(plain_paper(letterhead=LETTERHEAD, logo=picture(mode, kind=kind)), ".pdf")
    assert paper.warnings == ()
    assert_archival(paper.data)
    listed = run("pdfimages", "-list", "-", data=paper.data).splitlines()[2:]
    assert len(listed) == 1 and listed[0].split()[3:5] == ["60", "40"]
    logo = heard(paper.data).of("Figure")[0]
    assert logo.alt == LETTERHEAD[0]


def test_a_clear_logo_stands_on_white():
    from facilitator.paper.pdf_picture import picture_of

    made = picture_of(picture("RGBA", (2000, 1000)), "Logo")
    assert (made.width, made.height, made.colours) == (1600, 800, 3)
    with opened(render(plain_paper(logo=picture("RGBA")), ".pdf").data) as pdf:
        image = pikepdf.PdfImage(next(iter(pdf.pages[0].Resources.XObject.values()))).as_pil_image()
    assert image.getpixel((0, 0)) == (255, 255, 255)
    assert image.getpixel((5, 5)) == pytest.approx((236, 176, 176), abs=2)


@pytest.mark.parametrize(
    "logo",
    [
        "data:image/png;base64,AAAA",
        "data:image/svg+xml;base64,PHN2Zy8+",
        "file:///etc/passwd",
        "nothing",
        "data:image/png;base64,=",
    ],
)
def test_what_is_no_picture_is_left_out_and_said(logo):
    paper = render(plain_paper(logo=logo), ".pdf")
    assert len(paper.warnings) == 1 and "logo" in paper.warnings[0].lower()
    assert_archival(paper.data)


def test_a_damaged_picture_is_left_out():
    whole = picture("RGB", (300, 300))
    assert render(plain_paper(logo=whole[:200]), ".pdf").warnings


def test_the_sender_stands_above_the_title():
    data = pdf_of(letterhead=LETTERHEAD, title="Title")
    words = words_of(data)
    places = [words.index(each) for each in (*LETTERHEAD, "Title")]
    assert places == sorted(places)
    assert [each.text.strip() for each in heard(data).all() if each.role in ("P", "H1")][:3] == list(LETTERHEAD)


def test_a_cleared_part_says_by_whom_and_a_stale_one_nothing_more():
    part = Part("p", "Title of it", (numbered("A sentence."),), cleared="Cleared by Oyun on 29 August 2024")
    section = heard(pdf_of(part)).of("Sect")[0]
    assert [(each.role, each.text.strip()) for each in section.kids][:2] == [("H2", part.title), ("P", part.cleared)]
    assert words_of(pdf_of(replace(part, stale=True))) == words_of(pdf_of(part))
    assert "Cleared" not in words_of(pdf_of(replace(part, cleared="")))


def operators(data):
    with opened(data) as pdf:
        for page in pdf.pages:
            for operands, operator in pikepdf.parse_content_stream(page):
                yield str(operator), operands


def contrast(colour):
    """Of a colour with white, by WCAG 2.1."""
    linear = [each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in colour]
    return 1.05 / (0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2] + 0.05)


def test_all_words_are_legible_in_black_and_white(paper):
    colour, used = (), set()
    for operator, operands in operators(paper):
        if operator == "rg":
            colour = tuple(map(float, operands))
        elif operator == "TJ":
            used.add(colour)
    assert len(used) >= 3
    assert min(map(contrast, used)) >= 4.5


def test_kinds_of_bars_differ_in_shape_and_not_in_colour():
    chart = Bars("Point", ("Notes",), "All", ("A", "B", "C"), (BarGroup("One", ((4,), (4,), (4,))),))
    seen = list(operators(pdf_of(Part("c", "Chart", (chart,)))))
    painted = [operator for operator, _ in seen if operator in ("f", "W")]
    framed = sum(1 for (one, _), (two, _) in pairwise(seen) if (one, two) == ("re", "S"))
    assert painted == ["f", "W", "f", "W"] and framed == 4  # each bar and its place in the legend
