"""Practice guides: each answers one question of a person at work."""

from __future__ import annotations

from dataclasses import dataclass

from macros.model import addresses
from macros.model.handbook import Handbook
from macros.model.matrix import Group
from macros.model.practice import Question, Table
from macros.parts.advice import ConditionView, HotlineBox, conditions, hotline_box
from macros.parts.links import LinkView, link, links, see_view, source_links
from macros.parts.local import LocalView, PhoneView, local_view, phone_view
from macros.parts.reviews import review_line
from macros.parts.sections import PointView, point_views
from macros.query.translated import InLanguage, languages_of


@dataclass(frozen=True)
class StepView:
    """A step, with the statements it rests on."""

    number: int
    anchor: str
    title: str
    text: str
    do: tuple[str, ...]
    conditions: tuple[ConditionView, ...]
    say: tuple[str, ...]
    avoid: tuple[str, ...]
    statements: tuple[LinkView, ...]
    sources: tuple[LinkView, ...]


@dataclass(frozen=True)
class TableView:
    """Reference facts in rows."""

    table: Table
    sources: tuple[LinkView, ...]


@dataclass(frozen=True)
class RuleLink:
    """A local reporting rule, and whom to call."""

    link: LinkView
    authority: str
    phone: PhoneView | None


@dataclass(frozen=True)
class QuestionView:
    """A question about a report, with its answer."""

    anchor: str
    question: Question
    sources: tuple[LinkView, ...]


@dataclass(frozen=True)
class DoorView:
    """One of the two ways into the question of a report."""

    anchor: str
    title: str
    questions: tuple[QuestionView, ...]


@dataclass(frozen=True)
class ReportView:
    """Whether a report is due, in two doors; local rules take the place of what is said of state law."""

    doors: tuple[DoorView, ...]
    rules: tuple[RuleLink, ...]
    by: str


@dataclass(frozen=True)
class GuideView:
    """The page of a guide."""

    thing: str
    """The guide's code with its kind."""
    title: str
    description: str
    page_language: str
    page_languages: tuple[InLanguage, ...]
    """The languages that the page is in, where there are several."""
    question: str
    groups: tuple[Group, ...]
    remember: tuple[str, ...]
    local: LocalView | None
    report: ReportView | None
    """Whether a report is due, on the guide that this is about."""
    steps: tuple[StepView, ...]
    tables: tuple[TableView, ...]
    guides: tuple[LinkView, ...]
    tiers: tuple[LinkView, ...]
    terms: tuple[LinkView, ...]
    resources: tuple[LinkView, ...]
    sources: tuple[LinkView, ...]
    review: str
    """Who has reviewed it, and which reviews it lacks."""
    urgent: bool
    """Whether the hotline comes first."""
    hotline: HotlineBox


@dataclass(frozen=True)
class CardView:
    """One sheet with the hotline and the first steps."""

    title: str
    description: str
    page_language: str
    page_languages: tuple[InLanguage, ...]
    asked: str
    """The guide's title as a question."""
    translation: str
    """Of a translation, who has reviewed it; empty in English."""
    hotline: HotlineBox
    guide: LinkView
    steps: tuple[tuple[str, str], ...]
    """The title of each step, and the step in a line."""
    edition: str


@dataclass(frozen=True)
class GuideCard:
    """A guide in the list of guides."""

    link: LinkView
    question: str
    summary: str
    groups: tuple[Group, ...]


@dataclass(frozen=True)
class GuidesView:
    """The page of all guides."""

    title: str
    description: str
    cards: tuple[GuideCard, ...]
    more: tuple[LinkView, ...]


@dataclass(frozen=True)
class PrinciplesView:
    """A page of principles."""

    title: str
    description: str
    lead: str
    principles: tuple[PointView, ...]


@dataclass(frozen=True)
class TeamView:
    """The team around the patient."""

    title: str
    description: str
    text: str
    note: str
    members: tuple[PointView, ...]
    statements: tuple[LinkView, ...]
    sources: tuple[LinkView, ...]


def guide_view(handbook: Handbook, code: str) -> GuideView:
    """Return the page of the guide with a code such as `worried-now`; KeyError where there is none."""
    guide = {guide.code: guide for guide in handbook.guides}[code]
    return GuideView(
        thing=f"guide/{guide.code}",
        title=guide.title,
        description=guide.summary,
        page_language=handbook.language,
        page_languages=languages_of(handbook, "guide") if guide == handbook.guides[0] else (),
        question=guide.question,
        groups=tuple(handbook.group(group) for group in guide.groups),
        remember=guide.remember,
        local=local_view(handbook, f"guide/{guide.code}"),
        report=_report_view(handbook) if handbook.reporting.guide == f"guide/{guide.code}" else None,
        steps=tuple(
            StepView(
                number=number,
                anchor=step.code,
                title=step.title,
                text=step.text or "",
                do=step.do,
                conditions=conditions(handbook, step),
                say=step.say,
                avoid=step.avoid,
                statements=links(handbook, step.statements),
                sources=source_links(handbook, step.sources),
            )
            for number, step in enumerate(guide.steps, 1)
        ),
        tables=tuple(TableView(table, source_links(handbook, table.sources)) for table in guide.tables),
        guides=links(handbook, guide.guides),
        tiers=links(handbook, guide.tiers),
        terms=links(handbook, guide.terms),
        resources=links(handbook, guide.resources),
        sources=source_links(handbook, guide.sources),
        review=review_line(guide.reviewed, handbook.words),
        urgent=guide == handbook.guides[0],
        hotline=hotline_box(handbook),
    )


def _report_view(handbook: Handbook) -> ReportView:
    return ReportView(
        doors=tuple(
            DoorView(
                anchor=door.code,
                title=door.title,
                questions=tuple(
                    QuestionView(f"{door.code}-{each.code}", each, source_links(handbook, each.sources))
                    for each in door.questions
                ),
            )
            for door in handbook.reporting.doors
        ),
        rules=tuple(
            RuleLink(
                LinkView(f"{rule.jurisdiction}: {rule.title}", addresses.of_local("rule", rule.code)),
                rule.authority,
                phone_view(rule.phone) if rule.phone else None,
            )
            for rule in handbook.local.rules
        ),
        by=handbook.local.by,
    )


def card_view(handbook: Handbook) -> CardView:
    """Return the sheet for a desk or a wall, made from the most urgent guide."""
    guide = handbook.guides[0]
    return CardView(
        title=handbook.words.of("card_title"),
        description=handbook.words.of("card_about"),
        page_language=handbook.language,
        page_languages=languages_of(handbook, "card"),
        asked=handbook.words.fill("asked", title=guide.title),
        translation="",
        hotline=hotline_box(handbook),
        guide=link(handbook, f"guide/{guide.code}"),
        steps=tuple((step.title, step.brief or "") for step in guide.steps),
        edition=handbook.edition.code,
    )


def guides_view(handbook: Handbook) -> GuidesView:
    """Return all guides, the most urgent first."""
    return GuidesView(
        title="Practice guides",
        description=f"{len(handbook.guides)} guides for people at work, each the answer to one question, in steps.",
        cards=tuple(
            GuideCard(
                link=link(handbook, f"guide/{guide.code}"),
                question=guide.question,
                summary=guide.summary,
                groups=tuple(handbook.group(group) for group in guide.groups),
            )
            for guide in handbook.guides
        ),
        more=(
            LinkView("Six principles of trauma-informed care", "practice/principles.html"),
            LinkView("The team around the patient", "practice/team.html"),
            LinkView("A card for the desk", "practice/card.html"),
        ),
    )


def principles_view(handbook: Handbook) -> PrinciplesView:
    """Return the six principles of a trauma-informed approach."""
    return PrinciplesView(
        title="Six principles of trauma-informed care",
        description="Safety, trustworthiness, peer support, collaboration, empowerment, culture: what each asks for.",
        lead="The universal competency rests on six principles. The statements show what they ask for.",
        principles=point_views(handbook, handbook.principles.trauma_informed),
    )


def guiding_principles_view(handbook: Handbook) -> PrinciplesView:
    """Return the principles that guide the competencies as a whole."""
    return PrinciplesView(
        title="Guiding principles",
        description="What the report bases the competencies on, from a public health approach to lived experience.",
        lead="These principles underlie all of the competencies.",
        principles=point_views(handbook, handbook.principles.guiding),
    )


def team_view(handbook: Handbook) -> TeamView:
    """Return the team around the patient."""
    team = handbook.figures.team
    return TeamView(
        title=team.title,
        description="Who can be part of the team around a patient, and which statements mention each.",
        text=team.text,
        note=team.note,
        members=tuple(
            PointView(
                anchor="",
                title=member.title or "",
                text=member.text or "",
                see=see_view(handbook, member.see),
                sources=source_links(handbook, member.sources),
            )
            for member in team.members
        ),
        statements=links(handbook, team.see),
        sources=source_links(handbook, team.sources),
    )
