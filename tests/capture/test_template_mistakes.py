"""Every class of mistake in a template has its sentence, with the right line."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path as Root
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.assets import asset
from facilitator.capture.template import load_template, read_template
from facilitator.capture.template_items import POINT, SESSION, SLOT, SPECIES, TOP, WORKSHOP
from facilitator.capture.template_lines import Path, value_lines
from facilitator.capture.template_settings import SETTINGS
from facilitator.errors import TemplateError

PLAN = """\
[workshop]
id = "plan"
title = "A plan"
first_day = "2025-01-15"
last_day = "2025-01-16"
zone = "Asia/Seoul"

[settings]
paper.words = 900
ladder.some = 2
ladder.several = 4
wording.anything = "free"

[[session]]
code = "2.1"
title = "First"
kind = "parallel"

[[session.slot]]
code = "a"
day = "2025-01-15"
start = "09:00"
end = "10:30"

[[session.slot]]
code = "b"
day = "2025-01-15"
start = "10:30"
end = "12:00"

[[session.point]]
code = "methods"
title = "Methods"
slot = "b"
themes = [
  "methods",
  "plans",
]

[[session]]
code = "3"
title = "Plenary"
kind = "plenary"

[[theme]]
key = "methods"
name = "Methods"

[[heading]]
key = "plans"
name = "Plans"
synonyms = ["strategy"]

[[constituency]]
key = "state"
name = "States"

[[delegation]]
key = "AAA"
name = "Aland"
group = "state"
"""

MISTAKES = [
    # (text to find once, what replaces it, line, a piece of the sentence)
    ('title = "A plan"\n', "", 1, "workshop title: missing; expected a text"),
    ('title = "First"', 'title = " "', 16, "session “2.1” title: empty"),
    ('title = "First"', "title = 7", 16, "session “2.1” title “7”: expected a text in quotation marks"),
    ('title = "First"', 'titel = "First"', 16, "session “2.1” titel: unknown key; expected one of code, title"),
    ('title = "First"', 'titel = "First"', 16, "perhaps “title” was meant"),
    ('title = "First"', 'title = "Fi\\nrst"', 16, "title “Fi rst”: expected a text of one line"),
    ('title = "First"', 'title = """\nFi\nrst"""', 16, "expected a text of one line"),
    ('synonyms = ["strategy"]', 'synonyms = ["a", "b\\u0000"]', 52, "synonyms “b”: expected a text of one line"),
    ('key = "plans"', 'key = "-_-"', 50, "heading key “-_-”: expected letters"),
    ("paper.words = 900", 'pack.parts = "plans"', 9, "parts “plans”: expected a list of texts"),
    ("[[theme]]", "[[thema]]", 45, "thema: unknown key; "),
    ("[[theme]]", "[theme]", 45, "theme “{…}”: expected tables headed [[theme]]"),
    ('id = "plan"', 'id = "my plan"', 2, "workshop id “my plan”: expected letters, digits"),
    (
        'zone = "Asia/Seoul"',
        'zone = "Asia/Seul"',
        6,
        "zone “Asia/Seul”: expected a time zone such as Asia/Seoul; perhaps",
    ),
    ('zone = "Asia/Seoul"', 'zone = "../etc"', 6, "expected a time zone"),
    ('last_day = "2025-01-16"', 'last_day = "2025-01-14"', 5, "expected 2025-01-15 (first_day) or later"),
    ('last_day = "2025-01-16"', 'last_day = "16.1.2025"', 5, "last_day “16.1.2025”: expected a day such as 2024-08-28"),
    ('last_day = "2025-01-16"', 'last_day = "2025-02-30"', 5, "expected a day such as"),
    ("paper.words = 900", 'paper.words = "900"', 9, "words “900”: expected a whole number above 0"),
    ("paper.words = 900", "paper.words = 0", 9, "expected a whole number above 0"),
    ("paper.words = 900", "paper.words = true", 9, "“true”: expected a whole number above 0"),
    ("paper.words = 900", "paper.word = 900", 9, "unknown setting “paper.word”; expected one of"),
    ("paper.words = 900", "paper.word = 900", 9, "perhaps “paper.words” was meant"),
    ("paper.words = 900", 'paper.attribution = "nobody"', 9, "attribution “nobody”: expected one of named, delegation"),
    ("paper.words = 900", "review.days = 21", 9, "days “21”: expected a list of numbers"),
    ("paper.words = 900", "review.days = [\n21,\n-1]", 11, "days “-1”: expected a whole number"),
    ("paper.words = 900", 'statuses.action = ["agreed", "done"]', 9, "action “done”: expected one of proposed"),
    ("ladder.several = 4", "ladder.several = 2", 10, "expected some < several < many"),
    ('wording.anything = "free"', "wording.anything = 1", 12, "anything “1”: expected a text"),
    (
        'kind = "parallel"',
        'kind = "paralel"',
        17,
        "kind “paralel”: expected one of parallel, plenary, other; perhaps “parallel”",
    ),
    ('start = "09:00"', 'start = "25:00"', 22, "session “2.1” slot start “25:00”: expected a time such as 13:00"),
    ('start = "09:00"', 'start = "9:00"', 22, "expected a time such as 13:00"),
    ('start = "09:00"\n', "", 19, "slot start: missing; expected a time such as 13:00"),
    ('end = "10:30"', 'end = "08:30"', 23, "slot end “08:30”: expected a time after the start, 09:00"),
    ('end = "10:30"', 'end = "10:31"', 28, "slot start “10:30”: expected a time that does not overlap slot “a”"),
    ('end = "10:30"\n', "", 27, "expected a time that does not overlap slot “a”"),
    (
        'code = "b"\nday = "2025-01-15"',
        'code = "b"\nday = "2025-01-17"',
        27,
        "expected a day of the workshop, 2025-01-15 to",
    ),
    ('code = "b"', 'code = "a"', 26, "session “2.1” slot code “a”: expected each code once"),
    ('code = "b"', 'code = "1-b"', 26, "expected a code without a hyphen"),
    ('code = "3"', 'code = "2.1"', 41, "session code “2.1”: expected each code once"),
    ('code = "3"\n', "", 40, "session code: missing"),
    ('slot = "b"', 'slot = "c"', 34, "session “2.1” point slot “c”: expected one of a, b"),
    ('  "plans",', '  "planes",', 37, "themes “planes”: expected one of methods, plans; perhaps “plans” was meant"),
    ('  "plans",', '  "AAA",', 37, "themes “AAA”: expected one of methods, plans"),
    ('  "plans",', "  3,", 37, "themes “3”: expected a text in quotation marks"),
    ('  "plans",', '  "methods",', 37, "themes “methods”: expected each text once"),
    (
        'key = "plans"',
        'key = "Methods"',
        50,
        "heading key “Methods”: already a key of [[theme]]; expected each key once",
    ),
    ('key = "plans"', 'key = "pl ans"', 50, "heading key “pl ans”: expected letters"),
    (
        'synonyms = ["strategy"]',
        'synonyms = "strategy"',
        52,
        "heading “plans” synonyms “strategy”: expected a list of texts",
    ),
    ('synonyms = ["strategy"]', 'status = "Vulnerable"', 52, "heading “plans” status: unknown key"),
    (
        'group = "state"',
        'group = "states"',
        61,
        "delegation “AAA” group “states”: expected one of state; perhaps “state”",
    ),
    ('code = "methods"', 'code = "methods"\ncode = "again"', 33, "expected each key and table once (cannot overwrite"),
    ('title = "A plan"', "title = A plan", 3, "expected TOML (invalid value)"),
    ('title = "A plan"', 'title = "A plan', 3, "expected TOML (illegal character"),
    ('group = "state"\n', "group = [", 61, "expected TOML (invalid value)"),
]


def sentence(text: str) -> str:
    with pytest.raises(TemplateError) as caught:
        read_template(text, "plan.toml")
    return str(caught.value)


def test_the_plan_itself_has_no_mistake():
    assert read_template(PLAN, "plan.toml").id == "plan"


@pytest.mark.parametrize(("find", "put", "line", "piece"), MISTAKES)
def test_a_mistake_has_its_sentence_and_line(find: str, put: str, line: int, piece: str):
    assert PLAN.count(find) == 1
    said = sentence(PLAN.replace(find, put))
    assert said.startswith(f"plan.toml, line {line}: ")
    assert piece in said
    assert said.endswith(".")
    assert "\n" not in said


def test_the_line_of_a_mistake_does_not_depend_on_how_it_is_written():
    inline = PLAN.replace(
        '[[session]]\ncode = "3"',
        '[[session]]\nslot = [\n  { code = "a", day = 2025-01-16, start = 09:00:00, end = "26:00" },\n]\ncode = "3"',
    )
    assert sentence(inline).startswith("plan.toml, line 42: session “3” slot end “26:00”")


def test_days_and_times_may_be_written_as_toml_dates_and_times():
    plain = PLAN.replace('"2025-01-16"', "2025-01-16").replace('"09:00"', "09:00:00")
    assert read_template(plain, "x").digest == read_template(PLAN, "x").digest


def test_a_workshop_that_is_no_table_is_said():
    assert sentence("\nworkshop = 1\n") == "plan.toml, line 2: workshop “1”: expected a table [workshop]."


@pytest.mark.parametrize("depth", [200, 400, 5000])
def test_deep_nesting_is_refused_with_a_sentence(depth: int):
    assert sentence("deep = " + "[" * depth + "]" * depth).startswith("plan.toml, line 1: ")


def test_a_missing_session_or_theme_list_is_said():
    head = PLAN[: PLAN.index("[[session]]")]
    assert "expected at least one [[session]]" in sentence(head)
    no_words = PLAN[: PLAN.index("[[theme]]")]
    assert "no [[theme]] and no [[heading]]" in sentence(no_words)


def test_a_slot_of_a_session_without_slots_is_said():
    text = PLAN + '\n[[session]]\ncode = "4"\ntitle = "T"\n[[session.point]]\ncode = "p"\ntitle = "P"\nslot = "a"\n'
    assert "point slot “a”: this session has no slots" in sentence(text)


NOISE = st.sampled_from(["", "   ", "\t", "# a remark", "  # [[session]]", '# key = "x"'])


@given(st.lists(st.tuples(NOISE, st.sampled_from(["", " ", "\t"]), st.sampled_from(["", "  # why"])), min_size=1))
def test_comments_and_layout_do_not_change_the_digest(noise: list[tuple[str, str, str]]):
    lines: list[str] = []
    for index, line in enumerate(PLAN.splitlines()):
        before, indent, after = noise[index % len(noise)]
        lines += [before, f"{indent}{line}{after}"]
    assert read_template("\r\n".join(lines) + "\r\n", "x").digest == read_template(PLAN, "x").digest


@pytest.mark.parametrize(
    ("find", "put"),
    [
        ('title = "First"', 'title = "first"'),
        ('start = "09:00"', 'start = "09:01"'),
        ('slot = "b"', 'slot = "a"'),
        ('  "plans",', ""),
        ('synonyms = ["strategy"]', 'synonyms = ["strategies"]'),
        ("paper.words = 900", "paper.words = 901"),
        ('id = "plan"', 'id = "plan2"'),
        ('group = "state"', ""),
    ],
)
def test_what_a_template_says_counts_in_the_digest(find: str, put: str):
    assert PLAN.count(find) == 1
    assert read_template(PLAN.replace(find, put), "x").digest != read_template(PLAN, "x").digest


def test_order_of_sections_does_not_count_but_order_of_sessions_does():
    session, words = PLAN.index("[[session]]"), PLAN.index("[[theme]]")
    turned = PLAN[:session] + PLAN[words:] + "\n" + PLAN[session:words]
    assert read_template(turned, "x").digest == read_template(PLAN, "x").digest
    third = PLAN.index('[[session]]\ncode = "3"')
    swapped = PLAN[:session] + PLAN[third:words] + PLAN[session:third] + PLAN[words:]
    assert read_template(swapped, "x").digest != read_template(PLAN, "x").digest


@given(st.text(max_size=80))
def test_any_text_is_read_or_refused_with_one_sentence(text: str):
    try:
        read_template(text, "plan.toml")
    except TemplateError as error:
        assert re.match(r"plan\.toml, line \d+: .+\.\Z", str(error))


KEYS = st.text(st.sampled_from('ab."\\é\t='), min_size=1, max_size=4)
LEAVES = st.one_of(st.text(st.sampled_from("a\"\\#]},=\n'雪"), max_size=6), st.integers(), st.booleans())
VALUES = st.recursive(LEAVES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3))


def _quoted(text: str) -> str:
    inner = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return f'"{inner}"'


def _written(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str) and "\n" in value:
        return '"""\n' + value.replace("\\", "\\\\").replace('"', '\\"') + '"""'
    if isinstance(value, str):
        return _quoted(value)
    if isinstance(value, list):
        return "[ # a ] remark\n" + "".join(f"{_written(member)}, # ]\n" for member in cast(list[object], value)) + "]"
    if isinstance(value, dict):
        pairs = cast(dict[str, object], value).items()
        return "{" + ", ".join(f"{_quoted(key)} = {_written(member)}" for key, member in pairs) + "}"
    return str(value)


def _paths(value: object, path: Path) -> list[Path]:
    if isinstance(value, dict):
        return [path, *(p for k, v in cast(dict[str, object], value).items() for p in _paths(v, (*path, k)))]
    if isinstance(value, list):
        return [path, *(p for i, v in enumerate(cast(list[object], value)) for p in _paths(v, (*path, i)))]
    return [path]


@given(st.lists(st.dictionaries(KEYS, VALUES, max_size=4), min_size=1, max_size=4))
def test_the_scan_finds_every_value_and_its_line(tables: list[dict[str, object]]):
    out = "# head\n"
    expected: dict[Path, int] = {}
    for index, table in enumerate(tables):
        expected["t", index] = out.count("\n") + 1
        out += "[[t]] # remark\n"
        for key, value in table.items():
            expected["t", index, key] = out.count("\n") + 1
            out += f"  {_quoted(key)} = {_written(value)} # x = 1\n"
    lines = value_lines(out)
    assert tomllib.loads(out) == {"t": tables}
    assert {path: lines[path] for path in expected} == expected
    assert set(_paths(tables, ("t",))) <= set(lines)


@pytest.mark.parametrize("name", ["neaspec-2024", "workshop"])
def test_the_scan_knows_every_value_of_the_real_templates(name: str):
    text = asset(f"templates/{name}.toml").read_text(encoding="utf-8")
    lines = value_lines(text)
    rows = text.splitlines()
    for path in _paths(tomllib.loads(text), ()):
        if path and isinstance(path[-1], str):
            assert path[-1] in rows[lines[path] - 1]
    assert load_template(name).digest


ENTRIES = [index for index, line in enumerate(PLAN.splitlines()) if " = " in line and not line.endswith("[")]


@given(st.sampled_from(ENTRIES), VALUES)
def test_any_value_anywhere_is_read_or_refused_with_one_sentence(index: int, value: object):
    lines = PLAN.splitlines()
    lines[index] = lines[index].split(" = ")[0] + " = " + _written(value)
    try:
        read_template("\n".join(lines), "plan.toml")
    except TemplateError as error:
        assert re.match(r"plan\.toml, line \d+: .+\.\Z", str(error))


def test_the_documentation_names_every_key_and_setting():
    page = (Root(__file__).parents[2] / "docs" / "templates.md").read_text(encoding="utf-8")
    for name in {*WORKSHOP, *SESSION, *SLOT, *POINT, *SPECIES, *SETTINGS, *TOP}:
        assert (
            f"`{name}`" in page or f"`[{name}]`" in page or f"`[[{name}]]`" in page or f"[[session.{name}]]" in page
        ), name


def test_every_setting_that_papers_ask_for_may_be_given():
    folder = Root(__file__).parents[2] / "facilitator" / "summary"
    asked = {
        name
        for path in folder.glob("*.py")
        for name in re.findall(
            r'(?:settings\.get|\.setting|material\.number)\(\s*"([a-z.]+)"', path.read_text(encoding="utf-8")
        )
    }
    assert "paper.attribution" in asked
    assert asked <= set(SETTINGS)
