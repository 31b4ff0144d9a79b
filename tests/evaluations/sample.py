"""A publication as large and as varied as a short real one: invented, neutral, in both languages.

Every case of the schema occurs: each status, basis, rating and commitment, a dropped item, drafts, a text that one
language lacks, lists and links in long texts, goals that nothing serves and items that serve nothing.
"""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import yaml

from evaluations.edition_changes import edition_changes, text_change
from evaluations.publication import (
    Changed,
    Counts,
    Decision,
    Dropped,
    Edition,
    Funding,
    Goal,
    GoneItem,
    Held,
    Item,
    ItemMilestone,
    Linkage,
    Milestone,
    Municipality,
    Network,
    Plan,
    PlanChanges,
    PlanDecision,
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
from evaluations.selectors.frozen_comparison import with_issued

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


def _rating(value: str, number: str = "") -> Rating:
    return Rating(value, t(*WORDS["reasons"][number]) if number else None)


def _sections() -> tuple[Section, ...]:
    projects = {key: t(*name) for key, name in WORDS["project_names"].items()}
    items = [
        [
            _item("0.1", realised=reported("running", 11, 20), rating=_rating("well", "0.1")),
            _item("0.2", realised=NO_REPORT, rating=None),
            _item("0.3", realised=reported("running", 12, 9), rating=_rating("too_early")),
        ],
        [
            _item(
                "1.1",
                realised=by_milestones("realised", 1, 1),
                rating=_rating("well", "1.1"),
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
                rating=_rating("mostly", "1.2"),
                projects=(projects["barometer"],),
            ),
            _item(
                "1.3",
                realised=by_milestones("partly", 2, 3),
                rating=_rating("partly", "1.3"),
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
                rating=_rating("too_early"),
            ),
            _item("1.5", realised=reported("partly", 12, 12), rating=_rating("partly", "1.5")),
            _item("1.6", commitment="need", realised=NO_REPORT),
            _item(
                "1.7",
                realised=reported("not_realised", 10, 31),
                rating=_rating("not", "1.7"),
                outcome="change",
            ),
        ],
        [
            _item("2.1", realised=reported("running", 12, 16), rating=_rating("mostly", "2.1")),
            _item(
                "2.2",
                realised=reported("realised", 6, 14),
                rating=_rating("well", "2.2"),
                projects=(projects["families"],),
            ),
            _item(
                "2.3",
                realised=reported("running", 11, 5),
                rating=_rating("mostly"),
                added_on=date(2013, 3, 4),
            ),
            _item(
                "2.4",
                realised=reported("not_started", 12, 2),
                late=True,
                rating=_rating("not", "2.4"),
                outcome="carry_over",
            ),
            _item("2.5", commitment="information", realised=NO_REPORT),
            _item("2.6", realised=reported("realised", 12, 5), rating=_rating("well")),
            _item(
                "2.7",
                realised=NO_REPORT,
                dropped=Dropped(date(2013, 8, 22), t(*WORDS["dropped_reason"])),
                outcome="drop",
            ),
        ],
        [
            _item("3.1", realised=reported("realised", 10, 10), rating=_rating("well", "3.1")),
            _item("3.2", realised=reported("running", 12, 3), rating=_rating("mostly")),
            _item("3.3", realised=reported("not_started", 12, 3), rating=_rating("too_early")),
            _item("3.4", realised=reported("partly", 12, 3), rating=_rating("partly", "3.4")),
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
        example=example,
    )


def complete() -> Publication:
    """The sample as the corrected end-of-term evaluation: with all that only such a one has."""
    data = sample()
    data = replace(
        data,
        round=replace(data.round, kind="end-of-term", title=t(*WORDS["end_of_term"])),
        edition=replace(data.edition, number=2, changes=t(*WORDS["edition_changes"])),
        comparison=with_issued(_earlier(), _items(data)),
        sections=tuple(replace(section, items=_with_reasons(section.items)) for section in data.sections),
        plan_changes=_plan_changes(data),
    )
    return replace(data, edition_changes=edition_changes(before(data), data))


def _with_reasons(items: tuple[Item, ...]) -> tuple[Item, ...]:
    reason = t(*WORDS["added_reason"])
    return tuple(replace(item, added_reason=reason) if item.added_on else item for item in items)


def _plan_changes(data: Publication) -> PlanChanges:
    adopted = PlanDecision(
        "adopted", t("Rantamaan ohjausryhmä", "Styrgruppen för Strandlandet"), date(2012, 12, 13), "6"
    )
    title = next(item.title for item in _items(data) if item.number == "1.2")
    change = text_change("Otsikko", t(*WORDS["first_title"]), title)
    return PlanChanges(
        decisions=(adopted, replace(adopted, kind="revised", day=date(2013, 6, 13))),
        baseline=date(2013, 1, 1),
        adopted_items=21,
        added=("2.3",),
        changed=(Changed(t(f"1.2 {title.fi}", f"1.2 {title.sv}"), (change,)),),
        gone=(GoneItem("3.5", t(*WORDS["gone"])),),
    )


def _items(data: Publication) -> list[Item]:
    return [item for section in data.sections for item in section.items]


def before(data: Publication) -> Publication:
    """The first edition: 1.2 rated better, another word in 1.1, other Swedish in 3.1, a draft in 2.1, one network
    less and one milestone more."""
    changed = {
        "1.2": {"rating": _rating("well")},
        "1.1": {"assessment": t(*WORDS["first_assessment"])},
        "3.1": {"title": t(WORDS["items"]["3.1"][0][0], WORDS["first_swedish"])},
        "2.1": {"assessment": t(*WORDS["items"]["2.1"][5], "confirmed", "draft")},
    }
    sections = tuple(
        replace(
            section,
            items=tuple(replace(item, **changed.get(item.number, {})) for item in section.items),
        )
        for section in data.sections
    )
    sections = tuple(replace(section, counts=counts_of(list(section.items))) for section in sections)
    return replace(
        data,
        edition=replace(data.edition, number=1, changes=None),
        counts=counts_of([item for section in sections for item in section.items]),
        sections=sections,
        networks=data.networks[1:],
        milestones=(*data.milestones, Milestone(t(*WORDS["gone"]), None, "undated", None, ())),
    )


THEN = {"1.2": "well", "1.3": "not", "1.5": "too_early", "1.7": "partly", "2.1": "mostly", "2.4": ""}
"""Ratings of the earlier round where they are not those of the sample."""


def _earlier() -> Publication:
    """The mid-term evaluation: some items rated otherwise, no 2.3 yet, and 3.5, which has left the plan since."""
    data = sample()
    *first, last = data.sections
    gone = replace(
        last.items[0], number="3.5", title=t(*WORDS["gone"]), outcome="continue", rating=_rating("partly")
    )
    sections = [*first, replace(last, items=(*last.items, gone))]
    return replace(data, sections=tuple(replace(section, items=_then(section.items)) for section in sections))


def _then(items: tuple[Item, ...]) -> tuple[Item, ...]:
    return tuple(
        replace(item, rating=_rating(THEN[item.number]) if THEN[item.number] else None)
        if item.number in THEN
        else item
        for item in items
        if item.number != "2.3"
    )
