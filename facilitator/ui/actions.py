"""Everything a person can do, as data: menus, tool buttons, the command palette and the shortcut help read this list.

A page binds what its actions do (``ActionSet.on``). ``page`` says where an action is alive: "" everywhere, else
the page's name; "file" wherever a file is open. Titles are marked for translation and translated when shown.
"""

from __future__ import annotations

from dataclasses import dataclass

from facilitator.ui.words import QT_TRANSLATE_NOOP

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


# A table reads better with a row a line.
# fmt: off
ACTIONS: tuple[Action, ...] = (
    Action("file.new", QT_TRANSLATE_NOOP("Actions", "&New session …"), "file", ("Ctrl+N",), icon="file-plus-outline"),
    Action("file.open", QT_TRANSLATE_NOOP("Actions", "&Open …"), "file", ("Ctrl+O",), icon="folder-open-outline"),
    Action("file.merge", QT_TRANSLATE_NOOP("Actions", "&Merge files …"), "file", ("Ctrl+M",), icon="call-merge"),
    Action("file.example", QT_TRANSLATE_NOOP("Actions", "Try the &example"),
           "file", ("Ctrl+E",), icon="play-circle-outline"),
    Action("file.import", QT_TRANSLATE_NOOP("Actions", "&Import a transcript or table …"),
           "file", ("Ctrl+I",), "file", group="in"),
    Action("file.save", QT_TRANSLATE_NOOP("Actions", "&Save (it is saved already)"),
           "file", ("Ctrl+S",), "file", group="in"),
    Action("paper.save", QT_TRANSLATE_NOOP("Actions", "Save the paper &as …"),
           "file", ("Ctrl+Shift+S",), "papers", "file-pdf-box", "paper"),
    Action("paper.save_all", QT_TRANSLATE_NOOP("Actions", "Save all papers int&o a folder …"),
           "file", ("Ctrl+Shift+E",), "file", "folder-arrow-down-outline", "paper"),
    Action("paper.print", QT_TRANSLATE_NOOP("Actions", "&Print the paper …"),
           "file", ("Ctrl+P",), "file", "printer-outline", "paper"),
    Action("paper.print_all", QT_TRANSLATE_NOOP("Actions", "Print a&ll for the lunch hour …"),
           "file", ("Ctrl+Shift+L",), "file", "printer-outline", "paper"),
    Action("file.settings", QT_TRANSLATE_NOOP("Actions", "Se&ttings …"),
           "file", ("Ctrl+,",), icon="cog-outline", group="end"),
    Action("file.close", QT_TRANSLATE_NOOP("Actions", "&Close the file"), "file", ("Ctrl+W",), "file", group="end"),
    Action("file.quit", QT_TRANSLATE_NOOP("Actions", "&Quit"), "file", ("Ctrl+Q",), group="end"),
    Action("edit.undo", QT_TRANSLATE_NOOP("Actions", "&Undo"), "edit", ("Ctrl+Z",), "file", "undo"),
    Action("edit.redo", QT_TRANSLATE_NOOP("Actions", "&Redo"), "edit", ("Ctrl+Shift+Z", "Ctrl+Y"), "file", "redo"),
    Action("edit.find", QT_TRANSLATE_NOOP("Actions", "&Find in all notes"),
           "edit", ("Ctrl+F",), "file", "magnify", "find"),
    Action("edit.replace", QT_TRANSLATE_NOOP("Actions", "Find and re&place …"),
           "edit", ("Ctrl+H",), "file", "find-replace", "find"),
    Action("note.edit", QT_TRANSLATE_NOOP("Actions", "&Edit the note"),
           "edit", ("F2",), "capture", "pencil-outline", "note"),
    Action("note.star", QT_TRANSLATE_NOOP("Actions", "&Star: a key message"),
           "edit", ("Ctrl+K",), "capture", "star-outline", "note"),
    Action("note.move", QT_TRANSLATE_NOOP("Actions", "&Move to another point …"),
           "edit", ("Ctrl+Shift+M",), "capture", "arrow-right", "note"),
    Action("note.delete", QT_TRANSLATE_NOOP("Actions", "&Delete the note"),
           "edit", ("Ctrl+Del",), "capture", "delete-outline", "note"),
    Action("note.restore", QT_TRANSLATE_NOOP("Actions", "Deleted notes …"),
           "edit", (), "capture", "delete-restore", "note"),
    Action("kind.statement", QT_TRANSLATE_NOOP("Actions", "Statement"),
           "session", ("Ctrl+1",), "capture", group="kind"),
    Action("kind.question", QT_TRANSLATE_NOOP("Actions", "Question"), "session", ("Ctrl+2",), "capture", group="kind"),
    Action("kind.good practice", QT_TRANSLATE_NOOP("Actions", "Good practice"),
           "session", ("Ctrl+3",), "capture", group="kind"),
    Action("kind.challenge", QT_TRANSLATE_NOOP("Actions", "Challenge"),
           "session", ("Ctrl+4",), "capture", group="kind"),
    Action("kind.lesson", QT_TRANSLATE_NOOP("Actions", "Lesson"), "session", ("Ctrl+5",), "capture", group="kind"),
    Action("kind.agreement", QT_TRANSLATE_NOOP("Actions", "Agreement"),
           "session", ("Ctrl+6",), "capture", group="kind"),
    Action("kind.proposal", QT_TRANSLATE_NOOP("Actions", "Proposal"), "session", ("Ctrl+7",), "capture", group="kind"),
    Action("kind.action", QT_TRANSLATE_NOOP("Actions", "Action"), "session", ("Ctrl+8",), "capture", group="kind"),
    Action("kind.gap", QT_TRANSLATE_NOOP("Actions", "Gap"), "session", ("Ctrl+9",), "capture", group="kind"),
    Action("kind.recommendation", QT_TRANSLATE_NOOP("Actions", "Recommendation"),
           "session", ("Ctrl+0",), "capture", group="kind"),
    Action("kind.differing view", QT_TRANSLATE_NOOP("Actions", "Differing view"),
           "session", ("Ctrl+Shift+D",), "capture", group="kind"),
    Action("kind.presentation", QT_TRANSLATE_NOOP("Actions", "Presentation"),
           "session", ("Ctrl+Shift+R",), "capture", group="kind"),
    Action("point.next", QT_TRANSLATE_NOOP("Actions", "&Next point"),
           "session", ("Ctrl+PgDown",), "capture", "chevron-down", "point"),
    Action("point.previous", QT_TRANSLATE_NOOP("Actions", "&Previous point"),
           "session", ("Ctrl+PgUp",), "capture", "chevron-up", "point"),
    Action("point.add", QT_TRANSLATE_NOOP("Actions", "&Add discussion point"),
           "session", ("Ctrl+D",), "capture", "plus", "point"),
    Action("point.rename", QT_TRANSLATE_NOOP("Actions", "Re&name the point"),
           "session", ("Shift+F2",), "capture", "", "point"),
    Action("point.not_discussed", QT_TRANSLATE_NOOP("Actions", "Mark the point “not &discussed”"),
           "session", ("Ctrl+Shift+N",), "capture", "cancel", "point"),
    Action("point.up", QT_TRANSLATE_NOOP("Actions", "Move the point &up"),
           "session", ("Ctrl+Shift+Up",), "capture", "", "point"),
    Action("point.down", QT_TRANSLATE_NOOP("Actions", "Move the point d&own"),
           "session", ("Ctrl+Shift+Down",), "capture", "", "point"),
    Action("slot.extend", QT_TRANSLATE_NOOP("Actions", "Change the &times of the slot …"),
           "session", ("Ctrl+T",), "capture", "clock-outline", "slot"),
    Action("slot.swap", QT_TRANSLATE_NOOP("Actions", "S&wap the slot with the next"),
           "session", (), "capture", "", "slot"),
    Action("speaker.add", QT_TRANSLATE_NOOP("Actions", "Add a speaker to the &queue"),
           "session", ("F7",), "capture", "microphone-outline", "speaker"),
    Action("speaker.next", QT_TRANSLATE_NOOP("Actions", "Next spea&ker"), "session", ("F8",), "capture", "", "speaker"),
    Action("speaker.done", QT_TRANSLATE_NOOP("Actions", "Speaker don&e"), "session", ("F9",), "capture", "", "speaker"),
    Action("session.participants", QT_TRANSLATE_NOOP("Actions", "&Participants …"),
           "session", ("Ctrl+Shift+A",), "file", "account-multiple-outline", "people"),
    Action("session.unknown", QT_TRANSLATE_NOOP("Actions", "&Unknown speakers …"),
           "session", ("Ctrl+Shift+K",), "file", "account-question-outline", "people"),
    Action("session.wrap_up", QT_TRANSLATE_NOOP("Actions", "&Wrap up …"),
           "session", ("Ctrl+Shift+W",), "file", "format-list-bulleted", "people"),
    Action("merge.add", QT_TRANSLATE_NOOP("Actions", "&Add files …"),
           "merge", ("Ctrl+Shift+O",), "merge", "file-plus-outline"),
    Action("merge.run", QT_TRANSLATE_NOOP("Actions", "&Merge the files listed"),
           "merge", ("Ctrl+Shift+Return",), "merge", "call-merge"),
    Action("merge.remove", QT_TRANSLATE_NOOP("Actions", "&Take the file off the list"),
           "merge", ("Ctrl+Del",), "merge"),
    Action("merge.show", QT_TRANSLATE_NOOP("Actions", "&Show what would come in"), "merge", ("Alt+S",), "merge"),
    Action("merge.undo", QT_TRANSLATE_NOOP("Actions", "&Undo this merge"), "merge", ("Ctrl+Shift+U",), "merge", "undo"),
    Action("merge.receipt", QT_TRANSLATE_NOOP("Actions", "&Print the receipt …"),
           "merge", ("Alt+R",), "merge", "printer-outline"),
    Action("conflict.this", QT_TRANSLATE_NOOP("Actions", "Take this"), "merge", ("Alt+1",), "merge", group="conflict"),
    Action("conflict.that", QT_TRANSLATE_NOOP("Actions", "Take that"), "merge", ("Alt+2",), "merge", group="conflict"),
    Action("conflict.both", QT_TRANSLATE_NOOP("Actions", "Keep both"), "merge", ("Alt+3",), "merge", group="conflict"),
    Action("conflict.later", QT_TRANSLATE_NOOP("Actions", "Decide later"),
           "merge", ("Alt+4",), "merge", group="conflict"),
    Action("conflict.keep", QT_TRANSLATE_NOOP("Actions", "Keep the edited text"),
           "merge", ("Ctrl+Return",), "merge", group="conflict"),
    Action("conflict.previous", QT_TRANSLATE_NOOP("Actions", "Previous conflict"),
           "merge", ("Alt+Up",), "merge", "chevron-up", "conflict"),
    Action("conflict.next", QT_TRANSLATE_NOOP("Actions", "Next conflict"),
           "merge", ("Alt+Down",), "merge", "chevron-down", "conflict"),
    Action("paper.next", QT_TRANSLATE_NOOP("Actions", "Next paper"), "view", ("Ctrl+PgDown",), "papers", group="paper"),
    Action("paper.previous", QT_TRANSLATE_NOOP("Actions", "Previous paper"),
           "view", ("Ctrl+PgUp",), "papers", group="paper"),
    Action("page.capture", QT_TRANSLATE_NOOP("Actions", "&Capture"),
           "view", ("Alt+Shift+1",), "file", "text-box-edit-outline", "page"),
    Action("page.merge", QT_TRANSLATE_NOOP("Actions", "&Merge"),
           "view", ("Alt+Shift+2",), "file", "call-merge", "page"),
    Action("page.papers", QT_TRANSLATE_NOOP("Actions", "P&apers"),
           "view", ("Alt+Shift+3",), "file", "file-document-outline", "page"),
    Action("view.line", QT_TRANSLATE_NOOP("Actions", "Go to the capture &line"),
           "view", ("Ctrl+L",), "file", "", "pane"),
    Action("view.scope", QT_TRANSLATE_NOOP("Actions", "&All points"),
           "view", ("Ctrl+Shift+G",), "capture", "", "pane", True),
    Action("view.filter", QT_TRANSLATE_NOOP("Actions", "&Filter the notes"),
           "view", ("Ctrl+Shift+F",), "capture", "filter-variant", "pane"),
    Action("view.programme", QT_TRANSLATE_NOOP("Actions", "P&rogramme"),
           "view", ("F3",), "capture", "dock-left", "pane", True),
    Action("view.details", QT_TRANSLATE_NOOP("Actions", "&Details"),
           "view", ("F4",), "capture", "dock-right", "pane", True),
    Action("view.run_sheet", QT_TRANSLATE_NOOP("Actions", "R&un sheet"),
           "view", ("Ctrl+F4",), "capture", "microphone-outline", "pane", True),
    Action("view.next_pane", QT_TRANSLATE_NOOP("Actions", "Next pane"), "view", ("F6",), "", "", "pane"),
    Action("view.previous_pane", QT_TRANSLATE_NOOP("Actions", "Previous pane"), "view", ("Shift+F6",), "", "", "pane"),
    Action("view.larger", QT_TRANSLATE_NOOP("Actions", "&Larger text"), "view", ("Ctrl++", "Ctrl+="), group="size"),
    Action("view.smaller", QT_TRANSLATE_NOOP("Actions", "&Smaller text"), "view", ("Ctrl+-",), group="size"),
    Action("view.normal", QT_TRANSLATE_NOOP("Actions", "&Normal text"), "view", ("Ctrl+Shift+0",), group="size"),
    Action("view.theme", QT_TRANSLATE_NOOP("Actions", "Light or &dark"), "view", ("Ctrl+Shift+T",), group="size"),
    Action("view.full_screen", QT_TRANSLATE_NOOP("Actions", "F&ull screen"),
           "view", ("F11",), group="size", checkable=True),
    Action("help.palette", QT_TRANSLATE_NOOP("Actions", "Command &palette …"),
           "help", ("Ctrl+Shift+P",), icon="console-line"),
    Action("help.keys", QT_TRANSLATE_NOOP("Actions", "&Keys and commands"), "help", ("F1",), icon="keyboard-outline"),
    Action("help.about", QT_TRANSLATE_NOOP("Actions", "&About facilitator"), "help"),
)
# fmt: on
