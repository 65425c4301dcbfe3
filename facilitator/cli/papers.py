"""Commands that make papers: export, export-all."""

from __future__ import annotations

from pathlib import Path

import click

from facilitator.cli.options import FILE, SESSION, TEXT, warn, write
from facilitator.clock import system_clock

ATTRIBUTION = click.option(
    "--attribution",
    type=click.Choice(["named", "delegation", "constituency", "none"]),
    help="Who may be named; else as the template says.",
)
ALL_FINDINGS = click.option("--all-findings", is_flag=True, help="Say everything found, however much of a kind.")


@click.command()
@FILE
@click.argument("paper", type=TEXT)
@click.option(
    "-o", "--out", required=True, type=click.Path(path_type=Path), help="The file to write; its ending says the format."
)
@SESSION
@ATTRIBUTION
@ALL_FINDINGS
def export(file: Path, paper: str, out: Path, session: str | None, attribution: str | None, all_findings: bool) -> None:
    """Write a PAPER: summary, slides (of one session), roundtable, actions, lessons, report (of all), programme."""
    from facilitator.workspace.files import opened
    from facilitator.workspace.papers import export as export_paper
    from facilitator.workspace.programme_export import export_programme

    with opened(file, system_clock()) as session_file:
        if paper == "programme":
            written = export_programme(session_file, out, session, attribution or "")
        else:
            written = export_paper(session_file, paper, out, session, attribution or "")
    write(str(written.path))
    _tell((*written.warnings, *written.findings), all_findings)


@click.command("export-all")
@FILE
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--formats", type=TEXT, metavar="LIST", help="Formats such as pdf,docx in place of the usual ones.")
@ATTRIBUTION
@ALL_FINDINGS
def export_all(file: Path, folder: Path, formats: str | None, attribution: str | None, all_findings: bool) -> None:
    """Write every paper of a file into a folder, each in the formats it is used in."""
    from facilitator.workspace.files import opened
    from facilitator.workspace.paper_folder import export_all as export_papers

    suffixes = [f".{one.strip().lstrip('.').casefold()}" for one in (formats or "").split(",") if one.strip()]
    said: dict[str, None] = {}
    with opened(file, system_clock()) as session_file:
        for _, _, written in export_papers(session_file, folder, suffixes, attribution or ""):
            write(str(written.path))
            said |= dict.fromkeys((*written.warnings, *written.findings))
    _tell(tuple(said), all_findings)


def _tell(said: tuple[str, ...], everything: bool) -> None:
    from facilitator.workspace.finding_lines import gathered

    warn(said if everything else gathered(said))


COMMANDS = (export, export_all)
