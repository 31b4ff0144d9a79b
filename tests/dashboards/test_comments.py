"""Comments: between people who are logged in, on items, areas and rounds; with mentions, resolved and opened again."""

import pytest
from django.urls import reverse

from botnia_portal.core.models import Comment
from evaluations.models import EvaluationRound


@pytest.fixture
def at(item):
    return f"/fi/comments/item/{item.pk}/"


@pytest.fixture
def remark(client_of, steering_member, coordinator, at) -> Comment:
    client_of(steering_member).post(at, {"text": "Miten koulutus etenee?", "mentions": [str(coordinator.pk)]})
    return Comment.objects.get()


def test_a_steering_member_asks_a_coordinator(remark, client_of, coordinator, steering_member, at):
    assert (remark.author, list(remark.mentions.all())) == (steering_member, [coordinator])
    assert "Miten koulutus etenee?" in client_of(coordinator).get(at).content.decode()
    work = client_of(coordinator).get("/fi/my-work/").content.decode()
    assert f"/fi/comments/{remark.pk}/" in work
    assert client_of(coordinator).get(f"/fi/comments/{remark.pk}/").url == f"{at}#comment-{remark.pk}"


def test_a_comment_is_resolved_and_opened_again(remark, client_of, coordinator):
    resolve = f"/fi/comments/{remark.pk}/resolve/"
    client_of(coordinator).post(resolve)
    remark.refresh_from_db()
    assert remark.resolved_by == coordinator
    assert "Miten koulutus" not in client_of(coordinator).get("/fi/my-work/").content.decode()
    client_of(coordinator).post(resolve, {"reopen": "1"})
    remark.refresh_from_db()
    assert (remark.resolved_at, remark.resolved_by) == (None, None)


def test_a_double_press_writes_one_comment(remark, client_of, steering_member, at):
    client_of(steering_member).post(at, {"text": "Miten koulutus etenee?"})
    assert Comment.objects.count() == 1


@pytest.mark.parametrize("text", ["", "   ", "x" * 4001, "a\x00b"])
def test_bad_input_gets_a_sentence(client_of, coordinator, at, text):
    answer = client_of(coordinator).post(at, {"text": text})
    assert answer.status_code == 422
    assert 'class="error"' in answer.content.decode()
    assert {error[0] for error in answer.context["errors"]} == {"id_text"}
    assert 'href="#id_text"' in answer.content.decode()
    assert not Comment.objects.exists()


def test_html_is_text(client_of, coordinator, at):
    client_of(coordinator).post(at, {"text": "<script>alert(1)</script>"})
    assert "<script>alert" not in client_of(coordinator).get(at).content.decode()


def test_a_group_contact_reads_and_writes_nothing(remark, client_of, group_contact, at):
    page = client_of(group_contact).get(at)
    assert "Miten koulutus etenee?" in page.content.decode()
    assert "<textarea" not in page.content.decode()
    assert client_of(group_contact).post(at, {"text": "Minäkin"}).status_code == 403
    assert client_of(group_contact).post(f"/fi/comments/{remark.pk}/resolve/").status_code == 403


def test_they_are_never_public(remark, client_of, outsider, item, at):
    assert client_of(None).get(at).status_code == 302
    assert client_of(outsider).get(at).status_code == 403
    assert client_of(outsider).get(f"/fi/comments/{remark.pk}/").status_code == 403
    page = client_of(None).get("/fi/plans/pieni/items/1.1/").content.decode()
    assert "comments" not in page.split("<main")[1]


def test_those_of_an_open_round_are_the_coordinators(client_of, plan, coordinator, steering_member):
    evaluation = EvaluationRound.objects.create(plan=plan, kind="mid-term", cut_off=plan.last_day)
    at = f"/fi/comments/round/{evaluation.pk}/"
    assert client_of(coordinator).post(at, {"text": "Kesken"}).status_code == 302
    assert client_of(steering_member).get(at).status_code == 403
    EvaluationRound.objects.update(state="in_review")
    assert client_of(steering_member).post(at, {"text": "Hyvä"}).status_code == 302


def test_areas_have_comments_and_nothing_else_has(client_of, coordinator, plan, item):
    assert (
        client_of(coordinator).post(f"/fi/comments/area/{item.section.pk}/", {"text": "Alue"}).status_code
        == 302
    )
    assert client_of(coordinator).get(f"/fi/comments/plan/{plan.pk}/").status_code == 404
    assert client_of(coordinator).get("/fi/comments/item/999999/").status_code == 404


def test_a_contact_of_the_items_group_can_be_mentioned_there_alone(
    client_of, coordinator, group_contact, plan, at
):
    assert (
        client_of(coordinator).post(at, {"text": "Sinulle", "mentions": [str(group_contact.pk)]}).status_code
        == 302
    )
    assert list(Comment.objects.get().mentions.all()) == [group_contact]
    other = plan.items.get(number="1.2")
    answer = client_of(coordinator).post(
        reverse("comments", args=["item", other.pk]), {"text": "Sinulle", "mentions": [str(group_contact.pk)]}
    )
    assert answer.status_code == 422


def test_only_people_of_the_plan_can_be_mentioned(client_of, coordinator, outsider, at):
    answer = client_of(coordinator).post(at, {"text": "Sinulle", "mentions": [str(outsider.pk)]})
    assert answer.status_code == 422
