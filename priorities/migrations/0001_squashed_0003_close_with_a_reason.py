import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [
        ("priorities", "0001_initial"),
        ("priorities", "0002_words"),
        ("priorities", "0003_close_with_a_reason"),
    ]

    initial = True

    dependencies = [
        ("networks", "0001_squashed_0005_contact_data"),
    ]

    operations = [
        migrations.CreateModel(
            name="InfluenceChannel",
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
                ("source_key", models.CharField(blank=True, db_index=True, max_length=20)),
                ("slug", models.SlugField(max_length=80, unique=True)),
                ("name", models.CharField(max_length=250, verbose_name="name")),
                ("name_fi", models.CharField(max_length=250, null=True, verbose_name="name")),
                ("name_sv", models.CharField(max_length=250, null=True, verbose_name="name")),
                ("description", models.TextField(blank=True, verbose_name="description")),
                ("description_fi", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_sv", models.TextField(blank=True, null=True, verbose_name="description")),
                ("order", models.PositiveSmallIntegerField(default=0)),
                (
                    "networks",
                    models.ManyToManyField(
                        blank=True,
                        related_name="influence_channels",
                        to="networks.network",
                        verbose_name="networks",
                    ),
                ),
            ],
            options={
                "ordering": ["order"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("closed_on__isnull", True),
                            models.Q(("closed_reason_fi__gt", ""), ("closed_reason_fi__isnull", False)),
                            models.Q(("closed_reason_sv__gt", ""), ("closed_reason_sv__isnull", False)),
                            _connector="OR",
                        ),
                        name="priorities_influencechannel_closed_with_reason",
                        violation_error_message="Say why this is closed.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PriorityArea",
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
                ("source_key", models.CharField(blank=True, db_index=True, max_length=20)),
                ("slug", models.SlugField()),
                ("number", models.PositiveSmallIntegerField(verbose_name="number")),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                ("name_fi", models.CharField(max_length=200, null=True, verbose_name="name")),
                ("name_sv", models.CharField(max_length=200, null=True, verbose_name="name")),
                ("short_name", models.CharField(blank=True, max_length=60, verbose_name="short name")),
                (
                    "short_name_fi",
                    models.CharField(blank=True, max_length=60, null=True, verbose_name="short name"),
                ),
                (
                    "short_name_sv",
                    models.CharField(blank=True, max_length=60, null=True, verbose_name="short name"),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="priority_areas",
                        to="networks.organisation",
                        verbose_name="owner",
                    ),
                ),
            ],
            options={
                "ordering": ["number"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("closed_on__isnull", True),
                            models.Q(("closed_reason_fi__gt", ""), ("closed_reason_fi__isnull", False)),
                            models.Q(("closed_reason_sv__gt", ""), ("closed_reason_sv__isnull", False)),
                            _connector="OR",
                        ),
                        name="priorities_priorityarea_closed_with_reason",
                        violation_error_message="Say why this is closed.",
                    ),
                    models.UniqueConstraint(
                        fields=("owner", "slug"),
                        name="priorities_priorityarea_slug",
                        violation_error_message="The owner already has a priority area with this address.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="StatutoryTask",
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
                ("source_key", models.CharField(blank=True, db_index=True, max_length=20)),
                ("slug", models.SlugField(max_length=80, unique=True)),
                ("number", models.PositiveSmallIntegerField(verbose_name="number")),
                ("name", models.TextField(verbose_name="name")),
                ("name_fi", models.TextField(null=True, verbose_name="name")),
                ("name_sv", models.TextField(null=True, verbose_name="name")),
                ("citation", models.TextField(blank=True, verbose_name="source")),
                ("citation_fi", models.TextField(blank=True, null=True, verbose_name="source")),
                ("citation_sv", models.TextField(blank=True, null=True, verbose_name="source")),
                ("url", models.URLField(blank=True, verbose_name="address of the source")),
            ],
            options={
                "ordering": ["number"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("closed_on__isnull", True),
                            models.Q(("closed_reason_fi__gt", ""), ("closed_reason_fi__isnull", False)),
                            models.Q(("closed_reason_sv__gt", ""), ("closed_reason_sv__isnull", False)),
                            _connector="OR",
                        ),
                        name="priorities_statutorytask_closed_with_reason",
                        violation_error_message="Say why this is closed.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Strategy",
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
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("own", "own strategy"),
                            ("national_programme", "national programme"),
                            ("regional", "regional strategy"),
                        ],
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                ("name", models.CharField(max_length=250, verbose_name="name")),
                ("name_fi", models.CharField(max_length=250, null=True, verbose_name="name")),
                ("name_sv", models.CharField(max_length=250, null=True, verbose_name="name")),
                ("first_day", models.DateField(blank=True, null=True, verbose_name="first day")),
                ("last_day", models.DateField(blank=True, null=True, verbose_name="last day")),
                ("citation", models.TextField(blank=True, verbose_name="source")),
                ("citation_fi", models.TextField(blank=True, null=True, verbose_name="source")),
                ("citation_sv", models.TextField(blank=True, null=True, verbose_name="source")),
                ("url", models.URLField(blank=True, verbose_name="address of the source")),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="strategies",
                        to="networks.organisation",
                        verbose_name="owner",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "strategies",
                "ordering": ["kind", "slug"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("closed_on__isnull", True),
                            models.Q(("closed_reason_fi__gt", ""), ("closed_reason_fi__isnull", False)),
                            models.Q(("closed_reason_sv__gt", ""), ("closed_reason_sv__isnull", False)),
                            _connector="OR",
                        ),
                        name="priorities_strategy_closed_with_reason",
                        violation_error_message="Say why this is closed.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["own", "national_programme", "regional"])),
                        name="priorities_strategy_kind_known",
                        violation_error_message="Choose one of the values in the list.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("first_day__isnull", True),
                            ("last_day__isnull", True),
                            ("last_day__gte", models.F("first_day")),
                            _connector="OR",
                        ),
                        name="priorities_strategy_days",
                        violation_error_message="The last day is before the first day.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="StrategyGoal",
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
                ("source_key", models.CharField(blank=True, db_index=True, max_length=20)),
                ("number", models.CharField(max_length=10, verbose_name="number")),
                ("name", models.CharField(max_length=250, verbose_name="name")),
                ("name_fi", models.CharField(max_length=250, null=True, verbose_name="name")),
                ("name_sv", models.CharField(max_length=250, null=True, verbose_name="name")),
                ("description", models.TextField(blank=True, verbose_name="description")),
                ("description_fi", models.TextField(blank=True, null=True, verbose_name="description")),
                ("description_sv", models.TextField(blank=True, null=True, verbose_name="description")),
                ("order", models.PositiveSmallIntegerField(default=0)),
                (
                    "strategy",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="goals",
                        to="priorities.strategy",
                    ),
                ),
            ],
            options={
                "ordering": ["strategy", "order"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("closed_on__isnull", True),
                            models.Q(("closed_reason_fi__gt", ""), ("closed_reason_fi__isnull", False)),
                            models.Q(("closed_reason_sv__gt", ""), ("closed_reason_sv__isnull", False)),
                            _connector="OR",
                        ),
                        name="priorities_strategygoal_closed_with_reason",
                        violation_error_message="Say why this is closed.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Theme",
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
                ("source_key", models.CharField(blank=True, db_index=True, max_length=20)),
                ("slug", models.SlugField(max_length=80)),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                ("name_fi", models.CharField(max_length=200, null=True, verbose_name="name")),
                ("name_sv", models.CharField(max_length=200, null=True, verbose_name="name")),
                ("order", models.PositiveSmallIntegerField(default=0)),
                (
                    "area",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="themes",
                        to="priorities.priorityarea",
                        verbose_name="priority area",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="themes",
                        to="networks.organisation",
                        verbose_name="owner",
                    ),
                ),
            ],
            options={
                "ordering": ["area__number", "order"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("closed_on__isnull", True),
                            models.Q(("closed_reason_fi__gt", ""), ("closed_reason_fi__isnull", False)),
                            models.Q(("closed_reason_sv__gt", ""), ("closed_reason_sv__isnull", False)),
                            _connector="OR",
                        ),
                        name="priorities_theme_closed_with_reason",
                        violation_error_message="Say why this is closed.",
                    )
                ],
            },
        ),
    ]
