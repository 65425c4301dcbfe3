"""The templates that come with the program: they load and hold the programme of the concept note."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from facilitator.capture.template import Planned, Template, list_templates, load_template, read_template
from facilitator.directory import Directory
from facilitator.domain import Term, Vocabulary
from facilitator.errors import TemplateError


@pytest.fixture(scope="module")
def neaspec() -> Template:
    return load_template("neaspec-2024")


def members(item: Planned, name: str) -> set[str]:
    return {key.partition("/")[2] for key, value in item.fields if key.startswith(f"{name}/") and value == "1"}


def of(template: Template, kind: str, session: str = "") -> list[dict[str, str]]:
    return [
        dict(item.fields)
        for item in template.items
        if item.kind == kind and (not session or item.session == f"session/{session}")
    ]


def directory(template: Template) -> Directory:
    terms = [
        Term(
            item.key,
            (fields := dict(item.fields))["vocabulary"],
            fields["key"],
            fields["name"],
            fields.get("abbreviation", ""),
            tuple(sorted(members(item, "synonyms"))),
            fields.get("group", ""),
            fields.get("description", ""),
            fields["order"],
        )
        for item in template.items
        if item.kind == "term"
    ]
    return Directory(terms)


def test_every_template_loads_and_is_called_by_its_id():
    assert set(list_templates()) >= {"neaspec-2024", "workshop"}
    for name in list_templates():
        assert load_template(name).id == name


@pytest.mark.parametrize("name", ["neaspec-2024", "workshop"])
def test_items_are_unique_and_refer_to_items(name: str):
    items = load_template(name).items
    keys = [item.key for item in items]
    assert len(keys) == len(set(keys))
    terms = {dict(item.fields)["key"] for item in items if item.kind == "term"}
    for item in items:
        fields = dict(item.fields)
        assert len(fields) == len(item.fields)
        assert item.session == fields.get("session", "")
        assert not item.session or item.session in keys
        assert fields.get("slot", item.key) in keys
        assert members(item, "themes") <= terms


@pytest.mark.parametrize("name", ["neaspec-2024", "workshop"])
def test_order_keys_rise_within_their_list(name: str):
    lists: dict[tuple[str, str, str], list[str]] = {}
    for item in load_template(name).items:
        fields = dict(item.fields)
        if item.kind != "workshop":
            lists.setdefault((item.kind, item.session, fields.get("vocabulary", "")), []).append(fields["order"])
    for orders in lists.values():
        assert orders == sorted(set(orders))


def test_the_parallel_sessions_have_the_four_slots_of_the_programme(neaspec: Template):
    expected = [
        ("2024-08-28", "13:00", "15:00"),
        ("2024-08-28", "15:30", "17:30"),
        ("2024-08-29", "09:00", "10:20"),
        ("2024-08-29", "10:40", "12:00"),
    ]
    for code in ("2.1", "2.2"):
        assert [(slot["day"], slot["start"], slot["end"]) for slot in of(neaspec, "slot", code)] == expected


def test_every_time_of_the_concept_note_is_there(neaspec: Template):
    times = {(slot["day"][-2:], slot["start"], slot.get("end", "")) for slot in of(neaspec, "slot")}
    assert times == {
        *(("28", *span) for span in (("08:30", "09:00"), ("09:00", "09:50"), ("09:50", "10:10"), ("10:10", "12:00"))),
        *(("28", *span) for span in (("12:00", "13:00"), ("13:00", "15:00"), ("15:00", "15:30"), ("15:30", "17:30"))),
        ("28", "18:00", ""),
        *(("29", *span) for span in (("09:00", "10:20"), ("10:20", "10:40"), ("10:40", "12:00"), ("12:00", "13:00"))),
        *(("29", *span) for span in (("13:00", "15:20"), ("15:20", "15:40"), ("15:40", "17:30"))),
    }


def test_only_session_2_1_has_technical_issues(neaspec: Template):
    second_day = {
        code: [p["title"] for p in of(neaspec, "point", code) if p["slot"] == f"slot/{code}-c"]
        for code in ("2.1", "2.2")
    }
    common = [
        "How do we link to the global/regional policies?",
        "How do we enhance knowledge sharing? (platform)",
        "Methodologies",
        "Stakeholder engagement (local communities, CEPA (youth, gender, etc.))",
    ]
    assert second_day["2.2"] == common
    assert second_day["2.1"] == [*common[:2], "Technical issues", *common[2:]]


def test_first_day_points_are_each_sessions_own(neaspec: Template):
    first = {
        code: [(p["type"], p["title"]) for p in of(neaspec, "point", code) if p["slot"] != f"slot/{code}-c"]
        for code in ("2.1", "2.2")
    }
    assert first == {
        "2.1": [
            ("presentation", "Review of NEASPEC projects"),
            ("presentation", "National-level conservation efforts"),
            ("presentation", "Bi- and multilateral projects"),
            ("discussion", "Open discussion on follow-up activities"),
            ("discussion", "Project proposals by experts"),
        ],
        "2.2": [
            ("discussion", "Detailed action plans for the new project"),
            ("discussion", "Activities for implementation of the new project"),
        ],
    }


def test_session_3_has_its_headings(neaspec: Template):
    assert [p["title"] for p in of(neaspec, "point", "3")] == [
        "Moderators’ report on each parallel session",
        "Open discussion for 2026–2030 strategic plans",
        "CEPA (engagement of local communities, gender, youth)",
        "Information sharing platform",
    ]
    headings = [t["key"] for t in of(neaspec, "term") if t["vocabulary"] == Vocabulary.HEADING]
    assert headings == ["strategy-2026-2030", "cepa", "platform"]


def test_points_of_both_sessions_share_their_themes(neaspec: Template):
    themes = {item.key: members(item, "themes") for item in neaspec.items if item.kind == "point"}
    for point in ("policies", "knowledge", "methodologies", "stakeholders"):
        assert themes[f"point/2.1/{point}"] == themes[f"point/2.2/{point}"] != set()
    assert "cepa" in themes["point/2.1/stakeholders"]
    assert "platform" in themes["point/2.2/knowledge"]
    assert themes["point/2.1/follow-up"] == themes["point/2.2/action-plans"]


def test_member_states_stand_in_united_nations_order(neaspec: Template):
    assert [t["name"] for t in of(neaspec, "term") if t["vocabulary"] == Vocabulary.DELEGATION] == [
        "China",
        "Democratic People’s Republic of Korea",
        "Japan",
        "Mongolia",
        "Republic of Korea",
        "Russian Federation",
    ]


def test_no_printed_name_says_north_or_south_korea(neaspec: Template):
    for term in of(neaspec, "term"):
        printed = " ".join(term.get(field, "") for field in ("name", "abbreviation", "description", "group"))
        assert not re.search(r"(north|south) korea", printed, re.IGNORECASE)


def test_targets_are_the_twenty_three_in_their_groups(neaspec: Template):
    targets = [t for t in of(neaspec, "term") if t["vocabulary"] == Vocabulary.TARGET]
    assert [t["key"] for t in targets] == [f"GBF-{number:02d}" for number in range(1, 24)]
    sizes = {group: sum(t["group"] == group for t in targets) for group in dict.fromkeys(t["group"] for t in targets)}
    assert sizes == {"Reducing threats": 8, "Meeting people’s needs": 5, "Tools and solutions": 10}
    assert targets[2]["name"] == "Conserve 30% of Land, Waters and Seas"


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("JP", "JPN"),
        ("日本", "JPN"),
        ("Япон", "JPN"),
        ("ROK", "KOR"),
        ("Korea (Rep.)", "KOR"),
        ("south korea", "KOR"),
        ("RF", "RUS"),
        ("Россия", "RUS"),
        ("монгол", "MNG"),
        ("ＭＮ", "MNG"),
        ("PRC", "CHN"),
        ("中国", "CHN"),
        ("DPRK", "PRK"),
        ("EAAFP", "EAAFP-secretariat"),
        ("국립생태원", "NIE"),
        ("secretariat", "NEASPEC"),
        ("Земля леопарда", "LLNP"),
        ("Wild Bird Society of Japan", "WBSJ"),
    ],
)
def test_typed_names_mean_one_party(neaspec: Template, typed: str, key: str):
    assert directory(neaspec).find(typed) == (key,)


@pytest.mark.parametrize(
    ("tag", "key"),
    [
        ("GBF-4", "GBF-04"),
        ("target4", "GBF-04"),
        ("T21", "GBF-21"),
        ("저어새", "black-faced-spoonbill"),
        ("snow-leopard", "snow-leopard"),
        ("ирвэс", "snow-leopard"),
        ("白头鹤", "hooded-crane"),
        ("マナヅル", "white-naped-crane"),
        ("дальневосточный-леопард", "amur-leopard"),
        ("EAAFP", "EAAFP"),
        ("youth", "cepa"),
        ("strategy", "strategy-2026-2030"),
        ("methods", "methodologies"),
        ("camera-trap", None),
    ],
)
def test_tags_mean_terms_in_any_script(neaspec: Template, tag: str, key: str | None):
    assert directory(neaspec).tag(tag) == key


def test_no_name_of_a_party_means_two(neaspec: Template):
    lookup = directory(neaspec)
    for term in lookup.vocabulary(Vocabulary.DELEGATION) + lookup.vocabulary(Vocabulary.ORGANIZATION):
        for form in (term.key, term.name, term.abbreviation or term.key, *term.synonyms):
            assert lookup.find(form) == (term.key,), form


def test_settings_reach_the_workshop(neaspec: Template):
    workshop = dict(neaspec.items[0].fields)
    assert workshop["zone"] == "Asia/Seoul"
    assert (workshop["first_day"], workshop["last_day"]) == ("2024-08-28", "2024-08-29")
    assert workshop["settings/paper.words"] == "1100"
    assert workshop["settings/review.days"] == "21,92"
    assert workshop["settings/paper.attribution"] == "delegation"
    assert workshop["settings/cepa"] == "communication, education and public awareness"


def test_the_plain_template_knows_no_states_and_no_targets():
    plain = load_template("workshop")
    kinds = {s["code"]: s["type"] for s in of(plain, "session")}
    assert kinds == {"1": "parallel", "2": "parallel", "3": "plenary"}
    vocabularies = {t["vocabulary"] for t in of(plain, "term")}
    assert not vocabularies & {Vocabulary.DELEGATION, Vocabulary.TARGET, Vocabulary.SPECIES}


def test_a_template_is_also_found_by_path(tmp_path: Path):
    copy = tmp_path / "my plan.toml"
    source = Path(__file__).parents[2] / "resources" / "templates" / "workshop.toml"
    copy.write_bytes(b"\xef\xbb\xbf" + source.read_bytes().replace(b"\n", b"\r\n"))
    assert load_template(str(copy)).digest == load_template("workshop").digest


def test_what_is_no_template_is_said(tmp_path: Path):
    with pytest.raises(
        TemplateError, match=r"no template or file “neaspec”; expected one of neaspec-2024, .*or a path"
    ):
        load_template("neaspec")
    with pytest.raises(TemplateError, match=r"cannot be read \(Is a directory\)"):
        load_template(str(tmp_path))
    latin = tmp_path / "latin.toml"
    latin.write_bytes('[workshop]\ntitle = "Café"\n'.encode("latin-1"))
    with pytest.raises(TemplateError, match=r"latin\.toml, line 2: expected UTF-8 text"):
        load_template(str(latin))


def test_a_mistake_names_the_file_as_given():
    with pytest.raises(TemplateError, match=r"^plan\.toml, line 1: expected a table \[workshop\]\.$"):
        read_template("", "plan.toml")
