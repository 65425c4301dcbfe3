"""Commands on papers that leave the house: issue, issued, cleared, quotes."""

from __future__ import annotations

import sys
from dataclasses import asdict
from pathlib import Path

import click

from facilitator.cli.options import AUTHOR, FILE, JSON, SESSION, TEXT, print_json, write
from facilitator.cli.papers import ATTRIBUTION
from facilitator.clock import system_clock


@click.command()
@FILE
@click.argument("paper", type=TEXT)
@click.argument("status", type=TEXT)
@SESSION
@ATTRIBUTION
@click.option("--by", type=TEXT, metavar="NAME", help="Who took the step; else the author.")
@click.option("--day", type=TEXT, metavar="DAY", help="The day of it, such as 2024-08-30; else today.")
@AUTHOR
def issue(
    file: Path,
    paper: str,
    status: str,
    session: str | None,
    attribution: str | None,
    by: str | None,
    day: str | None,
    author: str | None,
) -> None:
    """Record that a PAPER is now cleared, circulated or final, and keep it as it was."""
    from facilitator.workspace.files import opened
    from facilitator.workspace.issuing import Issue
    from facilitator.workspace.issuing import issue as issue_paper

    with opened(file, system_clock()) as session_file:
        wanted = Issue(paper, session, status, day or "", by or "", attribution or "")
        changed = issue_paper(session_file, wanted, author)
    write(changed.items[0])


@click.command()
@FILE
@JSON
def issued(file: Path, as_json: bool) -> None:
    """List the steps every paper took: status, version, day, by whom."""
    from facilitator.workspace.files import opened
    from facilitator.workspace.issuing import issued as issued_papers

    with opened(file, system_clock()) as session_file:
        found = issued_papers(session_file)
    if as_json:
        print_json(
            [
                {"name": name, **{key: value for key, value in asdict(one).items() if key != "tree"}}
                for name, one in found
            ]
        )
        return
    for name, one in found:
        status = f"Corr.{one.version}, {one.status}" if one.version else one.status
        write(f"{one.day}  {status}  {name}  ({one.attribution}, by {one.by})  {one.id}")


@click.command()
@FILE
@click.argument("paper", type=TEXT)
@click.argument("part", type=TEXT, required=False)
@click.argument("text", type=TEXT, required=False)
@SESSION
@click.option("--release", is_flag=True, help="Give the composed part back.")
@JSON
@AUTHOR
def settle(
    file: Path,
    paper: str,
    part: str | None,
    text: str | None,
    session: str | None,
    release: bool,
    as_json: bool,
    author: str | None,
) -> None:
    """List the parts of a PAPER, or write a PART in your own words: they stand instead of the composed ones."""
    from facilitator.workspace.files import opened
    from facilitator.workspace.part_words import part_list, write_part

    with opened(file, system_clock()) as session_file:
        if part is not None and (text is not None or release):
            words = sys.stdin.buffer.read().decode("utf-8", "replace") if text == "-" else text
            write_part(session_file, paper, session, part, None if release else words, author)
            return
        found = [one for one in part_list(session_file, paper, session) if part in (None, one.key)]
    if as_json:
        print_json([asdict(one) for one in found])
    elif part is not None and found:
        write(found[0].words)
    else:
        for one in found:
            write("  ".join(each for each in (one.key, one.title, one.cleared, "stale" if one.stale else "") if each))


@click.command()
@FILE
@click.argument("who", type=TEXT)
@JSON
def quotes(file: Path, who: str, as_json: bool) -> None:
    """List where WHO (a delegation, an organization, a person) stands: records, and paragraphs of issued papers."""
    from facilitator.workspace.files import opened
    from facilitator.workspace.issuing import quotes as find_quotes

    with opened(file, system_clock()) as session_file:
        found = find_quotes(session_file, who)
    if as_json:
        print_json(asdict(found))
        return
    write(found.who)
    for record in found.records:
        write(f"  {record.record}  {record.kind}  ({', '.join(record.roles)})  {record.text}")
    for paper in found.papers:
        version = f"Corr.{paper.version}, " if paper.version else ""
        place = f"{paper.part}, paragraph {paper.number}" if paper.number else paper.part
        how = "named" if paper.named else "rests on a record of theirs"
        write(f"  {paper.paper} ({version}{paper.status} {paper.day}), {place} ({how}): {paper.words}")


COMMANDS = (issue, issued, settle, quotes)
