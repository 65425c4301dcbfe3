"""Everything a person can do, as data: menus, tool buttons, the command palette and the shortcut help read this list.

A page binds what its actions do (``ActionSet.on``). ``page`` says where an action is alive: "" everywhere, else
the page's name; "file" wherever a file is open. Titles are marked for translation and translated when shown.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP

MENUS = ("file", "edit", "session", "merge", "view", "help")


@dataclass(frozen=True, slots=True)
class Action:
    """``keys`` as Qt spells them, the first one is shown; ``icon`` of mdi6; ``checkable`` has an on and an off.

    ``group`` starts a new part of its menu where it differs from the action before.
    """

    id: str
    title: str
    menu: str
    keys: tuple[str, ...] = ()
    page: str = ""
    icon: str = ""
    group: str = ""
    checkable: bool = False


def _t(text: str) -> str:
    return str(QT_TRANSLATE_NOOP("Actions", text))


ACTIONS: tuple[Action, ...] = (
    Action("file.new", _t("&New session …"), "file", ("Ctrl+N",), icon="file-plus-outline"),
    Action("file.open", _t("&Open …"), "file", ("Ctrl+O",), icon="folder-open-outline"),
    Action("file.merge", _t("&Merge files …"), "file", ("Ctrl+M",), icon="call-merge"),
    Action("file.example", _t("Try the &example"), "file", ("Ctrl+E",), icon="play-circle-outline"),
    Action("file.import", _t("&Import a transcript or table …"), "file", ("Ctrl+I",), "file", group="in"),
    Action("file.save", _t("&Save (it is saved already)"), "file", ("Ctrl+S",), "file", group="in"),
    Action("paper.save", _t("Save the paper &as …"), "file", ("Ctrl+Shift+S",), "papers", "file-pdf-box", "paper"),
    Action("paper.print", _t("&Print the paper …"), "file", ("Ctrl+P",), "file", "printer-outline", "paper"),
    Action(
        "paper.print_all",
        _t("Print a&ll for the lunch hour …"),
        "file",
        ("Ctrl+Shift+L",),
        "file",
        "printer-outline",
        "paper",
    ),
    Action("file.settings", _t("Se&ttings …"), "file", ("Ctrl+,",), icon="cog-outline", group="end"),
    Action("file.close", _t("&Close the file"), "file", ("Ctrl+W",), "file", group="end"),
    Action("file.quit", _t("&Quit"), "file", ("Ctrl+Q",), group="end"),
    Action("edit.undo", _t("&Undo"), "edit", ("Ctrl+Z",), "file", "undo"),
    Action("edit.redo", _t("&Redo"), "edit", ("Ctrl+Shift+Z", "Ctrl+Y"), "file", "redo"),
    Action("edit.find", _t("&Find in all notes"), "edit", ("Ctrl+F",), "file", "magnify", "find"),
    Action("edit.replace", _t("Find and re&place …"), "edit", ("Ctrl+H",), "file", "find-replace", "find"),
    Action("note.edit", _t("&Edit the note"), "edit", ("F2",), "capture", "pencil-outline", "note"),
    Action("note.star", _t("&Star: a key message"), "edit", ("Ctrl+K",), "capture", "star-outline", "note"),
    Action("note.move", _t("&Move to another point …"), "edit", ("Ctrl+Shift+M",), "capture", "arrow-right", "note"),
    Action("note.delete", _t("&Delete the note"), "edit", ("Ctrl+Del",), "capture", "delete-outline", "note"),
    Action("note.restore", _t("Deleted notes …"), "edit", (), "capture", "delete-restore", "note"),
    Action("kind.statement", _t("Statement"), "session", ("Ctrl+1",), "capture", group="kind"),
    Action("kind.question", _t("Question"), "session", ("Ctrl+2",), "capture", group="kind"),
    Action("kind.good practice", _t("Good practice"), "session", ("Ctrl+3",), "capture", group="kind"),
    Action("kind.challenge", _t("Challenge"), "session", ("Ctrl+4",), "capture", group="kind"),
    Action("kind.lesson", _t("Lesson"), "session", ("Ctrl+5",), "capture", group="kind"),
    Action("kind.agreement", _t("Agreement"), "session", ("Ctrl+6",), "capture", group="kind"),
    Action("kind.proposal", _t("Proposal"), "session", ("Ctrl+7",), "capture", group="kind"),
    Action("kind.action", _t("Action"), "session", ("Ctrl+8",), "capture", group="kind"),
    Action("kind.gap", _t("Gap"), "session", ("Ctrl+9",), "capture", group="kind"),
    Action("kind.recommendation", _t("Recommendation"), "session", ("Ctrl+0",), "capture", group="kind"),
    Action("kind.differing view", _t("Differing view"), "session", ("Ctrl+Shift+D",), "capture", group="kind"),
    Action("kind.presentation", _t("Presentation"), "session", ("Ctrl+Shift+R",), "capture", group="kind"),
    Action("point.next", _t("&Next point"), "session", ("Ctrl+PgDown",), "capture", "chevron-down", "point"),
    Action("point.previous", _t("&Previous point"), "session", ("Ctrl+PgUp",), "capture", "chevron-up", "point"),
    Action("point.add", _t("&Add discussion point"), "session", ("Ctrl+D",), "capture", "plus", "point"),
    Action("point.rename", _t("Re&name the point"), "session", ("Shift+F2",), "capture", "", "point"),
    Action(
        "point.not_discussed",
        _t("Mark the point “not &discussed”"),
        "session",
        ("Ctrl+Shift+N",),
        "capture",
        "cancel",
        "point",
    ),
    Action("point.up", _t("Move the point &up"), "session", ("Ctrl+Shift+Up",), "capture", "", "point"),
    Action("point.down", _t("Move the point d&own"), "session", ("Ctrl+Shift+Down",), "capture", "", "point"),
    Action(
        "slot.extend", _t("Change the &times of the slot …"), "session", ("Ctrl+T",), "capture", "clock-outline", "slot"
    ),
    Action("slot.swap", _t("S&wap the slot with the next"), "session", (), "capture", "", "slot"),
    Action(
        "speaker.add", _t("Add a speaker to the &queue"), "session", ("F7",), "capture", "microphone-outline", "speaker"
    ),
    Action("speaker.next", _t("Next spea&ker"), "session", ("F8",), "capture", "", "speaker"),
    Action("speaker.done", _t("Speaker don&e"), "session", ("F9",), "capture", "", "speaker"),
    Action(
        "session.participants",
        _t("&Participants …"),
        "session",
        ("Ctrl+Shift+A",),
        "file",
        "account-multiple-outline",
        "people",
    ),
    Action(
        "session.unknown",
        _t("&Unknown speakers …"),
        "session",
        ("Ctrl+Shift+K",),
        "file",
        "account-question-outline",
        "people",
    ),
    Action("session.wrap_up", _t("&Wrap up …"), "session", ("Ctrl+Shift+W",), "file", "format-list-bulleted", "people"),
    Action("merge.add", _t("&Add files …"), "merge", ("Ctrl+Shift+O",), "merge", "file-plus-outline"),
    Action("merge.run", _t("&Merge the files listed"), "merge", ("Ctrl+Shift+Return",), "merge", "call-merge"),
    Action("merge.remove", _t("&Take the file off the list"), "merge", ("Ctrl+Del",), "merge"),
    Action("merge.show", _t("&Show what would come in"), "merge", ("Alt+S",), "merge"),
    Action("merge.undo", _t("&Undo this merge"), "merge", ("Ctrl+Shift+U",), "merge", "undo"),
    Action("merge.receipt", _t("&Print the receipt …"), "merge", ("Alt+R",), "merge", "printer-outline"),
    Action("conflict.this", _t("Take this"), "merge", ("Alt+1",), "merge", group="conflict"),
    Action("conflict.that", _t("Take that"), "merge", ("Alt+2",), "merge", group="conflict"),
    Action("conflict.both", _t("Keep both"), "merge", ("Alt+3",), "merge", group="conflict"),
    Action("conflict.later", _t("Decide later"), "merge", ("Alt+4",), "merge", group="conflict"),
    Action("conflict.keep", _t("Keep the edited text"), "merge", ("Ctrl+Return",), "merge", group="conflict"),
    Action("conflict.previous", _t("Previous conflict"), "merge", ("Alt+Up",), "merge", "chevron-up", "conflict"),
    Action("conflict.next", _t("Next conflict"), "merge", ("Alt+Down",), "merge", "chevron-down", "conflict"),
    Action("paper.next", _t("Next paper"), "view", ("Ctrl+PgDown",), "papers", group="paper"),
    Action("paper.previous", _t("Previous paper"), "view", ("Ctrl+PgUp",), "papers", group="paper"),
    Action("page.capture", _t("&Capture"), "view", ("Alt+Shift+1",), "file", "text-box-edit-outline", "page"),
    Action("page.merge", _t("&Merge"), "view", ("Alt+Shift+2",), "file", "call-merge", "page"),
    Action("page.papers", _t("P&apers"), "view", ("Alt+Shift+3",), "file", "file-document-outline", "page"),
    Action("view.line", _t("Go to the capture &line"), "view", ("Ctrl+L",), "file", "", "pane"),
    Action("view.scope", _t("&All points"), "view", ("Ctrl+Shift+G",), "capture", "", "pane", True),
    Action("view.filter", _t("&Filter the notes"), "view", ("Ctrl+Shift+F",), "capture", "filter-variant", "pane"),
    Action("view.programme", _t("P&rogramme"), "view", ("F3",), "capture", "dock-left", "pane", True),
    Action("view.details", _t("&Details"), "view", ("F4",), "capture", "dock-right", "pane", True),
    Action("view.run_sheet", _t("R&un sheet"), "view", ("Ctrl+F4",), "capture", "microphone-outline", "pane", True),
    Action("view.next_pane", _t("Next pane"), "view", ("F6",), "", "", "pane"),
    Action("view.previous_pane", _t("Previous pane"), "view", ("Shift+F6",), "", "", "pane"),
    Action("view.larger", _t("&Larger text"), "view", ("Ctrl++", "Ctrl+="), group="size"),
    Action("view.smaller", _t("&Smaller text"), "view", ("Ctrl+-",), group="size"),
    Action("view.normal", _t("&Normal text"), "view", ("Ctrl+Shift+0",), group="size"),
    Action("view.theme", _t("Light or &dark"), "view", ("Ctrl+Shift+T",), group="size"),
    Action("view.full_screen", _t("F&ull screen"), "view", ("F11",), group="size", checkable=True),
    Action("help.palette", _t("Command &palette …"), "help", ("Ctrl+Shift+P",), icon="console-line"),
    Action("help.keys", _t("&Keys and commands"), "help", ("F1",), icon="keyboard-outline"),
    Action("help.about", _t("&About facilitator"), "help"),
)
