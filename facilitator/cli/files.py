"""Commands on whole files: demo, templates, new, digest, check."""

from __future__ import annotations

import os
from pathlib import Path

import click

from facilitator.cli.options import FILE, JSON, TEXT, counted, print_json, write
from facilitator.clock import system_clock
from facilitator.errors import FacilitatorError, SessionFileError


@click.command()
@click.argument("folder", metavar="[DIR]", type=click.Path(path_type=Path), default=Path("facilitator-demo"))
def demo(folder: Path) -> None:
    """Do the whole main job with an example workshop into DIR (default ./facilitator-demo)."""
    from facilitator.workspace.demo import run_demo

    run_demo(folder, os.environ, write)


@click.command()
def templates() -> None:
    """List the templates that come with facilitator."""
    from facilitator.capture.template import list_templates, load_template

    for name in list_templates():
        write(f"{name}\t{load_template(name).title}")


@click.command()
@FILE
@click.option("--template", required=True, type=TEXT, metavar="NAME|PATH", help="A template's name, or a TOML file.")
@click.option("--session", required=True, type=TEXT, metavar="CODE", help="The session that is held here.")
@click.option("--author", required=True, type=TEXT, metavar="NAME", help="Your name.")
def new(file: Path, template: str, session: str, author: str) -> None:
    """Make a session file from a template; never overwrites."""
    from facilitator.workspace.files import new as make

    if not author.strip():
        raise FacilitatorError("The author has no name; give yours with --author.")
    make(file, template, session, author, system_clock())


@click.command()
@FILE
def digest(file: Path) -> None:
    """Print one line of hex: equal exactly when two files hold the same changes."""
    from facilitator.workspace.files import opened
    from facilitator.workspace.proving import digest as digest_of

    with opened(file, system_clock()) as session_file:
        write(digest_of(session_file))


@click.command()
@FILE
@JSON
@click.option("--rebuild", is_flag=True, help="Make the derived tables anew from the changes first.")
def check(file: Path, as_json: bool, rebuild: bool) -> None:
    """Verify every hash, the derived tables against a rebuild, and SQLite's own checks."""
    from facilitator.workspace import proving
    from facilitator.workspace.files import opened

    with opened(file, system_clock()) as session_file:
        if rebuild:
            proving.rebuild(session_file)
        faults = proving.check(session_file)
    if as_json:
        print_json({"file": file.name, "sound": not faults, "faults": faults})
    elif not faults:
        write(f"{file.name} is sound.")
    if faults:
        listed = "" if as_json else "".join(f"\n  {fault}" for fault in faults)
        number = "1 fault" if len(faults) == 1 else f"{len(faults)} faults"
        raise SessionFileError(
            "{file} has {number}; {advice}.{listed}",
            file=file.name,
            number=number,
            advice=_advice(faults),
            listed=listed,
        )


def _advice(faults: list[str]) -> str:
    """Tables can be made anew from the changes; for a change nobody else can vouch."""
    mendable = all(
        fault.startswith(("Table ", "The search index ")) and "constructor failed" not in fault for fault in faults
    )
    if mendable:
        return "“facilitator check --rebuild” mends it"
    return "use another copy of it, its backup, or “facilitator salvage”"


@click.command()
@FILE
@click.option("--attribution", required=True, type=TEXT, metavar="LEVEL", help="named, delegation, constituency, none.")
@click.option("-o", "--out", required=True, metavar="OUT", type=click.Path(path_type=Path), help="The new file.")
def publish(file: Path, attribution: str, out: Path) -> None:
    """Make a copy for everybody: what stands now, nobody named below the level, no history."""
    from facilitator.workspace.files import opened
    from facilitator.workspace.publishing import publish as make

    clock = system_clock()
    with opened(file, clock) as session_file:
        made = make(session_file, out, attribution, clock)
    write(f"{made.path}: {counted(made.items, 'item')}, attribution {made.level}, no history; it is only read.")


COMMANDS = (demo, templates, new, digest, check, publish)
