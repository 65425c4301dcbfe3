"""docs/command-line.md holds every command, option and key there is, and no other command."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest
from terminal import ROOT, good, quick

from facilitator.cli.group import group

PAGE = (ROOT / "docs" / "command-line.md").read_text(encoding="utf-8")
SECTIONS = {
    heading.split()[1]: heading + body
    for heading, body in re.findall(r"^### `(facilitator [^`]+)`\n(.*?)(?=^##|\Z)", PAGE, re.MULTILINE | re.DOTALL)
}
COMMANDS = group().commands


def test_the_page_has_every_command_and_no_other() -> None:
    assert sorted(SECTIONS) == sorted(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_the_page_has_every_option_and_argument(name: str) -> None:
    section = SECTIONS[name]
    form = section.split("\n", 1)[0]
    for parameter in COMMANDS[name].params:
        if isinstance(parameter, click.Option):
            assert any(option in form for option in parameter.opts), parameter.opts
            assert all(option in section for option in parameter.opts), parameter.opts
        else:
            assert (parameter.metavar or parameter.name or "").strip("[].").upper().split("]")[0] in form.upper(), (
                parameter.name
            )
    for option in re.findall(r"--[a-z-]+", form):
        assert any(option in parameter.opts for parameter in COMMANDS[name].params), option


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_its_help(name: str) -> None:
    said = good(name, "--help").out
    assert said.startswith(f"Usage: facilitator {name}")
    assert good(name, "-h").out == said
    for parameter in COMMANDS[name].params:
        if isinstance(parameter, click.Option):
            assert parameter.help
            assert parameter.opts[-1] in said


def test_the_program_has_its_help() -> None:
    said = good("--help").out
    assert re.findall(r"^  ([a-z-]+) ", said.partition("Commands:")[2], re.MULTILINE) == list(COMMANDS)
    assert "Usage: facilitator" in quick().err


def keys(data: object) -> set[str]:
    if isinstance(data, dict):
        return set(data) | {key for value in data.values() for key in keys(value)}
    return {key for one in data for key in keys(one)} if isinstance(data, list) else set()


def test_the_page_has_every_key_of_the_json(both: Path, bo: Path, room: Path) -> None:
    item = good("conflicts", both, "--json").json[0]["item"]
    good("note", both, "Nobody: x")
    for name, *rest in (
        ("show", both),
        ("history", both, item),
        ("conflicts", both),
        ("search", both, "tigers"),
        ("check", both),
        ("merge", room / "t.facilitator", bo),
    ):
        found = keys(good(name, *rest, "--json").json)
        assert found
        assert not [key for key in found if f"`{key}`" not in PAGE], name
