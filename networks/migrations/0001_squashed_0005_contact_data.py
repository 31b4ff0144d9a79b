import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import networks.models.people


class Migration(migrations.Migration):
    replaces = [
        ("networks", "0001_initial"),
        ("networks", "0002_words"),
        ("networks", "0003_membership_says_who"),
        ("networks", "0004_close_with_a_reason"),
        ("networks", "0005_contact_data"),
    ]

    initial = True

    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
    ]

    operations = [
        migrations.CreateModel(
            name="Organisation",
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
                            ("competence_centre", "competence centre"),
                            ("regional_council", "regional council"),
                            ("state_institute", "state institute"),
                            ("state_office", "office or unit of a state institute"),
                            ("ministry", "ministry"),
                            ("regional_authority", "regional state authority"),
                            ("municipality", "municipality"),
                            ("joint_authority", "joint municipal authority"),
                            ("cooperation_area", "cooperation area"),
                            ("hospital_district", "hospital district"),
                            ("health_unit", "health care unit"),
                            ("university", "university"),
                            ("university_unit", "unit of a university"),
                            ("higher_education", "higher education institution"),
                            ("umbrella_organisation", "umbrella organisation"),
                            ("organisation_group", "group of organisations"),
                            ("network", "network"),
                            ("partner", "partner"),
                        ],
                        max_length=24,
                        verbose_name="kind",
                    ),
                ),
                ("is_generic", models.BooleanField(default=False, verbose_name="no one body")),
                (
                    "count",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="number of bodies, where only the number is known"
                    ),
                ),
                ("note", models.TextField(blank=True, verbose_name="note")),
                ("note_fi", models.TextField(blank=True, null=True, verbose_name="note")),
                ("note_sv", models.TextField(blank=True, null=True, verbose_name="note")),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="units",
                        to="networks.organisation",
                        verbose_name="part of",
                    ),
                ),
            ],
            options={
                "ordering": ["slug"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("closed_on__isnull", True),
                            models.Q(("closed_reason_fi__gt", ""), ("closed_reason_fi__isnull", False)),
                            models.Q(("closed_reason_sv__gt", ""), ("closed_reason_sv__isnull", False)),
                            _connector="OR",
                        ),
                        name="networks_organisation_closed_with_reason",
                        violation_error_message="Say why this is closed.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "competence_centre",
                                    "regional_council",
                                    "state_institute",
                                    "state_office",
                                    "ministry",
                                    "regional_authority",
                                    "municipality",
                                    "joint_authority",
                                    "cooperation_area",
                                    "hospital_district",
                                    "health_unit",
                                    "university",
                                    "university_unit",
                                    "higher_education",
                                    "umbrella_organisation",
                                    "organisation_group",
                                    "network",
                                    "partner",
                                ],
                            )
                        ),
                        name="networks_organisation_kind_known",
                        violation_error_message="Choose one of the values in the list.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Province",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("slug", models.SlugField(unique=True)),
                (
                    "code",
                    models.CharField(blank=True, max_length=2, verbose_name="code (Statistics Finland)"),
                ),
                ("name", models.CharField(max_length=120, verbose_name="name")),
                ("name_fi", models.CharField(max_length=120, null=True, verbose_name="name")),
                ("name_sv", models.CharField(max_length=120, null=True, verbose_name="name")),
            ],
            options={
                "ordering": ["slug"],
            },
        ),
        migrations.CreateModel(
            name="User",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                (
                    "is_superuser",
                    models.BooleanField(
                        default=False,
                        help_text="Designates that this user has all permissions without explicitly assigning them.",
                        verbose_name="superuser status",
                    ),
                ),
                ("first_name", models.CharField(blank=True, max_length=150, verbose_name="first name")),
                ("last_name", models.CharField(blank=True, max_length=150, verbose_name="last name")),
                (
                    "is_staff",
                    models.BooleanField(
                        default=False,
                        help_text="Designates whether the user can log into this admin site.",
                        verbose_name="staff status",
                    ),
                ),
                (
                    "is_active",
                    models.BooleanField(
                        default=True,
                        help_text="Designates whether this user should be treated as active. Unselect this instead of deleting accounts.",
                        verbose_name="active",
                    ),
                ),
                (
                    "date_joined",
                    models.DateTimeField(default=django.utils.timezone.now, verbose_name="date joined"),
                ),
                ("email", models.EmailField(max_length=254, unique=True, verbose_name="e-mail address")),
                (
                    "language",
                    models.CharField(
                        choices=[("fi", "Finnish"), ("sv", "Swedish")],
                        default="fi",
                        max_length=2,
                        verbose_name="language",
                    ),
                ),
                (
                    "groups",
                    models.ManyToManyField(
                        blank=True,
                        help_text="The groups this user belongs to. A user will get all permissions granted to each of their groups.",
                        related_name="user_set",
                        related_query_name="user",
                        to="auth.group",
                        verbose_name="groups",
                    ),
                ),
                (
                    "user_permissions",
                    models.ManyToManyField(
                        blank=True,
                        help_text="Specific permissions for this user.",
                        related_name="user_set",
                        related_query_name="user",
                        to="auth.permission",
                        verbose_name="user permissions",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("language__in", ["fi", "sv"])),
                        name="networks_user_language_known",
                        violation_error_message="Choose one of the values in the list.",
                    )
                ],
            },
            managers=[
                ("objects", networks.models.people.UserManager()),
            ],
        ),
        migrations.CreateModel(
            name="CooperationArea",
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
                ("slug", models.SlugField(unique=True)),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                ("name_fi", models.CharField(max_length=200, null=True, verbose_name="name")),
                ("name_sv", models.CharField(max_length=200, null=True, verbose_name="name")),
                (
                    "is_inferred",
                    models.BooleanField(
                        default=False, verbose_name="background knowledge, not in the document"
                    ),
                ),
                ("note", models.TextField(blank=True, verbose_name="note")),
                ("note_fi", models.TextField(blank=True, null=True, verbose_name="note")),
                ("note_sv", models.TextField(blank=True, null=True, verbose_name="note")),
                (
                    "organisation",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="cooperation_area",
                        to="networks.organisation",
                        verbose_name="the same body as an organisation",
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
            ],
            options={
                "ordering": ["slug"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("closed_on__isnull", True),
                            models.Q(("closed_reason_fi__gt", ""), ("closed_reason_fi__isnull", False)),
                            models.Q(("closed_reason_sv__gt", ""), ("closed_reason_sv__isnull", False)),
                            _connector="OR",
                        ),
                        name="networks_cooperationarea_closed_with_reason",
                        violation_error_message="Say why this is closed.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Municipality",
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
                ("slug", models.SlugField(unique=True)),
                ("source_key", models.CharField(blank=True, db_index=True, max_length=20)),
                ("code", models.CharField(max_length=3, unique=True, verbose_name="municipality code")),
                ("name", models.CharField(max_length=80, verbose_name="name")),
                ("name_fi", models.CharField(max_length=80, null=True, verbose_name="name")),
                ("name_sv", models.CharField(max_length=80, null=True, verbose_name="name")),
                ("note", models.TextField(blank=True, verbose_name="note")),
                ("note_fi", models.TextField(blank=True, null=True, verbose_name="note")),
                ("note_sv", models.TextField(blank=True, null=True, verbose_name="note")),
                (
                    "organisation",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="municipality",
                        to="networks.organisation",
                        verbose_name="the same body as an organisation",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "municipalities",
                "ordering": ["slug"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("closed_on__isnull", True),
                            models.Q(("closed_reason_fi__gt", ""), ("closed_reason_fi__isnull", False)),
                            models.Q(("closed_reason_sv__gt", ""), ("closed_reason_sv__isnull", False)),
                            _connector="OR",
                        ),
                        name="networks_municipality_closed_with_reason",
                        violation_error_message="Say why this is closed.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Network",
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
                ("source_key", models.CharField(blank=True, db_index=True, max_length=20)),
                ("name", models.CharField(max_length=250, verbose_name="name")),
                ("name_fi", models.CharField(max_length=250, null=True, verbose_name="name")),
                ("name_sv", models.CharField(max_length=250, null=True, verbose_name="name")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("management_group", "management group"),
                            ("steering_group", "steering group"),
                            ("meeting_forum", "meeting forum"),
                            ("delegation", "delegation"),
                            ("working_committee", "working committee"),
                            ("development_group", "development group"),
                            ("working_group", "working group"),
                            ("reference_group", "reference group"),
                            ("network", "network"),
                            ("forum", "forum"),
                            ("peer_group", "peer group"),
                            ("directors", "directors' group"),
                        ],
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                (
                    "level",
                    models.CharField(
                        choices=[
                            ("national", "national"),
                            ("supra_provincial", "supra-provincial"),
                            ("provincial", "provincial"),
                            ("sub_regional", "sub-regional"),
                            ("nordic", "Nordic"),
                            ("unspecified", "level not stated"),
                        ],
                        max_length=20,
                        verbose_name="level",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("need", "a need"),
                            ("to_be_founded", "to be founded"),
                            ("existing", "existing"),
                            ("ended", "ended"),
                        ],
                        default="existing",
                        max_length=16,
                        verbose_name="state",
                    ),
                ),
                (
                    "is_generic",
                    models.BooleanField(default=False, verbose_name="several or unnamed networks"),
                ),
                ("task", models.TextField(blank=True, verbose_name="task")),
                ("task_fi", models.TextField(blank=True, null=True, verbose_name="task")),
                ("task_sv", models.TextField(blank=True, null=True, verbose_name="task")),
                ("note", models.TextField(blank=True, verbose_name="note")),
                ("note_fi", models.TextField(blank=True, null=True, verbose_name="note")),
                ("note_sv", models.TextField(blank=True, null=True, verbose_name="note")),
                (
                    "conveners",
                    models.ManyToManyField(
                        blank=True,
                        related_name="convened_networks",
                        to="networks.organisation",
                        verbose_name="conveners",
                    ),
                ),
                (
                    "organisation",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="network",
                        to="networks.organisation",
                        verbose_name="the same body as an organisation",
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
            ],
            options={
                "ordering": ["slug"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("closed_on__isnull", True),
                            models.Q(("closed_reason_fi__gt", ""), ("closed_reason_fi__isnull", False)),
                            models.Q(("closed_reason_sv__gt", ""), ("closed_reason_sv__isnull", False)),
                            _connector="OR",
                        ),
                        name="networks_network_closed_with_reason",
                        violation_error_message="Say why this is closed.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("closed_on__isnull", True), ("state__in", ["ended"]), _connector="OR"
                        ),
                        name="networks_network_closed_state",
                        violation_error_message="A closed network has ended. Reopen it first.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "management_group",
                                    "steering_group",
                                    "meeting_forum",
                                    "delegation",
                                    "working_committee",
                                    "development_group",
                                    "working_group",
                                    "reference_group",
                                    "network",
                                    "forum",
                                    "peer_group",
                                    "directors",
                                ],
                            )
                        ),
                        name="networks_network_kind_known",
                        violation_error_message="Choose one of the values in the list.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "level__in",
                                [
                                    "national",
                                    "supra_provincial",
                                    "provincial",
                                    "sub_regional",
                                    "nordic",
                                    "unspecified",
                                ],
                            )
                        ),
                        name="networks_network_level_known",
                        violation_error_message="Choose one of the values in the list.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["need", "to_be_founded", "existing", "ended"])),
                        name="networks_network_state_known",
                        violation_error_message="Choose one of the values in the list.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="OrganisationAlias",
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
                ("name", models.CharField(max_length=250, verbose_name="name")),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="aliases",
                        to="networks.organisation",
                    ),
                ),
            ],
            options={
                "ordering": ["name"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organisation", "language", "name"),
                        name="networks_organisationalias_once",
                        violation_error_message="The organisation already has this name.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Person",
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
                ("name", models.CharField(max_length=120, verbose_name="name")),
                ("title", models.CharField(blank=True, max_length=120, verbose_name="title")),
                ("title_fi", models.CharField(blank=True, max_length=120, null=True, verbose_name="title")),
                ("title_sv", models.CharField(blank=True, max_length=120, null=True, verbose_name="title")),
                (
                    "email",
                    models.EmailField(
                        blank=True,
                        help_text="Contact data is shown to coordinators alone, never to readers.",
                        max_length=254,
                        verbose_name="e-mail address",
                    ),
                ),
                ("phone", models.CharField(blank=True, max_length=40, verbose_name="telephone")),
                (
                    "name_public",
                    models.BooleanField(default=False, verbose_name="name may be shown to everyone"),
                ),
                ("is_example", models.BooleanField(default=False, verbose_name="example data")),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="people",
                        to="networks.organisation",
                        verbose_name="organisation",
                    ),
                ),
                (
                    "user",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="person",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="account",
                    ),
                ),
            ],
            options={
                "ordering": ["name"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("closed_on__isnull", True),
                            models.Q(("closed_reason_fi__gt", ""), ("closed_reason_fi__isnull", False)),
                            models.Q(("closed_reason_sv__gt", ""), ("closed_reason_sv__isnull", False)),
                            _connector="OR",
                        ),
                        name="networks_person_closed_with_reason",
                        violation_error_message="Say why this is closed.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Meeting",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("day", models.DateField(verbose_name="day")),
                ("number", models.CharField(blank=True, max_length=20, verbose_name="number")),
                ("place", models.CharField(blank=True, max_length=120, verbose_name="place")),
                ("place_fi", models.CharField(blank=True, max_length=120, null=True, verbose_name="place")),
                ("place_sv", models.CharField(blank=True, max_length=120, null=True, verbose_name="place")),
                ("agenda", models.TextField(blank=True, verbose_name="agenda")),
                ("agenda_fi", models.TextField(blank=True, null=True, verbose_name="agenda")),
                ("agenda_sv", models.TextField(blank=True, null=True, verbose_name="agenda")),
                ("is_example", models.BooleanField(default=False, verbose_name="example data")),
                (
                    "network",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="meetings",
                        to="networks.network",
                        verbose_name="network",
                    ),
                ),
                (
                    "present",
                    models.ManyToManyField(
                        blank=True, related_name="meetings", to="networks.person", verbose_name="present"
                    ),
                ),
            ],
            options={
                "ordering": ["-day"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("network", "day", "number"),
                        name="networks_meeting_once",
                        violation_error_message="The meeting is already there.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Membership",
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
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("chair", "chair"),
                            ("vice_chair", "vice chair"),
                            ("member", "member"),
                            ("deputy", "deputy member"),
                            ("member_or_deputy", "member or deputy member"),
                            ("secretary", "secretary"),
                            ("expert", "expert"),
                        ],
                        default="member",
                        max_length=20,
                        verbose_name="role",
                    ),
                ),
                (
                    "represents_words",
                    models.CharField(blank=True, max_length=250, verbose_name="represents, in words"),
                ),
                (
                    "represents_words_fi",
                    models.CharField(
                        blank=True, max_length=250, null=True, verbose_name="represents, in words"
                    ),
                ),
                (
                    "represents_words_sv",
                    models.CharField(
                        blank=True, max_length=250, null=True, verbose_name="represents, in words"
                    ),
                ),
                ("first_day", models.DateField(blank=True, null=True, verbose_name="from")),
                ("last_day", models.DateField(blank=True, null=True, verbose_name="to")),
                ("order", models.PositiveSmallIntegerField(default=0)),
                (
                    "deputy_of",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="deputies",
                        to="networks.membership",
                        verbose_name="deputy of",
                    ),
                ),
                (
                    "represents_area",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="representatives",
                        to="networks.cooperationarea",
                        verbose_name="represents the cooperation area",
                    ),
                ),
                (
                    "represents_municipality",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="representatives",
                        to="networks.municipality",
                        verbose_name="represents the municipality",
                    ),
                ),
                (
                    "network",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="memberships",
                        to="networks.network",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="memberships",
                        to="networks.organisation",
                        verbose_name="organisation",
                    ),
                ),
                (
                    "represents_organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="representatives",
                        to="networks.organisation",
                        verbose_name="represents the organisation",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="memberships",
                        to="networks.person",
                        verbose_name="person",
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
                                [
                                    "chair",
                                    "vice_chair",
                                    "member",
                                    "deputy",
                                    "member_or_deputy",
                                    "secretary",
                                    "expert",
                                ],
                            )
                        ),
                        name="networks_membership_role_known",
                        violation_error_message="Choose one of the values in the list.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("organisation__isnull", True), ("person__isnull", False)),
                            models.Q(("organisation__isnull", False), ("person__isnull", True)),
                            models.Q(
                                ("organisation__isnull", True),
                                ("person__isnull", True),
                                models.Q(
                                    models.Q(("words_fi__gt", ""), ("words_fi__isnull", False)),
                                    models.Q(("words_sv__gt", ""), ("words_sv__isnull", False)),
                                    _connector="OR",
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="networks_membership_one_member",
                        violation_error_message="Choose exactly one party, or describe it in words.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("first_day__isnull", True),
                            ("last_day__isnull", True),
                            ("last_day__gte", models.F("first_day")),
                            _connector="OR",
                        ),
                        name="networks_membership_days",
                        violation_error_message="The last day is before the first day.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("represents_municipality__isnull", True),
                            models.Q(
                                ("represents_area__isnull", True), ("represents_organisation__isnull", True)
                            ),
                            _connector="OR",
                        ),
                        name="networks_membership_represents_one",
                        violation_error_message="A member represents one body.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MunicipalityArea",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("valid_from", models.DateField(blank=True, null=True, verbose_name="from")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="to")),
                (
                    "is_inferred",
                    models.BooleanField(
                        default=False, verbose_name="background knowledge, not in the document"
                    ),
                ),
                (
                    "area",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="municipality_rows",
                        to="networks.cooperationarea",
                        verbose_name="cooperation area",
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="areas",
                        to="networks.municipality",
                    ),
                ),
            ],
            options={
                "ordering": ["valid_from"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_from__isnull", True),
                            ("valid_to__isnull", True),
                            ("valid_to__gte", models.F("valid_from")),
                            _connector="OR",
                        ),
                        name="networks_municipalityarea_days",
                        violation_error_message="The last day is before the first day.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="MunicipalityLanguage",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("valid_from", models.DateField(blank=True, null=True, verbose_name="from")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="to")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("fi", "Finnish-speaking"),
                            ("sv", "Swedish-speaking"),
                            ("bilingual_fi", "bilingual, Finnish the majority language"),
                            ("bilingual_sv", "bilingual, Swedish the majority language"),
                        ],
                        max_length=12,
                        verbose_name="language status",
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="languages",
                        to="networks.municipality",
                    ),
                ),
            ],
            options={
                "ordering": ["valid_from"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("status__in", ["fi", "sv", "bilingual_fi", "bilingual_sv"])),
                        name="networks_municipalitylanguage_status_known",
                        violation_error_message="Choose one of the values in the list.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_from__isnull", True),
                            ("valid_to__isnull", True),
                            ("valid_to__gte", models.F("valid_from")),
                            _connector="OR",
                        ),
                        name="networks_municipalitylanguage_days",
                        violation_error_message="The last day is before the first day.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MunicipalityProvince",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("valid_from", models.DateField(blank=True, null=True, verbose_name="from")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="to")),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="provinces",
                        to="networks.municipality",
                    ),
                ),
                (
                    "province",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="municipality_rows",
                        to="networks.province",
                        verbose_name="province",
                    ),
                ),
            ],
            options={
                "ordering": ["valid_from"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_from__isnull", True),
                            ("valid_to__isnull", True),
                            ("valid_to__gte", models.F("valid_from")),
                            _connector="OR",
                        ),
                        name="networks_municipalityprovince_days",
                        violation_error_message="The last day is before the first day.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="NetworkAlias",
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
                ("name", models.CharField(max_length=250, verbose_name="name")),
                (
                    "network",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="aliases",
                        to="networks.network",
                    ),
                ),
            ],
            options={
                "ordering": ["name"],
            },
        ),
        migrations.CreateModel(
            name="RoleAssignment",
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
                            ("coordinator", "coordinator"),
                            ("steering_member", "steering-group member"),
                            ("group_contact", "group contact"),
                        ],
                        max_length=16,
                        verbose_name="role",
                    ),
                ),
                (
                    "network",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="role_assignments",
                        to="networks.network",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="role_assignments",
                        to="networks.organisation",
                    ),
                ),
                (
                    "province",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="role_assignments",
                        to="networks.province",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="roles",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("role__in", ["coordinator", "steering_member", "group_contact"])),
                        name="networks_roleassignment_role_known",
                        violation_error_message="Choose one of the values in the list.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("network__isnull", True),
                                ("organisation__isnull", False),
                                ("province__isnull", True),
                            ),
                            models.Q(
                                ("network__isnull", True),
                                ("organisation__isnull", True),
                                ("province__isnull", False),
                            ),
                            models.Q(
                                ("network__isnull", False),
                                ("organisation__isnull", True),
                                ("province__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="networks_roleassignment_one_scope",
                        violation_error_message="Choose exactly one party, or describe it in words.",
                    ),
                ],
            },
        ),
    ]
