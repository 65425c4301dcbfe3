"""What stands in the cells of a table of records: refs, tags, dates, states."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from facilitator.capture.import_plan import Fields, members
from facilitator.directory import Directory, fold_name
from facilitator.domain import ActionStatus, Kind, ProposalStatus

# Where semicolons or lines divide a cell, a comma is part of a name.
_LIST = re.compile(r"\s*[\n;；]\s*")
_COMMAS = re.compile(r"\s*[,，、]\s*")
_JOINED = re.compile(r"\s*(?:[/+&／]|\band\b|\bи\b|和|与|및|と)\s*")
_ISO = re.compile(r"(\d{4})[-/.年년]\s*(\d{1,2})[-/.月월]\s*(\d{1,2})\s*[日일.]?(?:[T ]\d{1,2}:\d{2}(?::\d{2})?)?")
_ESCAPED = re.compile(r"^'(?=[=+\-@\t\r])")
_STATUSES = {str(status): str(status) for status in (*ActionStatus, *ProposalStatus)} | {
    "done": "completed", "complete": "completed", "finished": "completed", "closed": "completed",
    "ongoing": "in progress", "on-going": "in progress", "started": "in progress", "under way": "in progress",
    "open": "proposed", "new": "proposed", "pending": "proposed", "postponed": "deferred", "on hold": "deferred",
    "cancelled": "withdrawn", "canceled": "withdrawn", "dropped": "withdrawn", "rejected": "not taken up",
    "完成": "completed", "已完成": "completed", "进行中": "in progress", "완료": "completed", "진행중": "in progress",
    "진행 중": "in progress", "完了": "completed", "進行中": "in progress", "выполнено": "completed",
    "завершено": "completed", "в работе": "in progress", "предложено": "proposed", "отложено": "deferred",
}  # fmt: skip


def clean_cell(cell: str) -> str:
    """A cell without the space around it and the quote that keeps a program from reading a formula."""
    return _ESCAPED.sub("", cell.strip()).strip()


def split_tags(cell: str, directory: Directory) -> Fields:
    """The tags of a cell: keys of terms, or the words themselves where no term fits."""
    words = [word.strip().lstrip("#") for part in _LIST.split(cell) for word in _words(part, bool(_LIST.search(cell)))]
    return members("tags", (directory.tag(word) or word for word in words))


def split_refs(field: str, cell: str, directory: Directory) -> Fields:
    """Everybody a cell names, as members of a set; a name that fits nobody or several stays text."""
    return members(
        field, (ref for part in _LIST.split(cell) if part for ref in _refs(part, directory, bool(_LIST.search(cell))))
    )


def ref_of(name: str, directory: Directory) -> str:
    """The ref for a name or a ref; the name itself where it fits nobody or several."""
    found = directory.find(name)
    return found[0] if len(found) == 1 else name


def is_ambiguous(name: str, directory: Directory) -> bool:
    """Whether a name fits several of the roster."""
    return len(directory.find(name)) > 1


def read_due(cell: str, read_words: Callable[[str], tuple[str, str]]) -> Fields:
    """The fields for a date: an ISO day, else what ``read_words`` makes of it, else the words."""
    found = _ISO.fullmatch(cell)
    if found:
        try:
            return (("due", date(*map(int, found.groups())).isoformat()),)
        except ValueError:
            return (("due_text", cell),)
    due, words = read_words(cell)
    if not due:
        return (("due_text", cell),)
    return (("due", due), ("due_text", words)) if words else (("due", due),)


def read_status(cell: str, kind: str) -> str:
    """The status a cell means for a record of this kind, "" where it means none."""
    status = _STATUSES.get(fold_name(cell).replace("_", " "), "")
    known: dict[str, type[ActionStatus] | type[ProposalStatus]] = {
        Kind.ACTION: ActionStatus,
        Kind.PROPOSAL: ProposalStatus,
    }
    return status if kind in known and status in set(known[kind]) else ""


def _words(part: str, whole: bool) -> list[str]:
    return [part] if whole else _COMMAS.split(part)


def _refs(part: str, directory: Directory, whole: bool) -> list[str]:
    if whole or directory.find(part):
        return [ref_of(part, directory)]
    refs: list[str] = []
    for name in _COMMAS.split(part):
        joined = [word for word in _JOINED.split(name) if word]
        every = len(joined) > 1 and not directory.find(name) and all(directory.find(word) for word in joined)
        refs += [ref_of(word, directory) for word in (joined if every else [name])]
    return refs
