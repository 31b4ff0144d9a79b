import django.db.models.deletion
import django.db.models.functions.comparison
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [
        ("plans", "0001_initial"),
        ("plans", "0002_words"),
        ("plans", "0003_activities_and_funding"),
        ("plans", "0004_close_with_a_reason"),
        ("plans", "0005_update_requests"),
    ]

    initial = True

    dependencies = [
        ("networks", "0001_squashed_0005_contact_data"),
        ("priorities", "0001_squashed_0003_close_with_a_reason"),
    ]

    operations = [
        migrations.CreateModel(
            name="ActionPlan",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("closed_on", models.DateField(blank=True, null=True, verbose_name="closed on")),
                (
                    "closed_reason",
                    models.CharField(blank=True, max_length=250, verbose_name="reason for closing"),
                ),
                (
                    "closed_reason_fi",
                    models.CharField(
                        blank=True, max_length=250, null=True, verbose_name="reason for closing"
                    ),
                ),
                (
                    "closed_reason_sv",
                    models.CharField(
                        blank=True, max_length=250, null=True, verbose_name="reason for closing"
                    ),
                ),
                ("slug", models.SlugField(max_length=80, unique=True)),
                ("title", models.CharField(max_length=200, verbose_name="title")),
                ("title_fi", models.CharField(max_length=200, null=True, verbose_name="title")),
                ("title_sv", models.CharField(max_length=200, null=True, verbose_name="title")),
                ("first_day", models.DateField(verbose_name="first day")),
                ("last_day", models.DateField(verbose_name="last day")),
                (
                    "status",
                    models.CharField(
                        choices=[("draft", "draft"), ("adopted", "adopted"), ("closed", "closed")],
                        default="draft",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("note", models.TextField(blank=True, verbose_name="note")),
                ("note_fi", models.TextField(blank=True, null=True, verbose_name="note")),
                ("note_sv", models.TextField(blank=True, null=True, verbose_name="note")),
                (
                    "published_day",
                    models.DateField(
                        blank=True,
                        help_text="Readers without a login see the status of this day.",
                        null=True,
                        verbose_name="status shown to readers as of",
                    ),
                ),
                ("has_example_data", models.BooleanField(default=False, verbose_name="holds example data")),
                ("revision", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="plans",
                        to="networks.organisation",
                        verbose_name="owner",
                    ),
                ),
                (
                    "predecessor",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="successor",
                        to="plans.actionplan",
                        verbose_name="earlier plan",
                    ),
                ),
                (
                    "province",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="networks.province",
                        verbose_name="province",
                    ),
                ),
                (
                    "steering_group",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="steered_plans",
                        to="networks.network",
                        verbose_name="steering group",
                    ),
                ),
            ],
            options={
                "ordering": ["-first_day"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("closed_on__isnull", True),
                            models.Q(("closed_reason_fi__gt", ""), ("closed_reason_fi__isnull", False)),
                            models.Q(("closed_reason_sv__gt", ""), ("closed_reason_sv__isnull", False)),
                            _connector="OR",
                        ),
                        name="plans_actionplan_closed_with_reason",
                        violation_error_message="Say why this is closed.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("closed_on__isnull", True), ("status__in", ["closed"]), _connector="OR"
                        ),
                        name="plans_actionplan_closed_status",
                        violation_error_message="The plan has been closed with a reason. Reopen it first.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("status__in", ["draft", "adopted", "closed"])),
                        name="plans_actionplan_status_known",
                        violation_error_message="Choose one of the values in the list.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("first_day__isnull", True),
                            ("last_day__isnull", True),
                            ("last_day__gte", models.F("first_day")),
                            _connector="OR",
                        ),
                        name="plans_actionplan_days",
                        violation_error_message="The last day is before the first day.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Project",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("time_words", models.CharField(blank=True, max_length=200, verbose_name="time in words")),
                (
                    "time_words_fi",
                    models.CharField(blank=True, max_length=200, null=True, verbose_name="time in words"),
                ),
                (
                    "time_words_sv",
                    models.CharField(blank=True, max_length=200, null=True, verbose_name="time in words"),
                ),
                ("time_edtf", models.CharField(blank=True, max_length=80, verbose_name="time (EDTF)")),
                (
                    "time_role",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("at", "at the time"),
                            ("during", "during the time"),
                            ("deadline", "at the latest"),
                            ("completion", "is completed"),
                            ("start", "starts"),
                            ("end", "ends"),
                            ("after", "after something else"),
                            ("continuing", "continues"),
                            ("gradual", "gradually"),
                            ("past", "in the past"),
                            ("open", "open"),
                        ],
                        max_length=12,
                        verbose_name="role of the time",
                    ),
                ),
                (
                    "time_repeats",
                    models.CharField(blank=True, max_length=120, verbose_name="recurrence (RRULE)"),
                ),
                (
                    "time_offset",
                    models.CharField(blank=True, max_length=20, verbose_name="offset (ISO 8601 duration)"),
                ),
                (
                    "time_duration",
                    models.CharField(blank=True, max_length=20, verbose_name="duration (ISO 8601)"),
                ),
                ("time_inferred", models.BooleanField(default=False, verbose_name="read from the context")),
                ("time_earliest", models.DateField(blank=True, editable=False, null=True)),
                ("time_latest", models.DateField(blank=True, editable=False, null=True)),
                ("time_late_from", models.DateField(blank=True, editable=False, null=True)),
                (
                    "time_precision",
                    models.CharField(
                        choices=[
                            ("none", "not dated"),
                            ("day", "day"),
                            ("month", "month"),
                            ("season", "season"),
                            ("quarter", "quarter"),
                            ("half_year", "half-year"),
                            ("year", "year"),
                            ("multi_year", "several years"),
                            ("interval", "interval"),
                        ],
                        default="none",
                        editable=False,
                        max_length=12,
                    ),
                ),
                ("closed_on", models.DateField(blank=True, null=True, verbose_name="closed on")),
                (
                    "closed_reason",
                    models.CharField(blank=True, max_length=250, verbose_name="reason for closing"),
                ),
                (
                    "closed_reason_fi",
                    models.CharField(
                        blank=True, max_length=250, null=True, verbose_name="reason for closing"
                    ),
                ),
                (
                    "closed_reason_sv",
                    models.CharField(
                        blank=True, max_length=250, null=True, verbose_name="reason for closing"
                    ),
                ),
                ("slug", models.SlugField(max_length=80, unique=True)),
                ("source_key", models.CharField(blank=True, db_index=True, max_length=20)),
                ("name", models.CharField(max_length=250, verbose_name="name")),
                ("name_fi", models.CharField(max_length=250, null=True, verbose_name="name")),
                ("name_sv", models.CharField(max_length=250, null=True, verbose_name="name")),
                ("short_name", models.CharField(blank=True, max_length=80, verbose_name="short name")),
                (
                    "short_name_fi",
                    models.CharField(blank=True, max_length=80, null=True, verbose_name="short name"),
                ),
                (
                    "short_name_sv",
                    models.CharField(blank=True, max_length=80, null=True, verbose_name="short name"),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("programme", "programme"),
                            ("project", "project"),
                            ("pilot", "pilot"),
                            ("training", "training"),
                            ("study", "study"),
                            ("survey", "survey"),
                            ("tool", "tool"),
                            ("funding_instrument", "funding"),
                            ("call", "call for projects"),
                            ("strategy_document", "strategy document"),
                            ("special_task", "special task"),
                            ("legislation", "legislation"),
                            ("national_development", "national development work"),
                        ],
                        max_length=24,
                        verbose_name="kind",
                    ),
                ),
                (
                    "phase",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("idea", "idea"),
                            ("in_preparation", "in preparation"),
                            ("applied", "applied for"),
                            ("funded", "funded"),
                            ("running", "running"),
                            ("ended", "ended"),
                            ("rejected", "rejected"),
                        ],
                        max_length=16,
                        verbose_name="phase",
                    ),
                ),
                ("description", models.TextField(blank=True, verbose_name="description")),
                ("description_fi", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_sv", models.TextField(blank=True, null=True, verbose_name="description")),
                (
                    "coordinator_words",
                    models.CharField(blank=True, max_length=250, verbose_name="coordinator in words"),
                ),
                (
                    "coordinator_words_fi",
                    models.CharField(
                        blank=True, max_length=250, null=True, verbose_name="coordinator in words"
                    ),
                ),
                (
                    "coordinator_words_sv",
                    models.CharField(
                        blank=True, max_length=250, null=True, verbose_name="coordinator in words"
                    ),
                ),
                ("funding", models.CharField(blank=True, max_length=250, verbose_name="funding in words")),
                (
                    "funding_fi",
                    models.CharField(blank=True, max_length=250, null=True, verbose_name="funding in words"),
                ),
                (
                    "funding_sv",
                    models.CharField(blank=True, max_length=250, null=True, verbose_name="funding in words"),
                ),
                ("note", models.TextField(blank=True, verbose_name="note")),
                ("note_fi", models.TextField(blank=True, null=True, verbose_name="note")),
                ("note_sv", models.TextField(blank=True, null=True, verbose_name="note")),
                ("order", models.PositiveSmallIntegerField(default=0)),
                (
                    "coordinators",
                    models.ManyToManyField(
                        blank=True,
                        related_name="coordinated_projects",
                        to="networks.organisation",
                        verbose_name="coordinators",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="parts",
                        to="plans.project",
                        verbose_name="part of",
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="programme_projects",
                        to="plans.project",
                        verbose_name="programme",
                    ),
                ),
                (
                    "steering_group",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="steered_projects",
                        to="networks.network",
                        verbose_name="steering group",
                    ),
                ),
            ],
            options={
                "ordering": ["order", "slug"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "time_role__in",
                                [
                                    "at",
                                    "during",
                                    "deadline",
                                    "completion",
                                    "start",
                                    "end",
                                    "after",
                                    "continuing",
                                    "gradual",
                                    "past",
                                    "open",
                                    "",
                                ],
                            )
                        ),
                        name="plans_project_time_role_known",
                        violation_error_message="Choose one of the values in the list.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "time_precision__in",
                                [
                                    "none",
                                    "day",
                                    "month",
                                    "season",
                                    "quarter",
                                    "half_year",
                                    "year",
                                    "multi_year",
                                    "interval",
                                ],
                            )
                        ),
                        name="plans_project_time_precision_known",
                        violation_error_message="Choose one of the values in the list.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("closed_on__isnull", True),
                            models.Q(("closed_reason_fi__gt", ""), ("closed_reason_fi__isnull", False)),
                            models.Q(("closed_reason_sv__gt", ""), ("closed_reason_sv__isnull", False)),
                            _connector="OR",
                        ),
                        name="plans_project_closed_with_reason",
                        violation_error_message="Say why this is closed.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("closed_on__isnull", True),
                            ("phase__in", ["ended", "rejected", ""]),
                            _connector="OR",
                        ),
                        name="plans_project_closed_phase",
                        violation_error_message="A closed work has ended or was rejected. Reopen it first.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "programme",
                                    "project",
                                    "pilot",
                                    "training",
                                    "study",
                                    "survey",
                                    "tool",
                                    "funding_instrument",
                                    "call",
                                    "strategy_document",
                                    "special_task",
                                    "legislation",
                                    "national_development",
                                ],
                            )
                        ),
                        name="plans_project_kind_known",
                        violation_error_message="Choose one of the values in the list.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "phase__in",
                                [
                                    "idea",
                                    "in_preparation",
                                    "applied",
                                    "funded",
                                    "running",
                                    "ended",
                                    "rejected",
                                    "",
                                ],
                            )
                        ),
                        name="plans_project_phase_known",
                        violation_error_message="Choose one of the values in the list.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Decision",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "section_mark",
                    models.CharField(blank=True, max_length=12, verbose_name="section of the minutes"),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("adopted", "adopted"),
                            ("revised", "revised"),
                            ("returned", "returned"),
                            ("noted", "taken note of"),
                        ],
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                ("text", models.TextField(blank=True, verbose_name="text")),
                ("text_fi", models.TextField(blank=True, null=True, verbose_name="text")),
                ("text_sv", models.TextField(blank=True, null=True, verbose_name="text")),
                ("is_example", models.BooleanField(default=False, verbose_name="example data")),
                (
                    "meeting",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decisions",
                        to="networks.meeting",
                        verbose_name="meeting",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decisions",
                        to="plans.actionplan",
                    ),
                ),
            ],
            options={
                "ordering": ["-meeting__day", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["adopted", "revised", "returned", "noted"])),
                        name="plans_decision_kind_known",
                        violation_error_message="Choose one of the values in the list.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="FundingShare",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("year", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="year")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("applied", "applied for"),
                            ("granted", "granted"),
                            ("used", "used"),
                            ("unspecified", "not stated"),
                        ],
                        default="unspecified",
                        max_length=12,
                        verbose_name="kind",
                    ),
                ),
                (
                    "amount",
                    models.DecimalField(
                        blank=True, decimal_places=2, max_digits=12, null=True, verbose_name="amount, euros"
                    ),
                ),
                ("decision", models.CharField(blank=True, max_length=200, verbose_name="decision")),
                (
                    "decision_fi",
                    models.CharField(blank=True, max_length=200, null=True, verbose_name="decision"),
                ),
                (
                    "decision_sv",
                    models.CharField(blank=True, max_length=200, null=True, verbose_name="decision"),
                ),
                (
                    "payer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="funding_shares",
                        to="networks.organisation",
                        verbose_name="payer",
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="funding_shares",
                        to="plans.project",
                    ),
                ),
            ],
            options={
                "ordering": ["year", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["applied", "granted", "used", "unspecified"])),
                        name="plans_fundingshare_kind_known",
                        violation_error_message="Choose one of the values in the list.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("amount__isnull", True), ("amount__gte", 0), _connector="OR"),
                        name="plans_fundingshare_amount",
                        violation_error_message="An amount is not negative.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("year__isnull", True), ("year__range", (1990, 2100)), _connector="OR"
                        ),
                        name="plans_fundingshare_year",
                        violation_error_message="Write the year with four digits, such as 2014.",
                    ),
                    models.UniqueConstraint(
                        fields=("project", "payer", "year", "kind"),
                        name="plans_fundingshare_once",
                        violation_error_message="This payer already has such a share for this year. Change that one.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("year__isnull", True)),
                        fields=("project", "payer", "kind"),
                        name="plans_fundingshare_once_without_year",
                        violation_error_message="This payer already has such a share without a year. Change that one.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="LoadedFile",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sha256", models.CharField(max_length=64)),
                ("digests", models.JSONField(default=dict)),
                ("loaded_at", models.DateTimeField(auto_now=True)),
                (
                    "plan",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="loaded_file",
                        to="plans.actionplan",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Participation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "count",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="number, where the names are not given"
                    ),
                ),
                ("words", models.CharField(blank=True, max_length=250, verbose_name="in words")),
                (
                    "words_fi",
                    models.CharField(blank=True, max_length=250, null=True, verbose_name="in words"),
                ),
                (
                    "words_sv",
                    models.CharField(blank=True, max_length=250, null=True, verbose_name="in words"),
                ),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("participant", "participant"),
                            ("coordinator", "coordinator"),
                            ("partner", "partner"),
                            ("site", "site"),
                            ("funder", "funder"),
                        ],
                        default="participant",
                        max_length=12,
                        verbose_name="role",
                    ),
                ),
                ("first_day", models.DateField(blank=True, null=True, verbose_name="from")),
                ("last_day", models.DateField(blank=True, null=True, verbose_name="to")),
                ("order", models.PositiveSmallIntegerField(default=0)),
                (
                    "municipality",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="participations",
                        to="networks.municipality",
                        verbose_name="municipality",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="participations",
                        to="networks.organisation",
                        verbose_name="organisation",
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="participations",
                        to="plans.project",
                    ),
                ),
            ],
            options={
                "ordering": ["order", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("role__in", ["participant", "coordinator", "partner", "site", "funder"])
                        ),
                        name="plans_participation_role_known",
                        violation_error_message="Choose one of the values in the list.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("first_day__isnull", True),
                            ("last_day__isnull", True),
                            ("last_day__gte", models.F("first_day")),
                            _connector="OR",
                        ),
                        name="plans_participation_days",
                        violation_error_message="The last day is before the first day.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("municipality__isnull", True), ("organisation__isnull", True), _connector="OR"
                        ),
                        name="plans_participation_one_party",
                        violation_error_message="A participation belongs to a municipality or to an organisation.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PlanSection",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(verbose_name="number")),
                (
                    "list_name",
                    models.CharField(max_length=200, verbose_name="name in the list of priorities"),
                ),
                (
                    "list_name_fi",
                    models.CharField(
                        max_length=200, null=True, verbose_name="name in the list of priorities"
                    ),
                ),
                (
                    "list_name_sv",
                    models.CharField(
                        max_length=200, null=True, verbose_name="name in the list of priorities"
                    ),
                ),
                ("heading", models.CharField(max_length=200, verbose_name="heading")),
                ("heading_fi", models.CharField(max_length=200, null=True, verbose_name="heading")),
                ("heading_sv", models.CharField(max_length=200, null=True, verbose_name="heading")),
                ("introduction", models.TextField(blank=True, verbose_name="introduction")),
                ("introduction_fi", models.TextField(blank=True, null=True, verbose_name="introduction")),
                ("introduction_sv", models.TextField(blank=True, null=True, verbose_name="introduction")),
                (
                    "area",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sections",
                        to="priorities.priorityarea",
                        verbose_name="priority area",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sections",
                        to="plans.actionplan",
                    ),
                ),
            ],
            options={
                "ordering": ["number"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("plan", "number"),
                        name="plans_plansection_number",
                        violation_error_message="The plan already has a section with this number.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SourcePassage",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("source_key", models.CharField(max_length=20)),
                ("page", models.PositiveSmallIntegerField(verbose_name="page")),
                ("order", models.PositiveSmallIntegerField(verbose_name="order")),
                ("text", models.TextField(verbose_name="text")),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="passages",
                        to="plans.actionplan",
                    ),
                ),
            ],
            options={
                "ordering": ["order"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("plan", "source_key"),
                        name="plans_sourcepassage_key",
                        violation_error_message="The passage is already there.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Baseline",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("taken_on", models.DateField(verbose_name="taken on")),
                ("data", models.JSONField()),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="baselines",
                        to="plans.actionplan",
                    ),
                ),
                (
                    "decision",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="baseline",
                        to="plans.decision",
                    ),
                ),
            ],
            options={
                "ordering": ["-taken_on", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Statement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("source_key", models.CharField(blank=True, db_index=True, max_length=20)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("heading", "heading"),
                            ("context", "context"),
                            ("statutory_tasks", "statutory tasks"),
                            ("region", "region"),
                            ("priorities", "priorities"),
                            ("goal", "goal"),
                            ("principle", "principle"),
                            ("need", "need"),
                            ("statement", "statement"),
                            ("milestone", "milestone"),
                            ("intro", "introduction"),
                        ],
                        max_length=16,
                        verbose_name="kind",
                    ),
                ),
                ("text", models.TextField(verbose_name="text")),
                ("text_fi", models.TextField(null=True, verbose_name="text")),
                ("text_sv", models.TextField(null=True, verbose_name="text")),
                ("order", models.PositiveSmallIntegerField(default=0)),
                (
                    "passages",
                    models.ManyToManyField(blank=True, related_name="statements", to="plans.sourcepassage"),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="statements",
                        to="plans.actionplan",
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="statements",
                        to="plans.project",
                        verbose_name="project",
                    ),
                ),
                (
                    "section",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="statements",
                        to="plans.plansection",
                        verbose_name="section",
                    ),
                ),
            ],
            options={
                "ordering": ["section__number", "order"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "heading",
                                    "context",
                                    "statutory_tasks",
                                    "region",
                                    "priorities",
                                    "goal",
                                    "principle",
                                    "need",
                                    "statement",
                                    "milestone",
                                    "intro",
                                ],
                            )
                        ),
                        name="plans_statement_kind_known",
                        violation_error_message="Choose one of the values in the list.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PlanItem",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("time_words", models.CharField(blank=True, max_length=200, verbose_name="time in words")),
                (
                    "time_words_fi",
                    models.CharField(blank=True, max_length=200, null=True, verbose_name="time in words"),
                ),
                (
                    "time_words_sv",
                    models.CharField(blank=True, max_length=200, null=True, verbose_name="time in words"),
                ),
                ("time_edtf", models.CharField(blank=True, max_length=80, verbose_name="time (EDTF)")),
                (
                    "time_role",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("at", "at the time"),
                            ("during", "during the time"),
                            ("deadline", "at the latest"),
                            ("completion", "is completed"),
                            ("start", "starts"),
                            ("end", "ends"),
                            ("after", "after something else"),
                            ("continuing", "continues"),
                            ("gradual", "gradually"),
                            ("past", "in the past"),
                            ("open", "open"),
                        ],
                        max_length=12,
                        verbose_name="role of the time",
                    ),
                ),
                (
                    "time_repeats",
                    models.CharField(blank=True, max_length=120, verbose_name="recurrence (RRULE)"),
                ),
                (
                    "time_offset",
                    models.CharField(blank=True, max_length=20, verbose_name="offset (ISO 8601 duration)"),
                ),
                (
                    "time_duration",
                    models.CharField(blank=True, max_length=20, verbose_name="duration (ISO 8601)"),
                ),
                ("time_inferred", models.BooleanField(default=False, verbose_name="read from the context")),
                ("time_earliest", models.DateField(blank=True, editable=False, null=True)),
                ("time_latest", models.DateField(blank=True, editable=False, null=True)),
                ("time_late_from", models.DateField(blank=True, editable=False, null=True)),
                (
                    "time_precision",
                    models.CharField(
                        choices=[
                            ("none", "not dated"),
                            ("day", "day"),
                            ("month", "month"),
                            ("season", "season"),
                            ("quarter", "quarter"),
                            ("half_year", "half-year"),
                            ("year", "year"),
                            ("multi_year", "several years"),
                            ("interval", "interval"),
                        ],
                        default="none",
                        editable=False,
                        max_length=12,
                    ),
                ),
                ("source_key", models.CharField(blank=True, db_index=True, max_length=20)),
                ("number", models.CharField(max_length=12, verbose_name="number")),
                ("order", models.PositiveIntegerField(default=0)),
                ("title", models.CharField(max_length=250, verbose_name="title")),
                ("title_fi", models.CharField(max_length=250, null=True, verbose_name="title")),
                ("title_sv", models.CharField(max_length=250, null=True, verbose_name="title")),
                ("description", models.TextField(blank=True, verbose_name="description")),
                ("description_fi", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_sv", models.TextField(blank=True, null=True, verbose_name="description")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("advocacy", "advocacy"),
                            ("seminar", "seminar"),
                            ("working_group_work", "working-group work"),
                            ("coordination", "coordination"),
                            ("plan_preparation", "preparation of a plan"),
                            ("communication", "communication"),
                            ("evaluation", "evaluation"),
                            ("support", "support"),
                            ("working_meeting", "working meeting"),
                            ("website", "website"),
                            ("survey", "survey"),
                            ("workshop", "workshop"),
                            ("presentation", "presentation"),
                            ("tool_rollout", "introduction of a tool"),
                            ("training", "training"),
                            ("network_upkeep", "network cooperation"),
                            ("negotiation", "negotiation"),
                            ("project_preparation", "preparation of a project"),
                            ("development_work", "development work"),
                            ("event", "event"),
                            ("funding_application", "funding application"),
                            ("external_project", "project of others"),
                            ("service_arrangement", "arrangement of a service"),
                            ("study_trip", "study trip"),
                            ("steering_group_work", "steering-group work"),
                        ],
                        max_length=24,
                        verbose_name="kind",
                    ),
                ),
                (
                    "second_kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("advocacy", "advocacy"),
                            ("seminar", "seminar"),
                            ("working_group_work", "working-group work"),
                            ("coordination", "coordination"),
                            ("plan_preparation", "preparation of a plan"),
                            ("communication", "communication"),
                            ("evaluation", "evaluation"),
                            ("support", "support"),
                            ("working_meeting", "working meeting"),
                            ("website", "website"),
                            ("survey", "survey"),
                            ("workshop", "workshop"),
                            ("presentation", "presentation"),
                            ("tool_rollout", "introduction of a tool"),
                            ("training", "training"),
                            ("network_upkeep", "network cooperation"),
                            ("negotiation", "negotiation"),
                            ("project_preparation", "preparation of a project"),
                            ("development_work", "development work"),
                            ("event", "event"),
                            ("funding_application", "funding application"),
                            ("external_project", "project of others"),
                            ("service_arrangement", "arrangement of a service"),
                            ("study_trip", "study trip"),
                            ("steering_group_work", "steering-group work"),
                        ],
                        max_length=24,
                        verbose_name="second kind",
                    ),
                ),
                (
                    "commitment",
                    models.CharField(
                        choices=[
                            ("firm", "commitment"),
                            ("intention", "intention"),
                            ("need", "need"),
                            ("information", "information"),
                        ],
                        default="firm",
                        max_length=12,
                        verbose_name="commitment",
                    ),
                ),
                (
                    "condition",
                    models.CharField(
                        blank=True, max_length=250, verbose_name="condition in the words of the text"
                    ),
                ),
                (
                    "condition_fi",
                    models.CharField(
                        blank=True,
                        max_length=250,
                        null=True,
                        verbose_name="condition in the words of the text",
                    ),
                ),
                (
                    "condition_sv",
                    models.CharField(
                        blank=True,
                        max_length=250,
                        null=True,
                        verbose_name="condition in the words of the text",
                    ),
                ),
                ("note", models.TextField(blank=True, verbose_name="note")),
                ("note_fi", models.TextField(blank=True, null=True, verbose_name="note")),
                ("note_sv", models.TextField(blank=True, null=True, verbose_name="note")),
                ("added_on", models.DateField(blank=True, null=True, verbose_name="added on")),
                ("dropped_on", models.DateField(blank=True, null=True, verbose_name="dropped on")),
                (
                    "change_reason",
                    models.CharField(blank=True, max_length=250, verbose_name="reason for the change"),
                ),
                (
                    "change_reason_fi",
                    models.CharField(
                        blank=True, max_length=250, null=True, verbose_name="reason for the change"
                    ),
                ),
                (
                    "change_reason_sv",
                    models.CharField(
                        blank=True, max_length=250, null=True, verbose_name="reason for the change"
                    ),
                ),
                (
                    "status_now",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("not_started", "not started"),
                            ("running", "under way"),
                            ("realised", "realised"),
                            ("partly", "partly realised"),
                            ("not_realised", "not realised"),
                            ("dropped", "dropped"),
                        ],
                        editable=False,
                        max_length=14,
                    ),
                ),
                ("status_as_of", models.DateField(blank=True, editable=False, null=True)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "deputy",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="deputy_items",
                        to="networks.person",
                        verbose_name="deputy",
                    ),
                ),
                (
                    "lead",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="led_items",
                        to="networks.person",
                        verbose_name="responsible person",
                    ),
                ),
                (
                    "networks",
                    models.ManyToManyField(
                        blank=True, related_name="items", to="networks.network", verbose_name="networks"
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="items",
                        to="plans.actionplan",
                    ),
                ),
                (
                    "related",
                    models.ManyToManyField(blank=True, to="plans.planitem", verbose_name="related items"),
                ),
                (
                    "theme",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="items",
                        to="priorities.theme",
                        verbose_name="theme",
                    ),
                ),
                (
                    "section",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="items",
                        to="plans.plansection",
                        verbose_name="section",
                    ),
                ),
                (
                    "projects",
                    models.ManyToManyField(
                        blank=True, related_name="items", to="plans.project", verbose_name="projects"
                    ),
                ),
                (
                    "passages",
                    models.ManyToManyField(blank=True, related_name="items", to="plans.sourcepassage"),
                ),
            ],
            options={
                "ordering": ["section__number", "order"],
                "indexes": [
                    models.Index(fields=["plan", "section", "order"], name="plans_plani_plan_id_4a66a8_idx"),
                    models.Index(fields=["plan", "status_as_of"], name="plans_plani_plan_id_7ad8b6_idx"),
                    models.Index(fields=["plan", "time_late_from"], name="plans_plani_plan_id_ee8232_idx"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "time_precision__in",
                                [
                                    "none",
                                    "day",
                                    "month",
                                    "season",
                                    "quarter",
                                    "half_year",
                                    "year",
                                    "multi_year",
                                    "interval",
                                ],
                            )
                        ),
                        name="plans_planitem_time_precision_known",
                        violation_error_message="Choose one of the values in the list.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "advocacy",
                                    "seminar",
                                    "working_group_work",
                                    "coordination",
                                    "plan_preparation",
                                    "communication",
                                    "evaluation",
                                    "support",
                                    "working_meeting",
                                    "website",
                                    "survey",
                                    "workshop",
                                    "presentation",
                                    "tool_rollout",
                                    "training",
                                    "network_upkeep",
                                    "negotiation",
                                    "project_preparation",
                                    "development_work",
                                    "event",
                                    "funding_application",
                                    "external_project",
                                    "service_arrangement",
                                    "study_trip",
                                    "steering_group_work",
                                ],
                            )
                        ),
                        name="plans_planitem_kind_known",
                        violation_error_message="Choose one of the values in the list.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "second_kind__in",
                                [
                                    "advocacy",
                                    "seminar",
                                    "working_group_work",
                                    "coordination",
                                    "plan_preparation",
                                    "communication",
                                    "evaluation",
                                    "support",
                                    "working_meeting",
                                    "website",
                                    "survey",
                                    "workshop",
                                    "presentation",
                                    "tool_rollout",
                                    "training",
                                    "network_upkeep",
                                    "negotiation",
                                    "project_preparation",
                                    "development_work",
                                    "event",
                                    "funding_application",
                                    "external_project",
                                    "service_arrangement",
                                    "study_trip",
                                    "steering_group_work",
                                    "",
                                ],
                            )
                        ),
                        name="plans_planitem_second_kind_known",
                        violation_error_message="Choose one of the values in the list.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("commitment__in", ["firm", "intention", "need", "information"])),
                        name="plans_planitem_commitment_known",
                        violation_error_message="Choose one of the values in the list.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "status_now__in",
                                [
                                    "not_started",
                                    "running",
                                    "realised",
                                    "partly",
                                    "not_realised",
                                    "dropped",
                                    "",
                                ],
                            )
                        ),
                        name="plans_planitem_status_now_known",
                        violation_error_message="Choose one of the values in the list.",
                    ),
                    models.UniqueConstraint(
                        fields=("plan", "number"),
                        name="plans_planitem_number",
                        violation_error_message="The number is already in use in this plan.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("dropped_on__isnull", True),
                            models.Q(("change_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="plans_planitem_dropped_with_reason",
                        violation_error_message="Say why the item is dropped.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Activity",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title", models.CharField(max_length=250, verbose_name="title")),
                ("title_fi", models.CharField(max_length=250, null=True, verbose_name="title")),
                ("title_sv", models.CharField(max_length=250, null=True, verbose_name="title")),
                ("description", models.TextField(blank=True, verbose_name="description")),
                ("description_fi", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_sv", models.TextField(blank=True, null=True, verbose_name="description")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("training", "training"),
                            ("seminar", "seminar"),
                            ("workshop", "workshop"),
                            ("meeting", "meeting"),
                            ("event", "event"),
                            ("visit", "study trip"),
                            ("presentation", "presentation"),
                            ("publication", "publication"),
                            ("other", "other"),
                        ],
                        max_length=16,
                        verbose_name="kind",
                    ),
                ),
                ("first_day", models.DateField(verbose_name="day, or the first of several")),
                (
                    "last_day",
                    models.DateField(
                        blank=True, null=True, verbose_name="last day, where there were several"
                    ),
                ),
                ("place", models.CharField(blank=True, max_length=120, verbose_name="place")),
                ("place_fi", models.CharField(blank=True, max_length=120, null=True, verbose_name="place")),
                ("place_sv", models.CharField(blank=True, max_length=120, null=True, verbose_name="place")),
                (
                    "is_online",
                    models.BooleanField(default=False, verbose_name="held online, or online as well"),
                ),
                (
                    "language",
                    models.CharField(
                        blank=True,
                        choices=[("fi", "Finnish"), ("sv", "Swedish"), ("both", "Finnish and Swedish")],
                        max_length=4,
                        verbose_name="language of the activity",
                    ),
                ),
                (
                    "participants",
                    models.PositiveIntegerField(
                        blank=True,
                        help_text="Where it was counted. If it is empty, the sum of the rows of participants is shown.",
                        null=True,
                        verbose_name="participants altogether",
                    ),
                ),
                (
                    "networks",
                    models.ManyToManyField(
                        blank=True,
                        related_name="activities",
                        to="networks.network",
                        verbose_name="organised by the networks",
                    ),
                ),
                (
                    "organisations",
                    models.ManyToManyField(
                        blank=True,
                        related_name="activities",
                        to="networks.organisation",
                        verbose_name="organised by the organisations",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="activities",
                        to="plans.actionplan",
                    ),
                ),
                (
                    "items",
                    models.ManyToManyField(
                        blank=True, related_name="activities", to="plans.planitem", verbose_name="items"
                    ),
                ),
            ],
            options={
                "ordering": ["first_day", "pk"],
                "indexes": [
                    models.Index(fields=["plan", "first_day"], name="plans_activ_plan_id_93df6a_idx")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "training",
                                    "seminar",
                                    "workshop",
                                    "meeting",
                                    "event",
                                    "visit",
                                    "presentation",
                                    "publication",
                                    "other",
                                ],
                            )
                        ),
                        name="plans_activity_kind_known",
                        violation_error_message="Choose one of the values in the list.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("language__in", ["fi", "sv", "both", ""])),
                        name="plans_activity_language_known",
                        violation_error_message="Choose one of the values in the list.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("first_day__isnull", True),
                            ("last_day__isnull", True),
                            ("last_day__gte", models.F("first_day")),
                            _connector="OR",
                        ),
                        name="plans_activity_days",
                        violation_error_message="The last day is before the first day.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ItemGoal",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("is_inferred", models.BooleanField(default=False, verbose_name="our reading of the text")),
                (
                    "goal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="item_links",
                        to="priorities.strategygoal",
                        verbose_name="strategic goal",
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="goal_links",
                        to="plans.planitem",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("item", "goal"),
                        name="plans_itemgoal_once",
                        violation_error_message="The item is already linked to this goal.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ItemTask",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("is_inferred", models.BooleanField(default=False, verbose_name="our reading of the text")),
                (
                    "task",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="item_links",
                        to="priorities.statutorytask",
                        verbose_name="statutory task",
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="task_links",
                        to="plans.planitem",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("item", "task"),
                        name="plans_itemtask_once",
                        violation_error_message="The item is already linked to this task.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Milestone",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("time_words", models.CharField(blank=True, max_length=200, verbose_name="time in words")),
                (
                    "time_words_fi",
                    models.CharField(blank=True, max_length=200, null=True, verbose_name="time in words"),
                ),
                (
                    "time_words_sv",
                    models.CharField(blank=True, max_length=200, null=True, verbose_name="time in words"),
                ),
                ("time_edtf", models.CharField(blank=True, max_length=80, verbose_name="time (EDTF)")),
                (
                    "time_role",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("at", "at the time"),
                            ("during", "during the time"),
                            ("deadline", "at the latest"),
                            ("completion", "is completed"),
                            ("start", "starts"),
                            ("end", "ends"),
                            ("after", "after something else"),
                            ("continuing", "continues"),
                            ("gradual", "gradually"),
                            ("past", "in the past"),
                            ("open", "open"),
                        ],
                        max_length=12,
                        verbose_name="role of the time",
                    ),
                ),
                (
                    "time_repeats",
                    models.CharField(blank=True, max_length=120, verbose_name="recurrence (RRULE)"),
                ),
                (
                    "time_offset",
                    models.CharField(blank=True, max_length=20, verbose_name="offset (ISO 8601 duration)"),
                ),
                (
                    "time_duration",
                    models.CharField(blank=True, max_length=20, verbose_name="duration (ISO 8601)"),
                ),
                ("time_inferred", models.BooleanField(default=False, verbose_name="read from the context")),
                ("time_earliest", models.DateField(blank=True, editable=False, null=True)),
                ("time_latest", models.DateField(blank=True, editable=False, null=True)),
                ("time_late_from", models.DateField(blank=True, editable=False, null=True)),
                (
                    "time_precision",
                    models.CharField(
                        choices=[
                            ("none", "not dated"),
                            ("day", "day"),
                            ("month", "month"),
                            ("season", "season"),
                            ("quarter", "quarter"),
                            ("half_year", "half-year"),
                            ("year", "year"),
                            ("multi_year", "several years"),
                            ("interval", "interval"),
                        ],
                        default="none",
                        editable=False,
                        max_length=12,
                    ),
                ),
                ("source_key", models.CharField(blank=True, db_index=True, max_length=20)),
                ("title", models.CharField(max_length=250, verbose_name="title")),
                ("title_fi", models.CharField(max_length=250, null=True, verbose_name="title")),
                ("title_sv", models.CharField(max_length=250, null=True, verbose_name="title")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("event", "event"),
                            ("deadline", "deadline"),
                            ("end", "end"),
                            ("document_period", "period of a document"),
                        ],
                        default="event",
                        max_length=16,
                        verbose_name="kind",
                    ),
                ),
                ("done_on", models.DateField(blank=True, null=True, verbose_name="done on")),
                ("evidence", models.TextField(blank=True, verbose_name="evidence")),
                ("evidence_fi", models.TextField(blank=True, null=True, verbose_name="evidence")),
                ("evidence_sv", models.TextField(blank=True, null=True, verbose_name="evidence")),
                ("is_example", models.BooleanField(default=False, verbose_name="done on: example data")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("order", models.PositiveSmallIntegerField(default=0)),
                (
                    "after",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="following_milestones",
                        to="plans.milestone",
                        verbose_name="after the milestone",
                    ),
                ),
                (
                    "networks",
                    models.ManyToManyField(
                        blank=True, related_name="milestones", to="networks.network", verbose_name="networks"
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="milestones",
                        to="plans.actionplan",
                    ),
                ),
                (
                    "items",
                    models.ManyToManyField(
                        blank=True, related_name="milestones", to="plans.planitem", verbose_name="items"
                    ),
                ),
                (
                    "projects",
                    models.ManyToManyField(
                        blank=True, related_name="milestones", to="plans.project", verbose_name="projects"
                    ),
                ),
            ],
            options={
                "ordering": [
                    models.OrderBy(
                        django.db.models.functions.comparison.Coalesce("time_earliest", "time_latest"),
                        nulls_last=True,
                    ),
                    "order",
                ],
                "indexes": [
                    models.Index(
                        fields=["plan", "time_latest", "order"], name="plans_miles_plan_id_a8aaa3_idx"
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "time_role__in",
                                [
                                    "at",
                                    "during",
                                    "deadline",
                                    "completion",
                                    "start",
                                    "end",
                                    "after",
                                    "continuing",
                                    "gradual",
                                    "past",
                                    "open",
                                    "",
                                ],
                            )
                        ),
                        name="plans_milestone_time_role_known",
                        violation_error_message="Choose one of the values in the list.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "time_precision__in",
                                [
                                    "none",
                                    "day",
                                    "month",
                                    "season",
                                    "quarter",
                                    "half_year",
                                    "year",
                                    "multi_year",
                                    "interval",
                                ],
                            )
                        ),
                        name="plans_milestone_time_precision_known",
                        violation_error_message="Choose one of the values in the list.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["event", "deadline", "end", "document_period"])),
                        name="plans_milestone_kind_known",
                        violation_error_message="Choose one of the values in the list.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "document_period"), _negated=True),
                            ("done_on__isnull", True),
                            _connector="OR",
                        ),
                        name="plans_milestone_period_never_done",
                        violation_error_message="The period of a document is not something that gets done.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PartyRole",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("responsible", "responsible"),
                            ("partner", "partner"),
                            ("funder", "funder"),
                            ("target", "target"),
                            ("place", "place"),
                            ("participant", "participant"),
                        ],
                        max_length=12,
                        verbose_name="role",
                    ),
                ),
                ("words", models.CharField(blank=True, max_length=250, verbose_name="in words")),
                (
                    "words_fi",
                    models.CharField(blank=True, max_length=250, null=True, verbose_name="in words"),
                ),
                (
                    "words_sv",
                    models.CharField(blank=True, max_length=250, null=True, verbose_name="in words"),
                ),
                (
                    "count",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="number, where the names are not given"
                    ),
                ),
                ("is_implied", models.BooleanField(default=False, verbose_name="implied by the text")),
                ("is_conditional", models.BooleanField(default=False, verbose_name="conditional")),
                (
                    "condition",
                    models.CharField(
                        blank=True, max_length=120, verbose_name="condition in the words of the text"
                    ),
                ),
                (
                    "condition_fi",
                    models.CharField(
                        blank=True,
                        max_length=120,
                        null=True,
                        verbose_name="condition in the words of the text",
                    ),
                ),
                (
                    "condition_sv",
                    models.CharField(
                        blank=True,
                        max_length=120,
                        null=True,
                        verbose_name="condition in the words of the text",
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(default=0)),
                (
                    "municipality",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="party_roles",
                        to="networks.municipality",
                        verbose_name="municipality",
                    ),
                ),
                (
                    "network",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="party_roles",
                        to="networks.network",
                        verbose_name="network",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="party_roles",
                        to="networks.organisation",
                        verbose_name="organisation",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="party_roles",
                        to="networks.person",
                        verbose_name="person",
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="parties",
                        to="plans.planitem",
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="party_roles",
                        to="plans.project",
                        verbose_name="project",
                    ),
                ),
            ],
            options={
                "ordering": ["order", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "role__in",
                                ["responsible", "partner", "funder", "target", "place", "participant"],
                            )
                        ),
                        name="plans_partyrole_role_known",
                        violation_error_message="Choose one of the values in the list.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("municipality__isnull", True),
                                ("network__isnull", True),
                                ("organisation__isnull", False),
                                ("person__isnull", True),
                                ("project__isnull", True),
                            ),
                            models.Q(
                                ("municipality__isnull", True),
                                ("network__isnull", False),
                                ("organisation__isnull", True),
                                ("person__isnull", True),
                                ("project__isnull", True),
                            ),
                            models.Q(
                                ("municipality__isnull", False),
                                ("network__isnull", True),
                                ("organisation__isnull", True),
                                ("person__isnull", True),
                                ("project__isnull", True),
                            ),
                            models.Q(
                                ("municipality__isnull", True),
                                ("network__isnull", True),
                                ("organisation__isnull", True),
                                ("person__isnull", True),
                                ("project__isnull", False),
                            ),
                            models.Q(
                                ("municipality__isnull", True),
                                ("network__isnull", True),
                                ("organisation__isnull", True),
                                ("person__isnull", False),
                                ("project__isnull", True),
                            ),
                            models.Q(
                                ("municipality__isnull", True),
                                ("network__isnull", True),
                                ("organisation__isnull", True),
                                ("person__isnull", True),
                                ("project__isnull", True),
                                models.Q(
                                    models.Q(("words_fi__gt", ""), ("words_fi__isnull", False)),
                                    models.Q(("words_sv__gt", ""), ("words_sv__isnull", False)),
                                    _connector="OR",
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="plans_partyrole_one_party",
                        violation_error_message="Choose exactly one party, or describe it in words.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SourceRemark",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("source_key", models.CharField(blank=True, db_index=True, max_length=20)),
                (
                    "kind",
                    models.CharField(
                        choices=[("defect", "defect"), ("reading", "open reading")],
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                ("text", models.TextField(verbose_name="text")),
                ("text_fi", models.TextField(null=True, verbose_name="text")),
                ("text_sv", models.TextField(null=True, verbose_name="text")),
                ("order", models.PositiveSmallIntegerField(default=0)),
                ("items", models.ManyToManyField(blank=True, related_name="remarks", to="plans.planitem")),
                (
                    "passages",
                    models.ManyToManyField(blank=True, related_name="remarks", to="plans.sourcepassage"),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="remarks",
                        to="plans.actionplan",
                    ),
                ),
            ],
            options={
                "ordering": ["order"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["defect", "reading"])),
                        name="plans_sourceremark_kind_known",
                        violation_error_message="Choose one of the values in the list.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="StatusUpdate",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("as_of", models.DateField(verbose_name="status as of")),
                (
                    "recorded_at",
                    models.DateTimeField(default=django.utils.timezone.now, verbose_name="recorded"),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("not_started", "not started"),
                            ("running", "under way"),
                            ("realised", "realised"),
                            ("partly", "partly realised"),
                            ("not_realised", "not realised"),
                            ("dropped", "dropped"),
                        ],
                        max_length=14,
                        verbose_name="status",
                    ),
                ),
                (
                    "progress",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="progress, per cent"
                    ),
                ),
                ("narrative", models.TextField(blank=True, verbose_name="what has been done")),
                ("narrative_fi", models.TextField(blank=True, null=True, verbose_name="what has been done")),
                ("narrative_sv", models.TextField(blank=True, null=True, verbose_name="what has been done")),
                ("is_example", models.BooleanField(default=False, verbose_name="example data")),
                (
                    "author",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="status_updates",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="status_updates",
                        to="plans.planitem",
                    ),
                ),
            ],
            options={
                "ordering": ["-as_of", "-recorded_at", "-pk"],
                "indexes": [
                    models.Index(
                        fields=["item", "-as_of", "-recorded_at"], name="plans_statu_item_id_a0acc4_idx"
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "status__in",
                                ["not_started", "running", "realised", "partly", "not_realised", "dropped"],
                            )
                        ),
                        name="plans_statusupdate_status_known",
                        violation_error_message="Choose one of the values in the list.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("progress__isnull", True), ("progress__lte", 100), _connector="OR"
                        ),
                        name="plans_statusupdate_progress",
                        violation_error_message="Progress is a number from 0 to 100.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="UpdateRequest",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("for_round", models.CharField(blank=True, editable=False, max_length=20)),
                ("due_on", models.DateField(verbose_name="answer by")),
                ("message_fi", models.TextField(verbose_name="message in Finnish")),
                ("message_sv", models.TextField(verbose_name="message in Swedish")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "open"),
                            ("answered", "answered"),
                            ("closed", "closed"),
                            ("withdrawn", "withdrawn"),
                        ],
                        default="open",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                ("asked_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="asked")),
                ("answered_at", models.DateTimeField(blank=True, null=True, verbose_name="answered")),
                ("reminded_at", models.DateTimeField(blank=True, null=True, verbose_name="reminded")),
                (
                    "asked_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "items",
                    models.ManyToManyField(
                        related_name="update_requests", to="plans.planitem", verbose_name="items"
                    ),
                ),
                (
                    "network",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="update_requests",
                        to="networks.network",
                        verbose_name="group",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="update_requests",
                        to="plans.actionplan",
                    ),
                ),
            ],
            options={
                "ordering": ["-asked_at", "pk"],
                "indexes": [
                    models.Index(fields=["network", "state", "due_on"], name="plans_updat_network_bd6ee1_idx")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["open", "answered", "closed", "withdrawn"])),
                        name="plans_updaterequest_state_known",
                        violation_error_message="Choose one of the values in the list.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "answered"), _negated=True),
                            ("answered_at__isnull", False),
                            _connector="OR",
                        ),
                        name="plans_updaterequest_answered_says_when",
                        violation_error_message="An answered request says when it was answered.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ActivityAttendance",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("words", models.CharField(blank=True, max_length=250, verbose_name="in words")),
                (
                    "words_fi",
                    models.CharField(blank=True, max_length=250, null=True, verbose_name="in words"),
                ),
                (
                    "words_sv",
                    models.CharField(blank=True, max_length=250, null=True, verbose_name="in words"),
                ),
                ("number", models.PositiveIntegerField(verbose_name="number of participants")),
                (
                    "activity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="attendance",
                        to="plans.activity",
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attendance",
                        to="networks.municipality",
                        verbose_name="municipality",
                    ),
                ),
                (
                    "network",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attendance",
                        to="networks.network",
                        verbose_name="network",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attendance",
                        to="networks.organisation",
                        verbose_name="organisation",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("municipality__isnull", False),
                                ("network__isnull", True),
                                ("organisation__isnull", True),
                            ),
                            models.Q(
                                ("municipality__isnull", True),
                                ("network__isnull", False),
                                ("organisation__isnull", True),
                            ),
                            models.Q(
                                ("municipality__isnull", True),
                                ("network__isnull", True),
                                ("organisation__isnull", False),
                            ),
                            models.Q(
                                ("municipality__isnull", True),
                                ("network__isnull", True),
                                ("organisation__isnull", True),
                                models.Q(
                                    models.Q(("words_fi__gt", ""), ("words_fi__isnull", False)),
                                    models.Q(("words_sv__gt", ""), ("words_sv__isnull", False)),
                                    _connector="OR",
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="plans_attendance_one_group",
                        violation_error_message="Choose exactly one party, or describe it in words.",
                    ),
                    models.UniqueConstraint(
                        fields=("activity", "municipality"),
                        name="plans_attendance_municipality_once",
                        violation_error_message="The participants from there are counted already.",
                    ),
                    models.UniqueConstraint(
                        fields=("activity", "network"),
                        name="plans_attendance_network_once",
                        violation_error_message="The participants from there are counted already.",
                    ),
                    models.UniqueConstraint(
                        fields=("activity", "organisation"),
                        name="plans_attendance_organisation_once",
                        violation_error_message="The participants from there are counted already.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RequestReceiver",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("email", models.EmailField(max_length=254, verbose_name="e-mail address")),
                (
                    "language",
                    models.CharField(
                        choices=[("fi", "Finnish"), ("sv", "Swedish")], max_length=2, verbose_name="language"
                    ),
                ),
                ("by_link", models.BooleanField(verbose_name="answers by a link")),
                (
                    "user",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "request",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="receivers",
                        to="plans.updaterequest",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("language__in", ["fi", "sv"])),
                        name="plans_requestreceiver_language_known",
                        violation_error_message="Choose one of the values in the list.",
                    ),
                    models.UniqueConstraint(
                        fields=("request", "email"),
                        name="plans_requestreceiver_once",
                        violation_error_message="The address is asked already.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AnswerLink",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("token_hash", models.CharField(editable=False, max_length=64, unique=True)),
                ("last_day", models.DateField(verbose_name="valid until")),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("opened_at", models.DateTimeField(blank=True, null=True, verbose_name="opened")),
                ("revoked_at", models.DateTimeField(blank=True, null=True, verbose_name="withdrawn")),
                (
                    "receiver",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="links",
                        to="plans.requestreceiver",
                    ),
                ),
            ],
            options={
                "ordering": ["-made_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="SubmittedUpdate",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("not_started", "not started"),
                            ("running", "under way"),
                            ("realised", "realised"),
                            ("partly", "partly realised"),
                            ("not_realised", "not realised"),
                            ("dropped", "dropped"),
                        ],
                        max_length=14,
                        verbose_name="status",
                    ),
                ),
                ("as_of", models.DateField(verbose_name="status as of")),
                ("text", models.TextField(blank=True, verbose_name="what has been done")),
                (
                    "language",
                    models.CharField(
                        choices=[("fi", "Finnish"), ("sv", "Swedish")], max_length=2, verbose_name="language"
                    ),
                ),
                (
                    "submitted_at",
                    models.DateTimeField(default=django.utils.timezone.now, verbose_name="answered"),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "state",
                    models.CharField(
                        choices=[("waiting", "waits"), ("taken_in", "taken in"), ("left_out", "left out")],
                        default="waiting",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                ("reason", models.CharField(blank=True, max_length=250, verbose_name="why it was left out")),
                (
                    "decided_by",
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
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="submitted_updates",
                        to="plans.planitem",
                    ),
                ),
                (
                    "link",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="answers",
                        to="plans.answerlink",
                    ),
                ),
                (
                    "update",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="submitted",
                        to="plans.statusupdate",
                    ),
                ),
                (
                    "request",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="answers",
                        to="plans.updaterequest",
                    ),
                ),
            ],
            options={
                "ordering": ["item__section__number", "item__order", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "status__in",
                                ["not_started", "running", "realised", "partly", "not_realised", "dropped"],
                            )
                        ),
                        name="plans_submittedupdate_status_known",
                        violation_error_message="Choose one of the values in the list.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("language__in", ["fi", "sv"])),
                        name="plans_submittedupdate_language_known",
                        violation_error_message="Choose one of the values in the list.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["waiting", "taken_in", "left_out"])),
                        name="plans_submittedupdate_state_known",
                        violation_error_message="Choose one of the values in the list.",
                    ),
                    models.UniqueConstraint(
                        fields=("request", "item"),
                        name="plans_submittedupdate_once",
                        violation_error_message="This item has been answered already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state", "waiting"), ("decided_at__isnull", False), _connector="OR"
                        ),
                        name="plans_submittedupdate_decided_says_when",
                        violation_error_message="What was decided says when.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "left_out"), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="plans_submittedupdate_left_out_with_reason",
                        violation_error_message="Say why the answer is left out.",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="planitem",
            name="after",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="following_items",
                to="plans.milestone",
                verbose_name="after the milestone",
            ),
        ),
        migrations.AddField(
            model_name="planitem",
            name="goals",
            field=models.ManyToManyField(
                related_name="items",
                through="plans.ItemGoal",
                to="priorities.strategygoal",
                verbose_name="strategic goals",
            ),
        ),
        migrations.AddField(
            model_name="planitem",
            name="statutory_tasks",
            field=models.ManyToManyField(
                related_name="items",
                through="plans.ItemTask",
                to="priorities.statutorytask",
                verbose_name="statutory tasks",
            ),
        ),
        migrations.AddConstraint(
            model_name="planitem",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "time_role__in",
                        [
                            "at",
                            "during",
                            "deadline",
                            "completion",
                            "start",
                            "end",
                            "after",
                            "continuing",
                            "gradual",
                            "past",
                            "open",
                            "",
                        ],
                    )
                ),
                name="plans_planitem_time_role_known",
                violation_error_message="Choose one of the values in the list.",
            ),
        ),
    ]
