"""The command line: one module a family of commands, each a thin layer over a verb of the workspace."""

from __future__ import annotations

from collections.abc import Sequence


def run(arguments: Sequence[str]) -> int:
    """Runs one command; 0 when done, 1 for what a person can mend, 2 for usage."""
    from facilitator.cli.group import run_group

    return run_group(list(arguments))
