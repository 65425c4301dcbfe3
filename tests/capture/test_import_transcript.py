"""Importing notes written as Markdown or plain text."""

from __future__ import annotations

import pytest
from import_builders import DIRECTORY, brief, imported, keys, participant

from facilitator.directory import Directory
from facilitator.errors import ImportFileError

MARKDOWN = """# Session 2.1, notes

## Participants

| Name | Organization | Country | Present |
|:-----|---|---|---|
| Oyun B. / Б. Оюун | WWF | Mongolia | ✓ |
| Kim Minji (김민지) | NIE | ROK | yes |

## Methodologies

**Kim Minji:** camera traps have to stand in the same places every year so that
counts can be compared #crane

Petrov: a first word
Main threats: roads, fires

Petrov: a second word
- plain bullet
- Oyun B.: speaks once, and is on the table above
+1 JP, ROK
10:40: a pause
[00:12:01] Sato Hanako: with a time
> NIE to send it by 2024-09-30
Decision: keep both

### Next steps

1. NIE and Japan to circulate the protocol by 30 September 2024
2. ROK: joint survey

## Conclusions

The group supports one protocol.

> ROK to host the next meeting
"""


def test_headings_are_points_but_not_the_title_the_roster_or_a_section():
    found = imported("a.md", MARKDOWN)
    assert found.points == ("Methodologies",)
    assert any("Session 2.1, notes" in line for line in found.warnings)
    assert any("Participants" in line for line in found.warnings)


def test_notes_of_markdown_are_attributed_and_sorted_by_kind():
    found = imported("a.md", MARKDOWN)
    texts = {entry.text: entry for entry in found.entries}
    joined = "camera traps have to stand in the same places every year so that counts can be compared #crane"
    assert texts[joined].speaker == "p-kim"
    assert texts[joined].prefix == "Kim Minji: "
    assert ("tags/crane", "1") in texts[joined].fields
    assert texts["Main threats: roads, fires"].speaker == ""
    assert texts["plain bullet"].kind == "statement"
    assert texts["keep both"].kind == "agreement"
    assert texts["keep both"].prefix == "Decision: "
    assert texts["The group supports one protocol."].kind == "agreement"
    assert texts["ROK to host the next meeting"].kind == "action"


def test_a_name_that_opens_several_paragraphs_is_a_speaker_though_nobody_knows_it():
    found = imported("a.md", MARKDOWN)
    assert [entry.text for entry in found.entries if entry.speaker == "Petrov"] == ["a first word", "a second word"]


def test_a_name_that_opens_one_paragraph_only_stays_text():
    (entry,) = imported("a.md", "Petrov: only once").entries
    assert (entry.speaker, entry.text) == ("", "Petrov: only once")
    assert entry.speaker_text == "Petrov"


def test_an_ambiguous_name_is_not_guessed_however_often_it_speaks():
    found = imported("a.txt", "Lee: one\nLee: two\n")
    assert [(entry.speaker, entry.speaker_text) for entry in found.entries] == [("", "Lee"), ("", "Lee")]


@pytest.mark.parametrize(
    "label", ["Main threats", "Note", "Time", "주요 위협", "问题", "Вопрос", "the second point here"]
)
def test_what_is_no_name_is_no_speaker_however_often_it_opens(label: str):
    found = imported("a.txt", f"{label}: one and more\n\n{label}: two and more\n")
    assert [entry.speaker for entry in found.entries] == ["", ""]


def test_people_of_the_documents_own_table_are_speakers_by_name():
    found = imported("a.md", MARKDOWN)
    (entry,) = [entry for entry in found.entries if entry.text.startswith("speaks once")]
    assert entry.speaker == "Oyun B."
    assert [(person.name, person.aliases) for person in found.people] == [
        ("Oyun B.", ("Б. Оюун",)),
        ("Kim Minji", ("김민지",)),
    ]


def test_support_goes_to_the_record_before_and_actions_have_who_and_when():
    found = imported("a.md", MARKDOWN)
    texts = {entry.text: dict(entry.fields) for entry in found.entries}
    assert texts["speaks once, and is on the table above"] == {"supports/jpn": "1", "supports/rok": "1"}
    protocol = texts["NIE and Japan to circulate the protocol by 30 September 2024"]
    assert protocol == {"leads/nie": "1", "leads/jpn": "1", "due": "2024-09-30"}


def test_support_before_any_record_and_support_with_a_remark_lose_no_word():
    assert imported("a.txt", "+1 JP\n").entries[0].text == "+1 JP"
    found = imported("a.txt", "A note.\n+1 JP: but only in winter\n")
    assert dict(found.entries[0].fields) == {"supports/jpn": "1"}
    assert found.entries[1].text == "+1 JP: but only in winter"


def test_the_point_of_a_subsection_is_kept_and_that_of_a_later_section_is_not():
    found = imported("a.md", MARKDOWN)
    points = {entry.text: entry.point for entry in found.entries}
    assert points["NIE and Japan to circulate the protocol by 30 September 2024"] == "Methodologies"
    assert points["The group supports one protocol."] == ""


def test_an_existing_point_is_found_however_it_is_numbered_and_spelled():
    found = imported("a.md", "# 3. METHODOLOGIES\n\nText\n\n# Platform:\n\nMore\n")
    assert found.points == ("Methodologies", "Platform")
    assert [entry.point for entry in found.entries] == ["Methodologies", "Platform"]


def test_a_first_heading_below_which_somebody_speaks_is_a_point_not_a_title():
    found = imported("a.md", "# Platform\n\nKim Minji: one\n\n## Conclusion\n\n- two\n")
    assert found.points == ("Platform",)
    assert [entry.point for entry in found.entries] == ["Platform", "Platform"]
    assert imported("a.md", "# Notes\n\n28 August\n\n## Platform\n\nA note\n").points == ("Platform",)
    assert imported("a.md", "# Platform\n\nA note\n").points == ("Platform",)


def test_titles_and_labels_typed_as_paragraphs_head_what_follows():
    found = imported("a.md", "Technical issues\n\nA note\n\nNext steps:\n\n- NIE to count\n\nAgreed.\n")
    assert [(brief(entry), entry.point) for entry in found.entries] == [
        (("statement", "", "A note"), "Technical issues"),
        (("action", "", "NIE to count"), "Technical issues"),
        (("statement", "", "Agreed."), "Technical issues"),
    ]
    assert [entry.text for entry in imported("a.txt", "Fine.\nAgreed.\nAgreed\n").entries] == [
        "Fine.",
        "Agreed.",
        "Agreed",
    ]


def test_a_name_in_small_letters_has_to_open_three_paragraphs():
    assert [entry.speaker for entry in imported("a.txt", "petrov: a\npetrov: b\n").entries] == ["", ""]
    assert {entry.speaker for entry in imported("a.txt", "petrov: a\npetrov: b\npetrov: c\n").entries} == {"petrov"}
    assert {entry.speaker for entry in imported("a.txt", "petrov: a\nPetrov: b\n").entries} == {"Petrov"}


SECTIONS = [
    ("Conclusion", "agreement"),
    ("5. Resolutions", "agreement"),
    ("Decisions", "agreement"),
    ("Agreements:", "agreement"),
    ("Action items", "action"),
    ("NEXT STEPS", "action"),
    ("Follow-up", "action"),
    ("Recommendations", "recommendation"),
    ("结论", "agreement"),
    ("后续行动", "action"),
    ("결론", "agreement"),
    ("후속 조치", "action"),
    ("結論", "agreement"),
    ("今後の対応", "action"),
    ("Выводы", "agreement"),
    ("Следующие шаги", "action"),
]


@pytest.mark.parametrize(("title", "kind"), SECTIONS)
def test_a_section_gives_its_paragraphs_their_kind_in_both_formats(title: str, kind: str):
    for name, text in (("a.md", f"## {title}\n\n- one thing\n"), ("a.txt", f"{title}\n\n- one thing\n")):
        found = imported(name, text)
        assert [brief(entry) for entry in found.entries] == [(kind, "", "one thing")]
        assert found.points == ()


TEXT = """NOTES OF THE SESSION
====================

1. Methodologies

Kim Minji: one
Petrov: two
a line of its own

KNOWLEDGE SHARING
• bullet one
• bullet two
Petrov: three

Threats to cranes:
wetlands dry out
Technical issues
below a point of the session
Actions:
1. NIE to send
2. JP to reply by 2024-09-01

After the list
"""


def test_plain_text_has_headings_by_line_number_capitals_colon_and_title_of_a_point():
    found = imported("b.txt", TEXT)
    assert found.points == ("Methodologies", "KNOWLEDGE SHARING", "Threats to cranes", "Technical issues")
    assert [(brief(entry), entry.point) for entry in found.entries] == [
        (("statement", "p-kim", "one"), "Methodologies"),
        (("statement", "Petrov", "two"), "Methodologies"),
        (("statement", "", "a line of its own"), "Methodologies"),
        (("statement", "", "bullet one"), "KNOWLEDGE SHARING"),
        (("statement", "", "bullet two"), "KNOWLEDGE SHARING"),
        (("statement", "Petrov", "three"), "KNOWLEDGE SHARING"),
        (("statement", "", "wetlands dry out"), "Threats to cranes"),
        (("statement", "", "below a point of the session"), "Technical issues"),
        (("action", "", "NIE to send"), "Technical issues"),
        (("action", "", "JP to reply by 2024-09-01"), "Technical issues"),
        (("statement", "", "After the list"), "Technical issues"),
    ]


def test_wrapped_plain_text_is_joined_and_separate_notes_are_not():
    wrapped = (
        "Kim Minji: the counts of the winter before last were made from the\n"
        "shore only, so that the flocks on the far side of the river were not\n"
        "seen. They have to be repeated from boats, which the park does not\n"
        "have yet.\n"
    )
    (entry,) = imported("a.txt", wrapped).entries
    assert entry.text.endswith("which the park does not have yet.")
    assert len(imported("a.txt", "Short note\nAnother note that is quite a bit longer\nThird\n").entries) == 3


CHINESE = """会议纪要
一、方法
王伟：需要统一方法。
李娜：同意。
王伟：下一次会议在北京。
问题：谁负责？
二、结论
各方同意共享数据。
"""


def test_chinese_minutes_have_their_parts_and_speakers():
    found = imported("z.txt", CHINESE)
    assert found.points == ("一、方法",)
    assert [brief(entry) for entry in found.entries] == [
        ("statement", "", "会议纪要"),
        ("statement", "王伟", "需要统一方法。"),
        ("statement", "", "李娜：同意。"),
        ("statement", "王伟", "下一次会议在北京。"),
        ("statement", "", "问题：谁负责？"),
        ("agreement", "", "各方同意共享数据。"),
    ]


def test_lines_of_markdown_ended_by_hand_are_notes_of_their_own():
    lines = [
        "cranes return earlier",
        "roads are a problem",
        "This one is a long line of a note that ends with its own full stop.",
        "Another sentence that somebody else said in the room at that time",
        "and which an editor broke.",
    ]
    found = imported("a.md", "\n".join(lines))
    assert [entry.text for entry in found.entries] == [*lines[:3], f"{lines[3]} {lines[4]}"]


def test_a_list_of_people_is_no_discussion_point():
    found = imported("a.txt", "참석자:\n- 김민지 (국립생태원)\n\nPLATFORM\nA note\n")
    assert found.points == ("PLATFORM",)
    assert [(entry.text, entry.point) for entry in found.entries] == [
        ("김민지 (국립생태원)", ""),
        ("A note", "PLATFORM"),
    ]


def test_names_standing_alone_as_in_a_play_open_their_passages():
    found = imported("a.txt", "Petrov:\nthe first passage\n\nPetrov:\nthe second passage\n")
    assert [brief(entry) for entry in found.entries] == [
        ("statement", "Petrov", "the first passage"),
        ("statement", "Petrov", "the second passage"),
    ]


def test_a_table_of_actions_inside_notes_gives_actions_at_their_point():
    rows = "| Action | Lead | Due | Budget line |\n|---|---|---|---|\n| Share data | NIE; JP | 2024-09-30 | B7 |\n"
    text = "## Methodologies\n\n" + rows
    (entry,) = imported("a.md", text).entries
    assert (entry.kind, entry.text, entry.point) == ("action", "Share data [Budget line: B7]", "Methodologies")
    assert dict(entry.fields) == {"leads/nie": "1", "leads/jpn": "1", "due": "2024-09-30"}


def test_a_table_nobody_knows_becomes_a_note_a_row():
    found = imported("a.md", "| a1 | b1 |\n|---|---|\n| a2 | b2 |\n")
    assert [entry.text for entry in found.entries] == ["a1 | b1", "a2 | b2"]


def test_the_same_words_give_the_same_keys_whatever_the_roster_knows_by_now():
    before, after = Directory(), Directory(DIRECTORY.terms, [*DIRECTORY.participants, participant("p-pet", "Petrov")])
    assert keys(imported("a.md", MARKDOWN, before)) == keys(imported("other.md", MARKDOWN, after))
    assert keys(imported("b.txt", TEXT, before)) == keys(imported("b2.txt", TEXT, after))


def test_equal_lines_have_keys_of_their_own_and_others_do_not_move_them():
    twice = keys(imported("a.txt", "Yes.\nYes.\n"))
    assert len(set(twice)) == 2
    more = keys(imported("a.txt", "Something else.\nYes.\nAnd more.\nYes.\n"))
    assert [key for key in more if key in twice] == twice


@pytest.mark.parametrize("content", [b"", b"  \n\t\n", b"\x00\x00", b"\xef\xbb\xbf", b"---\n\n***\n"])
def test_an_empty_file_is_refused_in_one_sentence(content: bytes):
    with pytest.raises(ImportFileError, match="choose a file"):
        imported("a.md", content)


@pytest.mark.parametrize("name", ["a.pdf", "a", "a.doc", ".md.exe"])
def test_an_unknown_suffix_names_those_that_are_known(name: str):
    with pytest.raises(ImportFileError, match=r"\.docx, \.csv"):
        imported(name, "text")


@pytest.mark.parametrize(
    "start", [b"PK\x03\x04rest", b"%PDF-1.7", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"SQLite format 3\x00"]
)
def test_another_type_renamed_to_text_is_refused(start: bytes):
    with pytest.raises(ImportFileError, match="not a text file"):
        imported("a.txt", start)
