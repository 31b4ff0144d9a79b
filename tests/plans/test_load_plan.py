"""Loading a plan file again, changed, or when it is none."""

import copy
import json
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.core.management import CommandError, call_command
from django.db.models import F

from botnia_portal.core.models import TextState
from networks.models import Network, Organisation
from plans.models import ActionPlan, LoadedFile, PlanItem, Project, Statement
from plans.services.load import PlanFileError, load_file
from tests import factories

FILE = "plans/data/pohjanmaa-2013-2014.yaml"


@pytest.fixture(scope="module")
def parsed(request) -> dict[str, Any]:
    return yaml.safe_load((Path(request.config.rootpath) / FILE).read_text())


@pytest.fixture
def data(parsed) -> dict[str, Any]:
    """The plan file as it is read, to change."""
    return copy.deepcopy(parsed)


@pytest.fixture
def load(tmp_path):
    """Load changed data as a file."""

    def _load(data, name="changed.yaml"):
        file = tmp_path / name
        file.write_text(as_yaml(data))
        return load_file(file)

    return _load


def as_yaml(data: dict[str, Any]) -> str:
    """JSON is YAML, and is written faster."""
    return json.dumps(data, default=str)


@pytest.fixture
def short(data) -> dict[str, Any]:
    """The first four items and what is shared: enough to make mistakes in."""
    items = [row | {"related": [], "passages": []} for row in data["items"][:4]]
    return data | {"items": items, "passages": [], "statements": [], "milestones": [], "remarks": []}


def row_of(data: dict[str, Any], part: str, key: str) -> dict[str, Any]:
    return next(row for row in data[part] if row["key"] == key)


def test_a_second_load_changes_nothing(real_plan, settings, django_assert_max_num_queries):
    before = real_plan.revision
    with django_assert_max_num_queries(5):
        report = load_file(settings.BASE_DIR / FILE)
    assert not report.changed_anything
    assert not report.left_alone
    assert ActionPlan.objects.get().revision == before


def test_the_same_data_in_another_file_changes_nothing(real_plan, data, load):
    report = load(data)
    assert (report.changed_anything, report.left_alone, report.gone) == (False, [], [])
    assert ActionPlan.objects.get().revision == real_plan.revision


def test_a_changed_file_updates_what_nobody_has_edited_and_lists_the_rest(real_plan, data, load):
    data["items"][0]["title"]["fi"] = "Uusi otsikko"
    data["items"][1]["title"]["fi"] = "Tiedoston otsikko"
    edited = real_plan.items.get(source_key="T02")
    edited.title_fi = edited.title = "Ihmisen otsikko"
    edited.save()
    report = load(data)
    assert report.updated == ["T01.title_fi"]
    assert report.left_alone == ["T02.title_fi"]
    assert real_plan.items.get(source_key="T01").title_fi == "Uusi otsikko"
    assert real_plan.items.get(source_key="T02").title_fi == "Ihmisen otsikko"
    state = TextState.objects.get(object_id=real_plan.items.get(source_key="T01").pk, field="title",
                                  content_type__model="planitem")  # fmt: skip
    assert state.state == "stale"


def test_what_the_file_does_not_own_is_not_written_back(real_plan, data, load, monkeypatch):
    """A report between the reading of a row and its saving stays, and so does another writer's revision."""
    data["items"][0]["title"]["fi"] = "Uusi otsikko"
    days = PlanItem.set_days

    def meanwhile(self):
        PlanItem.objects.filter(pk=self.pk).update(status_now="running", status_as_of=date(2013, 5, 1))
        ActionPlan.objects.update(revision=F("revision") + 1)
        days(self)

    monkeypatch.setattr(PlanItem, "set_days", meanwhile)
    assert load(data).updated == ["T01.title_fi"]
    item = real_plan.items.get(source_key="T01")
    assert (item.title_fi, item.status_now) == ("Uusi otsikko", "running")
    assert ActionPlan.objects.get().revision == real_plan.revision + 2


def test_a_changed_time_changes_its_days(real_plan, data, load):
    row_of(data, "items", "T10")["time"]["edtf"] = "2014-02"
    assert load(data).updated == ["T10.time_edtf"]
    item = real_plan.items.get(source_key="T10")
    assert (item.time_earliest, item.time_precision) == (date(2014, 2, 1), "month")


def test_what_the_file_no_longer_says_is_taken_away(real_plan, data, load):
    row_of(data, "items", "T43")["parties"] = []
    del row_of(data, "items", "T16")["time"]["after"]
    del row_of(data, "organisations", "O07")["parent"]
    child = next(row for row in data["projects"] if row.get("parent"))
    del child["parent"]
    report = load(data)
    assert set(report.updated) == {"T43.parties", "T16.after", "O07.parent", f"{child['key']}.parent"}
    assert not report.left_alone
    assert not real_plan.items.get(source_key="T43").parties.exists()
    assert real_plan.items.get(source_key="T16").after is None
    assert Organisation.objects.get(source_key="O07").parent is None
    assert Project.objects.get(slug=child["slug"]).parent is None


def test_parties_that_somebody_has_edited_are_not_taken_away(real_plan, data, load):
    row_of(data, "items", "T43")["parties"] = []
    party = real_plan.items.get(source_key="T43").parties.first()
    party.is_conditional = True
    party.save()
    assert load(data).left_alone == ["T43.parties"]
    assert party in real_plan.items.get(source_key="T43").parties.all()


def test_members_whose_days_somebody_has_written_are_kept(real_plan, data, load):
    """The file knows no days of a membership; to replace the members would lose them."""
    network = next(row for row in data["networks"] if len(row.get("members", [])) > 1)
    network["members"] = network["members"][:-1]
    member = Network.objects.get(slug=network["slug"]).memberships.first()
    member.first_day = date(2013, 1, 1)
    member.save()
    assert load(data).left_alone == [f"{network['key']}.memberships"]
    member.refresh_from_db()


def test_a_row_that_left_the_file_is_listed_and_kept(real_plan, data, tmp_path):
    gone = {"T83", data["statements"][-1]["key"]}
    for part in ("items", "statements"):
        data[part] = [row for row in data[part] if row["key"] not in gone]
    for part, name in (("items", "related"), ("milestones", "items"), ("remarks", "items")):
        for row in data[part]:
            row[name] = [key for key in row.get(name, []) if key not in gone]
    file = tmp_path / "shorter.yaml"
    for note in ("ensin", "sitten"):  # and it is still known the next time
        data["plan"]["note"]["fi"] = note
        file.write_text(as_yaml(data))
        call_command("load_plan", file, stdout=(said := StringIO()))
        assert f"no longer in the file, and kept: 2: {', '.join(sorted(gone))}" in said.getvalue()
    assert real_plan.items.filter(source_key="T83").exists()
    assert Statement.objects.filter(source_key__in=gone).exists()


def second_plan(data: dict[str, Any]) -> dict[str, Any]:
    """A file of another plan that knows one organisation of the first, under its own words."""
    owner = row_of(data, "organisations", "O01")
    return {
        "schema": 1,
        "plan": {**data["plan"], "slug": "toinen", "steering_group": None, "province": None},
        "organisations": [
            {**owner, "name": {"fi": "Toinen nimi", "sv": "Ett annat namn"}, "aliases": [], "parent": None}
        ],
    }


def test_a_row_that_the_file_has_never_loaded_is_left_alone(real_plan, data, load):
    before = Organisation.objects.get(source_key="O01")
    report = load(second_plan(data))
    after = Organisation.objects.get(source_key="O01")
    assert (after.name_fi, after.name_sv) == (before.name_fi, before.name_sv)
    assert {"O01.name_fi", "O01.name_sv"} <= set(report.left_alone)
    assert report.created == {"actionplan": 1}
    digests = LoadedFile.objects.get(plan__slug="toinen").digests
    assert "O01.name_fi" not in digests  # else the next load would take the row for its own


def test_a_row_made_by_hand_is_left_alone_by_the_first_load(db, data, load):
    ours = factories.OrganisationFactory(
        slug=row_of(data, "organisations", "O01")["slug"], name_fi="Käsin kirjoitettu"
    )
    assert "O01.name_fi" in load(second_plan(data)).left_alone
    ours.refresh_from_db()
    assert ours.name_fi == "Käsin kirjoitettu"


@pytest.mark.parametrize(
    "text", ["[", "just words", "schema: 2\nplan: {}", "schema: 1\nplan: {first_day: 2013-13-45}"]
)
def test_what_is_no_plan_file_is_refused_with_a_sentence(db, tmp_path, text):
    file = tmp_path / "no-plan.yaml"
    file.write_text(text)
    with pytest.raises(PlanFileError, match=r"no-plan\.yaml"):
        load_file(file)
    assert not ActionPlan.objects.exists()


T04 = ("items", 3)
MISTAKES = {
    "no plan": (("plan",), {}, "plan, slug: is missing"),
    "a number for the plan": (("plan",), 5, "plan: a mapping of keys is expected"),
    "an unknown part": (("itmes",), [], "The file: there is no key 'itmes'; the keys are schema, plan, "),
    "a word for a list": (("remarks",), "none", "remarks: a list is expected"),
    "an unknown choice": (
        (*T04, "commitment"),
        "frim",
        "items T04, commitment: should be 'firm', 'intention', 'need' or 'information', not 'frim'",
    ),
    "a misspelt key": ((*T04, "partys"), [], "items T04: there is no key 'partys'; the keys are key, number, "),
    "a misspelt text": ((*T04, "titel"), {"fi": "x"}, "items T04: there is no key 'titel'"),
    "an empty text": ((*T04, "title"), {}, "items T04, title: a text in Finnish (fi) or Swedish (sv) is expected"),
    "a dangling key": ((*T04, "theme"), "TH-9", "items T04, theme: themes has no row 'TH-9'"),
    "a dangling key in a list": ((*T04, "networks"), ["G99"], "items T04, networks 1: networks has no row 'G99'"),
    "two parties in one": (
        (*T04, "parties"),
        [{"role": "partner", "organisation": "O01", "network": "G1"}],
        "items T04, parties 1: exactly one of organisation, network, municipality, project, person, words",
    ),
    "a section that is not there": ((*T04, "number"), "9.1", "items T04, number: sections has no row 9"),
    "a number twice": ((*T04, "number"), "0.1", "items, number: has 0.1 more than once"),
    "a key twice": ((*T04, "key"), "T01", "items has T01 more than once"),
    "a time of no calendar": (
        (*T04, "time"),
        {"edtf": "2013-99", "role": "at"},
        "items T04, time: No such time in the calendar: '2013-99'",
    ),
    "a recurrence that is none": (
        (*T04, "time"),
        {"edtf": "2013", "role": "at", "repeats": "often"},
        "items T04, time: Not a recurrence that the portal holds: 'often'",
    ),
    "a day in words": (("plan", "first_day"), "soon", "plan, first_day: a day such as 2013-12-31 is expected"),
    "a text that is too long": (
        (*T04, "title"),
        {"fi": "x" * 251},
        "T04.title_fi: at most 250 characters are expected, not 251",
    ),
    "days in disorder": (("plan", "last_day"), date(2012, 1, 1), "The database refuses it"),
}  # fmt: skip


def test_the_short_file_has_no_mistake(db, short, load):
    assert load(short).created["planitem"] == 4


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_told_in_one_sentence_and_nothing_is_loaded(db, short, tmp_path, mistake):
    (*path, last), value, said = MISTAKES[mistake]
    place: Any = short
    for step in path:
        place = place[step]
    place[last] = value
    file = tmp_path / "mistake.yaml"
    file.write_text(as_yaml(short))
    with pytest.raises(CommandError) as refusal:
        call_command("load_plan", file)
    assert str(refusal.value).startswith("mistake.yaml cannot be loaded. ")
    assert said in str(refusal.value)
    assert not ActionPlan.objects.exists()
    assert not Organisation.objects.exists()
