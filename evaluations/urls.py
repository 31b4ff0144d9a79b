"""The pages of evaluations: the rounds of a plan, what is written in them, and the reports made from them."""

from django.urls import path

from evaluations.views import assess, decisions, editions, issuing, reopening, reports, rounds, settings

ROUND = "plans/<slug:slug>/evaluations/<slug:kind>/"

urlpatterns = [
    path("plans/<slug:slug>/evaluations/", rounds.evaluations, name="evaluations"),
    path("plans/<slug:slug>/evaluations/open/", rounds.open_round, name="round-open"),
    path(
        "plans/<slug:slug>/evaluations/editions/<int:pk>/withdraw/",
        issuing.edition_withdraw,
        name="edition-withdraw",
    ),
    path(
        "plans/<slug:slug>/evaluations/editions/<int:pk>/package/",
        reports.package,
        name="edition-package",
    ),
    path(ROUND, rounds.round_page, name="round"),
    path(f"{ROUND}editions/<int:number>/", editions.edition, name="edition"),
    path(
        f"{ROUND}editions/<int:number>/<slug:language>/<slug:format>/",
        editions.edition_file,
        name="edition-file",
    ),
    path(f"{ROUND}review/", rounds.begin_review, name="round-review"),
    path(f"{ROUND}review/end/", rounds.end_review, name="round-review-end"),
    path(f"{ROUND}settings/", settings.round_settings, name="round-settings"),
    path(f"{ROUND}decide/", decisions.round_decide, name="round-decide"),
    path(f"{ROUND}issue/", issuing.round_issue, name="round-issue"),
    path(f"{ROUND}items/<str:number>/", assess.assess_item, name="assess-item"),
    path(f"{ROUND}reopen/<str:number>/", reopening.item_reopen, name="item-reopen"),
    path(f"{ROUND}reopenings/<int:pk>/end/", reopening.reopening_end, name="reopening-end"),
    path(f"{ROUND}areas/<int:number>/", assess.assess_area, name="assess-area"),
    path(f"{ROUND}goals/", rounds.goals, name="round-goals"),
    path(f"{ROUND}<str:sort>s/<int:pk>/", assess.assess_goal, name="assess-goal"),
    path(f"{ROUND}whole/", assess.assess_whole, name="assess-whole"),
    path(f"{ROUND}freeze/", reports.freeze, name="freeze"),
    path("reports/<int:pk>/", reports.report, name="report"),
    path("reports/<int:pk>/retry/", reports.retry, name="report-retry"),
    path("reports/<int:pk>/read/", reports.read, name="report-read"),
    path("reports/<int:pk>/download/", reports.download, name="report-download"),
]
