"""Two people on one item: nothing is overwritten unseen, and different fields both win."""

import pytest

from botnia_portal.core.editing.merging import merge
from tests.plans.forms import fields_of

pytestmark = [pytest.mark.django_db, pytest.mark.once]
ADDRESS = "/fi/plans/pieni/items/1.1/edit/"


class Person:
    """A browser with the form open."""

    def __init__(self, browser) -> None:
        self.browser = browser
        self.fields = fields_of(browser.get(ADDRESS))

    def send(self, **changes):
        self.answer = self.browser.post(ADDRESS, {**self.fields, **changes})
        if self.answer.status_code != 302:
            self.fields = fields_of(self.answer)
        return self.answer


@pytest.fixture
def kaija(client_of, coordinator, item):
    return Person(client_of(coordinator))


@pytest.fixture
def sven(client_of, second_coordinator, item):
    return Person(client_of(second_coordinator))


def test_the_rule_field_by_field():
    base = {"a": "1", "b": "1", "c": "1", "d": "1", "e": "1"}
    mine = {"a": "2", "b": "1", "c": "2", "d": "2", "e": "1"}
    now = {"a": "1", "b": "3", "c": "3", "d": "2", "e": "1"}
    result = merge(base, mine, now)
    assert (result.written, result.taken, result.clashes) == (["a"], ["b"], ["c"])
    assert result.values == {"a": "2", "b": "3", "c": "2", "d": "2", "e": "1"}


def test_without_a_beginning_every_difference_clashes():
    assert merge(None, {"a": "1", "b": "2"}, {"a": "1", "b": "3"}).clashes == ["b"]


def test_different_fields_both_win(kaija, sven, item):
    assert kaija.send(title_fi="Kaijan otsikko").status_code == 302
    assert sven.send(description_sv="Svens text").status_code == 302
    item.refresh_from_db()
    assert (item.title_fi, item.description_sv) == ("Kaijan otsikko", "Svens text")


def test_the_same_field_comes_back_with_both(kaija, sven, item):
    kaija.send(title_fi="Kaijan otsikko", note_fi="Kaijan huomautus")
    answer = sven.send(
        title_fi="Svenin otsikko", description_sv="Svens text", **{"mnew-title_fi": "Svenin etappi"}
    )
    html = answer.content.decode()
    assert answer.status_code == 409
    assert "Kaijan otsikko" in html
    assert "Kaija Koordinaattori" in html
    assert '<a href="#id_title_fi">' in html
    assert sven.fields["title_fi"] == "Svenin otsikko"
    assert sven.fields["description_sv"] == "Svens text"
    assert sven.fields["mnew-title_fi"] == "Svenin etappi"
    item.refresh_from_db()
    assert (item.title_fi, item.description_sv or "") == ("Kaijan otsikko", "")
    assert item.milestones.count() == 1


def test_keeping_mine_overwrites_knowingly_and_keeps_what_else_the_other_wrote(kaija, sven, item):
    kaija.send(title_fi="Kaijan otsikko", note_fi="Kaijan huomautus")
    sven.send(title_fi="Svenin otsikko")
    assert sven.send(**{"keep-title_fi": "mine"}).status_code == 302
    item.refresh_from_db()
    assert (item.title_fi, item.note_fi) == ("Svenin otsikko", "Kaijan huomautus")


def test_keeping_theirs_saves_the_rest_of_mine(kaija, sven, item):
    kaija.send(title_fi="Kaijan otsikko")
    sven.send(title_fi="Svenin otsikko", description_sv="Svens text")
    assert sven.send(**{"keep-title_fi": "theirs"}).status_code == 302
    item.refresh_from_db()
    assert (item.title_fi, item.description_sv) == ("Kaijan otsikko", "Svens text")


def test_a_choice_is_wanted(kaija, sven, item):
    kaija.send(title_fi="Kaijan otsikko")
    sven.send(title_fi="Svenin otsikko")
    answer = sven.send()
    assert answer.status_code == 422
    assert 'id="id_title_fi_error"' in answer.content.decode()
    assert "Kaijan otsikko" in answer.content.decode()
    assert sven.send(**{"keep-title_fi": "nonsense"}).status_code == 422
    assert sven.send(**{"keep-title_fi": "theirs"}).status_code == 302


def test_a_third_change_in_between_clashes_again(kaija, sven, item):
    kaija.send(title_fi="Ensimmäinen")
    sven.send(title_fi="Svenin otsikko")
    kaija.fields = fields_of(kaija.browser.get(ADDRESS))
    kaija.send(title_fi="Toinen")
    answer = sven.send(**{"keep-title_fi": "mine"})
    assert answer.status_code == 409
    assert "Toinen" in answer.content.decode()


def test_boxes_and_choices_clash_too(kaija, sven, item):
    kaija.send(time_inferred="on", kind="seminar", commitment="need")
    answer = sven.send(kind="event", commitment="need")
    assert answer.status_code == 409
    assert sven.send(**{"keep-kind": "theirs"}).status_code == 302
    item.refresh_from_db()
    assert (item.kind, item.commitment, item.time_inferred) == ("seminar", "need", True)


def test_a_box_unticked_by_the_other_stays_unticked(kaija, sven, item):
    kaija.send(time_inferred="on")
    kaija.fields, sven.fields = (fields_of(p.browser.get(ADDRESS)) for p in (kaija, sven))
    del kaija.fields["time_inferred"]
    kaija.send(title_fi="Kaijan otsikko")
    sven.send(title_fi="Svenin otsikko")
    sven.send(**{"keep-title_fi": "mine"})
    item.refresh_from_db()
    assert (item.time_inferred, item.title_fi) == (False, "Svenin otsikko")


def test_a_milestone_clashes_as_a_whole_row(kaija, sven, item):
    key = item.milestones.get().pk
    kaija.send(**{f"m{key}-title_fi": "Kaijan etappi", f"m{key}-done_on": "2013-11-01"})
    answer = sven.send(**{f"m{key}-title_fi": "Svenin etappi"})
    html = answer.content.decode()
    assert answer.status_code == 409
    assert "Kaijan etappi" in html
    assert "1.11.2013" in html
    assert f'<a href="#id_m{key}-title_fi">' in html
    assert f'id="id_m{key}-title_fi"' in html
    assert sven.send().status_code == 422
    assert sven.send(**{f"keep-m{key}": "theirs"}).status_code == 302
    milestone = item.milestones.get()
    assert (milestone.title_fi, str(milestone.done_on)) == ("Kaijan etappi", "2013-11-01")


def test_a_milestone_that_only_the_other_changed_stays_as_it_is(kaija, sven, item):
    key = item.milestones.get().pk
    kaija.send(**{f"m{key}-title_fi": "Kaijan etappi", "mnew-title_fi": "Kaijan uusi"})
    assert sven.send(title_fi="Svenin otsikko").status_code == 302
    assert set(item.milestones.values_list("title_fi", flat=True)) == {"Kaijan etappi", "Kaijan uusi"}


def test_two_changes_that_do_not_go_together_come_back(kaija, sven, item):
    kaija.send(title_fi="", title_sv="Bara svenska")
    answer = sven.send(title_sv="", title_fi="Vain suomeksi")
    assert answer.status_code == 409
    item.refresh_from_db()
    assert (item.title_fi, item.title_sv) == ("", "Bara svenska")


@pytest.mark.parametrize("began", ["", "nonsense", None, "other"])
def test_a_form_without_a_readable_beginning_overwrites_nothing(kaija, item, plan, began):
    changes = {"title_fi": "Tuntematon"}
    if began == "other":
        began = fields_of(kaija.browser.get("/fi/plans/pieni/items/1.2/edit/"))["began"]
    if began is None:
        del kaija.fields["began"]
    else:
        changes["began"] = began
    assert kaija.send(**changes).status_code == 409
    item.refresh_from_db()
    assert item.title_fi == "Toimenpide 1.1"
    assert kaija.send(**{"keep-title_fi": "mine"}).status_code == 302
    item.refresh_from_db()
    assert item.title_fi == "Tuntematon"
