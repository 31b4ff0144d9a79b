"""A record stays one: rename everything and delete all that goes, and the edition, its files and pages are the same.

The real plan with the example progress is issued, and its reports are made as the worker makes them.
"""

import hashlib
import re
from functools import partial

import pytest
from auditlog.context import disable_auditlog
from django.apps import apps
from django.db import IntegrityError, models, transaction
from django.db.models import ProtectedError
from django.db.models.functions import Cast, Concat
from django.utils import timezone

from botnia_portal.core.models import TextState
from evaluations import report
from evaluations.models import Edition, EvaluationRound, Report
from evaluations.publication import Publication
from evaluations.report_texts import texts
from evaluations.selectors.frozen import read_round
from evaluations.services import files, lease, making
from evaluations.services.example import load_example_progress
from evaluations.services.issuing import Issue, chained, issue
from networks.models import Meeting
from plans.models import PlanItem
from tests.evaluations.finished import Made, letters
from tests.factories import UserFactory
from tests.pdfa.structure import Tagged

OURS = ("networks", "priorities", "plans", "evaluations")
RENAMED = "Muutettu jälkeenpäin"
MAKERS = {
    "pdf": report.pdf,
    "reader": partial(report.pdf, full=False),
    "html": report.web_page,
    "docx": report.word,
}
LIST = "/{}/plans/pohjanmaa-2013-2014/evaluations/"

pytestmark = [
    pytest.mark.slow,
    pytest.mark.once,
    pytest.mark.filterwarnings("ignore:unclosed file .*sRGB2014.icc:ResourceWarning"),
]


@pytest.fixture
def edition(real_plan, sent, monkeypatch) -> Edition:
    """The mid-term round of the real plan, issued, with all its reports as the worker makes them."""
    with disable_auditlog():
        load_example_progress(real_plan)
        evaluation = real_plan.rounds.get()
        _complete(evaluation)
        meeting = Meeting.objects.create(network=real_plan.steering_group, day="2014-01-23")
        evaluation.decisions.create(plan=real_plan, meeting=meeting, kind="adopted", section_mark="§ 4")
        evaluation.state = "adopted"
        evaluation.save()
        edition = issue(evaluation, Issue("12/2014", accepts=True), UserFactory(is_superuser=True))
    # The heartbeat has a connection of its own, which sees nothing of the test's transaction.
    monkeypatch.setattr(lease, "TELL_SECONDS", 3600)
    for row in edition.reports.all():
        assert making.make(row.pk) is making.Outcome.DONE
    return edition


def _complete(evaluation: EvaluationRound) -> None:
    """Write what one language lacks, and confirm what is stale: the example leaves such things on purpose."""
    _data, read = read_round(evaluation, frozen_at=timezone.now())
    for noted in read.noted.values():
        for code, other in (("fi", "sv"), ("sv", "fi")):
            if not getattr(noted.text, code):
                values = {f"{noted.field}_{code}": f"{getattr(noted.text, other)} [{code}]"}
                type(noted.row).objects.filter(pk=noted.row.pk).update(**values)
                TextState.objects.filter(pk=noted.state_key).delete()
        if noted.state == "stale":
            TextState.objects.filter(pk=noted.state_key).delete()


def _columns(model: type[models.Model]) -> list[models.Field]:
    """The columns of a model that hold words: names, titles, texts, and numbers such as "2.7"."""
    columns = model._meta.concrete_fields
    names = {field.name for field in columns}
    words = [field for field in columns if isinstance(field, models.CharField | models.TextField)]
    return [
        field
        for field in words
        if not field.choices and not isinstance(field, models.SlugField) and f"{field.name}_fi" not in names
    ]


def _quietly(work) -> bool:
    """Do it if the database allows it."""
    try:
        with transaction.atomic():
            work()
    except (IntegrityError, ProtectedError, models.RestrictedError):
        return False
    return True


def _models() -> list[type[models.Model]]:
    return [model for label in OURS for model in apps.get_app_config(label).get_models()]


def _rename_everything() -> int:
    """Give every name, title, text and number other words; returns how many columns have been renamed."""
    renamed = 0
    for model in _models():
        if model in (Edition, Report):
            continue
        for field in _columns(model):
            rows = model._base_manager.exclude(**{field.name: ""})
            value = RENAMED[: field.max_length]
            if field.unique or field.name == "number":
                value = Concat(models.Value("x"), Cast("pk", models.CharField()))
            renamed += rows.exists() and _quietly(partial(rows.update, **{field.name: value}))
    return renamed


def _delete_what_can_be_deleted() -> int:
    deleted = 0
    for _round in range(3):
        for model in reversed(_models()):
            if model in (Edition, Report):
                continue
            rows = model._base_manager.all()
            before = rows.count()
            if not _quietly(rows.delete):
                for row in rows:
                    _quietly(row.delete)
            deleted += before - model._base_manager.count()
    return deleted


def _cards(edition: Edition, client) -> dict[str, list[str]]:
    """What everyone sees of the edition on its card and on the pages of its reports, in both languages."""
    card = re.compile(r'<article class="card stack-s">.*?</article>', re.DOTALL)
    box = re.compile(r"<h1>.*?</section>", re.DOTALL)
    pages = {code: client.get(LIST.format(code)).content.decode() for code in ("fi", "sv")}
    reports = [client.get(f"/fi/reports/{row.pk}/").content.decode() for row in edition.reports.all()]
    cards = {code: card.findall(page) for code, page in pages.items()}
    return cards | {"reports": [found for page in reports for found in box.findall(page)]}


def _downloads(edition: Edition, client) -> dict[tuple[str, str], bytes]:
    return {
        (row.language, row.format): b"".join(
            client.get(f"/{row.language}/reports/{row.pk}/download/").streaming_content
        )
        for row in edition.reports.all()
    }


def _holds_every_text(edition: Edition) -> None:
    """Both PDFs, read as a screen reader does, against the frozen data: each text, and each item in its place."""
    data = Publication.from_data(edition.publication)
    for row in edition.reports.filter(format="pdf"):
        content = files.path_of(row.file.name).read_bytes()
        made = Made(row.language, content, Tagged(content), data)
        whole = letters(made.tagged.root.text)
        lacking = [made.words(text) for text in texts(data) if letters(made.words(text)) not in whole]
        assert lacking == [], row.language
        articles = made.tagged.elements("Art")
        items = [item for section in data.sections for item in section.items]
        assert len(articles) == len(items) == 83
        for item, article in zip(items, articles, strict=True):
            assert article.text.startswith(item.number + made.words(item.title))


def test_rename_everything_delete_everything_and_the_record_is_the_same(edition, client):
    _holds_every_text(edition)
    frozen, cards, downloads = edition.publication, _cards(edition, client), _downloads(edition, client)
    titles = list(PlanItem.objects.values_list("title_fi", flat=True))
    with disable_auditlog():
        assert _rename_everything() > 60
        assert not set(titles) & set(PlanItem.objects.values_list("title_fi", flat=True))
        assert _delete_what_can_be_deleted() > 500
        assert not PlanItem.objects.exists()
    kept = Edition.objects.get(pk=edition.pk)
    assert kept.publication == frozen
    assert making.publication_of(kept).checksum() == kept.sha256 == edition.sha256
    assert chained(kept) == kept.chain_sha256 == edition.chain_sha256
    assert _cards(edition, client) == cards
    assert [len(cards[name]) for name in ("fi", "sv", "reports")] == [1, 1, len(downloads)]
    assert _downloads(kept, client) == downloads
    assert {name for _language, name in downloads} == set(MAKERS)
    for row in kept.reports.all():
        content = downloads[row.language, row.format]
        assert row.state == "ready"
        assert row.sha256 == hashlib.sha256(content).hexdigest()
        assert files.path_of(row.file.name).read_bytes() == content
        # Made once more from the record alone, it has the same bytes.
        assert MAKERS[row.format](making.publication_of(kept), row.language) == content, row
