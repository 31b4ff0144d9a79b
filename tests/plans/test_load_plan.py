"""Loading a plan file again, changed, or when it is none."""

import pytest
import yaml

from botnia_portal.core.models import TextState
from plans.models import ActionPlan
from plans.services.load import load_file
from plans.services.load.run import PlanFileError

FILE = "plans/data/pohjanmaa-2013-2014.yaml"


def test_a_second_load_changes_nothing(real_plan, settings, django_assert_max_num_queries):
    before = real_plan.revision
    with django_assert_max_num_queries(5):
        report = load_file(settings.BASE_DIR / FILE)
    assert not report.changed_anything
    assert not report.left_alone
    assert ActionPlan.objects.get().revision == before


def test_a_changed_file_updates_what_nobody_has_edited_and_lists_the_rest(real_plan, settings, tmp_path):
    data = yaml.safe_load((settings.BASE_DIR / FILE).read_text())
    data["items"][0]["title"]["fi"] = "Uusi otsikko"
    data["items"][1]["title"]["fi"] = "Tiedoston otsikko"
    edited = real_plan.items.get(source_key="T02")
    edited.title_fi = edited.title = "Ihmisen otsikko"
    edited.save()
    changed = tmp_path / "changed.yaml"
    changed.write_text(yaml.safe_dump(data, allow_unicode=True))
    report = load_file(changed)
    assert report.updated == ["T01.title_fi"]
    assert report.left_alone == ["T02.title_fi"]
    assert real_plan.items.get(source_key="T01").title_fi == "Uusi otsikko"
    assert real_plan.items.get(source_key="T02").title_fi == "Ihmisen otsikko"
    state = TextState.objects.get(object_id=real_plan.items.get(source_key="T01").pk, field="title",
                                  content_type__model="planitem")  # fmt: skip
    assert state.state == "stale"


@pytest.mark.parametrize("text", ["[", "just words", "schema: 2\nplan: {}"])
def test_what_is_no_plan_file_is_refused_with_a_sentence(db, tmp_path, text):
    file = tmp_path / "no-plan.yaml"
    file.write_text(text)
    with pytest.raises(PlanFileError, match=r"no-plan\.yaml"):
        load_file(file)
    assert not ActionPlan.objects.exists()
