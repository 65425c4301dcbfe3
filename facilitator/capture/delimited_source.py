"""Text with separated cells (.csv, .tsv) to rows; the separator is found, quoting is as programs write it."""

from __future__ import annotations

import csv
import io

from facilitator.capture.columns import read_header
from facilitator.capture.tables import Row, find_header
from facilitator.errors import ImportFileError

# A separator that no file has, for a table of one column, comes first: it wins where no other finds more.
_SEPARATORS = ("\x1f", ",", ";", "\t", "|")
_SAMPLE_ROWS = 40


def delimited_rows(name: str, text: str) -> list[Row]:
    """The rows of a text with separated cells, without empty ones.

    Raises ImportFileError when a cell is longer than any program writes.
    """
    try:
        found = max(_SEPARATORS, key=lambda separator: _known(text, separator))
        return [row for row in csv.reader(io.StringIO(text, newline=""), delimiter=found) if any(map(str.strip, row))]
    except csv.Error as error:
        raise ImportFileError(
            "“{name}” cannot be read as a table ({error}); save it again as CSV.", name=name, error=error
        ) from None


def _known(text: str, separator: str) -> int:
    """How many titles of columns are known when the text is split by a separator."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    rows = [row for row, _ in zip(reader, range(_SAMPLE_ROWS), strict=False) if any(map(str.strip, row))]
    found = find_header(rows)
    return 0 if found is None else sum(map(bool, read_header(rows[found]).fields))
