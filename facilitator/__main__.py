"""Start. The answer to --version and the reader of foreign files come before anything is imported."""

from __future__ import annotations

import sys

from facilitator import __version__


def main() -> int:
    """Runs the program for the arguments of this process; the exit code."""
    arguments = sys.argv[1:]
    if arguments == ["--version"]:
        sys.stdout.write(f"facilitator {__version__}\n")
        return 0
    if arguments[:1] == ["--read-foreign"]:
        from facilitator.merge.reader import main as read_foreign

        return read_foreign(arguments[1:])
    from facilitator.cli import run

    return run(arguments)


if __name__ == "__main__":
    sys.exit(main())
