"""A publication as large and as varied as a short real one: invented, neutral, in both languages.

Every case of the schema occurs: each status, basis, rating and commitment, a dropped item, drafts, a text that one
language lacks, lists and links in long texts, goals that nothing serves and items that serve nothing.
"""

from datetime import UTC, date, datetime
from pathlib import Path

import yaml

from evaluations.publication import (
    Counts,
    Decision,
    Dropped,
    Edition,
    Funding,
    Goal,
    Held,
    Indicator,
    IndicatorValue,
    Item,
    ItemMilestone,
    Linkage,
    Milestone,
    Municipality,
    Network,
    Plan,
    Project,
    Publication,
    Rating,
    RatingCount,
    Realised,
    Round,
    Section,
    StatutoryTask,
    Strategy,
    Text,
    Whole,
)

WORDS = yaml.safe_load(Path(__file__).with_name("sample.yaml").read_text("utf-8"))
CUT_OFF = date(2013, 12, 31)
STATUSES = ("realised", "partly", "running", "not_started", "not_realised", "no_report")
RATINGS = ("well", "mostly", "partly", "not", "too_early")


def t(fi: str, sv: str, fi_state: str = "", sv_state: str = "") -> Text:
    """A text in both languages; an empty one is missing, the others are confirmed unless said otherwise."""
    return Text(
        fi, sv, fi_state or ("confirmed" if fi else "missing"), sv_state or ("confirmed" if sv else "missing")
    )


def counts_of(items: list[Item]) -> Counts:
    """The roll-up of some items by the rule of the report: firm commitments that are not dropped."""
    counted = [item for item in items if item.commitment == "firm" and not item.dropped]
    shown = [item for item in items if not item.dropped]
    statuses = {name: sum(item.realised.status == name for item in counted) for name in STATUSES}
    return Counts(
        counted=len(counted),
        **statuses,
        late=sum(item.late for item in counted),
        dropped=sum(item.dropped is not None for item in items),
        intentions=sum(item.commitment == "intention" for item in shown),
        needs=sum(item.commitment == "need" for item in shown),
        information=sum(item.commitment == "information" for item in shown),
        ratings=tuple(
            RatingCount(value, sum(bool(item.rating) and item.rating.value == value for item in counted))
            for value in RATINGS
        ),
    )


def reported(status: str, month: int, day: int, narrative: Text | None = None) -> Realised:
    return Realised(status, "report", date(2013, month, day), narrative=narrative)


def by_milestones(status: str, done: int, due: int) -> Realised:
    return Realised(status, "milestones", done=done, due=due)


NO_REPORT = Realised("no_report", "none")


def _item(number: str, **given) -> Item:
    """An item with its texts from `sample.yaml`, by number."""
    title, description, responsible, partners, time, assessment = WORDS["items"][number]
    given.setdefault("commitment", "firm")
    given.setdefault("assessment", t(*assessment) if assessment else None)
    return Item(
        number=number,
        title=t(*title),
        description=t(*description) if description else None,
        responsible=t(*responsible),
        partners=t(*partners) if partners else None,
        time=t(*time) if time else None,
        **given,
    )


def _at_length(name: str) -> Text:
    """A text so long that its item goes on to the next page."""
    return t(*("\n\n".join([words] * 8) for words in WORDS[name]))


def rated(value: str, number: str = "") -> Rating:
    return Rating(value, t(*WORDS["reasons"][number]) if number else None)


def _sections() -> tuple[Section, ...]:
    projects = {key: t(*name) for key, name in WORDS["project_names"].items()}
    items = [
        [
            _item("0.1", realised=reported("running", 11, 20), rating=rated("well", "0.1")),
            _item("0.2", realised=NO_REPORT, rating=None),
            _item("0.3", realised=reported("running", 12, 9), rating=rated("too_early")),
        ],
        [
            _item(
                "1.1",
                realised=by_milestones("realised", 1, 1),
                rating=rated("well", "1.1"),
                milestones=(
                    ItemMilestone(
                        t(*WORDS["work_plans"]), t("syksy 2013", "hösten 2013"), "done", date(2013, 10, 24)
                    ),
                ),
                outcome="finish",
                kinds=tuple(t(*kind) for kind in WORDS["kinds"]),
            ),
            _item(
                "1.2",
                realised=reported("realised", 9, 30, t(*WORDS["barometer_report"])),
                rating=rated("mostly", "1.2"),
                projects=(projects["barometer"],),
            ),
            _item(
                "1.3",
                realised=by_milestones("partly", 2, 3),
                rating=rated("partly", "1.3"),
                late=True,
                projects=(projects["tool"],),
                done=_at_length("tool_done"),
                effect=t(*WORDS["tool_effect"]),
                deviation=t(*WORDS["tool_deviation"]),
                next_steps=t(*WORDS["tool_next"]),
                position=t(*WORDS["tool_position"]),
                outcome="continue",
                milestones=tuple(
                    ItemMilestone(t(*title), t(*time), state, done_on)
                    for title, time, state, done_on in WORDS["tool_milestones"]
                ),
            ),
            _item(
                "1.4",
                commitment="intention",
                condition=t("mikäli rahoitus järjestyy", "om finansieringen ordnas"),
                realised=reported("not_started", 12, 2),
                rating=rated("too_early"),
            ),
            _item("1.5", realised=reported("partly", 12, 12), rating=rated("partly", "1.5")),
            _item("1.6", commitment="need", realised=NO_REPORT),
            _item(
                "1.7",
                realised=reported("not_realised", 10, 31),
                rating=rated("not", "1.7"),
                outcome="change",
            ),
        ],
        [
            _item("2.1", realised=reported("running", 12, 16), rating=rated("mostly", "2.1")),
            _item(
                "2.2",
                realised=reported("realised", 6, 14),
                rating=rated("well", "2.2"),
                projects=(projects["families"],),
            ),
            _item(
                "2.3",
                realised=reported("running", 11, 5),
                rating=rated("mostly"),
                added_on=date(2013, 3, 4),
            ),
            _item(
                "2.4",
                realised=reported("not_started", 12, 2),
                late=True,
                rating=rated("not", "2.4"),
                outcome="carry_over",
            ),
            _item("2.5", commitment="information", realised=NO_REPORT),
            _item("2.6", realised=reported("realised", 12, 5), rating=rated("well")),
            _item(
                "2.7",
                realised=NO_REPORT,
                dropped=Dropped(date(2013, 8, 22), t(*WORDS["dropped_reason"])),
                outcome="drop",
            ),
        ],
        [
            _item("3.1", realised=reported("realised", 10, 10), rating=rated("well", "3.1")),
            _item("3.2", realised=reported("running", 12, 3), rating=rated("mostly")),
            _item("3.3", realised=reported("not_started", 12, 3), rating=rated("too_early")),
            _item("3.4", realised=reported("partly", 12, 3), rating=rated("partly", "3.4")),
        ],
    ]
    return tuple(
        Section(
            number=number,
            name=t(*WORDS["sections"][number]["name"]),
            counts=counts_of(listed),
            items=tuple(listed),
            **{key: t(*value) for key, value in WORDS["sections"][number].items() if key != "name"},
        )
        for number, listed in enumerate(items)
    )


def _linkage(sections: tuple[Section, ...]) -> Linkage:
    items = {item.number: item for section in sections for item in section.items}

    def counted(numbers: str) -> tuple[tuple[str, ...], Counts]:
        listed = tuple(numbers.split())
        return listed, counts_of([items[number] for number in listed])

    def goals(rows, kind):
        for number, name, numbers, contribution, text, *citation in rows:
            listed, counts = counted(numbers)
            extra = {"contribution": contribution, "text": t(*text) if text else None}
            if kind is StatutoryTask:
                extra["citation"] = t(*citation[0]) if citation else None
            yield kind(number=number, name=t(*name), items=listed, counts=counts, **extra)

    return Linkage(
        strategies=(
            Strategy(
                t(*WORDS["strategy"]), t(*WORDS["strategy_citation"]), tuple(goals(WORDS["goals"], Goal))
            ),
        ),
        statutory_tasks=tuple(goals(WORDS["tasks"], StatutoryTask)),
        unlinked=("0.3", "3.3"),
    )


def _milestones() -> tuple[Milestone, ...]:
    return tuple(
        Milestone(t(*title), t(*time) if time else None, state, done_on, tuple(numbers.split()))
        for title, time, state, done_on, numbers in WORDS["milestones"]
    )


def _municipalities() -> tuple[Municipality, ...]:
    """One with everything, one with little, and a small one with nothing."""
    area, network, project, held = (t(*words) for words in WORDS["places"])
    return (
        Municipality(
            t("Merikunta", "Havsby"),
            area,
            network,
            project,
            (
                Held(held, date(2013, 9, 30), 4),
                Held(held, date(2013, 10, 10), 1, date(2013, 10, 11)),
            ),
        ),
        Municipality(t("Saaristola", "Skärgårdsbo"), area, projects=project),
        Municipality(t("Pikkukylä", "Lillby")),
    )


def _indicators() -> tuple[Indicator, ...]:
    """One with everything that has reached its target, one that has but a target."""
    rows = WORDS["indicators"]
    described = {"place": t(*rows[0]["place"]), "description": t(*rows[0]["description"])}
    return (
        Indicator(
            t(*rows[0]["name"]),
            t(*rows[0]["unit"]),
            **described,
            baseline="0",
            baseline_day=date(2013, 1, 1),
            target="3",
            target_day=date(2014, 12, 31),
            values=(
                IndicatorValue(date(2013, 6, 28), "1.5"),
                IndicatorValue(date(2013, 12, 13), "3", t(*rows[0]["note"])),
            ),
            reached=True,
        ),
        Indicator(t(*rows[1]["name"]), t(*rows[1]["unit"]), target="1200"),
    )


def sample(*, draft: bool = False, example: bool = True) -> Publication:
    """The publication; `draft` is the state before the decision."""
    sections = _sections()
    decided = Decision(
        t("ohjausryhmä", "styrgruppen"), "adopted", date(2014, 1, 23), "4", t(*WORDS["decision"])
    )
    return Publication(
        plan=Plan(
            slug="rantamaa-2013-2014",
            title=t("Rantamaan toimintasuunnitelma 2013–2014", "Verksamhetsplan för Strandlandet 2013–2014"),
            owner=t("Rannikon osaamiskeskus", "Kustens kompetenscentrum"),
            owner_description=t("Sosiaalialan osaamiskeskus", "Kompetenscentret inom det sociala området"),
            steering_group=t("Rantamaan ohjausryhmä", "Styrgruppen för Strandlandet"),
            province=t("Rantamaa", "Strandlandet"),
            first_day=date(2013, 1, 1),
            last_day=date(2014, 12, 31),
        ),
        round=Round(
            "mid-term",
            t("Toimintasuunnitelman väliarviointi", "Halvtidsutvärdering av verksamhetsplanen"),
            CUT_OFF,
        ),
        edition=Edition(
            number=0 if draft else 1,
            draft=draft,
            frozen_at=datetime(2014, 1, 24, 8, 30, tzinfo=UTC),
            decisions=() if draft else (decided,),
            case_number="ROK/12/2014",
        ),
        counts=counts_of([item for section in sections for item in section.items]),
        sections=sections,
        whole=Whole(*(t(*text) for text in WORDS["whole"])),
        linkage=_linkage(sections),
        networks=tuple(
            Network(
                t(*name),
                t(*kind),
                t(*level),
                t(*state),
                t(*task) if task else None,
                t(*members),
                tuple(numbers.split()),
            )
            for name, kind, level, state, task, members, numbers in WORDS["networks"]
        ),
        projects=tuple(
            Project(
                t(*WORDS["project_names"][key]),
                t(*kind),
                t(*phase),
                t(*period),
                t(*coordinator),
                t(*participants),
                tuple(Funding(t(*payer), kind, amount, year) for payer, kind, amount, year in funding),
                tuple(numbers.split()),
            )
            for key, kind, phase, period, coordinator, participants, funding, numbers in WORDS["projects"]
        ),
        milestones=_milestones(),
        municipalities=_municipalities(),
        indicators=_indicators(),
        example=example,
    )
