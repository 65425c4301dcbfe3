"""The words people use for columns, and for kinds of record, in the six languages of the room."""

from __future__ import annotations

from facilitator.domain import Kind

# Each field of a record or person, and the titles of columns that mean it, divided by bars.
COLUMN_WORDS: dict[str, str] = {
    "name": (
        "name|full name|participant|participant name|participants|speaker name|姓名|名字"
        "|参会人员|与会者|이름|성명|성함|참가자|참석자|氏名|名前|お名前|参加者|имя|фио|ф.и.о|фамилия, имя"
        "|участник|участники|нэр|овог нэр|овог, нэр|оролцогч"
    ),
    "first name": "first name|given name|forename|given names|имя отчество",
    "last name": "last name|surname|family name|фамилия|овог",
    "native name": (
        "native name|name in own language|name (original)|original name|local name|한글 이름|한글이름"
        "|중문 이름|中文姓名|中文名|имя на родном языке"
    ),
    "english name": (
        "english name|name (english)|name in english|영문 이름|영문이름|영문 성명|英文名|英文姓名|имя на английском"
    ),
    "aliases": "alias|aliases|other names|also known as|nickname|别名|別名|별칭|별명|псевдоним|другие имена",
    "abbreviation": (
        "abbreviation|abbr|initials|short name|short|acronym|缩写|简称|약칭|약어|略称|сокращение|инициалы|товчлол"
    ),
    "organization": (
        "organization|organisation|affiliation|institution|institute|agency|company|org"
        "|affiliation/organization|单位|机构|工作单位|所属单位|소속|기관|소속기관|소속 기관|所属|所属機関|機関"
        "|организация|учреждение|место работы|байгууллага"
    ),
    "delegation": (
        "delegation|country|state|member state|nationality|国家|代表团|国别|국가|국적|대표단|나라|国|国名"
        "|代表団|страна|делегация|государство|улс|төлөөлөгчид"
    ),
    "constituency": "constituency|group|category|stakeholder group|类别|분류|구분|区分|категория|группа|ангилал",
    "role": (
        "role|function|position|job title|designation|post|title/position|职务|职位|职称|角色|직위|직책|직함"
        "|역할|役職|役割|肩書|должность|роль|албан тушаал"
    ),
    "present": (
        "present|attended|attendance|attending|here|checked in|出席|是否出席|到场|参加|참석|참석여부|참석 여부"
        "|출석|出欠|присутствие|присутствует|присутствовал|ирсэн|ирц"
    ),
    "text": (
        "text|note|statement|content|intervention|summary|record|remark text|point made|内容|发言|发言内容"
        "|内容摘要|문장|내용|발언|발언 내용|本文|発言|発言内容|текст|содержание|выступление|агуулга|тэмдэглэл"
    ),
    "weak text": (
        "notes|description|details|описание|comment|comments|remarks|remark|备注|评论|비고|메모|의견|備考"
        "|コメント|メモ|примечание|примечания|комментарий|заметки|тайлбар"
    ),
    "kind": "kind|type|type of note|note type|record type|类型|种类|유형|종류|種類|種別|тип|вид|төрөл",
    "speaker": (
        "speaker|said by|by|proponent|proposed by|who said|发言人|发言者|提案人|발언자|발표자|제안자|発言者"
        "|発表者|提案者|докладчик|выступающий|спикер|автор предложения|илтгэгч"
    ),
    "point": (
        "point|discussion point|agenda item|topic|agenda|议题|讨论要点|의제|안건|논의사항|주제|議題|論点|пункт"
        "|пункт повестки|тема|вопрос повестки|хэлэлцэх асуудал|сэдэв"
    ),
    "tags": (
        "tags|tag|themes|theme|keywords|species|标签|主题|关键词|태그|키워드|タグ|キーワード|теги|тег|метки"
        "|ключевые слова|түлхүүр үг"
    ),
    "leads": (
        "lead|leads|who|responsible|responsible party|lead organization|lead organisation|lead agency|owner"
        "|assignee|assigned to|负责人|牵头单位|责任人|负责单位|담당|담당자|책임자|주관|주관기관|担当|担当者"
        "|責任者|ответственный|ответственные|исполнитель|хариуцагч|хариуцах эзэн"
    ),
    "partners": (
        "partner|partners|with|with whom|supporting|合作伙伴|协作单位|协办单位|협력|협력기관|파트너|協力"
        "|協力機関|партнер|партнеры|партнёр|партнёры|түнш"
    ),
    "due": (
        "due|due date|deadline|by when|when|date due|target date|timeline|截止日期|期限|完成时间|기한|마감"
        "|마감일|완료 예정일|締切|期日|締め切り|срок|сроки|срок исполнения|дата исполнения|хугацаа"
    ),
    "due_text": "due_text|due text|due words",
    "status": ("status|state of play|progress|状态|进展|상태|진행상황|진행 상황|状態|進捗|статус|состояние|төлөв|явц"),
    "title": (
        "title|proposal title|project title|project|project name|标题|项目名称|题目|제목|사업명|과제명|題名"
        "|件名|タイトル|название|заголовок|название проекта|гарчиг"
    ),
    "cost": "cost|budget|estimated cost|amount|费用|预算|비용|예산|費用|予算|стоимость|бюджет|өртөг|төсөв",
    "currency": "currency|货币|币种|통화|通貨|валюта|мөнгөн тэмдэгт",
    "duration": (
        "duration|period|length|持续时间|工期|기간|사업기간|期間|продолжительность|длительность|үргэлжлэх хугацаа"
    ),
    "sites": (
        "site|sites|location|locations|area|地点|区域|대상지|지역|장소|場所|地域|место|места|участки|территория|газар"
    ),
    "range_states": (
        "range_states|range states|range state|countries|分布国|분포국|서식국|分布国家|生息国"
        "|государства ареала|страны ареала"
    ),
    "supports": (
        "supports|supported by|support|supporters|支持|支持者|지지|지지자|支持国|поддержка|поддержали|дэмжсэн"
    ),
    "reservations": "reservations|reservation|reservations by|保留意见|유보|留保|оговорки",
    "people": "people|mentions|mentioned",
    "starred": "starred|star|important|key message|重要|중요|重要度|важно|чухал",
    "verbatim": "verbatim|quotation|quote|直接引用|인용|引用|цитата|дословно|ишлэл",
    "translation": "translation|译文|翻译|번역|翻訳|訳|перевод|орчуулга",
    "language": "language|lang|语言|언어|言語|язык|хэл",
}
# Each kind of record, and the words for it as a cell, as a title or as a label.
KIND_WORDS: dict[str, str] = {
    Kind.STATEMENT: (
        "statement|note|notes|view|remark|comment|发言|意见|발언|의견|発言|意見|заявление|высказывание|выступление"
    ),
    Kind.PRACTICE: (
        "good practice|good practices|practice|practices|best practice|success|successes|良好做法|经验"
        "|모범사례|우수사례|優良事例|グッドプラクティス|передовая практика|хорошая практика|сайн туршлага"
    ),
    Kind.CHALLENGE: (
        "challenge|challenges|problem|problems|issue|issues|threat|挑战|问题|도전과제|문제|과제|課題|問題"
        "|вызов|проблема|проблемы|бэрхшээл"
    ),
    Kind.LESSON: (
        "lesson|lessons|lesson learned|lesson learnt|lessons learned|lessons learnt|经验教训|教训|교훈|教訓"
        "|урок|уроки|извлеченные уроки|сургамж"
    ),
    Kind.GAP: "gap|gaps|差距|空白|격차|ギャップ|пробел|пробелы|цоорхой",
    Kind.RECOMMENDATION: (
        "recommendation|recommendations|suggestion|suggestions|建议|권고|권고사항|제언|提言|勧告|рекомендация"
        "|рекомендации|зөвлөмж"
    ),
    Kind.AGREEMENT: (
        "agreement|agreements|agreed|conclusion|conclusions|resolution|resolutions|decision|decisions|共识"
        "|一致意见|结论|决议|决定|합의|합의사항|결론|결의|결정|결정사항|合意|合意事項|結論|決議|決定"
        "|согласовано|соглашение|вывод|выводы|решение|решения|резолюция|заключение|дүгнэлт|шийдвэр"
    ),
    Kind.DIFFERING: (
        "differing view|differing views|differs|different view|disagreement|不同意见|分歧|이견|異論|異なる意见"
        "|разногласие|разногласия|особое мнение"
    ),
    Kind.QUESTION: "question|questions|q|open question|提问|疑问|질문|質問|вопрос|вопросы|асуулт",
    Kind.PRESENTATION: "presentation|presentations|talk|演讲|报告|발표|発表|презентация|доклад|илтгэл",
    Kind.PROPOSAL: (
        "proposal|proposals|project proposal|proposed project|提案|项目提案|제안|사업제안|プロジェクト提案"
        "|предложение|предложения|санал"
    ),
    Kind.ACTION: (
        "action|actions|action item|action items|action point|action points|activity|activities|task|tasks"
        "|to do|todo|to-do|what|next step|next steps|follow-up|follow up|followup|行动|行动项|行动计划"
        "|后续行动|任务|조치|조치사항|실행과제|후속조치|후속 조치|할 일|이행과제|アクション|行動項目"
        "|今後の対応|対応事項|действие|действия|мероприятие|мероприятия|меры|задача|задачи|поручение|поручения"
        "|следующие шаги|арга хэмжээ"
    ),
}


def forms(words: str) -> frozenset[str]:
    """The words of a text divided by bars."""
    return frozenset(words.split("|"))
