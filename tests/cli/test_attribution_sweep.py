"""At level none nobody of the roster stands in any paper of any format, nor below it where none may be named."""

from __future__ import annotations

import io
import re
import subprocess
import unicodedata
import zipfile
from pathlib import Path

import pytest
from terminal import good, quick

from facilitator.clock import system_clock
from facilitator.domain import Participant, Records
from facilitator.errors import PaperError
from facilitator.paper.writing import FORMATS, render
from facilitator.workspace.files import opened
from facilitator.workspace.paper_set import with_attribution
from facilitator.workspace.papers import PAPERS, compose
from facilitator.workspace.showing import load_records

ROSTER = """name,aliases,abbreviation,organization,delegation,constituency,role,present
Kim Minjun,김민준;민준,KMJ,Ministry of Example Forests,Republic of Korea,member-state,expert,yes
Ryabina Snezhkova,Рябина Снежкова,RSN,Ministry of Example Taiga,Russian Federation,member-state,focal point,yes
Huang Shanquan,黄山泉,HSQ,Feline Research Centre of China,China,member-state,expert,yes
Tsuruno Hane,鶴野羽,THN,Wild Bird Society of Japan,,ngo,expert,yes
Batbold Dorj,Батболд Дорж,BDJ,Ministry of Example Steppes,Mongolia,member-state,expert,yes
Plover Sandbank,,PSB,East Asian-Australasian Flyway Partnership,,igo,moderator,yes
"""
NAMES = ("Kim Minjun", "김민준", "KMJ", "Ryabina Snezhkova", "Рябина Снежкова", "Huang Shanquan", "黄山泉",
         "Tsuruno Hane", "鶴野羽", "Batbold Dorj", "Батболд Дорж", "BDJ")  # fmt: skip
FORMS = (
    "roads, as {} said", "{} and Dr Minjun had counted", "*lesson: ask {} first", "GAP: {} was ill",
    "AGREED: {} writes it", "DIFFERS: not as {} put it", "? should {} write", "! Corridors of {}",
    "> {} to report by the next SOM", "Kim asked why", "спросить у Снежковой", "김 박사 counted",
    "write to minjun.kim@example.org", "PETROV and SNEZHKOVA came", "see @Shanquan",
)  # fmt: skip
FIELDS = {
    "notes": ("translation", "lesson/title", "lesson/project", "lesson/source", "lesson/happened", "lesson/evidence",
              "lesson/context", "lesson/recommendation", "lesson/applicability", "lesson/site", "lesson/country"),
    "proposals": ("title", "sites", "duration", "cost", "range_states/{}", "partners/{}"),
    "action_items": ("due_text", "contact", "focal_point", "leads/{}", "partners/{}"),
}  # fmt: skip
SECRET = re.compile(
    r"(?i:minjun|snezhkova|ryabina|shanquan|tsuruno|batbold|dorj\b|huang)|Kim\b|KMJ|RSN|HSQ|THN|BDJ"
    r"|김민준|민준|김 ?박사|Рябин|Снежков|Батболд|Дорж|黄山泉|鶴野"
)
OFFICERS = re.compile(r'Kim Minjun(?=, moderator|, Plover)|Tsuruno Hane(?=, rapporteur)|(?<=")Tsuruno Hane(?=")')


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A session in which every field that a paper may print names somebody of the roster."""
    folder = tmp_path_factory.mktemp("sweep")
    (folder / "roster.csv").write_text(ROSTER, encoding="utf-8")
    file = folder / "a.facilitator"
    good("new", file, "--template", "neaspec-2024", "--session", "2.1", "--author", "Kim Minjun")
    quick("import", file, folder / "roster.csv")
    lines = [form.format(name) for form in FORMS for name in (NAMES if "{}" in form else ("",))]
    quick("note", file, "-", "--point", "Methodologies", data="\n".join(lines).encode())
    shown = good("show", file, "--json").json
    people = {one["name"]: one["id"] for one in shown["participants"]}
    for kind, fields in FIELDS.items():
        for index, one in enumerate(shown[kind][:4]):
            name = NAMES[index * 3]
            given = [f"{field.format(name)}={'1' if '{}' in field else f'after {name}'}" for field in fields
                     if "lesson" not in field or one["kind"] == "lesson"]  # fmt: skip
            quick("edit", file, one["id"], *given)
    for index, one in enumerate(shown["notes"]):
        quick("edit", file, one["id"], f"speaker={list(people.values())[index % 5]}") if index % 4 == 0 else None
    session = next(one["id"] for one in shown["sessions"] if one["code"] == "2.1")
    officers = (f"moderators/{people['Kim Minjun']}=1", f"moderators/{people['Plover Sandbank']}=2")
    quick("edit", file, session, "title=Cats after Batbold Dorj", *officers, f"rapporteurs/{people['Tsuruno Hane']}=1")
    return file


def records(file: Path) -> Records:
    with opened(file, system_clock()) as session_file:
        return load_records(session_file)


def said(data: bytes, suffix: str, folder: Path) -> str:
    """Everything a reader or a program can find in a paper, its metadata included."""
    if suffix == ".pdf":
        path = folder / "paper.pdf"
        path.write_bytes(data)
        words = [subprocess.run([*one, path], capture_output=True, check=True).stdout.decode() for one in
                 (["pdfinfo", "-meta"], ["pdfinfo"])]  # fmt: skip
        words.append(subprocess.run(["pdftotext", path, "-"], capture_output=True, check=True).stdout.decode())
        return " ".join(" ".join(words).split())
    if zipfile.is_zipfile(io.BytesIO(data)):
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            parts = [f"{name} {packed.read(name).decode('utf-8', 'replace')}" for name in packed.namelist()]
        return " ".join((*parts, *(re.sub(r"<[^>]*>", "", part) for part in parts)))
    return data.decode("utf-8", "replace")


def nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)


@pytest.mark.parametrize("paper", PAPERS)
def test_nobody_stands_in_any_format_at_level_none(held: Path, tmp_path: Path, paper: str) -> None:
    document = compose(with_attribution(records(held), "none"), paper, None, system_clock().now())
    assert document.attribution == "none"
    for suffix in sorted(FORMATS):
        try:
            data = render(document, suffix).data
        except PaperError:  # a format that this paper is not written in
            assert (suffix == ".pptx") != (paper == "slides")
            continue
        found = SECRET.search(nfc(said(data, suffix, tmp_path)))
        assert found is None, (paper, suffix, found)


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("level", ["delegation", "constituency"])
def test_below_named_only_officers_are_named(held: Path, tmp_path: Path, paper: str, level: str) -> None:
    document = compose(with_attribution(records(held), level), paper, None, system_clock().now())
    shown = nfc(said(render(document, ".json").data, ".json", tmp_path))
    shown = OFFICERS.sub("", shown)
    assert SECRET.search(shown) is None, (paper, level)


def test_a_moderator_who_agreed_is_named_and_one_who_did_not_is_a_delegation(held: Path, tmp_path: Path) -> None:
    document = compose(with_attribution(records(held), "none"), "summary", None, system_clock().now())
    people = next(meta.lines for meta in document.meta if any("moderator" in line for line in meta.lines))
    assert people == (
        "Republic of Korea, moderator",
        "Plover Sandbank, moderator",
        "Wild Bird Society of Japan, rapporteur",
    )


def test_named_names(held: Path) -> None:
    document = compose(with_attribution(records(held), "named"), "summary", None, system_clock().now())
    assert "Kim Minjun" in said(render(document, ".json").data, ".json", held.parent)


def test_every_place_is_listed_at_export_and_no_file_is_named_after_a_person(held: Path, tmp_path: Path) -> None:
    answer = quick("export", held, "summary", "--attribution", "none", "-o", tmp_path / "s.md")
    assert answer.code == 0
    lines = answer.err.splitlines()
    for name in NAMES:
        assert any(f"the name “{name}” is printed as [a participant]" in line for line in lines), name
    assert "The name “Batbold Dorj” in the title “Cats after Batbold Dorj” is printed as [a participant]." in lines
    quick("export-all", held, tmp_path / "all", "--formats", "md", "--attribution", "none")
    names = " ".join(path.name for path in (tmp_path / "all").iterdir())
    assert names
    assert SECRET.search(names) is None


def test_the_sweep_would_find_a_name(held: Path) -> None:
    people: tuple[Participant, ...] = records(held).participants
    assert len(people) == 6
    assert all(SECRET.search(name) for name in NAMES)
