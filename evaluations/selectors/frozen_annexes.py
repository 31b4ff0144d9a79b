"""The annexes of the publication: linkage, networks, projects and milestones; a constant number of queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any, cast

from django.db.models import Prefetch, Q, QuerySet

from evaluations import publication as frozen
from evaluations.models import EvaluationRound, GoalAssessment
from evaluations.selectors.frozen_items import FrozenItem, counts_of, milestone_facts
from evaluations.selectors.frozen_texts import Texts, joined, label, plain, with_note
from networks.choices import MemberRole, NetworkKind, NetworkLevel, NetworkState
from networks.models import Membership, Network
from plans.choices import COUNTED_COMMITMENTS, ParticipationRole, ProjectKind, ProjectPhase
from plans.models import ActionPlan, FundingShare, Milestone, Participation, Project
from priorities.models import StatutoryTask, StrategyGoal

Numbers = dict[int, tuple[str, ...]]


def linkage(evaluation: EvaluationRound, items: list[FrozenItem], texts: Texts) -> frozen.Linkage:
    """Which items serve which goal and task, with the gaps. Dropped items serve nothing any more; three queries."""
    serving = [entry for entry in items if not entry.item.dropped]
    goals = _served(serving, lambda row: [link.goal_id for link in row.goal_links.all()])
    tasks = _served(serving, lambda row: [link.task_id for link in row.task_links.all()])
    judged = {(row.goal_id, row.task_id): row for row in GoalAssessment.objects.filter(round=evaluation)}
    linked = {entry.item.number for listed in (*goals.values(), *tasks.values()) for entry in listed}
    return frozen.Linkage(
        strategies=_strategies(evaluation, goals, judged, texts),
        statutory_tasks=tuple(
            frozen.StatutoryTask(
                number=str(task.number),
                name=texts.always(task, "name"),
                citation=texts.of(task, "citation"),
                **_served_facts(tasks[task.pk], judged.get((None, task.pk)), texts),
            )
            for task in StatutoryTask.objects.all()
        ),
        unlinked=tuple(
            entry.item.number
            for entry in serving
            if entry.item.commitment in COUNTED_COMMITMENTS and entry.item.number not in linked
        ),
    )


def _served(items: list[FrozenItem], keys_of: Any) -> dict[int, list[FrozenItem]]:
    served: dict[int, list[FrozenItem]] = defaultdict(list)
    for entry in items:
        for key in keys_of(entry.row):
            served[key].append(entry)
    return served


def _served_facts(entries: list[FrozenItem], judged: GoalAssessment | None, texts: Texts) -> dict[str, Any]:
    items = [entry.item for entry in entries]
    return {
        "items": tuple(item.number for item in items),
        "counts": counts_of(items),
        "contribution": judged.contribution or None if judged else None,
        "text": texts.of(judged, "text"),
    }


def _strategies(
    evaluation: EvaluationRound, served: dict[int, list[FrozenItem]], judged: Any, texts: Texts
) -> tuple[frozen.Strategy, ...]:
    """The strategies that the plan serves or that are its owner's, each with all of its goals."""
    own = Q(strategy__owner=evaluation.plan.owner) | Q(strategy__goals__in=list(served))
    goals = StrategyGoal.objects.filter(own).select_related("strategy").distinct()
    by_strategy: dict[Any, list[frozen.Goal]] = defaultdict(list)
    for goal in goals.order_by("strategy__kind", "strategy__slug", "order", "pk"):
        facts = _served_facts(served.get(goal.pk, []), judged.get((goal.pk, None)), texts)
        by_strategy[goal.strategy].append(
            frozen.Goal(number=goal.number, name=texts.always(goal, "name"), **facts)
        )
    return tuple(
        frozen.Strategy(texts.always(strategy, "name"), texts.of(strategy, "citation"), tuple(listed))
        for strategy, listed in by_strategy.items()
    )


def _numbers(pairs: Iterable[tuple[int, str]], items: list[FrozenItem]) -> Numbers:
    """Numbers of items by the key of what they are linked to, in the plan's order, each once."""
    order = {entry.item.number: place for place, entry in enumerate(items)}
    found: dict[int, set[str]] = defaultdict(set)
    for key, number in pairs:
        if number in order:
            found[key].add(number)
    return {key: tuple(sorted(numbers, key=order.__getitem__)) for key, numbers in found.items()}


def _named_in(plan: ActionPlan) -> Q:
    return Q(items__plan=plan) | Q(party_roles__item__plan=plan) | Q(milestones__plan=plan)


def networks_of(plan: ActionPlan) -> QuerySet[Network]:
    """The networks that the plan speaks of."""
    return Network.objects.filter(_named_in(plan) | Q(steered_plans=plan)).distinct()


def projects_of(plan: ActionPlan) -> QuerySet[Project]:
    """The projects and other works that the plan speaks of."""
    return Project.objects.filter(_named_in(plan) | Q(statements__plan=plan)).distinct()


def members_on(day: date) -> QuerySet[Membership]:
    """Who belonged to a network on `day`."""
    rows = Membership.objects.select_related("person", "person__organisation", "organisation")
    return rows.filter(Q(last_day=None) | Q(last_day__gte=day), Q(first_day=None) | Q(first_day__lte=day))


def networks(
    plan: ActionPlan, day: date, items: list[FrozenItem], texts: Texts
) -> tuple[frozen.Network, ...]:
    """The networks that the plan speaks of, in the order of their first item, the others after them; three queries."""
    rows = networks_of(plan).prefetch_related(Prefetch("memberships", members_on(day)))
    links = Network.items.through.objects.filter(planitem__plan=plan)
    pairs = list(links.values_list("network_id", "planitem__number"))
    pairs += _parties(items, "network_id")
    numbers = _numbers(pairs, items)
    return tuple(
        frozen.Network(
            name=texts.always(row, "name"),
            kind=label(NetworkKind(row.kind)),
            level=label(NetworkLevel(row.level)) if row.level != NetworkLevel.UNSPECIFIED else None,
            state=label(NetworkState(row.state)),
            task=texts.of(row, "task"),
            members=joined((_member(member, texts) for member in row.memberships.all()), "; "),
            items=numbers.get(row.pk, ()),
        )
        for row in _by_first_item(rows, numbers, items)
    )


def _parties(items: list[FrozenItem], column: str) -> list[tuple[int, str]]:
    """Networks or projects that stand in a role to an item."""
    return [
        (getattr(party, column), entry.item.number)
        for entry in items
        for party in entry.row.parties.all()
        if getattr(party, column)
    ]


def _by_first_item(rows: Iterable[Any], numbers: Numbers, items: list[FrozenItem]) -> list[Any]:
    order = {entry.item.number: place for place, entry in enumerate(items)}
    last = len(order)
    return sorted(
        rows, key=lambda row: (order[numbers[row.pk][0]] if numbers.get(row.pk) else last, row.slug)
    )


def _member(row: Membership, texts: Texts) -> frozen.Text | None:
    """A member as readers see one: a public name, else the title or the organisation; with a role that says more."""
    name = _member_name(row, texts)
    if name is None or row.role == MemberRole.MEMBER:
        return name
    return with_note(name, label(MemberRole(row.role)))


def _member_name(row: Membership, texts: Texts) -> frozen.Text | None:
    if row.person is None:
        return texts.name(row.organisation) if row.organisation else texts.of(row, "words")
    if row.person.name_public:
        return plain(row.person.name, row.person.name)
    title = texts.of(row.person, "title") or texts.of(row.person.organisation, "name")
    return title or texts.of(row, "represents_words")


def projects(plan: ActionPlan, items: list[FrozenItem], texts: Texts) -> tuple[frozen.Project, ...]:
    """The projects and other works that the plan speaks of, in the order of their first item; five queries."""
    rows = projects_of(plan).prefetch_related(
        "coordinators",
        Prefetch("participations", Participation.objects.select_related("municipality", "organisation")),
        Prefetch("funding_shares", FundingShare.objects.select_related("payer")),
    )
    pairs = [(project.pk, entry.item.number) for entry in items for project in entry.row.projects.all()]
    numbers = _numbers([*pairs, *_parties(items, "project_id")], items)
    return tuple(
        _project(row, numbers.get(row.pk, ()), texts) for row in _by_first_item(rows, numbers, items)
    )


def _project(row: Any, numbers: tuple[str, ...], texts: Texts) -> frozen.Project:
    coordinators = [texts.name(organisation) for organisation in row.coordinators.all()]
    return frozen.Project(
        name=texts.always(row, "name"),
        kind=label(ProjectKind(row.kind)),
        phase=label(ProjectPhase(row.phase)) if row.phase else None,
        period=texts.time(row),
        coordinator=joined([*coordinators, texts.of(row, "coordinator_words")]),
        participants=joined(_participant(part, texts) for part in row.participations.all()),
        funding=tuple(
            frozen.Funding(
                payer=texts.always(share.payer, "name"),
                kind=cast(frozen.FundingKind, share.kind),
                amount=None if share.amount is None else round(share.amount),
                year=share.year,
            )
            for share in row.funding_shares.all()
        ),
        items=numbers,
    )


def _participant(row: Participation, texts: Texts) -> frozen.Text | None:
    body = row.municipality or row.organisation
    name = texts.name(body) if body else texts.of(row, "words")
    if name is None or row.role == ParticipationRole.PARTICIPANT:
        return name
    return with_note(name, label(ParticipationRole(row.role)))


def milestones(
    plan: ActionPlan, day: date, items: list[FrozenItem], texts: Texts
) -> tuple[frozen.Milestone, ...]:
    """The plan's milestones by their time, those without one last: no periods, nothing closed. Two queries."""
    rows = Milestone.objects.filter(plan=plan).counting().open_on(day).with_state(day)
    links = Milestone.items.through.objects.filter(milestone__plan=plan)
    numbers = _numbers(links.values_list("milestone_id", "planitem__number"), items)
    ordered = sorted(
        rows, key=lambda row: (row.time_latest or row.time_earliest or date.max, row.order, row.pk)
    )
    return tuple(
        frozen.Milestone(
            texts.always(row, "title"), texts.time(row), *milestone_facts(row, day), numbers.get(row.pk, ())
        )
        for row in ordered
    )
