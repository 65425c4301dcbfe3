"""What is to be decided after a merge: possible duplicates first, then conflicts; and what was decided already."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from facilitator.ui.open_file import OpenFile
from facilitator.ui.pages.capture.notes.kinds import look_of
from facilitator.ui.pages.merge.telling import capital, clock_of, field_name, short
from facilitator.ui.tasks import Cancelled, Progress, Steps, Task
from facilitator.ui.words import translate
from facilitator.workspace.changed import Changed
from facilitator.workspace.duplicates import PossibleDuplicate, duplicates_steps
from facilitator.workspace.files import SessionFile
from facilitator.workspace.settling import DELETED, OpenConflict, open_conflicts

Key = tuple[str, str]
CONFLICT, DUPLICATE = "conflict", "duplicate"


@dataclass(frozen=True, slots=True)
class Issue:
    """Something to decide. ``about`` is an OpenConflict or a PossibleDuplicate; ``decided`` says what was chosen,
    "" while it is open; ``changed`` is what taking the choice back needs."""

    sort: str
    key: Key
    title: str
    detail: str
    icon: str
    tone: str
    about: OpenConflict | PossibleDuplicate
    decided: str = ""
    changed: Changed | None = None

    @property
    def is_open(self) -> bool:
        """Whether it still waits."""
        return not self.decided


@dataclass(frozen=True, slots=True)
class _Found:
    conflicts: tuple[OpenConflict, ...]
    duplicates: tuple[PossibleDuplicate, ...] | None


class Issues(QObject):
    """``changed`` when the lists are other ones. What was decided here stays on them, ticked."""

    changed = Signal()

    def __init__(self, file: OpenFile, parent: QObject) -> None:
        super().__init__(parent)
        self._file = file
        self._asked = 0
        self._with_duplicates = True
        self._search: Task | None = None
        self._conflicts: tuple[OpenConflict, ...] = ()
        self._duplicates: tuple[PossibleDuplicate, ...] = ()
        self._decided: dict[tuple[str, Key], Issue] = {}
        self.loaded = False

    def load(self, *, duplicates: bool) -> None:
        """Reads the conflicts again, and looks for duplicates where the records may be others."""
        self._asked += 1
        asked = self._asked
        self._with_duplicates = self._with_duplicates or duplicates
        wanted = self._with_duplicates

        def take(found: _Found) -> None:
            if asked == self._asked:
                self._take(found)

        def stopped(error: BaseException) -> None:
            if not isinstance(error, Cancelled):
                self._file.tell(error)

        self.stop()
        self._search = self._file.ask(lambda file: _read(file, wanted), take, stopped)

    def stop(self) -> None:
        """Gives a search up that is under way: nobody waits for it any more."""
        if self._search:
            self._search.cancel()

    @property
    def searched(self) -> bool:
        """Whether what was asked for last was looked for to its end."""
        return self.loaded and not self._with_duplicates

    def listed(self, sort: str) -> list[Issue]:
        """Conflicts or duplicates: the open ones, then those decided here, ticked."""
        if sort == CONFLICT:
            found = [self._conflict(one) for one in self._conflicts]
        else:
            found = [self._duplicate(one) for one in self._duplicates]
        done = [one for (kind, _), one in self._decided.items() if kind == sort]
        return [*(one for one in found if (sort, one.key) not in self._decided), *done]

    def open_count(self, sort: str) -> int:
        """How many wait."""
        return sum(one.is_open for one in self.listed(sort))

    def all_open(self) -> list[Issue]:
        """Everything that waits, in the order of the work."""
        return [one for sort in (DUPLICATE, CONFLICT) for one in self.listed(sort) if one.is_open]

    def decide(self, issue: Issue, words: str, changed: Changed) -> None:
        """Ticks an issue: what was chosen, and what the choice changed."""
        self._decided[issue.sort, issue.key] = Issue(
            issue.sort, issue.key, issue.title, issue.detail, issue.icon, issue.tone, issue.about, words, changed
        )
        self.changed.emit()

    def look_at(self, changed: Changed) -> None:
        """Something changed in the file: what is shown here may be another."""
        linked = {item for sort, key in self._decided if sort == DUPLICATE for item in key}
        everything = "everything" in changed.kinds
        self.load(duplicates=everything or not linked.isdisjoint(changed.items))

    def _take(self, found: _Found) -> None:
        self.loaded = True
        places = {point.id: at for at, point in enumerate(self._file.frame.points)}
        self._conflicts = tuple(
            sorted(found.conflicts, key=lambda one: (places.get(one.point, len(places)), one.order, one.key))
        )
        if found.duplicates is not None:
            self._with_duplicates = False
            self._duplicates = found.duplicates
        # What is open again was taken back, here or by undo, or came up anew: it is decided no more.
        for conflict in self._conflicts:
            self._decided.pop((CONFLICT, conflict.key), None)
        if found.duplicates is not None:
            for pair in found.duplicates:
                self._decided.pop((DUPLICATE, pair.key), None)
        self.changed.emit()

    def _conflict(self, one: OpenConflict) -> Issue:
        look = look_of(one.kind)
        return Issue(CONFLICT, one.key, short(one.title), _detail(one), look.icon, look.tone, one)

    def _duplicate(self, one: PossibleDuplicate) -> Issue:
        zone = self._file.zone
        detail = ", ".join(f"{record.author} {clock_of(record.at, zone)}" for record in (one.one, one.other))
        return Issue(DUPLICATE, one.key, short(one.one.text), detail, "link-variant", "text2", one)


def _detail(one: OpenConflict) -> str:
    sides = one.versions
    if any(side.role == "strikes" for side in sides):
        return translate("Merge", "Struck by {one}, edited by {other}").format(
            one=_who(one, "strikes"), other=_who(one, "value")
        )
    if one.field == DELETED:
        return translate("Merge", "Deleted by {one}, edited by {other}").format(
            one=_who(one, "deletes"), other=_who(one, "value")
        )
    count = (
        translate("Merge", "two versions") if len(sides) == 2 else translate("Merge", "%n version(s)", "", len(sides))
    )
    return f"{capital(field_name(one.field))} · {count}"


def _who(one: OpenConflict, role: str) -> str:
    return ", ".join(dict.fromkeys(side.author for side in one.versions if side.role == role)) or "–"


def _read(file: SessionFile, duplicates: bool) -> Steps[_Found]:
    """Looking for duplicates among very many notes takes long: what others ask of the file comes in between."""
    conflicts = open_conflicts(file)
    if not duplicates:
        return _Found(conflicts, None)
    search = duplicates_steps(file)
    while True:
        try:
            next(search)
        except StopIteration as end:
            return _Found(conflicts, end.value)
        yield Progress(0, 0, free=True)
