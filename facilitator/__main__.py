"""Start. The answer to --version and the reader of foreign files come before anything is imported."""

from __future__ import annotations

import os
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
    if arguments[:1] == ["--read-broken"]:
        from facilitator.merge.salvage_reader import main as read_broken

        return read_broken(arguments[1:])
    if not arguments or (len(arguments) == 1 and arguments[0].endswith(".facilitator")):
        return _window(arguments)
    from facilitator.cli import run

    return run(arguments)


def _window(arguments: list[str]) -> int:
    """The window; where Qt cannot load, or there is no screen, a sentence that says so."""
    screenless = sys.platform == "linux" and not any(
        os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    )
    if screenless:
        sys.stderr.write("There is no screen for the window here; “facilitator --help” lists what works without one.\n")
        return 1
    try:
        from facilitator.app import main as show_window
    except ImportError as error:
        if not (error.name or "").startswith("PySide6") and "PySide6" not in str(error) and ".so" not in str(error):
            raise
        sys.stderr.write(
            f"The window cannot be shown because Qt does not load ({error}); install what is missing"
            " (the README lists it), or use the command line: “facilitator --help”.\n"
        )
        return 1
    return show_window(arguments)


if __name__ == "__main__":
    sys.exit(main())
