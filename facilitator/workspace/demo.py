"""The whole main job with the example workshop: several people's files, merged, and the papers.

Everything runs through the verbs that the command line has; nothing is computed in another way.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from pathlib import Path

from facilitator.assets import asset
from facilitator.clock import Clock, parse_moment, seeded_clock
from facilitator.domain import Records
from facilitator.errors import FacilitatorError
from facilitator.store.faults import faults
from facilitator.store.header import SUFFIX
from facilitator.workspace.action_plan_versions import load_with_versions
from facilitator.workspace.capturing import Capture, Desk
from facilitator.workspace.demo_plan import DemoPlan, Laptop, Step, Union, read_plan, typed_blocks
from facilitator.workspace.editing import Part, delete, edit, resolve
from facilitator.workspace.files import SessionFile, new, opened
from facilitator.workspace.finding_lines import gathered
from facilitator.workspace.importing import import_source
from facilitator.workspace.merging import merge
from facilitator.workspace.paper_folder import USUAL
from facilitator.workspace.paper_names import OF_A_SESSION, file_name, paper_name
from facilitator.workspace.papers import write_paper
from facilitator.workspace.proving import digest
from facilitator.workspace.showing import load_records
from facilitator.workspace.zones import zone_of

Say = Callable[[str], None]
# Besides the usual formats: text and data of what the roundtable reads.
_BESIDE = {"summary": (".md", ".json"), "roundtable": (".md", ".json")}


def run_demo(folder: Path, environ: Mapping[str, str], say: Say, papers: Sequence[str] = tuple(USUAL)) -> None:
    """Does the demo into a folder and says each step; never touches a file that somebody has changed.

    ``papers`` are those that are made, every one unless told otherwise.

    A folder that holds the same demo already is left as it is; one that holds anything else of these
    names gets a neighbour with a number. Raises FacilitatorError.
    """
    if folder.exists() and not folder.is_dir():
        raise FacilitatorError("{folder} is a file; name a folder for the demo.", folder=folder)
    plan = read_plan(asset("demo/demo.toml").read_text(encoding="utf-8"))
    now = parse_moment(environ.get("FACILITATOR_NOW", "").strip() or plan.now)
    with tempfile.TemporaryDirectory(prefix="facilitator-demo-") as name:
        work = Demo(plan, now, Path(name), say)
        for _ in work.sessions():
            pass
        work.papers(papers)
        deliver(work.written, folder, say)


class _Watch:
    """What one laptop's clock shows."""

    def __init__(self, moment: datetime) -> None:
        self.moment = moment

    def now(self) -> datetime:
        return self.moment


class Demo:
    """One run: where files are, each file's clock, and which item each typed line became."""

    def __init__(self, plan: DemoPlan, now: datetime, folder: Path, say: Say) -> None:
        self.plan = plan
        self.folder = folder
        self.say = say
        self.written: list[Path] = []
        self.items: dict[str, str] = {}
        self.now = now
        seeds = [(one.name, one.seed) for one in plan.laptops] + [(one.into, one.seed) for one in plan.unions]
        self.watches = {name: _Watch(now) for name, _ in seeds}
        self.clocks: dict[str, Clock] = {name: seeded_clock(self.watches[name].now, seed) for name, seed in seeds}

    def sessions(self) -> Iterator[Path]:
        """Capture, hand over, edit, merge, settle; gives each file as soon as it is there."""
        self.say("1. Capture: every note-taker types into a file of their own.")
        for laptop in self.plan.laptops:
            self._capture(laptop)
            yield self.written[-1]
        self.say("2. At the coffee break a file goes over by USB stick; then both go on and change the same records.")
        for giver, receiver in self.plan.handovers:
            self._merge(receiver, (giver,))
        for step in self._steps("handover"):
            self._edit(step)
        self.say("3. Lunch: the files are merged, per session and for the roundtable.")
        for union in self.plan.unions:
            self._unite(union)
            yield self.written[-1]

    def _path(self, name: str) -> Path:
        return self.folder / f"{name}{SUFFIX}"

    def _steps(self, stage: str, place: str | None = None) -> Iterable[Step]:
        return [step for step in self.plan.steps if step.stage == stage and place in (None, step.place)]

    def _capture(self, laptop: Laptop) -> None:
        path, clock = self._path(laptop.name), self.clocks[laptop.name]
        new(path, self.plan.template, laptop.session, laptop.author, clock)
        self.written.append(path)
        count = 0
        with opened(path, clock) as file:
            workshop = load_records(file).workshop.id
            edit(file, workshop, [Part("settings/paper.example", self.plan.example)])
            import_source(file, asset(f"demo/{self.plan.roster}"), None, None)
            text = asset(f"demo/{laptop.lines}").read_text(encoding="utf-8")
            for point, lines in typed_blocks(text):
                count += self._type(file, laptop.name, point, lines)
        self.say(f"   {path.name}: {count} records by {laptop.author}")

    def _type(self, file: SessionFile, laptop: str, point: str, lines: Sequence[str]) -> int:
        """Types the lines of a point over the time of its slot; the number of records they made."""
        capture, watch = Capture(file, None, point or None, None), self.watches[laptop]
        begin, end = self._hours(capture.desk, laptop)
        items: list[str] = []
        for place, line in enumerate(lines, 1):
            watch.moment = begin + (end - begin) * place / (len(lines) + 1)
            items += capture.keep([line]).items
        watch.moment = self.now
        self.items.update(zip(lines, items, strict=True))
        return len(set(items))

    def _hours(self, place: Desk, laptop: str) -> tuple[datetime, datetime]:
        """The time a point has: its part of its slot; the last minutes before now where it has no slot.

        Everything is as far from the programme as the demo's own now is.
        """
        point = next((one for one in place.frame.points if one.id == place.point), None)
        slot = next((one for one in place.frame.slots if point and one.id == point.slot), None)
        late = timedelta(seconds=20 * [one.name for one in self.plan.laptops].index(laptop))
        if point is None or slot is None:
            return self.now - timedelta(minutes=5), self.now
        zone = zone_of(place.frame)
        begin, end = (
            datetime.fromisoformat(f"{slot.day}T{hour}").replace(tzinfo=zone) for hour in (slot.start, slot.end)
        )
        beside = [one.id for one in place.frame.points if one.slot == slot.id]
        share, at = (end - begin) / len(beside), beside.index(point.id)
        away = self.now - parse_moment(self.plan.now)
        return begin + share * at + late + away, begin + share * (at + 1) + late + away

    def _merge(self, into: str, sources: Iterable[str]) -> None:
        target = self._path(into)
        # One after the other: together they would all be looked at first, which reads each of them twice.
        for (receipt,) in (merge(target, [self._path(name)], self.clocks[into]) for name in sources):
            self.say(
                f"   {receipt.source} into {into}{SUFFIX}: {receipt.new} new, {receipt.changed} changed,"
                f" {receipt.auto_merged} merged by themselves, {receipt.conflicts} conflicts"
            )

    def _unite(self, union: Union) -> None:
        self._merge(union.into, union.sources)
        self.written.append(self._path(union.into))
        for stage in ("settled", "merged"):
            for step in self._steps(stage, union.into):
                self._edit(step, union.author)
        with opened(self._path(union.into), self.clocks[union.into]) as file:
            left = len(load_records(file).conflicts)
        self.say(f"   {union.author} settles and completes; open conflicts, said on the papers: {left}")

    def _edit(self, step: Step, author: str | None = None) -> None:
        with opened(self._path(step.place), self.clocks[step.place]) as file:
            records = load_records(file)
            item = self._item(step, records)
            if step.delete:
                delete(file, item, author)
            elif step.settle:
                text = None if step.keep else step.text
                take = _standing(records, item, step.settle) if step.keep else None
                resolve(file, item, step.settle, take=take, text=text, author=author)
            else:
                links = [Part(f"same_as/{self._line(step.same_as)}", "1")] if step.same_as else []
                links += [Part(f"takes_up/{self._line(find)}", "1") for find in step.takes_up]
                edit(file, item, [*(Part(*field) for field in step.fields), *links], author)

    def _item(self, step: Step, records: Records) -> str:
        if step.find:
            return self._line(step.find)
        session = next((one.id for one in records.sessions if one.code == step.session), "")
        point = next((one.id for one in records.points if one.title == step.point), "")
        return point if step.point else session

    def _line(self, find: str) -> str:
        return next(item for line, item in self.items.items() if find in line)

    def papers(self, wanted: Sequence[str]) -> None:
        """Every paper in every format it is used in: those of a session from its file, the others from the last."""
        self.say("4. The papers of the roundtable.")
        for union in self.plan.unions[:-1]:
            self._papers_of(union.into, [paper for paper in OF_A_SESSION if paper in wanted])
        self._papers_of(self.plan.unions[-1].into, [one for one in USUAL if one in wanted and one not in OF_A_SESSION])

    def _papers_of(self, name: str, papers: Iterable[str]) -> None:
        with opened(self._path(name), self.clocks[name]) as file:
            records, now = load_with_versions(file), file.clock.now()
        told: dict[str, None] = {}
        for paper in papers:
            title = paper_name(records, paper, None)
            place = self.folder / file_name(title, records, now)
            suffixes = (*USUAL[paper], *_BESIDE.get(paper, ()))
            made = [write_paper(records, paper, Path(f"{place}{suffix}"), None, now) for suffix in suffixes]
            self.written += [written.path for written in made]
            self.say(f"   {title}: {', '.join(suffix.lstrip('.').upper() for suffix in suffixes)}")
            told |= dict.fromkeys(one for written in made for one in (*written.warnings, *written.findings))
        for sentence in gathered(told):
            self.say(f"     {sentence}")


def _standing(records: Records, item: str, field: str) -> str:
    """The version of a deletion conflict that keeps the record: any of its edits."""
    conflict = next(one for one in records.conflicts if one.item == item and one.field == field)
    return next(version.change for version in conflict.versions if version.field != field)


def deliver(written: Iterable[Path], folder: Path, say: Say) -> Path:
    """Copies files into a folder, or into a neighbour with a number where the folder has others of their names.

    The folder they are in. Raises FacilitatorError.
    """
    files = list(written)
    place = next(place for place in _places(folder) if _is_free(place, files))
    if place != folder:
        say(f"   {folder} holds files that were changed since; they stay as they are.")
    say("5. Files written:")
    with faults(place):
        place.mkdir(parents=True, exist_ok=True)
        for file in files:
            target = place / file.name
            if not target.exists():
                shutil.copyfile(file, target)
            say(f"   {target}")
    return place


def _places(folder: Path) -> Iterable[Path]:
    yield folder
    number = 2
    while True:
        yield folder.with_name(f"{folder.name}-{number}")
        number += 1


def _is_free(place: Path, files: Iterable[Path]) -> bool:
    """Whether nothing of these names is in a folder, or just the same."""
    return all(not (place / file.name).exists() or _same(place / file.name, file) for file in files)


def _same(one: Path, other: Path) -> bool:
    if one.suffix != SUFFIX:
        return one.is_file() and one.read_bytes() == other.read_bytes()
    return one.is_file() and _digest(one) == _digest(other)


def _digest(path: Path) -> str:
    clock = seeded_clock(lambda: parse_moment("2024-01-01"), 0)
    with opened(path, clock) as file:
        return digest(file)
