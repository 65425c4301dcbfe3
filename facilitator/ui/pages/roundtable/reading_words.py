"""How the matrix is said: readings, states of cells, counts; in the window and to a screen reader."""

from __future__ import annotations

from facilitator.ui.words import translate
from facilitator.workspace.roundtable_desk import CellState, DeskSession, Reading, ThemeCell, ThemeRow

SIGNS = {
    Reading.COMMON: ("equal", "accent"),
    Reading.SPECIFIC: ("circle-half-full", "text2"),
    Reading.DIFFERING: ("not-equal-variant", "care"),
}


def reading_name(row: ThemeRow, reading: Reading) -> str:
    """Common; Specific to 2.1; Differing."""
    if reading is Reading.SPECIFIC:
        return translate("Roundtable", "Specific to {codes}").format(codes=", ".join(row.of))
    return {
        Reading.COMMON: translate("Roundtable", "Common"),
        Reading.DIFFERING: translate("Roundtable", "Differing"),
    }[reading]


def reading_lines(row: ThemeRow, sessions: tuple[DeskSession, ...]) -> tuple[str, ...]:
    """A sentence for each thing that can be read out of a row, what weighs most first."""
    several = len(sessions) > 1
    lines = [f"{code}: {words}" if code and several else words for words, code in row.views]
    if Reading.COMMON in row.readings:
        lines += [_common(row, sessions)]
    if Reading.SPECIFIC in row.readings:
        lines += _lacking(row, sessions)
    return tuple(line for line in lines if line)


def state_words(state: CellState, code: str) -> str:
    """What stands in a cell without notes."""
    return {
        CellState.NOTED: "",
        CellState.SILENT: translate("Roundtable", "Not discussed"),
        CellState.EMPTY: translate("Roundtable", "Nothing recorded"),
        CellState.ABSENT: translate("Roundtable", "Not on the programme of {code}").format(code=code),
    }[state]


def count_words(cell: ThemeCell) -> tuple[tuple[str, str, str], ...]:
    """The counts of a cell: icon, its tone, words; the icon "" for the notes."""
    found = [("", "text2", translate("Roundtable", "%n note(s)", "", cell.notes))]
    if cell.starred:
        found.append(("star", "star", str(cell.starred)))
    if cell.agreed:
        found.append(("check-circle-outline", "accent", agreed_words(cell.agreed)))
    if cell.unread:
        found.append(("circle-outline", "text2", unread_words(cell.unread)))
    return tuple(found)


def agreed_words(count: int) -> str:
    """Agreements that were read back in the room."""
    return translate("Roundtable", "{n} agreed").format(n=count)


def unread_words(count: int) -> str:
    """Agreements that nobody has read back."""
    return translate("Roundtable", "{n} to read back").format(n=count)


def spoken_cell(row: ThemeRow, cell: ThemeCell, session: DeskSession) -> str:
    """“Knowledge sharing, 2.1: 13 notes, 2 starred, 1 agreed, differing”."""
    if cell.state is not CellState.NOTED:
        return f"{row.title}, {session.code}: {state_words(cell.state, session.code)}"
    said = [translate("Roundtable", "%n note(s)", "", cell.notes)]
    if cell.starred:
        said.append(translate("Roundtable", "{n} starred").format(n=cell.starred))
    if cell.agreed:
        said.append(agreed_words(cell.agreed))
    if cell.unread:
        said.append(unread_words(cell.unread))
    said += [reading_name(row, one).lower() for one in row.readings]
    return f"{row.title}, {session.code}: {', '.join(said)}"


def spoken_reading(row: ThemeRow, sessions: tuple[DeskSession, ...]) -> str:
    """The reading of a row with all its sentences."""
    names = ", ".join(reading_name(row, one) for one in row.readings)
    said = " ".join(reading_lines(row, sessions))
    head = translate("Roundtable", "{theme}, reading: {names}").format(theme=row.title, names=names or "–")
    return f"{head}. {said}" if said else head


def _common(row: ThemeRow, sessions: tuple[DeskSession, ...]) -> str:
    if row.linked:
        return " ".join(row.linked)
    if row.named:
        return translate("Roundtable", "Named in each: {terms}").format(terms=row.named)
    if len(sessions) == 2:
        return translate("Roundtable", "Both sessions took it up")
    return translate("Roundtable", "All sessions took it up")


def _lacking(row: ThemeRow, sessions: tuple[DeskSession, ...]) -> list[str]:
    forms = (
        (CellState.ABSENT, translate("Roundtable", "Not on the programme of {codes}")),
        (CellState.SILENT, translate("Roundtable", "Not discussed in {codes}")),
        (CellState.EMPTY, translate("Roundtable", "Nothing recorded in {codes}")),
    )
    codes = {session.id: session.code for session in sessions}
    found: list[str] = []
    for state, form in forms:
        own = [codes[cell.session] for cell in row.cells if cell.state is state]
        if own:
            found.append(form.format(codes=", ".join(own)))
    return found
