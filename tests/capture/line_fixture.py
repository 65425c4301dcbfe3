"""The roster, the vocabularies and the table of lines that the tests of one typed line use."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from facilitator.directory import Directory
from facilitator.domain import Participant, Term

DAY = date(2024, 8, 28)
TABLE = Path(__file__).with_name("lines.tsv")

TERMS = """
delegation cn China CN,PRC,中国,중국,Китай,Хятад
delegation kp DPRK 조선,КНДР,БНАСАУ
delegation jp Japan JP,日本,일본,Япония,Япон
delegation mn Mongolia MN,蒙古,몽골,モンゴル,Монголия,Монгол
delegation kr Republic_of_Korea ROK,한국,韩国,韓国,РК,БНСУ
delegation ru Russian_Federation RF,Russia,РФ,Россия,俄罗斯,러시아,ОХУ
organization nie National_Institute_of_Ecology NIE,국립생태원
organization wwf WWF 世界自然基金会
organization eaafp East_Asian-Australasian_Flyway_Partnership EAAFP
organization sec Secretariat секретариат,秘书处,사무국,事務局
species amur-tiger Amur_tiger тигр,호랑이,东北虎,アムールトラ
species snow-leopard Snow_leopard ирбис,ирвэс,雪豹,눈표범
species black-faced-spoonbill Black-faced_Spoonbill spoonbill,저어새,黑脸琵鹭,クロツラヘラサギ
species hooded-crane Hooded_Crane 흑두루미,ナベヅル
target GBF-04 Halt_species_extinction T4
target GBF-21 Knowledge T21
policy cms CMS Bonn_Convention
policy ramsar Ramsar 람사르
"""

PEOPLE = """
oyun|Oyunchimeg Bat|Oyun,Оюун,Оюунчимэг|mn|
kimm|Kim Minji|김민지|kr|nie
kimj|Kim Junho|김준호|kr|
sato|Sato Kenji|佐藤健二,佐藤|jp|
petrov|Ivan Petrov|Петров,Иван Петров|ru|
liwei|Li Wei|李伟|cn|
park|Park Sooyoung|박수영|kr|
elena|Elena Sidorova|Сидорова|ru|wwf
"""


def _terms() -> Iterator[Term]:
    for line in TERMS.split("\n"):
        if line:
            vocabulary, key, name, synonyms = line.split(" ", 3)
            words = tuple(word.replace("_", " ") for word in synonyms.split(","))
            yield Term(key, vocabulary, key, name.replace("_", " "), "", words, "", "", "")


def _people() -> Iterator[Participant]:
    for line in PEOPLE.split("\n"):
        if line:
            ref, name, aliases, delegation, organization = line.split("|")
            yield Participant(ref, name, tuple(aliases.split(",")), "", organization, delegation, "", "", True, ())


def directory() -> Directory:
    return Directory(_terms(), _people())


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table: what stands before its text, its kind, and the fields as written."""

    line: str
    prefix: str
    kind: str
    fields: str


def table() -> list[Row]:
    rows: list[Row] = []
    for line in TABLE.read_text(encoding="utf-8").split("\n"):
        if line and not line.startswith("%%"):
            typed, kind, fields = line.split("\t")
            before, boundary, after = typed.replace("␣", "\u3000").replace("→", "\t").partition("¦")
            rows.append(Row(before + after, before if boundary else "", kind, fields))
    return rows
