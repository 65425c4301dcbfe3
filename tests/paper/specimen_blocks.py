"""The blocks of the specimen paper: tables, charts, quotations, topics; all of it invented."""

from plain_papers import cell, columns, numbered, row, text

from facilitator.document import (
    BarGroup,
    Bars,
    Cell,
    Lettered,
    Mark,
    Meta,
    Paragraph,
    Quotation,
    Quotations,
    Row,
    Span,
    Strip,
    StripMark,
    Table,
    Timeline,
    Topic,
)

SIX = (
    Span("Metadata is 元数据 in "),
    Span("“先看懂数据，再划定廊道。”", language="zh", records=("n1",)),
    Span(" (Read the data first), "),
    Span("「共通の手法がなければ、共通の結論もない。」", language="ja"),
    Span(" in Japanese, "),
    Span("“아이들이 먼저 묻고 어른들이 답을 찾는다.”", language="ko"),
    Span(" in Korean, "),
    Span("«Леопард не предъявляет паспорт.»", language="ru"),
    Span(" in Russian and "),
    Span("«Өвлийн бэлчээр бол ирвэсийн ч гэр. Нөхөрлөл үүрлэдэг.»", language="mn"),
    Span(" in Mongolian; the Amur tiger ("),
    Span("Panthera tigris altaica", emphasis=True),
    Span(") crosses them all."),
)

META = (
    Meta("Status and attribution", ("29 August 2024, 12:52", "Attribution by delegation; no person is named")),
    Meta("Workshop", ("Workshop on nature conservation and biodiversity for transboundary cooperation",)),
    Meta("Slots", ("28 August, 13:00–15:00", "28 August, 15:30–17:30", "29 August, 09:00–10:20")),
    Meta("Moderators and rapporteurs", ("National Institute of Ecology (NIE), moderator", "Secretariat, rapporteur")),
)

GLANCE = Table(
    columns("", "2.1|number", "2.2|number", "Both|number"),
    (
        row("Delegations", "9", "11", "13"),
        row("Notes", "97", "99", "196"),
        row("Proposals", "3", "3", "6"),
        row("Action items", "5", "5", "10"),
        row("Lessons", "4", "4", "8"),
    ),
)

PROPOSALS = Table(
    columns(
        "Id|id",
        "Proposal; species and sites",
        "Proponent",
        "Range States",
        "Partners",
        "Months|number",
        "Cost ($)|number",
        "Reception",
    ),
    (
        row(
            "2.1-P1",
            Cell(
                (
                    (
                        Span("Common camera-trap protocol and reference set.", strong=True),
                        Span(" Amur tiger, Amur leopard; Hunchun – Land of the Leopard"),
                    ),
                ),
                ("p1",),
            ),
            "Russian Federation",
            "China, Russian Federation",
            "NIE; two research institutes",
            "24",
            "320,000",
            "Supported",
            records=("p1",),
        ),
        row(
            "2.1-P2",
            Cell(
                (
                    (
                        Span("Snow leopard corridors with herder groups.", strong=True),
                        Span(" Snow leopard; Altai and Sayan"),
                    ),
                )
            ),
            "Mongolia",
            "China, Mongolia, Russian Federation",
            "Protected area administrations",
            "36",
            "540,000",
            "Supported with amendments",
        ),
        row(
            "2.2-P3",
            Cell(
                (
                    (
                        Span("Youth counts of the spoonbill.", strong=True),
                        Span(" Black-faced Spoonbill; breeding islets"),
                    ),
                )
            ),
            "Republic of Korea",
            "China, Democratic People’s Republic of Korea, Japan, Republic of Korea",
            "NIE; border schools",
            "18",
            "95,000",
            "For elaboration",
        ),
    ),
    total=row("", "Three proposals", "", "", "", "", "955,000", ""),
)

THEMES = Table(
    columns(
        "Theme|name",
        "Common to both sessions",
        "Specific to 2.1: big feline species",
        "Specific to 2.2: migratory birds",
        "Where they differ",
    ),
    (
        row(
            "Follow-up and implementation",
            "Fewer, longer activities; funding secured for the full period.",
            "Recommendations of 2020–2023 still valid. Form open: one subregional project or several bilateral ones.",
            "“Connectivity conservation for habitats of flagship migratory birds in North-East Asia” taken activity "
            "by activity; first season in spring 2025.",
            "Session 2.1 wished to choose the form first; Session 2.2 to begin with the approved project.",
        ),
        row(
            "Knowledge sharing (platform)",
            "One catalogue of data sets with abstracts in national languages. “Metadata” is to be 元数据, メタデータ, "
            "메타데이터, метаданные and мета өгөгдөл.",
            "Positions blurred to 10 km because of poaching.",
            "Counts open within the season, with the name of the counting team.",
            "Open for birds, restricted for felines; no common policy yet.",
        ),
        row(
            "Technical issues",
            "–",
            Cell(
                (
                    (
                        Span("One reference set for stripes and rosettes. Exchange of collar data: "),
                        Span("not discussed", strong=True),
                        Span("."),
                    ),
                )
            ),
            Cell(((Span("Not a point of this session.", emphasis=True), Span(" Transmitters were raised.")),)),
            "–",
        ),
        row(
            "Methodologies",
            "A common protocol before a common survey.",
            "Camera-trap protocol agreed; grid of 5 km or of 10 km open.",
            "Same-week counts of cranes; Black-faced Spoonbill (黑脸琵鹭, クロツラヘラサギ, 저어새) "
            "counted from the water.",
            "Every third winter (2.1) or every year (2.2).",
        ),
    ),
)

ACTIONS = (
    (
        "19 September 2024",
        "2.1-A3",
        "Revise proposal 2.1-P2 with a budget for each range State",
        "Mongolia",
        "2024-09-19",
    ),
    ("15 October 2024", "2.2-A1", "Fix the dates of the same-week crane counts of 2025", "Mongolia", "2024-10-15"),
    (
        "29 November 2024",
        "2.1-A1",
        "Draft the common camera-trap protocol and circulate it",
        "Russian Federation",
        "2024-11-29",
    ),
    (
        "31 January 2025",
        "2.1-A2",
        "List data sets, their holders and conditions of use",
        "NEASPEC secretariat",
        "2025-01-31",
    ),
    (
        "28 February 2025",
        "2.1-A4",
        "Suggest a rule for counting transboundary corridors under Target 3",
        "China",
        "2025-02-28",
    ),
    ("30 June 2025", "2.1-A5", "Pair six border schools for camera-trap classes", "Republic of Korea", "2025-06-30"),
    ("No date", "2.2-A5", "Write a note on gender in field teams", "NEASPEC secretariat", ""),
)

BY_DATE = Table(
    columns("By|date", "Id|id", "What", "Lead"),
    tuple(row(by, code, what, lead, records=(code,)) for by, code, what, lead, _ in ACTIONS),
    timeline=Timeline(
        "2024-09-01",
        "2025-06-30",
        tuple(Mark(day, index < 4) for index, (*_, day) in enumerate(ACTIONS)),
        (("2024-09-19", "Review, 19 September 2024"), ("2024-11-29", "Review, 29 November 2024")),
        ("Agreed", "Proposed"),
    ),
)

BY_LEAD = Table(
    columns("Lead|name", "Id|id", "What", "With", "By|date", "Status"),
    tuple(
        row(lead, code, what, "China, Russian Federation", by, "Agreed" if day < "2025-02" else "Proposed")
        for by, code, what, lead, day in sorted(ACTIONS, key=lambda each: each[3])
    ),
    grouped=True,
)

KINDS = ("Statement", "Good practice", "Challenge", "Lesson", "Gap", "Recommendation", "Agreement", "Question")

BARS = Bars(
    "Discussion point",
    KINDS,
    "Notes",
    ("Session 2.1, all points", "Session 2.2, all points"),
    (
        BarGroup("Follow-up and implementation", ((6, 2, 3, 2, 1, 3, 0, 1), (7, 2, 3, 1, 2, 5, 1, 2)), records=("b1",)),
        BarGroup("Global and regional policies", ((4, 1, 2, 0, 2, 3, 0, 2), (3, 2, 1, 0, 2, 2, 0, 1))),
        BarGroup("Technical issues", ((3, 1, 2, 1, 1, 2, 0, 1), None), ("", "not a point of Session 2.2")),
        BarGroup("Stakeholder engagement", ((5, 4, 2, 2, 3, 2, 0, 2), (8, 5, 2, 3, 1, 4, 0, 1))),
    ),
)

STRIP = Strip(
    "Target",
    (("Reducing threats", 1, 8), ("Meeting people’s needs", 9, 13), ("Tools and solutions", 14, 23)),
    (
        (
            "Session 2.1",
            tuple(
                StripMark(*each)
                for each in ((3, True), (3, True), (3, False), (4, True), (20, True), (20, False), (21, True))
            ),
        ),
        ("Session 2.2", tuple(StripMark(*each) for each in ((3, True), (10, True), (22, True), (23, False)))),
    ),
    ("Proposal", "Action item", "Numbers in bold: targets served by at least one proposal or action item."),
)

QUOTATIONS = Quotations(
    (
        Quotation(
            text("“湿地连着湿地，就像一串珠子。”", language="zh"),
            "Wetland is joined to wetland like beads on a string.",
            "China",
        ),
        Quotation(
            text("「田んぼに水を張れば、冬のツルも農家も助かる。」", language="ja"),
            "Flood the paddies, and the cranes of winter and the farmers both gain.",
            "Japan",
        ),
        Quotation(
            text("«Тогоруу өндөр нисдэг ч газар дээр үүрлэдэг.»", language="mn"),
            "The crane flies high, yet it nests on the ground.",
            "Mongolia",
        ),
        Quotation(
            text("“저어새는 국경을 모르지만 우리는 알아야 합니다.”", language="ko"),
            "The spoonbill knows no border, but we have to.",
            "Republic of Korea",
        ),
        Quotation(
            text("«Журавли возвращаются туда, где их ждут.»", language="ru"),
            "Cranes return to where they are awaited.",
            "Russian Federation",
        ),
    )
)

TARGETS = Table(
    columns("|number", "", ""),
    (
        row("3", "Conserve 30% of Land, Waters and Seas", "2.1-P1, 2.1-P2, 2.1-A4"),
        row("4", "Halt Species Extinction, Protect Genetic Diversity, and Manage Human-Wildlife Conflicts", "2.1-P2"),
        row(
            "20",
            "Strengthen Capacity-Building, Technology Transfer, and Scientific and Technical Cooperation for "
            "Biodiversity",
            "2.1-P1, 2.1-A1",
        ),
    ),
    narrow=True,
)

LESSONS = Table(
    columns("|name", "Session 2.1: big feline species", "Session 2.2: migratory birds"),
    (
        Row(
            (
                cell("Successes"),
                Cell(
                    (
                        (Span("2.1-L1", strong=True), Span("  Joint field visits before joint surveys built trust.")),
                        (Span("2.1-L2", strong=True), Span("  A small shared budget line kept exchanges alive.")),
                    ),
                    ("l1", "l2"),
                ),
                Cell(
                    ((Span("2.2-L1", strong=True), Span("  Counts on the same days made numbers comparable at once.")),)
                ),
            )
        ),
        Row(
            (
                cell("Areas needing improvement"),
                Cell(((Span("2.1-L3", strong=True), Span("  Three survey formats made results hard to compare.")),)),
                Cell(),
            )
        ),
    ),
)


TOPICS = (
    Topic(
        "Follow-up activities",
        (
            numbered(
                "Many delegations considered the recommendations of 2020–2023 still valid and asked for fewer, longer "
                "activities.",
                "Convergence",
                records=("n7",),
            ),
            Paragraph(
                text("Some preferred one subregional project, some a set of bilateral ones."), run_in="Differing views"
            ),
            Paragraph(text("Funding after 2025 was not known."), run_in="Gaps"),
        ),
    ),
    Topic(
        "Global and regional policies",
        (
            numbered("Several delegations linked corridors to Targets 3 and 4.", "Convergence"),
            Paragraph(
                (Span("Exchange of collar data: "), Span("not discussed", strong=True), Span(".")), run_in="Gaps"
            ),
        ),
    ),
    Topic(
        "Stakeholder engagement",
        (
            numbered(
                "Several delegations valued citizen science (시민과학); the Republic of Korea noted its schools.",
                "Convergence",
            ),
        ),
    ),
)

QUESTIONS = Lettered(
    (
        Paragraph(
            text(
                "Consider whether one catalogue should serve felines and migratory birds, and who should host it and "
                "for how many years (2.1, 2.2);"
            ),
            ("q1",),
        ),
        Paragraph(text("Indicate how precise shared positions should be for each species group (2.1, 2.2);")),
        Paragraph(text("Advise how gender is to be taken up in projects on felines (2.1).")),
    )
)
