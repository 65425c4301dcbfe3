"""Background and objectives of a workshop report: the template's own words, nothing else."""

from __future__ import annotations

from facilitator.document import Block, Part
from facilitator.summary.material import Material
from facilitator.summary.messages import lettered
from facilitator.summary.sentences import stop, tidy, unstop
from facilitator.summary.spans import paragraph, part, text


def background_part(material: Material) -> Part:
    """The part “Background and objectives”, from the settings ``report.background`` and ``report.objectives``."""
    wording = material.wording
    background = _texts(material, "report.background")
    objectives = _texts(material, "report.objectives")
    blocks: list[Block] = [paragraph(text(stop(one))) for one in background]
    if not background:
        blocks.append(paragraph(text(wording.say("report.no_background"))))
    if objectives:
        last = len(objectives) - 1
        blocks.append(paragraph(text(wording.say("report.objectives"))))
        blocks.append(
            lettered(
                tuple(
                    paragraph(text(f"{unstop(one).rstrip(';')}{'.' if index == last else ';'}"), numbered=False)
                    for index, one in enumerate(objectives)
                )
            )
        )
    return part("background", wording.say("report.background"), *blocks)


def _texts(material: Material, name: str) -> tuple[str, ...]:
    """The paragraphs of a setting, one a line."""
    given = material.records.workshop.settings.get(name, "")
    return tuple(shown for line in given.split("\n") if (shown := material.attribution.mask.hide(tidy(line))))
