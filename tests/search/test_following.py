"""The index follows what is written, through the history, after the commit."""

from datetime import date

from auditlog.context import disable_auditlog
from django.core.management import call_command
from django.db import transaction

from botnia_portal.core import following
from botnia_portal.core.comments import write_comment
from botnia_portal.core.ordering import UP
from botnia_portal.core.ordering import Wanted as Place
from botnia_portal.search.models import Entry
from botnia_portal.search.sweeping import sweep
from evaluations.models import ItemAssessment
from networks.models import Membership, OrganisationAlias, Person
from plans.models import ActionPlan, Activity, Statement, StatusUpdate
from plans.services.bulk import change_items
from plans.services.bulk_reading import BulkChange, Report, items_for_bulk, read_rows
from plans.services.order import move_section
from plans.services.reporting import report_status
from tests import factories

LINKS_OF_WHAT_MOVES = {
    "siirtyvä": ["/fi/plans/pieni/items/1.1/"],
    "päämääräinen": ["/fi/plans/pieni/sections/1/#says"],
    "selosteinen": ["/fi/plans/pieni/items/1.1/"],
    "messutapahtuma": ["/fi/plans/pieni/items/1.1/"],
}


def test_a_name_is_found_at_once_and_the_old_one_no_more(plan, index, committed, titles):
    network = factories.NetworkFactory(name_fi="Johtoryhmä")
    index()
    with committed():
        network.name_fi = "Kehittäjäverkosto"
        network.save()
    assert titles(None, "kehittäjäverkosto") == ["Kehittäjäverkosto"]
    assert titles(None, "johtoryhmä") == []


def test_an_alias_of_an_organisation_reaches_all_that_are_the_same_body(plan, index, committed, titles):
    body = factories.OrganisationFactory(name_fi="Mustasaaren kunta")
    factories.MunicipalityFactory(name_fi="Mustasaari", organisation=body)
    index()
    with committed():
        alias = OrganisationAlias.objects.create(organisation=body, language="fi", name="Kvevlax")
    assert titles(None, "kvevlax") == ["Mustasaari"]
    with committed():
        alias.delete()
    assert titles(None, "kvevlax") == []


def test_an_organisation_that_becomes_a_municipality_is_found_as_that(plan, index, committed, find):
    body = factories.OrganisationFactory(name_fi="Uusikunnallinen")
    municipality = factories.MunicipalityFactory(name_fi="Uusikunnallinen")
    index()
    assert find(None, "uusikunnallinen").context["results"].total == 2
    with committed():
        municipality.organisation = body
        municipality.save()
    assert find(None, "uusikunnallinen").context["results"].total == 1


def test_persons_are_found_by_the_new_name_of_their_organisation(
    plan, group, index, committed, titles, steering_member
):
    body = factories.OrganisationFactory(name_fi="Entinen laitos")
    person = Person.objects.create(name="Ainokainen Nimi", organisation=body)
    Membership.objects.create(network=group, person=person)
    index()
    with committed():
        body.name_fi = "Uudennimisyys"
        body.save()
    assert titles(steering_member, "uudennimisyys") == ["Uudennimisyys", "Ainokainen Nimi"]
    assert titles(steering_member, "entinen") == []


def test_several_items_changed_by_one_statement(plan, item, index, committed, coordinator, find):
    """`.update()` and the history of many rows at once."""
    index()
    keys = [item.pk]
    told = Report("running", date(2013, 5, 1), {"fi": "Joukkomuutoksellinen", "sv": ""}, "fi")
    change = BulkChange({}, told)
    seen = {row.item.pk: row.seen for row in read_rows(plan, items_for_bulk(plan, keys), change)}
    with committed():
        change_items(plan, keys, change, seen, coordinator)
    assert find(coordinator, "joukkomuutoksellinen").context["results"].total == 1


def test_areas_that_change_places_take_their_items_along(plan, index, committed, coordinator, find):
    plan.status = "draft"
    plan.save()
    area = factories.PriorityAreaFactory(owner=plan.owner)
    second = factories.SectionFactory(plan=plan, number=2, area=area, list_name_fi="Toinen")
    item = factories.ItemFactory(plan=plan, section=second, order=1, number="2.1", title_fi="Siirtyvä")
    Statement.objects.create(plan=plan, section=second, kind="goal", text_fi="Päämääräinen")
    StatusUpdate.objects.create(
        item=item, as_of=date(2013, 5, 1), status="running", narrative_fi="Selosteinen"
    )
    held = Activity.objects.create(
        plan=plan, title_fi="Messutapahtuma", kind="seminar", first_day=date(2013, 5, 4)
    )
    held.items.add(item)
    index()
    with committed():
        move_section(second, coordinator, Place(step=UP))
    found = {word: find(coordinator, word).context["results"].hits for word in LINKS_OF_WHAT_MOVES}
    assert {word: [hit.link for hit in hits] for word, hits in found.items()} == LINKS_OF_WHAT_MOVES
    assert found["siirtyvä"][0].entry.number == "1.1"


def test_reports_and_comments_are_found(plan, item, committed, coordinator, find):
    with committed():
        report_status(
            item,
            status="running",
            as_of=date(2013, 5, 1),
            narrative={"fi": "Selosteinen"},
            author=coordinator,
        )
        write_comment(item, "Huomautuksenomainen", coordinator)
    for word in ("selosteinen", "huomautuksenomainen"):
        assert find(coordinator, word).context["results"].total == 1, word


def test_what_is_deleted_is_gone(plan, item, index, committed, find, coordinator):
    network = factories.NetworkFactory(name_fi="Poistuva")
    update = StatusUpdate.objects.create(
        item=item, as_of=date(2013, 5, 1), status="running", narrative_fi="Poistuva"
    )
    index()
    assert find(coordinator, "poistuva").context["results"].total == 2
    with committed():
        network.delete()
        update.delete()
    assert find(coordinator, "poistuva").context["results"].total == 0


def test_a_person_who_leaves_the_only_network_is_found_no_more(
    plan, group, index, committed, titles, steering_member
):
    person = Person.objects.create(name="Ainokainen Nimi")
    seat = Membership.objects.create(network=group, person=person)
    index()
    assert titles(steering_member, "ainokainen") == ["Ainokainen Nimi"]
    with committed():
        seat.delete()
    assert titles(steering_member, "ainokainen") == []


def test_what_is_rolled_back_is_not_read(plan, index, find, django_capture_on_commit_callbacks):
    network = factories.NetworkFactory(name_fi="Johtoryhmä")
    index()
    with django_capture_on_commit_callbacks(execute=True) as calls, transaction.atomic():
        try:
            with transaction.atomic():
                network.name_fi = "Peruttu"
                network.save()
                raise ValueError
        except ValueError:
            pass
    assert calls == []
    assert find(None, "johtoryhmä").context["results"].total == 1


def test_one_reading_for_all_that_a_transaction_has_touched(plan, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks() as calls, transaction.atomic():
        for row in plan.items.all():
            row.note_fi = "Huomio"
            row.save()
    assert len(calls) == 1


def test_what_programs_load_without_a_history_is_read_anew(
    plan, item, find, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        with disable_auditlog():
            item.title_fi = "Ladattu"
            item.save()
        following.loaded.send(ActionPlan)
    assert find(None, "ladattu").context["results"].total == 1


def test_the_sweep_reads_what_a_killed_process_has_left(plan, item, find, coordinator):
    item.title_fi = "Kesken jäänyt"
    item.save()
    write_comment(item, "Kesken jäänyt", coordinator)
    assert Entry.objects.count() == 0
    assert sweep() >= 2
    assert find(coordinator, "jäänyt").context["results"].total == 2


def test_the_command_makes_the_index(plan, capsys):
    call_command("rebuild_search")
    count = Entry.objects.count()
    assert f"{count} entries" in capsys.readouterr().out
    assert count >= 8
    call_command("rebuild_search", "--if-empty")
    assert capsys.readouterr().out == ""


def test_an_entry_goes_with_the_plan(plan, index):
    assert index() > 0
    Entry.objects.filter(plan=plan).first()
    ItemAssessment.objects.all().delete()
    with disable_auditlog():
        for rows in (plan.milestones, plan.items, plan.sections):
            rows.all().delete()
        plan.delete()
    assert not Entry.objects.filter(plan__isnull=False).exists()
