"""The 2013–2014 plan: nothing of the source is missing, nothing is bent, and a second load changes nothing."""

import re
from collections import Counter

import pytest
from django.conf import settings as django_settings
from django.db import transaction

from botnia_portal.core.models import TextState
from networks.models import Municipality, Network, Organisation, Person
from plans.models import ActionPlan, Milestone, PlanItem, Project, SourceRemark, Statement
from plans.services.load import load_file
from priorities.models import InfluenceChannel, StatutoryTask, Strategy

pytestmark = pytest.mark.django_db

FILE = "plans/data/pohjanmaa-2013-2014.yaml"


def letters(text: str) -> str:
    """The text without white space, hyphens and bullets: what line breaks of the source cannot change."""
    return re.sub(r"[\s\-‐–•]+", "", text)


@pytest.fixture(scope="module")
def loaded(django_db_setup, django_db_blocker) -> ActionPlan:
    """The plan for the tests that only read, loaded once for all of them and taken back at the end."""
    with django_db_blocker.unblock(), transaction.atomic():
        load_file(django_settings.BASE_DIR / FILE)
        yield ActionPlan.objects.get()
        transaction.set_rollback(True)


@pytest.fixture
def source(settings) -> str:
    text = (settings.BASE_DIR / "tests/plans/data/pohjanmaa-2013-2014.source.txt").read_text()
    without_page_numbers = re.sub(r"^\s*[2-6]\s*$", "", text, flags=re.MULTILINE)
    return letters(without_page_numbers)


def test_every_sentence_of_the_source_stands_in_the_loaded_data(loaded, source):
    passages = loaded.passages.order_by("order")
    assert letters("".join(passage.text for passage in passages)) == source


def test_every_passage_but_the_area_headings_is_used(loaded):
    unused = loaded.passages.filter(items=None, statements=None).order_by("order")
    headings = [section.heading_fi for section in loaded.sections.exclude(number=0)]
    assert [passage.text for passage in unused] == headings


def test_the_counts_of_the_inventory(loaded):
    counts = {
        model.__name__: model.objects.count()
        for model in (
            PlanItem, Milestone, Network, Organisation, Project, Municipality, StatutoryTask, InfluenceChannel,
            Statement, SourceRemark, Person,
        )
    }  # fmt: skip
    assert counts == {
        "PlanItem": 83, "Milestone": 30, "Network": 28, "Organisation": 38, "Project": 28, "Municipality": 15,
        "StatutoryTask": 3, "InfluenceChannel": 5, "Statement": 28, "SourceRemark": 16, "Person": 3,
    }  # fmt: skip


def test_items_by_section_commitment_and_time(loaded):
    items = loaded.items.select_related("section")
    assert Counter(item.section.number for item in items) == {0: 9, 1: 19, 2: 28, 3: 13, 4: 5, 5: 9}
    assert Counter(item.commitment for item in items) == {
        "firm": 69,
        "intention": 8,
        "need": 2,
        "information": 4,
    }
    assert sum(1 for item in items if not item.time_role) == 37
    conditional = [i for i in items if i.condition_fi or i.parties.filter(is_conditional=True).exists()]
    assert len(conditional) == 9


def test_the_words_of_a_time_are_what_is_written(loaded):
    for item in loaded.items.exclude(time_words_fi="").prefetch_related("passages"):
        written = letters("".join(passage.text for passage in item.passages.all())).lower()
        for piece in re.split("[…;]", item.time_words_fi):
            assert letters(piece).lower() in written, item.source_key
    without = loaded.items.exclude(time_role="").filter(time_words_fi="", time_words_sv="")
    assert {item.source_key for item in without} == {"T12", "T16", "T45", "T69"}
    assert all(
        item.time_inferred and "päätel" in item.note_fi and "tolkning" in item.note_sv for item in without
    )


def test_nine_items_happen_more_than_once(loaded):
    known = {i.source_key: i.time_repeats for i in loaded.items.exclude(time_repeats="")}
    assert known == {
        "T17": "FREQ=YEARLY;INTERVAL=2", "T32": "FREQ=YEARLY", "T70": "FREQ=YEARLY;BYMONTH=10",
    }  # fmt: skip
    told = {
        "fi": {i.source_key for i in loaded.items.filter(note_fi__startswith="Useita kertoja: ")},
        "sv": {i.source_key for i in loaded.items.filter(note_sv__startswith="Flera gånger: ")},
    }
    assert told["fi"] == told["sv"] == {"T02", "T13", "T15", "T16", "T27", "T62"}
    assert len(known.keys() | told["fi"]) == 9


def test_the_statutory_tasks_stand_in_a_passage(loaded):
    statement = loaded.statements.get(kind="statutory_tasks")
    text = letters("".join(passage.text for passage in statement.passages.all())).lower()
    for task in StatutoryTask.objects.all():
        assert letters(task.name_fi.removeprefix("Erityistehtävä: ")).lower() in text


def test_items_are_what_the_text_makes_them(loaded):
    def item(key):
        return loaded.items.get(source_key=key)

    assert item("T31").passages.count() == 2  # said twice
    assert {p.person.name for p in item("T04").parties.filter(person__isnull=False)} == {
        "Jokiranta", "Rajaniemi", "Rautajoki",
    }  # fmt: skip
    kinds = {type(p.party).__name__ for p in item("T43").parties.filter(role="responsible")}
    assert kinds == {"Organisation", "Project"}
    assert item("T36").parties.filter(count=9).exists()
    assert not item("T33").parties.filter(role="responsible").exists()  # a need: no one is named
    assert item("T30").time_latest.isoformat() == "2015-10-31"  # past the term
    assert item("T30").time_late_from is None  # the end of the project, no deadline of the preparation
    assert (item("T66").time_offset, item("T66").time_duration) == ("P1Y", "P2Y")
    assert item("T17").time_late_from.isoformat() == "2014-01-01"


def test_networks_states_and_aliases(loaded):
    assert Network.objects.get(source_key="G20").state == "to_be_founded"
    assert Network.objects.get(source_key="G25").state == "need"
    assert Network.objects.get(source_key="G11").organisation.source_key == "O25"
    assert Organisation.objects.get(source_key="O07").aliases.count() >= 3
    assert Organisation.objects.get(source_key="O07").parent.source_key == "O06"


def test_each_work_is_what_it_is(loaded):
    assert Project.objects.get(source_key="P19").kind == "tool"
    assert Project.objects.get(source_key="P22").kind == "call"
    assert Project.objects.get(source_key="P28").kind == "legislation"
    assert Milestone.objects.filter(kind="document_period").count() == 2


def test_kaste_has_six_sub_programmes_and_sources_are_cited(loaded):
    kaste = Strategy.objects.get(slug="kaste-2012-2015")
    assert kaste.goals.count() == 6
    assert "1230/2001" in StatutoryTask.objects.get(number=1).citation_fi
    assert "1411/2001" in StatutoryTask.objects.get(number=3).citation_sv


def test_swedish_is_complete_and_a_draft(loaded):
    states = TextState.objects.filter(scope=f"plan:{loaded.slug}").with_state()
    assert set(states.values_list("text_state", flat=True)) == {"draft"}
    assert states.count() > 800


def test_the_first_load_takes_a_baseline(loaded):
    baseline = loaded.baselines.get()
    assert len(baseline.data["items"]) == 83


def test_every_municipality_of_the_province_has_a_place_of_its_own_in_the_grid(loaded):
    here = Municipality.objects.filter(provinces__province=loaded.province)
    places = list(here.values_list("tile_row", "tile_column"))
    assert len(set(places)) == len(places) == 15
    assert dict(here.values_list("slug", "tile_row"))["kristiinankaupunki"] == 8
