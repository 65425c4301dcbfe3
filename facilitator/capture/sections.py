"""Headings that say what stands below them: agreements, actions, recommendations, or people."""

from __future__ import annotations

import re

from facilitator.capture.column_words import forms
from facilitator.capture.columns import fold_title
from facilitator.domain import Kind

_ACTION = (
    "action|actions|action item|action items|action point|action points|agreed actions|agreed action items"
    "|action list|action plan|follow-up|follow up|followup|follow-up actions|follow up actions|follow-up items"
    "|next step|next steps|to do|to-do|todo|tasks|way forward|actions and next steps|行动|行动项|行动事项"
    "|行动计划|后续行动|后续工作|下一步|下一步工作|下一步行动|待办事项|조치|조치사항|조치 사항|실행과제"
    "|실행 과제|후속조치|후속 조치|후속 활동|향후 계획|향후계획|다음 단계|할 일|アクション|アクションアイテム"
    "|行動項目|今後の対応|対応事項|次のステップ|フォローアップ|действия|план действий|мероприятия"
    "|следующие шаги|дальнейшие шаги|дальнейшие действия|последующие действия|последующие меры|поручения|задачи"
    "|арга хэмжээ|дараагийн алхам|дараагийн алхмууд"
)
_AGREEMENT = (
    "conclusion|conclusions|conclusions and recommendations|conclusion and recommendations|resolution"
    "|resolutions|decision|decisions|decisions taken|agreement|agreements|agreed|agreed points"
    "|agreed conclusions|points of agreement|consensus|结论|结论和建议|结论与建议|决议|决定|共识|达成的共识"
    "|一致意见|결론|결론 및 권고|결론 및 제언|결의|결의사항|결정|결정사항|결정 사항|합의|합의사항|합의 사항"
    "|結論|結論と提言|決議|決定|決定事項|合意|合意事項|заключение|выводы|вывод|выводы и рекомендации|резолюция"
    "|резолюции|решение|решения|договоренности|договорённости|согласовано|дүгнэлт|шийдвэр|шийдвэрүүд|тогтоол"
    "|тохиролцоо"
)
_RECOMMENDATION = (
    "recommendation|recommendations|key recommendations|建议|政策建议|권고|권고사항|권고 사항|제언|提言|勧告"
    "|рекомендация|рекомендации|зөвлөмж|зөвлөмжүүд"
)
SECTIONS: dict[str, str] = {
    title: str(kind)
    for kind, titles in (
        (Kind.ACTION, _ACTION),
        (Kind.AGREEMENT, _AGREEMENT),
        (Kind.RECOMMENDATION, _RECOMMENDATION),
    )
    for title in titles.split("|")
}
_PEOPLE = forms(
    "participants|list of participants|participant list|attendance|attendees|present|those present|members present"
    "|参会人员|参加人员|与会人员|与会者|出席人员|참석자|참가자|참석자 명단|참가자 명단|出席者|参加者|参加者名簿"
    "|участники|список участников|присутствовали|присутствующие|оролцогчид|оролцогчдын жагсаалт"
)
_NUMBER = re.compile(
    r"^\s*(?:(?:annex|appendix|part|section|session)\s+[\dIVXivx.]+\s*[.:：-]|(?:\d{1,2}|[IVX]+)(?:\.\d{1,2})*[.):：、](?!\d)"
    r"|[一二三四五六七八九十]{1,3}、|\d{1,2}(?:\.\d{1,2})+(?=\s)|[A-Za-z][.)])\s*"
)


def section_kind(heading: str) -> str:
    """The kind of record that stands below a heading, "" for a heading that says nothing of it."""
    return SECTIONS.get(fold_title(heading)) or SECTIONS.get(fold_title(unnumbered(heading)), "")


def is_people_heading(heading: str) -> bool:
    """Whether a heading stands over the people who were there, and so is no discussion point."""
    return fold_heading(heading) in _PEOPLE


def is_label(line: str, before_list: bool) -> bool:
    """Whether a line that is not set as a heading is one all the same: "Next steps:", or before a list."""
    if not section_kind(line):
        return False
    return line.endswith((":", "：")) or (before_list and not line.endswith((".", "。", "!", "?")))


def unnumbered(heading: str) -> str:
    """A heading without the number or letter before it."""
    return _NUMBER.sub("", heading, count=1).strip()


def fold_heading(heading: str) -> str:
    """A heading for comparison with the titles of discussion points."""
    return fold_title(unnumbered(heading)) or fold_title(heading) or heading.strip()
