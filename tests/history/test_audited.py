"""Every model that people write is in the history, with all its columns and links; and nothing is written past it."""

import ast

import pytest
from auditlog.models import LogEntry
from auditlog.registry import auditlog
from django.apps import apps
from django.conf import settings
from django.utils.functional import Promise

from botnia_portal.core import texts
from botnia_portal.core.audit import REGISTRY
from botnia_portal.core.history import field_label
from botnia_portal.history.nouns import KINDS, address_of, title_of
from networks.models import User
from plans.models import PlanItem
from tests import factories

OURS = ("core", "networks", "priorities", "plans", "evaluations", "feedback")
NOT_KEPT = {
    "core.TextState": "tells itself who confirmed a translation and when; its texts are in the history",
    "core.Comment": "is never changed; tells itself who wrote and who resolved it, to those who may read it alone",
    "core.OutgoingMail": "tells itself what was sent to whom and when, to those who may read it alone",
    "core.PortalRevision": "the mark of the last write, which no one makes",
    "plans.RequestReceiver": "an address; tells itself what was sent to it and when it was opened",
    "plans.AnswerLink": "the hash of a secret; tells itself when it was made, opened and revoked",
    "plans.SavedView": "a filter that somebody keeps for himself; it says nothing of the plan",
    "plans.ItemGoal": "a link, told by its item",
    "plans.ItemTask": "a link, told by its item",
    "networks.User": "holds contact data and passwords",
    "plans.SourcePassage": "the words of the source document, loaded from a file",
    "plans.SourceRemark": "remarks on the source document, loaded from a file",
    "plans.Baseline": "a copy that is never changed",
    "plans.LoadedFile": "digests of what was loaded",
    "evaluations.Report": "changes with each heartbeat and tells its own history",
}
LINKS_NOT_KEPT = {"passages": "links to the source document, loaded from a file"}


def our_models():
    return [model for app in OURS for model in apps.get_app_config(app).get_models()]


def test_every_model_is_kept_or_says_why_not():
    not_kept = {model._meta.label for model in our_models() if not auditlog.contains(model)}
    assert not_kept == set(NOT_KEPT)
    assert set(REGISTRY) == {model for model in our_models() if auditlog.contains(model)}


def test_accounts_are_not_in_the_history():
    assert not auditlog.contains(User)
    columns = {
        field.name
        for model, audited in REGISTRY.items()
        for field in model._meta.fields
        if field.name not in audited.excluded
    }
    assert not columns & {"password", "email"}


@pytest.mark.parametrize("model", REGISTRY, ids=lambda model: model._meta.label)
def test_every_link_to_several_rows_is_kept(model):
    links = {f.name for f in model._meta.many_to_many}
    assert links - set(LINKS_NOT_KEPT) == set(REGISTRY[model].links)


@pytest.mark.parametrize("model", REGISTRY, ids=lambda model: model._meta.label)
def test_every_column_that_is_shown_has_words(model):
    """A column without words of its own would be told by the name that programmers gave it."""
    audited = REGISTRY[model]
    hidden = {*audited.hidden, *audited.excluded, *LINKS_NOT_KEPT}
    for column in (*model._meta.fields, *model._meta.many_to_many):
        if column.name in hidden:
            continue
        base = column.name.rpartition("_")[0]
        of_text = base if base in texts.text_fields(model) else column.name
        has_own = isinstance(model._meta.get_field(of_text)._verbose_name, Promise)
        assert has_own or column.name in audited.words or column.name == "order", column.name
        assert field_label(model, column.name)


def test_every_model_has_words_and_a_kind():
    of_kinds = [model for kind in KINDS for model in kind.models]
    assert sorted(of_kinds, key=str) == sorted(REGISTRY, key=str)
    assert len({title_of(model) for model in REGISTRY}) > 20
    assert title_of(None) not in {title_of(model) for model in REGISTRY}


@pytest.mark.django_db
def test_every_row_of_the_real_plan_has_a_name_and_a_page(real_plan):
    for model in REGISTRY:
        row = model._default_manager.select_related(*REGISTRY[model].related).first()
        if row is not None:
            assert "object (" not in str(row)
            assert address_of(row) or model._meta.label in {"networks.Province", "networks.RoleAssignment"}


PAST_THE_HISTORY = {
    "networks/keys.py": "the day of a key's last use, which is no one's act",
    "plans/services/reporting.py": "the plan's revision, which is no one's words",
    "evaluations/services/example_states.py": "states of translations of the labelled example data",
    "evaluations/services/reports.py": "reports, which tell their own history",
    "evaluations/services/telling.py": "reports, which tell their own history",
    "evaluations/services/lease.py": "reports, which tell their own history",
    "botnia_portal/meetings/services/packs.py": "packs of meetings, which tell their own history",
    "botnia_portal/core/mail/sending.py": "mails, which tell themselves what became of them",
    "botnia_portal/core/mail/writing.py": "mails, which tell themselves what became of them",
    "botnia_portal/core/audit.py": "writes the history of links, all that one form has changed at once",
    "botnia_portal/core/history_writing.py": "writes the history of what is written in statements for many rows",
    "botnia_portal/core/texts.py": "states of translations, which tell themselves who confirmed them",
    "plans/services/bulk.py": "items, told by `record_changes`",
    "plans/services/order.py": "numbers and order, told by entries of its own",
    "plans/services/answers.py": "answer links, which tell themselves when they were opened",
    "botnia_portal/search/indexing.py": "the index of the search, which follows what the history tells",
    "botnia_portal/core/comments.py": "comments, which tell themselves who resolved them",
}
"""Where rows are written without `save()`, and why the history need not know."""


def writes_past_the_history(path) -> bool:
    for node in ast.walk(ast.parse(path.read_text())):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
            continue
        if node.func.attr in ("bulk_create", "bulk_update", "_raw_delete"):
            return True
        # A dictionary's `update` takes what it is given; that of a queryset takes names.
        if node.func.attr == "update" and node.keywords and not node.args:
            return True
    return False


def test_nothing_is_written_past_the_history():
    """`.update()` and bulk writes send no signal: each stands here with the reason why nothing is lost."""
    roots = [
        settings.BASE_DIR / name
        for name in ("botnia_portal", "networks", "priorities", "plans", "evaluations")
    ]
    files = [path for root in roots for path in root.rglob("*.py") if "migrations" not in path.parts]
    found = {str(path.relative_to(settings.BASE_DIR)) for path in files if writes_past_the_history(path)}
    assert found == set(PAST_THE_HISTORY)


@pytest.mark.django_db
def test_a_link_is_told_on_the_row_that_holds_it_from_whichever_side(item):
    network = factories.NetworkFactory(slug="verkko")
    network.items.add(item)
    entry = LogEntry.objects.get_for_object(item).first()
    assert entry.changes["networks"]["keys"] == [network.pk]
    assert not LogEntry.objects.get_for_object(network).filter(action=1).exists()


@pytest.mark.django_db
def test_a_cleared_link_tells_only_what_was_linked(item):
    linked, _other = factories.NetworkFactory(slug="a"), factories.NetworkFactory(slug="b")
    item.networks.add(linked)
    item.networks.clear()
    entry = LogEntry.objects.get_for_object(item).first()
    assert (entry.changes["networks"]["operation"], entry.changes["networks"]["keys"]) == (
        "delete",
        [linked.pk],
    )


@pytest.mark.django_db
def test_related_items_are_told_on_both(plan, item):
    other = plan.items.get(number="1.2")
    item.related.add(other)
    for row, linked in ((item, other), (other, item)):
        entry = LogEntry.objects.get_for_object(row).first()
        assert entry.changes["related"]["keys"] == [linked.pk]


@pytest.mark.django_db
def test_an_entry_keeps_both_names_its_plan_and_its_thing(item):
    party = item.parties.create(role="partner", words_fi="kunnat", words_sv="kommunerna")
    entry = LogEntry.objects.get_for_object(party).get()
    assert entry.additional_data["name"] == {"fi": "kunnat", "sv": "kommunerna"}
    assert entry.additional_data["plan"] == item.plan_id
    assert entry.cid == f"plans.planitem:{item.pk}"


@pytest.mark.django_db
def test_a_visitor_does_not_name_the_thing(client_of, coordinator, item):
    client_of(coordinator).post(
        "/fi/plans/pieni/items/1.1/move/", {"step": "down"}, headers={"x-correlation-id": "plans.planitem:1"}
    )
    moved = LogEntry.objects.get_for_object(PlanItem.objects.get(pk=item.pk)).first()
    assert moved.cid == f"plans.planitem:{item.pk}"
