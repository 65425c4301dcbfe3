"""``facilitator template import``: a programme of another program becomes a template that session files start from."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest
from PIL import Image
from terminal import good, quick, refused

TABLE = """\
Day,Start,End,Session,Talk,Room
2024-08-28,09:00,09:30,Opening,,Hall
,09:30,10:00,Session 2.1: Big cats,Cats in Mongolia,A
,09:30,10:00,Session 2.2: Birds,Flyways,B
"""
XML = """<schedule><conference><title>Conservation</title><time_zone_name>Asia/Seoul</time_zone_name></conference>
<day date="2024-08-28"><room name="A"><event><start>09:00</start><duration>00:30</duration><title>Cats</title></event>
</room></day></schedule>"""
JSON = """{"schedule": {"conference": {"title": "Conservation", "time_zone_name": "Asia/Seoul", "days": [
{"date": "2024-08-28", "rooms": {"A": [{"start": "09:00", "duration": "00:30", "title": "Cats"}]}}]}}}"""
ICS = "BEGIN:VCALENDAR\r\nX-WR-TIMEZONE:Asia/Seoul\r\nBEGIN:VEVENT\r\nSUMMARY:Cats\r\nDTSTART:20240828T090000\r\n\
DTEND:20240828T100000\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"


@pytest.fixture
def table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    path = tmp_path / "programme.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


def test_a_table_becomes_a_template_and_a_session_file(table: Path) -> None:
    assert good("template", "import", table, "-o", "plan.toml", "--zone", "Asia/Seoul").out == "plan.toml\t3 sessions\n"
    good("new", "a.facilitator", "--template", "plan.toml", "--session", "2.1", "--author", "Ana")
    shown = good("show", "a.facilitator", "--json").json
    assert shown["workshop"]["zone"] == "Asia/Seoul"
    assert [(one["code"], one["kind"]) for one in shown["sessions"]] == [
        ("1", "plenary"),
        ("2.1", "parallel"),
        ("2.2", "parallel"),
    ]
    assert [(one["title"], one["kind"]) for one in shown["discussion_points"]] == [("Cats in Mongolia", "presentation")]
    assert [(one["start"], one["end"]) for one in shown["slots"]] == [("09:30", "10:00")]


def test_guesses_about_the_whole_are_told_and_stand_in_the_template(table: Path) -> None:
    answer = quick("template", "import", table, "--out", "plan.toml")
    told = "Guessed: the zone; a table names none. Set that of the venue: the times are local times there."
    assert (answer.code, answer.err) == (0, told + "\n")
    assert f"# {told}\n" in Path("plan.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize(("name", "text"), [("a.xml", XML), ("a.json", JSON), ("a.ics", ICS), ("A.ICS", ICS)])
def test_every_kind_of_source_is_told_by_its_suffix(table: Path, name: str, text: str) -> None:
    Path(name).write_bytes(text.encode())
    good("template", "import", name, "-o", "plan.toml")
    found = tomllib.loads(Path("plan.toml").read_text(encoding="utf-8"))
    assert (found["session"][0]["title"], found["session"][0]["slot"][0]["start"]) == ("Cats", "09:00")
    assert found["workshop"]["zone"] == "Asia/Seoul"


def test_it_never_overwrites(table: Path) -> None:
    Path("plan.toml").write_text("mine", encoding="utf-8")
    said = refused(quick("template", "import", table, "-o", "plan.toml"))
    assert said == "plan.toml is there already; give the template another name."
    assert Path("plan.toml").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize(
    ("source", "out", "zone", "said"),
    [
        ("none.ics", "p.toml", "", "There is no file “none.ics”; check its name."),
        (
            "folder.ics", "p.toml", "",
            "“folder.ics” cannot be read (is a directory); check that it is a file you may read.",
        ),
        (
            "a.pdf", "p.toml", "",
            "“a.pdf” is of no type that a programme comes in; choose one of .ics, .xml, .json, .xlsx, .csv.",
        ),
        ("empty.csv", "p.toml", "", "“empty.csv” is empty; choose a file with text in it."),
        ("huge.json", "p.toml", "", "“huge.json” is larger than 10 MB; export only this workshop."),
        ("programme.csv", "p.txt", "", "p.txt must end in .toml; choose such a name."),
        (
            "programme.csv", "no/p.toml", "",
            "p.toml cannot be written (no such file or directory); choose a folder that is there and that you may write"
            " in.",
        ),
        ("programme.csv", "p.toml", "Asia/Soul", "“Asia/Soul” is no time zone; give a name such as Asia/Seoul."),
    ],
)  # fmt: skip
def test_what_cannot_be_is_one_sentence_and_leaves_nothing(
    table: Path, source: str, out: str, zone: str, said: str
) -> None:
    Path("folder.ics").mkdir()
    Path("empty.csv").touch()
    with Path("huge.json").open("wb") as stream:
        stream.truncate(11 * 2**20)
    assert refused(quick("template", "import", source, "-o", out, *(("--zone", zone) if zone else ()))) == said
    assert not Path(out).exists()


def test_a_name_with_marks_of_markup_and_direction_is_only_a_name(table: Path) -> None:
    Path("a\u202e\nb{x}.csv").write_text(TABLE, encoding="utf-8")
    quick("template", "import", "a\u202e\nb{x}.csv", "-o", "plan.toml")
    text = Path("plan.toml").read_text(encoding="utf-8")
    assert text.startswith("# Read from “a b{x}.csv”.")
    assert tomllib.loads(text)["workshop"]["title"] == "a b{x}"


def test_letterhead_and_logo_travel_in_the_session_file_to_its_papers(table: Path) -> None:
    good("template", "import", table, "-o", "plan.toml", "--zone", "Asia/Seoul")
    Image.new("RGB", (8, 4), (10, 120, 60)).save("logo.png")
    settings = '[settings]\npaper.letterhead = ["Institute of Examples", "1 Street, City"]\npaper.logo = "logo.png"\n'
    with Path("plan.toml").open("a", encoding="utf-8") as stream:
        stream.write(settings)
    good("new", "a.facilitator", "--template", "plan.toml", "--session", "2.1", "--author", "Ana")
    Path("logo.png").unlink()
    assert quick("export", "a.facilitator", "summary", "-o", "a.json").code == 0
    paper = json.loads(Path("a.json").read_text(encoding="utf-8"))
    assert "Institute of Examples" in str(paper)
    assert "1 Street, City" in str(paper)
    assert "data:image/png;base64," in str(paper)


def test_a_calendar_of_the_programme_becomes_the_same_programme_again(table: Path) -> None:
    good("template", "import", table, "-o", "plan.toml", "--zone", "Asia/Seoul")
    good("new", "a.facilitator", "--template", "plan.toml", "--session", "2.1", "--author", "Ana")
    assert good("export", "a.facilitator", "programme", "-o", "plan.ics").out == "plan.ics\n"
    good("template", "import", "plan.ics", "-o", "again.toml")
    first, again = (tomllib.loads(Path(name).read_text(encoding="utf-8")) for name in ("plan.toml", "again.toml"))
    assert again["session"] == first["session"]
