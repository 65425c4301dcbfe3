"""Letterhead and logo of a template: what is taken, what is refused, and what a picture may not tell."""

from __future__ import annotations

import base64
import io
from pathlib import Path

import pytest
from PIL import Image, PngImagePlugin

from facilitator.capture.template import load_template, read_template
from facilitator.errors import TemplateError

PLAN = """[workshop]
id = "w"
title = "W"
first_day = "2025-01-15"
last_day = "2025-01-15"
zone = "UTC"
[settings]
{setting}
[[session]]
code = "1"
title = "One"
"""


def picture(kind: str, size: tuple[int, int] = (8, 4), **options: object) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, (10, 120, 60)).save(out, kind, **options)
    return out.getvalue()


def plan(folder: Path, setting: str) -> dict[str, str]:
    path = folder / "plan.toml"
    path.write_text(PLAN.format(setting=setting), encoding="utf-8")
    return dict(load_template(str(path)).items[0].fields)


def logo(folder: Path, data: bytes, name: str = "logo.png") -> bytes:
    """The bytes that the template carries for a picture of the folder."""
    (folder / name).write_bytes(data)
    uri = plan(folder, f'paper.logo = "{name}"')["settings/paper.logo"]
    head, _, body = uri.partition(",")
    assert head in ("data:image/png;base64", "data:image/jpeg;base64")
    return base64.b64decode(body, validate=True)


def refusal(folder: Path, setting: str) -> str:
    with pytest.raises(TemplateError) as found:
        plan(folder, setting)
    said = str(found.value)
    assert said.startswith("plan.toml, line ")
    return said.partition("settings ")[2]


@pytest.mark.parametrize(("kind", "name"), [("PNG", "logo.png"), ("JPEG", "sub/logo.JPG"), ("PNG", "Знак.jpeg")])
def test_a_picture_travels_in_the_template(tmp_path: Path, kind: str, name: str) -> None:
    (tmp_path / "sub").mkdir()
    carried = logo(tmp_path, picture(kind), name)
    with Image.open(io.BytesIO(carried)) as opened:
        opened.load()
        assert (opened.format, opened.size) == (kind, (8, 4))


def test_another_picture_makes_another_template(tmp_path: Path) -> None:
    setting = PLAN.format(setting='paper.logo = "logo.png"')
    digests = set[bytes]()
    for size in ((8, 4), (4, 8)):
        (tmp_path / "logo.png").write_bytes(picture("PNG", size))
        digests.add(read_template(setting, "plan.toml", tmp_path).digest)
    assert len(digests) == 2


def test_what_a_picture_tells_about_itself_is_left_out(tmp_path: Path) -> None:
    told = PngImagePlugin.PngInfo()
    told.add_text("Author", "Jane Secret")
    told.add_itxt("XML:com.adobe.xmp", "Jane Secret")
    exif = Image.Exif()
    exif[0x013B] = "Jane Secret"
    source = picture("PNG", pnginfo=told, exif=exif)
    assert b"Secret" in source
    assert b"Secret" not in logo(tmp_path, source + b"Secret")
    for options in ({}, {"progressive": True}):
        source = picture("JPEG", (200, 90), exif=exif, comment=b"Jane Secret", **options) + b"Secret"
        carried = logo(tmp_path, source)
        assert b"Secret" not in carried
        with Image.open(io.BytesIO(carried)) as shown, Image.open(io.BytesIO(source)) as before:
            assert shown.tobytes() == before.tobytes()


def test_a_picture_that_is_turned_by_a_remark_is_refused(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    (tmp_path / "a.jpg").write_bytes(picture("JPEG", exif=exif))
    said = refusal(tmp_path, 'paper.logo = "a.jpg"')
    assert said.endswith("expected a picture that lies the right way up; turn it in a picture program and save it.")


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", "expected a whole PNG or JPEG."),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "expected a whole PNG or JPEG."),
        (picture("GIF"), "expected a whole PNG or JPEG."),
        (
            picture("PNG", (90, 90))[:-30],
            "expected a whole PNG or JPEG; open it in a picture program and save it again.",
        ),
        (
            picture("JPEG", (90, 90))[:300],
            "expected a whole PNG or JPEG; open it in a picture program and save it again.",
        ),
        (picture("PNG", (3001, 2)), "expected at most 3000 × 3000 pixels, not 3001 × 2."),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 300_000, "expected a picture of at most 300 kB; save a smaller one."),
    ],
)
def test_a_wrong_picture_is_one_sentence(tmp_path: Path, data: bytes, expected: str) -> None:
    (tmp_path / "logo.png").write_bytes(data)
    assert refusal(tmp_path, 'paper.logo = "logo.png"').endswith(f"“logo.png”: {expected}")


@pytest.mark.parametrize(
    "name", ["/etc/hostname", "../logo.png", "a/../../logo.png", "C:\\\\logo.png", "..\\\\logo.png"]
)
def test_a_path_may_not_lead_elsewhere(tmp_path: Path, name: str) -> None:
    said = refusal(tmp_path, f'paper.logo = "{name}"')
    assert said.endswith("expected the name of a picture beside the template, such as logo.png.")


def test_a_picture_that_is_not_there_is_one_sentence(tmp_path: Path) -> None:
    said = refusal(tmp_path, 'paper.logo = "none.png"')
    assert said.endswith("expected a picture that can be read beside the template (no such file or directory).")


def test_the_lines_of_a_letterhead_keep_their_commas(tmp_path: Path) -> None:
    found = plan(tmp_path, 'paper.letterhead = ["Institute of Examples", "1 Street, City"]')
    assert found["settings/paper.letterhead"] == "Institute of Examples\n1 Street, City"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ('["a", "b", "c", "d", "e", "f", "g"]', "expected at most 6 lines."),
        (f'["{"x" * 121}"]', "expected a line of at most 120 characters."),
        ('["a\\u202eb\\u0000"]', "expected a text of one line without control characters."),
        ('"a"', "expected a list of texts such as [“one”, “two”]."),
    ],
)
def test_a_wrong_letterhead_is_one_sentence(tmp_path: Path, value: str, expected: str) -> None:
    assert refusal(tmp_path, f"paper.letterhead = {value}").endswith(expected)
