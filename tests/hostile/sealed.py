"""Valid rows of a session file made nonsense of, each under the id that is the hash of what it then says: nothing that
looks at hashes alone can tell them from what people wrote. All from one seed."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from facilitator.change import Change, join_ids, sealed
from facilitator.store.tables import TABLES, Table

_COLUMNS = "id, format, session, item, field, value, salt, parents, writer, seq, author, wall"
_EDGES = (0, 1, -1, 2**31, 2**53 + 1, 2**63 - 1, -(2**63))
_NUMBERS = ("", "-1", "0", "1e999", "nan", "9" * 4400, "²", "٣", "½", "0x10", "1_000", " 7 ", "1.5", "12 months", "-0")
_DAYS = (
    "2024-13-45",
    "9999-12-31",
    "0001-01-01",
    "0000-00-00",
    "2024-02-30",
    "29 August",
    "2024-08-29T99:99",
    "24:00",
    "2024-08-29 11:40, as amended, Chair",
    "9999-99-99 99:99",
    "12:60",
    "-1:00",
    "2024-W35-4",
    "20240829",
)
_TEXTS = (
    "",
    " ",
    "\0",
    "a\0b",
    "\u202egnp.exe\u2066",
    "=1+1",
    "-- | --",
    "<script>alert(1)</script>",
    "]]>",
    "&#0;",
    "{",
    "}",
    "{0}",
    "{lead.__class__.__mro__}",
    "%s %n %(x)s",
    "'; DROP TABLE change; --",
    "../../../etc/passwd",
    "CON",
    "C:\\nul",
    "\r\n\t\x0b\x0c\x1b[31m",
    "\ufeff\u200b\u200d",
    "null",
    "{}",
    "[]",
    "[" * 3000,
    '{"type": "part"}',
    "z\u0301" * 300,
    "\ufffe\uffff",
    "\U0010ffff",
    "x" * 3000,
    "a " * 2000,
    "@" * 50,
    "#" * 50,
    "## # ##",
    "\n" * 200,
    "𝕏" * 100,
    "ﷺ" * 50,
    "\U000e0001\U0001f3f4\U000e0067",
    "said: said: said:",
    "Ann said",
    "> > > > by by by",
    ":" * 100,
    "(" * 500,
    "‏עברית",
)
_FIELDS = (
    "redactedly",
    "redacted/",
    "text/",
    "tags/",
    "/",
    "",
    "held",
    "settings/",
    "lesson/",
    "deleted/x",
    "kind/kind",
    "conflicts",
    "id",
    "session",
    "author",
    "at",
    "other",
    "struck",
    "same_as/",
    "order/x",
    "x" * 900,
)
_SETTINGS = (
    "paper.attribution",
    "paper.words",
    "paper.minutes",
    "paper.consent",
    "paper.letterhead",
    "paper.logo",
    "paper.ladder",
    "pack.parts",
    "report.words",
    "report.organizers",
    "paper.example",
    "wording.draft",
    "paper.status",
    "ladder.some",
    "terms.check",
    "plan.reviews",
    "wording.hidden",
)
_KINDS = tuple(kind for table in TABLES for kind in sorted(table.kinds))


@dataclass(frozen=True, slots=True)
class Stock:
    """What a file holds, to be varied: its rows, and its items by kind."""

    chance: random.Random
    rows: tuple[Change, ...]
    kinds: dict[str, str]

    def row(self) -> Change:
        return self.chance.choice(self.rows)

    def item(self) -> str:
        return self.chance.choice((*self.kinds, "nowhere", ""))

    def heads(self) -> bytes:
        """Parents of chance: of other items and fields, and some that nobody has."""
        known = [one.id for one in self.chance.sample(self.rows, self.chance.randrange(4))]
        return join_ids([*known, *([self.chance.randbytes(32)] if self.chance.random() < 0.2 else [])])

    def value(self, field: str = "") -> str:
        """Something else than what the field wants."""
        pools = (_TEXTS, _NUMBERS, _DAYS, _KINDS, tuple(self.kinds), ("none", "named", "delegation", "final", "JPN"))
        chosen = self.chance.choice(self.chance.choice(pools))
        return chosen * self.chance.choice((1, 1, 1, 40)) if len(chosen) < 900 else chosen

    def made(self, item: str, field: str, value: str, parents: bytes = b"") -> Change:
        """A change by whoever it likes to be, at whatever time, under whatever number."""
        like = self.row()
        writer, seq = (like.writer, like.seq) if self.chance.random() < 0.3 else (self.chance.randbytes(16), 1)
        wall = self.chance.choice((like.wall, *_EDGES))
        author = self.chance.choice((like.author, "Ann", "", *_TEXTS[:6]))
        seq = self.chance.choice((seq, *_EDGES))
        session = self.chance.choice((like.session, like.session, "", item))
        salt = self.chance.randbytes(16)
        return sealed(Change(b"", 1, session, item, field, value, salt, parents, writer, seq, author, wall))


def reworded(stock: Stock) -> Iterable[Change]:
    """A row's field says something else: after it, beside it, or twice over."""
    like = stock.row()
    parents = stock.chance.choice((like.id, b"", like.parents, stock.heads()))
    for _ in range(stock.chance.choice((1, 1, 3))):
        yield stock.made(like.item, like.field, stock.value(like.field), parents)


def of_another_item(stock: Stock) -> Iterable[Change]:
    """What belongs to one item said of another: a settlement of somebody else's conflict, a kind of another kind."""
    like = stock.row()
    yield stock.made(stock.item(), like.field, like.value or "", stock.chance.choice((like.id, like.parents)))
    yield stock.made(stock.item(), "kind", stock.chance.choice((*_KINDS, "dragon", "conflict", "")), stock.heads())


def new_item(stock: Stock) -> Iterable[Change]:
    """A whole item, every field of it nonsense."""
    table = stock.chance.choice(TABLES)
    item = f"made{stock.chance.randrange(10**6)}"
    yield stock.made(item, "kind", stock.chance.choice((*sorted(table.kinds), "dragon")))
    for name in _names(stock, table):
        if stock.chance.random() < 0.8:
            yield stock.made(item, name, stock.value(name))


def _names(stock: Stock, table: Table) -> Iterable[str]:
    for field in table.fields:
        single = field.form in ("text", "flag")
        yield field.name if single else f"{field.name}/{stock.chance.choice((stock.item(), stock.value()[:200]))}"


def into_itself(stock: Stock) -> Iterable[Change]:
    """An item that stands in itself, says the same as itself, is its own speaker; and two that stand in each other."""
    one, other = stock.item(), stock.item()
    for name in ("point", "slot", "session", "speaker", "group", "covers", "after"):
        if stock.chance.random() < 0.4:
            yield stock.made(one, name, stock.chance.choice((one, other)), stock.heads())
            yield stock.made(other, name, one)
    for name in ("same_as", "takes_up", "supports", "leads", "aliases", "themes", "moderators"):
        if stock.chance.random() < 0.4:
            yield stock.made(one, f"{name}/{other}", "1")
            yield stock.made(other, f"{name}/{one}", stock.chance.choice(("1", "", "-1", "x")))


def buried(stock: Stock) -> Iterable[Change]:
    """Deletions of anything, in all ways: knowing everything, nothing, or the changes of other items."""
    known = join_ids(one.id for one in stock.rows)
    for _ in range(stock.chance.choice((1, 6))):
        yield stock.made(
            stock.item(),
            "deleted",
            stock.chance.choice(("1", "", "2", "no")),
            stock.chance.choice((b"", stock.heads(), known)),
        )


def struck(stock: Stock) -> Iterable[Change]:
    """Redactions of what is not theirs to strike: other items' changes, changes nobody has, themselves struck."""
    like = stock.row()
    named = stock.chance.choice((stock.heads(), like.id, join_ids(one.id for one in stock.rows)))
    item = stock.chance.choice((like.item, stock.item()))
    made = stock.made(
        item, stock.chance.choice(("redacted", "redacted/text", "redacted/", "redacted/x/y")), "why", named
    )
    yield made
    yield stock.made(item, "redacted", stock.value(), made.id)


def of_the_workshop(stock: Stock) -> Iterable[Change]:
    """Nonsense where papers take their settings, days and zone from."""
    found = [item for item, kind in stock.kinds.items() if kind in ("workshop", "session", "slot", "point")]
    for _ in range(stock.chance.choice((1, 4))):
        item = stock.chance.choice(found)
        names = (
            "title",
            "zone",
            "first_day",
            "last_day",
            "day",
            "start",
            "end",
            "code",
            "type",
            "order",
            "venue",
            "held",
            "programme",
            "template",
            f"settings/{stock.chance.choice(_SETTINGS)}",
            "short_title",
            "coverage",
        )
        name = stock.chance.choice(names)
        live = [one.id for one in stock.rows if one.item == item and one.field == name]
        yield stock.made(item, name, stock.value(name), join_ids(live))


def of_no_field(stock: Stock) -> Iterable[Change]:
    """Fields there are not, and some that are columns of something else."""
    for _ in range(stock.chance.choice((1, 5))):
        yield stock.made(stock.item(), stock.chance.choice(_FIELDS), stock.value(), stock.heads())


NONSENSE: tuple[Callable[[Stock], Iterable[Change]], ...] = (
    reworded,
    of_another_item,
    new_item,
    into_itself,
    buried,
    struck,
    of_the_workshop,
    of_no_field,
)


def sealed_mutants(path: Path, chance: random.Random) -> None:
    """Puts nonsense of one to a dozen sorts into a file, between what people wrote."""
    with closing(sqlite3.connect(path)) as connection:
        rows = tuple(map(Change._make, connection.execute(f"SELECT {_COLUMNS} FROM change ORDER BY rowid")))
        kinds = {one.item: one.value or "" for one in rows if one.field == "kind"}
        made: dict[bytes, Change] = {}
        for _ in range(chance.choice((1, 3, 12))):
            stock = Stock(chance, (*rows, *made.values()), kinds)
            made |= {one.id: one for one in chance.choice(NONSENSE)(stock)}
        _put(connection, tuple(made.values()))


def _put(connection: sqlite3.Connection, made: Sequence[Change]) -> None:
    marks = ", ".join("?" * 12)
    connection.executemany(f"INSERT INTO change({_COLUMNS}) VALUES({marks})", made)
    connection.commit()
