"""How a file to merge is told: its state in words and as an icon, its figures, the sentence over all of them."""

from __future__ import annotations

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from facilitator.ui.pages.merge.source_list import Source, Stage
from facilitator.ui.pages.merge.telling import clock_of
from facilitator.ui.words import translate
from facilitator.workspace.merging_here import Merged
from facilitator.workspace.previewing_merge import Receipt

_ICONS = {
    Stage.WAITING: ("clock-outline", "text3"),
    Stage.LOOKING: ("clock-outline", "text2"),
    Stage.READY: ("circle-half-full", "accent"),
    Stage.NOTHING: ("equal", "text2"),
    Stage.STRANGER: ("help-circle-outline", "care"),
    Stage.REFUSED: ("alert-circle-outline", "clash"),
    Stage.STOPPED: ("cancel", "text2"),
    Stage.MERGING: ("call-merge", "accent"),
    Stage.MERGED: ("check-circle-outline", "accent"),
}


def icon_of(source: Source) -> tuple[str, str]:
    """The icon of a file's state and its tone."""
    return _ICONS[source.stage]


def receipt_of(source: Source) -> Receipt | None:
    """What it brought, else what it would bring."""
    if source.stage is Stage.MERGED and source.merged:
        return source.merged.receipt
    return source.preview.receipt if source.preview and source.stage is not Stage.STRANGER else None


def figure(source: Source, name: str) -> str:
    """A figure of a file; "–" while nobody knows it."""
    receipt = receipt_of(source)
    if receipt is None or source.stage in (Stage.REFUSED, Stage.STRANGER):
        return "–" if source.stage in (Stage.REFUSED, Stage.STRANGER, Stage.STOPPED) else ""
    return str(getattr(receipt, name))


def authors_of(source: Source) -> str:
    """Who wrote what comes in."""
    if not source.preview:
        return ""
    authors = source.preview.authors
    if len(authors) > 2:
        return translate("Merge", "{first} and %n other(s)", "", len(authors) - 1).format(first=authors[0])
    return ", ".join(authors)


def state_of(source: Source, zone: ZoneInfo) -> tuple[str, str]:
    """The state in words: a strong part and the rest."""
    if source.stage is Stage.READY and source.preview:
        return translate("Merge", "Dry run"), _beside(source.preview.receipt)
    if source.stage is Stage.MERGED and source.merged:
        at = translate("Merge", "Merged {time}").format(time=clock_of(source.merged.at, zone))
        rest = _beside(source.merged.receipt) if source.merged.receipt else ""
        return "", f"{at} · {rest}" if rest else at
    if source.stage is Stage.NOTHING and source.preview:
        return "", _nothing(source)
    if source.stage is Stage.REFUSED:
        return translate("Merge", "Refused"), source.refused
    told = {
        Stage.WAITING: translate("Merge", "Waiting"),
        Stage.LOOKING: translate("Merge", "Looking at it …"),
        Stage.STRANGER: translate("Merge", "Of another workshop"),
        Stage.STOPPED: translate("Merge", "Stopped; add it again to look"),
        Stage.MERGING: translate("Merge", "Merging …"),
    }
    return "", told.get(source.stage, "")


def _nothing(source: Source) -> str:
    if source.preview and source.preview.is_itself:
        return translate("Merge", "This is the open file")
    drafts = source.preview.receipt.drafts if source.preview else 0
    told = translate("Merge", "Nothing new, already merged")
    return f"{told} · {_drafts(drafts)}" if drafts else told


def _beside(receipt: Receipt) -> str:
    """What else there is to know of a file."""
    parts: list[str] = []
    if receipt.quarantined:
        parts.append(translate("Merge", "%n row(s) refused as not genuine", "", receipt.quarantined))
    if receipt.drafts:
        parts.append(_drafts(receipt.drafts))
    if receipt.redactions:
        parts.append(translate("Merge", "strikes words in %n place(s)", "", len(receipt.redactions)))
    if receipt.standing:
        parts.append(translate("Merge", "they stand in %n more place(s) here", "", len(receipt.standing)))
    if receipt.held:
        parts.append(translate("Merge", "%n redaction(s) held back", "", len(receipt.held)))
    if receipt.gaps:
        parts.append(translate("Merge", "%n change(s) missing", "", receipt.gaps))
    return " · ".join(parts)


def _drafts(count: int) -> str:
    return translate("Merge", "%n unfinished line(s)", "", count)


def summary(ready: Sequence[Source]) -> tuple[str, str]:
    """What all the files that are ready would bring: a strong sentence, and what comes before anything is written."""
    if not ready:
        return "", ""
    new = changed = conflicts = 0
    for source in ready:
        receipt = source.preview.receipt if source.preview else Receipt()
        new, changed, conflicts = new + receipt.new, changed + receipt.changed, conflicts + receipt.conflicts
    counted = (
        (new, translate("Merge", "{count} new").format(count=new)),
        (changed, translate("Merge", "{count} changed").format(count=changed)),
        (conflicts, translate("Merge", "%n conflict(s)", "", conflicts)),
    )
    parts = [words for count, words in counted if count] or [translate("Merge", "No new record")]
    listed = ", ".join(parts[:-1])
    listed = translate("Merge", "{listed} and {last}").format(listed=listed, last=parts[-1]) if listed else parts[-1]
    told = translate("Merge", "{listed} would come in").format(listed=listed)
    whole = translate("Merge", "{told} from %n file(s).", "", len(ready))
    if len(ready) > 1:  # what two of them share is counted in both
        whole = translate("Merge", "{told} from %n file(s), each counted alone.", "", len(ready))
    whole = whole.format(told=told)
    rest = translate("Merge", "Nothing is written yet. A backup is made first.")
    if any(source.preview and source.preview.strikes for source in ready):
        rest += " " + translate("Merge", "Then you are asked about what others struck.")
    return whole, rest


def merged_words(merged: Sequence[Merged], backup: str) -> tuple[str, str]:
    """What a merge did: the level of the message, and the sentence."""
    receipts = [one.receipt for one in merged if one.receipt]
    if not receipts:
        return "care", translate("Merge", "Nothing was merged; the list of files says why.")
    words = translate("Merge", "%n file(s) merged; the backup made before is “{backup}”.", "", len(receipts))
    level = "done"
    if any(receipt.redactions for receipt in receipts):
        struck = translate("Merge", "It still holds what was struck, until you delete it in File → Backups.")
        level, words = "care", f"{words} {struck}"
    level, words, places = _besides(level, words, receipts)
    if any(receipt.held for receipt in receipts):
        held = translate("Merge", "What others struck still stands here; to strike it, merge the file again.")
        level, words = "care", f"{words} {held}"
    return level, words.format(backup=backup, places=places)


def _besides(level: str, words: str, receipts: Sequence[Receipt]) -> tuple[str, str, str]:
    """The same with where struck words stand besides: as the command that strikes them wants it, item and field."""
    found = dict.fromkeys(f"{one.item} {one.field}" for receipt in receipts for one in receipt.standing)
    if not found:
        return level, words, ""
    more = translate(
        "Merge", "Struck words stand in %n more place(s); “facilitator redact” strikes them: {places}.", "", len(found)
    )
    return "care", f"{words} {more}", "; ".join(found)


def notice(source: Source | None) -> str:
    """What a person has to know of the file that is chosen; "" for nothing."""
    if source and source.stage is Stage.REFUSED:
        return source.refused
    if source and source.stage is Stage.STRANGER and source.preview:
        return translate(
            "Merge", "{file} belongs to another workshop, “{title}”. It can be taken in all the same, beside this one."
        ).format(file=source.path.name, title=source.preview.other_workshop)
    return ""
