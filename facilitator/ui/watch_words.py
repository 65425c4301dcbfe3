"""How the watching of a folder is told: its state, what came with a file, what came with a round."""

from __future__ import annotations

from collections.abc import Sequence

from facilitator.ui.folder_watch import FolderWatch
from facilitator.ui.words import said, translate
from facilitator.workspace.previewing_merge import Receipt
from facilitator.workspace.watching_here import Arrived

_NAMED = 3


def state_words(watch: FolderWatch) -> str:
    """Such as “Watching STICK – 2 files merged, 1 refused”."""
    name = watch.folder.name or str(watch.folder)
    told = translate("Watch", "%n file(s) merged", "", len(watch.merged))
    if watch.refused:
        told = translate("Watch", "{merged}, %n refused", "", len(watch.refused)).format(merged=told)
    if watch.fault:
        told = translate("Watch", "waiting: {fault}").format(fault=watch.fault)
    return translate("Watch", "Watching {folder} – {told}").format(folder=name, told=told)


def status_words(watch: FolderWatch) -> str:
    """The same for the status line, which has no room for a sentence."""
    if not watch.fault:
        return state_words(watch)
    return translate("Watch", "Watching {folder} – waiting").format(folder=watch.folder.name or str(watch.folder))


def what_came(receipt: Receipt) -> str:
    """The figures of a file in words."""
    counted = (
        (receipt.new, translate("Watch", "%n new record(s)", "", receipt.new)),
        (receipt.changed, translate("Watch", "%n changed", "", receipt.changed)),
        (receipt.conflicts, translate("Watch", "%n conflict(s)", "", receipt.conflicts)),
        (receipt.quarantined, translate("Watch", "%n row(s) refused as not genuine", "", receipt.quarantined)),
        (len(receipt.held), translate("Watch", "%n redaction(s) held back", "", len(receipt.held))),
    )
    parts = [words for count, words in counted if count]
    if not parts:
        return translate("Watch", "nothing new") if receipt.nothing_new else translate("Watch", "no new record")
    return ", ".join(parts)


def round_words(folder: str, came: Sequence[Arrived]) -> str:
    """What one look brought."""
    if len(came) == 1 and came[0].merged.receipt:
        merged = came[0].merged
        return translate("Watch", "{file} was merged from {folder}: {told}.").format(
            file=merged.source.name, folder=folder, told=what_came(came[0].merged.receipt)
        )
    names = ", ".join(one.merged.source.name for one in came[:_NAMED])
    if len(came) > _NAMED:
        names = translate("Watch", "{names} and %n other(s)", "", len(came) - _NAMED).format(names=names)
    return translate("Watch", "%n file(s) merged from {folder}: {names}.", "", len(came)).format(
        folder=folder, names=names
    )


def refused_words(refused: Sequence[Arrived]) -> str:
    """Why nothing of a file was merged; of several the first, and how many more."""
    words = translate("Watch", "Not merged: {why}").format(why=said(refused[0].merged.refused))
    if len(refused) > 1:
        words += " " + translate("Watch", "So were %n other(s).", "", len(refused) - 1)
    return words


def struck_words(held: int, who: Sequence[str]) -> str:
    """That words were struck by others and still stand here."""
    words = translate("Watch", "{who} struck words in %n place(s); here they still stand.", "", held)
    return words.format(who=", ".join(dict.fromkeys(who)) or "–")
