"""A document with every block there is, modelled on the pages to aim for; all of it invented."""

from plain_papers import numbered, text
from specimen_blocks import (
    BARS,
    BY_DATE,
    BY_LEAD,
    GLANCE,
    LESSONS,
    META,
    PROPOSALS,
    QUESTIONS,
    QUOTATIONS,
    SIX,
    STRIP,
    TARGETS,
    THEMES,
    TOPICS,
)

from facilitator.document import Beside, Contents, Document, Paragraph, Part, Span

PARTS = (
    Part(
        "glance",
        "At a glance",
        (
            Beside(
                GLANCE,
                Contents(
                    "In this pack",
                    "Page",
                    (
                        ("themes", "Themes by session"),
                        ("proposals", "Proposals"),
                        ("by-date", "Actions by date"),
                        ("lessons", "Lessons"),
                        ("questions", "Open questions"),
                    ),
                ),
            ),
        ),
    ),
    Part(
        "share",
        "What the sessions share",
        (
            Paragraph(
                (
                    Span("Both sessions asked for "),
                    Span("one catalogue", strong=True),
                    Span(" of data sets before any shared database, with abstracts in national languages."),
                ),
                ("n1", "n2"),
                numbered=True,
            ),
            numbered(
                "Both placed a common protocol before a common survey: for camera traps in Session 2.1, where it was "
                "agreed, and for counts in Session 2.2."
            ),
        ),
    ),
    Part("words", "Words", (Paragraph(SIX, numbered=True),)),
    Part(
        "notes",
        "Notes by discussion point and kind",
        (
            numbered(
                "Notes taken in the four slots of each session, 97 in Session 2.1 and 99 in Session 2.2; the figure at "
                "each bar is the number of notes."
            ),
            BARS,
        ),
    ),
    Part(
        "themes",
        "Themes by session",
        (numbered("What the two sessions have in common, what is specific to each, and where they differ."), THEMES),
        landscape=True,
    ),
    Part("proposals", "Proposals", (numbered("Three proposals were presented, for $955,000 in all."), PROPOSALS)),
    Part(
        "targets",
        "Framework targets",
        (
            numbered(
                "One heading has no proposal, no action item and no target (partnership and funding).",
                "Gaps in the chain",
            ),
            STRIP,
        ),
    ),
    Part(
        "by-date",
        "Actions by date",
        (numbered("Seven action items were recorded, four of them as agreed."), BY_DATE),
        new_page=True,
    ),
    Part("by-lead", "Actions by lead", (numbered("Leads in the order of member States, then organizations."), BY_LEAD)),
    Part("points", "Discussion points", (Paragraph(text("All three points were taken up.")), *TOPICS), new_page=True),
    Part(
        "links",
        "Links to global and regional policies",
        (
            numbered(
                "Targets of the Kunming-Montreal Global Biodiversity Framework that were named (titles as used by the "
                "secretariat of the Convention on Biological Diversity):"
            ),
            TARGETS,
        ),
    ),
    Part("lessons", "Lessons", (numbered("Four lessons were recorded."), LESSONS)),
    Part(
        "cepa",
        "CEPA",
        (
            numbered(
                "Communication, education, participation and awareness. Many delegations supported a network of border "
                "schools across both species groups."
            ),
            QUOTATIONS,
        ),
    ),
    Part(
        "questions",
        "Open questions",
        (
            numbered("The plenary may wish to:"),
            QUESTIONS,
            numbered("One subregional project or several bilateral ones; the grid of 5 km or of 10 km.", "Unresolved"),
        ),
    ),
    Part("empty", "Other matters raised", ()),
    Part(
        "note",
        "Note",
        (
            Paragraph(
                (
                    Span("Draft", strong=True),
                    Span(
                        " prepared by the moderators and rapporteurs; not cleared by participants. Quantifiers "
                        "count distinct delegations: "
                        "one participant; some (two or three); several (four or five); many (six or more). The "
                        "designations employed do "
                        "not imply the expression of any opinion on the part of the secretariat of the United Nations."
                    ),
                ),
                small=True,
            ),
        ),
    ),
)


def specimen():
    """The whole document."""
    return Document(
        key="roundtable",
        title="Roundtable pack",
        subtitle="Sessions 2.1 and 2.2 side by side, for the plenary roundtable",
        status="Draft",
        disclaimer="Moderators’ summary, not a negotiated text",
        programme="North-East Asian Subregional Programme for Environmental Cooperation (NEASPEC)",
        place="Incheon, Republic of Korea, 28–29 August 2024",
        running_left="Workshop on nature conservation and biodiversity for transboundary cooperation",
        running_right="Roundtable pack: Sessions 2.1 and 2.2",
        meta=META,
        parts=PARTS,
        language="en",
        author="NEASPEC secretariat",
        created="2024-08-29T12:52:00+09:00",
        page_label="Page {page} of {pages}",
        example="Example: the discussion in this paper is invented.",
    )
