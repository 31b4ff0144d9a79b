import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [
        ("evaluations", "0001_initial"),
        ("evaluations", "0002_initial"),
        ("evaluations", "0003_editions"),
        ("evaluations", "0004_prompts_and_goals"),
        ("evaluations", "0005_reopenings"),
    ]

    initial = True

    dependencies = [
        ("networks", "0001_squashed_0005_contact_data"),
        ("plans", "0001_squashed_0005_update_requests"),
        ("priorities", "0001_squashed_0003_close_with_a_reason"),
    ]

    operations = [
        migrations.CreateModel(
            name="EvaluationRound",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("mid-term", "mid-term evaluation"),
                            ("end-of-term", "end-of-term evaluation"),
                        ],
                        max_length=12,
                        verbose_name="kind",
                    ),
                ),
                ("cut_off", models.DateField(verbose_name="cut-off day")),
                ("opens", models.DateField(blank=True, null=True, verbose_name="opens")),
                ("closes", models.DateField(blank=True, null=True, verbose_name="closes")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "open"),
                            ("in_review", "in review"),
                            ("adopted", "adopted"),
                            ("issued", "issued"),
                        ],
                        default="open",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                ("instructions", models.TextField(blank=True, verbose_name="instructions")),
                ("instructions_fi", models.TextField(blank=True, null=True, verbose_name="instructions")),
                ("instructions_sv", models.TextField(blank=True, null=True, verbose_name="instructions")),
                ("summary", models.TextField(blank=True, verbose_name="summary")),
                ("summary_fi", models.TextField(blank=True, null=True, verbose_name="summary")),
                ("summary_sv", models.TextField(blank=True, null=True, verbose_name="summary")),
                ("conclusions", models.TextField(blank=True, verbose_name="conclusions")),
                ("conclusions_fi", models.TextField(blank=True, null=True, verbose_name="conclusions")),
                ("conclusions_sv", models.TextField(blank=True, null=True, verbose_name="conclusions")),
                ("recommendations", models.TextField(blank=True, verbose_name="recommendations")),
                (
                    "recommendations_fi",
                    models.TextField(blank=True, null=True, verbose_name="recommendations"),
                ),
                (
                    "recommendations_sv",
                    models.TextField(blank=True, null=True, verbose_name="recommendations"),
                ),
                ("is_example", models.BooleanField(default=False, verbose_name="example data")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("decisions", models.ManyToManyField(blank=True, related_name="rounds", to="plans.decision")),
                (
                    "lead",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="led_rounds",
                        to="networks.person",
                        verbose_name="lead of the round",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rounds",
                        to="plans.actionplan",
                    ),
                ),
            ],
            options={
                "ordering": ["cut_off"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["mid-term", "end-of-term"])),
                        name="evaluations_evaluationround_kind_known",
                        violation_error_message="Choose one of the values in the list.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["open", "in_review", "adopted", "issued"])),
                        name="evaluations_evaluationround_state_known",
                        violation_error_message="Choose one of the values in the list.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("opens__isnull", True),
                            ("closes__isnull", True),
                            ("closes__gte", models.F("opens")),
                            _connector="OR",
                        ),
                        name="evaluations_round_days",
                        violation_error_message="The last day is before the first day.",
                    ),
                    models.UniqueConstraint(
                        fields=("plan", "kind"),
                        name="evaluations_round_one_of_a_kind",
                        violation_error_message="The plan already has a round of this kind.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AreaAssessment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("summary", models.TextField(blank=True, verbose_name="summary")),
                ("summary_fi", models.TextField(blank=True, null=True, verbose_name="summary")),
                ("summary_sv", models.TextField(blank=True, null=True, verbose_name="summary")),
                ("strengths", models.TextField(blank=True, verbose_name="strengths")),
                ("strengths_fi", models.TextField(blank=True, null=True, verbose_name="strengths")),
                ("strengths_sv", models.TextField(blank=True, null=True, verbose_name="strengths")),
                ("obstacles", models.TextField(blank=True, verbose_name="obstacles")),
                ("obstacles_fi", models.TextField(blank=True, null=True, verbose_name="obstacles")),
                ("obstacles_sv", models.TextField(blank=True, null=True, verbose_name="obstacles")),
                ("link_to_strategy", models.TextField(blank=True, verbose_name="link to the strategy")),
                (
                    "link_to_strategy_fi",
                    models.TextField(blank=True, null=True, verbose_name="link to the strategy"),
                ),
                (
                    "link_to_strategy_sv",
                    models.TextField(blank=True, null=True, verbose_name="link to the strategy"),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "section",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assessments",
                        to="plans.plansection",
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="area_assessments",
                        to="evaluations.evaluationround",
                    ),
                ),
            ],
            options={
                "ordering": ["section__number"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("round", "section"),
                        name="evaluations_areaassessment_once",
                        violation_error_message="The area is already assessed in this round.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Edition",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(default=0, verbose_name="edition")),
                ("schema_version", models.PositiveSmallIntegerField(default=1)),
                ("publication", models.JSONField(editable=False)),
                ("sha256", models.CharField(editable=False, max_length=64)),
                ("frozen_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("chain_sha256", models.CharField(blank=True, editable=False, max_length=64)),
                ("case_number", models.CharField(blank=True, max_length=60, verbose_name="case number")),
                (
                    "publicity",
                    models.CharField(
                        choices=[
                            ("public", "public"),
                            ("partly_secret", "partly secret"),
                            ("secret", "secret"),
                        ],
                        default="public",
                        max_length=14,
                        verbose_name="publicity class",
                    ),
                ),
                (
                    "publicity_reason",
                    models.CharField(
                        blank=True, max_length=250, verbose_name="reason for the publicity class"
                    ),
                ),
                (
                    "retention",
                    models.CharField(
                        choices=[
                            ("permanent", "kept permanently"),
                            ("10_years", "10 years"),
                            ("5_years", "5 years"),
                        ],
                        default="permanent",
                        max_length=10,
                        verbose_name="retention class",
                    ),
                ),
                (
                    "accepted",
                    models.JSONField(
                        blank=True, default=dict, editable=False, verbose_name="accepted findings"
                    ),
                ),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True, verbose_name="withdrawn")),
                (
                    "withdrawal_reason",
                    models.CharField(blank=True, max_length=250, verbose_name="reason for the withdrawal"),
                ),
                (
                    "withdrawal_reason_fi",
                    models.CharField(
                        blank=True, max_length=250, null=True, verbose_name="reason for the withdrawal"
                    ),
                ),
                (
                    "withdrawal_reason_sv",
                    models.CharField(
                        blank=True, max_length=250, null=True, verbose_name="reason for the withdrawal"
                    ),
                ),
                (
                    "frozen_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "previous",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="following",
                        to="evaluations.edition",
                    ),
                ),
                (
                    "withdrawn_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="editions",
                        to="evaluations.evaluationround",
                    ),
                ),
            ],
            options={
                "ordering": ["-frozen_at", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("publicity__in", ["public", "partly_secret", "secret"])),
                        name="evaluations_edition_publicity_known",
                        violation_error_message="Choose one of the values in the list.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("retention__in", ["permanent", "10_years", "5_years"])),
                        name="evaluations_edition_retention_known",
                        violation_error_message="Choose one of the values in the list.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("number__gt", 0)),
                        fields=("round", "number"),
                        name="evaluations_edition_number_once",
                        violation_error_message="This edition has been issued already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("publicity", "public"),
                            models.Q(("publicity_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="evaluations_edition_secret_with_reason",
                        violation_error_message="Say why the edition is not public.",
                    ),
                    models.UniqueConstraint(
                        fields=("round", "number", "sha256"),
                        name="evaluations_edition_once",
                        violation_error_message="This state is already frozen.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="GoalAssessment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "contribution",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("well", "well"),
                            ("mostly", "mostly"),
                            ("partly", "partly"),
                            ("not", "not at all"),
                            ("too_early", "too early to judge"),
                        ],
                        max_length=10,
                        verbose_name="contribution",
                    ),
                ),
                ("text", models.TextField(blank=True, verbose_name="text")),
                ("text_fi", models.TextField(blank=True, null=True, verbose_name="text")),
                ("text_sv", models.TextField(blank=True, null=True, verbose_name="text")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "goal",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assessments",
                        to="priorities.strategygoal",
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="goal_assessments",
                        to="evaluations.evaluationround",
                    ),
                ),
                (
                    "task",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assessments",
                        to="priorities.statutorytask",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("contribution__in", ["well", "mostly", "partly", "not", "too_early", ""])
                        ),
                        name="evaluations_goalassessment_contribution_known",
                        violation_error_message="Choose one of the values in the list.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("goal__isnull", False), ("task__isnull", True)),
                            models.Q(("goal__isnull", True), ("task__isnull", False)),
                            _connector="OR",
                        ),
                        name="evaluations_goalassessment_one_subject",
                        violation_error_message="Choose exactly one party, or describe it in words.",
                    ),
                    models.UniqueConstraint(
                        fields=("round", "goal"),
                        name="evaluations_goalassessment_goal_once",
                        violation_error_message="The goal is already assessed in this round.",
                    ),
                    models.UniqueConstraint(
                        fields=("round", "task"),
                        name="evaluations_goalassessment_task_once",
                        violation_error_message="The task is already assessed in this round.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="GroupPosition",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("text", models.TextField(blank=True, verbose_name="position")),
                ("text_fi", models.TextField(blank=True, null=True, verbose_name="position")),
                ("text_sv", models.TextField(blank=True, null=True, verbose_name="position")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "decision",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="positions",
                        to="plans.decision",
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="positions",
                        to="evaluations.evaluationround",
                    ),
                ),
                (
                    "section",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="positions",
                        to="plans.plansection",
                    ),
                ),
            ],
            options={
                "ordering": ["section__number"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("round", "section"),
                        name="evaluations_position_area_once",
                        violation_error_message="The position on this area is already written.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("section__isnull", True)),
                        fields=("round",),
                        name="evaluations_position_whole_once",
                        violation_error_message="The position on the whole is already written.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ItemAssessment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "rating",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("well", "well"),
                            ("mostly", "mostly"),
                            ("partly", "partly"),
                            ("not", "not at all"),
                            ("too_early", "too early to judge"),
                        ],
                        max_length=10,
                        verbose_name="rating",
                    ),
                ),
                ("done", models.TextField(blank=True, verbose_name="what was done")),
                ("done_fi", models.TextField(blank=True, null=True, verbose_name="what was done")),
                ("done_sv", models.TextField(blank=True, null=True, verbose_name="what was done")),
                ("effect", models.TextField(blank=True, verbose_name="result and effect")),
                ("effect_fi", models.TextField(blank=True, null=True, verbose_name="result and effect")),
                ("effect_sv", models.TextField(blank=True, null=True, verbose_name="result and effect")),
                ("deviation", models.TextField(blank=True, verbose_name="what went otherwise, and why")),
                (
                    "deviation_fi",
                    models.TextField(blank=True, null=True, verbose_name="what went otherwise, and why"),
                ),
                (
                    "deviation_sv",
                    models.TextField(blank=True, null=True, verbose_name="what went otherwise, and why"),
                ),
                ("next_steps", models.TextField(blank=True, verbose_name="what comes next")),
                ("next_steps_fi", models.TextField(blank=True, null=True, verbose_name="what comes next")),
                ("next_steps_sv", models.TextField(blank=True, null=True, verbose_name="what comes next")),
                ("text", models.TextField(blank=True, verbose_name="assessment")),
                ("text_fi", models.TextField(blank=True, null=True, verbose_name="assessment")),
                ("text_sv", models.TextField(blank=True, null=True, verbose_name="assessment")),
                ("reason", models.TextField(blank=True, verbose_name="reason for the rating")),
                ("reason_fi", models.TextField(blank=True, null=True, verbose_name="reason for the rating")),
                ("reason_sv", models.TextField(blank=True, null=True, verbose_name="reason for the rating")),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("continue", "continues"),
                            ("change", "is changed"),
                            ("finish", "is finished"),
                            ("drop", "is dropped"),
                            ("carry_over", "is carried over to the next plan"),
                        ],
                        max_length=12,
                        verbose_name="outcome",
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assessments",
                        to="plans.planitem",
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="item_assessments",
                        to="evaluations.evaluationround",
                    ),
                ),
            ],
            options={
                "ordering": ["item__section__number", "item__order"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("rating__in", ["well", "mostly", "partly", "not", "too_early", ""])
                        ),
                        name="evaluations_itemassessment_rating_known",
                        violation_error_message="Choose one of the values in the list.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("outcome__in", ["continue", "change", "finish", "drop", "carry_over", ""])
                        ),
                        name="evaluations_itemassessment_outcome_known",
                        violation_error_message="Choose one of the values in the list.",
                    ),
                    models.UniqueConstraint(
                        fields=("round", "item"),
                        name="evaluations_itemassessment_once",
                        violation_error_message="The item is already assessed in this round.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Reopening",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("until", models.DateField(verbose_name="open until")),
                ("reason", models.CharField(max_length=250, verbose_name="reason")),
                ("opened_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "ended_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reopenings",
                        to="plans.planitem",
                    ),
                ),
                (
                    "opened_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reopenings",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="person",
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reopenings",
                        to="evaluations.evaluationround",
                    ),
                ),
            ],
            options={
                "ordering": ["-opened_at", "-pk"],
                "indexes": [
                    models.Index(fields=["round", "person", "until"], name="evaluations_round_i_3897b2_idx")
                ],
            },
        ),
        migrations.CreateModel(
            name="Report",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        choices=[("fi", "Finnish"), ("sv", "Swedish")], max_length=2, verbose_name="language"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("queued", "queued"),
                            ("running", "being made"),
                            ("ready", "ready"),
                            ("failed", "failed"),
                        ],
                        default="queued",
                        max_length=8,
                        verbose_name="state",
                    ),
                ),
                ("percent", models.PositiveSmallIntegerField(default=0)),
                ("step", models.CharField(blank=True, max_length=20)),
                ("attempts", models.PositiveSmallIntegerField(default=0)),
                ("claim", models.CharField(blank=True, max_length=36)),
                ("heartbeat_at", models.DateTimeField(blank=True, null=True)),
                (
                    "failure",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("worker_lost", "The worker stopped in the middle of the work more than once."),
                            ("too_long", "Making the report took too long and was stopped."),
                            ("no_space", "There is no space left for the file."),
                            (
                                "broken",
                                "The report could not be laid out. The administrators have been told in the log.",
                            ),
                            ("no_broker", "The queue could not be reached."),
                        ],
                        max_length=12,
                    ),
                ),
                ("file", models.FileField(blank=True, upload_to="reports/%Y/")),
                ("size", models.PositiveIntegerField(blank=True, null=True)),
                ("pages", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("sha256", models.CharField(blank=True, max_length=64)),
                ("requested_at", models.DateTimeField(auto_now_add=True)),
                ("finished_at", models.DateTimeField(blank=True, null=True)),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reports",
                        to="evaluations.edition",
                    ),
                ),
                (
                    "requested_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["language"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["queued", "running", "ready", "failed"])),
                        name="evaluations_report_state_known",
                        violation_error_message="Choose one of the values in the list.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("language__in", ["fi", "sv"])),
                        name="evaluations_report_language_known",
                        violation_error_message="Choose one of the values in the list.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "failure__in",
                                ["worker_lost", "too_long", "no_space", "broken", "no_broker", ""],
                            )
                        ),
                        name="evaluations_report_failure_known",
                        violation_error_message="Choose one of the values in the list.",
                    ),
                    models.UniqueConstraint(
                        fields=("edition", "language"),
                        name="evaluations_report_one_per_language",
                        violation_error_message="This report is already asked for.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "ready"), _negated=True),
                            models.Q(
                                models.Q(("file", ""), _negated=True), models.Q(("sha256", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="evaluations_report_ready_has_file",
                        violation_error_message="A report is ready only when its file is there.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "failed"), _negated=True),
                            models.Q(("failure", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="evaluations_report_failed_says_why",
                        violation_error_message="A failed report says why.",
                    ),
                ],
            },
        ),
    ]
