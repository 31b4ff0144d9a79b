import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [
        ("core", "0001_initial"),
        ("core", "0002_initial"),
        ("core", "0003_answered_source"),
        ("core", "0004_comment"),
        ("core", "0005_attachment"),
        ("core", "0006_outgoing_mail"),
    ]

    initial = True

    dependencies = [
        ("contenttypes", "0002_remove_content_type_name"),
        ("networks", "0001_squashed_0005_contact_data"),
    ]

    operations = [
        migrations.CreateModel(
            name="Attachment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("object_id", models.PositiveBigIntegerField()),
                ("words", models.CharField(blank=True, max_length=200, verbose_name="what it shows")),
                ("url", models.URLField(blank=True, max_length=1000, verbose_name="link")),
                (
                    "file",
                    models.FileField(
                        blank=True, editable=False, max_length=120, upload_to="", verbose_name="file"
                    ),
                ),
                ("name", models.CharField(blank=True, max_length=150, verbose_name="name of the file")),
                ("media_type", models.CharField(blank=True, max_length=100)),
                ("size", models.PositiveIntegerField(blank=True, null=True, verbose_name="size in bytes")),
                ("sha256", models.CharField(blank=True, max_length=64, verbose_name="SHA-256")),
                ("added_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="added")),
                ("removed_at", models.DateTimeField(blank=True, null=True, verbose_name="removed")),
                (
                    "added_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="attachments",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "content_type",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, to="contenttypes.contenttype"
                    ),
                ),
                (
                    "removed_by",
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
                "ordering": ["added_at", "pk"],
                "indexes": [
                    models.Index(
                        fields=["content_type", "object_id", "added_at"],
                        name="core_attach_content_af5bb4_idx",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("url", ""), models.Q(("name", ""), _negated=True)),
                            models.Q(models.Q(("url", ""), _negated=True), ("file", ""), ("name", "")),
                            _connector="OR",
                        ),
                        name="core_attachment_link_or_file",
                        violation_error_message="Give either a link or a file.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("name", ""),
                            ("removed_at__isnull", False),
                            models.Q(("file", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="core_attachment_file_is_there",
                        violation_error_message="The file is missing.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Comment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("object_id", models.PositiveBigIntegerField()),
                ("text", models.TextField(verbose_name="comment")),
                ("written_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("resolved_at", models.DateTimeField(blank=True, null=True)),
                (
                    "author",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="comments",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "content_type",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, to="contenttypes.contenttype"
                    ),
                ),
                (
                    "mentions",
                    models.ManyToManyField(
                        blank=True, related_name="mentioned_in", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "resolved_by",
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
                "ordering": ["written_at", "pk"],
                "indexes": [
                    models.Index(
                        fields=["content_type", "object_id", "written_at"],
                        name="core_commen_content_fa7267_idx",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True),
                        name="core_comment_says_something",
                        violation_error_message="Write something first.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="OutgoingMail",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("receiver", models.EmailField(max_length=254, verbose_name="receiver")),
                (
                    "language",
                    models.CharField(
                        choices=[("fi", "Finnish"), ("sv", "Swedish")], max_length=2, verbose_name="language"
                    ),
                ),
                ("subject", models.CharField(max_length=200, verbose_name="subject")),
                ("body", models.TextField(blank=True, verbose_name="text")),
                ("has_secret", models.BooleanField(default=False, verbose_name="holds a secret link")),
                ("message_id", models.CharField(editable=False, max_length=255, unique=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "waiting"),
                            ("sending", "being sent"),
                            ("sent", "sent"),
                            ("failed", "not sent"),
                        ],
                        default="waiting",
                        editable=False,
                        max_length=8,
                        verbose_name="state",
                    ),
                ),
                ("attempts", models.PositiveSmallIntegerField(default=0, editable=False)),
                ("claim", models.CharField(blank=True, editable=False, max_length=36)),
                ("due_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                (
                    "failure",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("address", "The mail server says that it cannot deliver to this address."),
                            ("refused", "The mail server refuses the message."),
                            ("busy", "The mail server has asked to try again later."),
                            (
                                "no_server",
                                "The mail server could not be reached, or did not let the portal in.",
                            ),
                            ("cut_off", "The connection was lost before the mail server had answered."),
                            (
                                "worker_lost",
                                "The worker stopped in the middle of the sending more than once.",
                            ),
                            (
                                "too_old",
                                "The mail could not be sent for days, and its link was no longer to be sent.",
                            ),
                            (
                                "broken",
                                "The mail could not be written. The administrators have been told in the log.",
                            ),
                        ],
                        editable=False,
                        max_length=12,
                    ),
                ),
                ("server_answer", models.CharField(blank=True, editable=False, max_length=300)),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("sent_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("about_id", models.PositiveBigIntegerField(blank=True, null=True)),
                (
                    "about_type",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        to="contenttypes.contenttype",
                    ),
                ),
                (
                    "written_by",
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
                "ordering": ["-created_at", "-pk"],
                "indexes": [
                    models.Index(fields=["state", "due_at"], name="core_outgoi_state_62f081_idx"),
                    models.Index(fields=["about_type", "about_id"], name="core_outgoi_about_t_ea7086_idx"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("language__in", ["fi", "sv"])),
                        name="core_outgoingmail_language_known",
                        violation_error_message="Choose one of the values in the list.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["waiting", "sending", "sent", "failed"])),
                        name="core_outgoingmail_state_known",
                        violation_error_message="Choose one of the values in the list.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "failure__in",
                                [
                                    "address",
                                    "refused",
                                    "busy",
                                    "no_server",
                                    "cut_off",
                                    "worker_lost",
                                    "too_old",
                                    "broken",
                                    "",
                                ],
                            )
                        ),
                        name="core_outgoingmail_failure_known",
                        violation_error_message="Choose one of the values in the list.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "failed"), _negated=True),
                            models.Q(("failure", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="core_outgoingmail_failed_says_why",
                        violation_error_message="A mail that was not sent says why.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "sent"), _negated=True),
                            ("sent_at__isnull", False),
                            _connector="OR",
                        ),
                        name="core_outgoingmail_sent_says_when",
                        violation_error_message="A mail that was sent says when.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("has_secret", True), ("state", "sent"), _negated=True),
                            ("body", ""),
                            _connector="OR",
                        ),
                        name="core_outgoingmail_secret_wiped",
                        violation_error_message="A secret link is not kept after it was sent.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TextState",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("object_id", models.PositiveBigIntegerField()),
                ("field", models.CharField(max_length=60)),
                ("scope", models.CharField(blank=True, max_length=100)),
                ("group", models.CharField(blank=True, max_length=20)),
                ("language", models.CharField(choices=[("fi", "Finnish"), ("sv", "Swedish")], max_length=2)),
                (
                    "source_language",
                    models.CharField(choices=[("fi", "Finnish"), ("sv", "Swedish")], max_length=2),
                ),
                ("source_fingerprint", models.CharField(max_length=64)),
                ("current_fingerprint", models.CharField(max_length=64)),
                ("target_fingerprint", models.CharField(blank=True, max_length=64)),
                ("answered_source", models.TextField(blank=True)),
                (
                    "status",
                    models.CharField(
                        choices=[("draft", "draft"), ("confirmed", "confirmed")],
                        default="draft",
                        max_length=10,
                    ),
                ),
                ("confirmed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "confirmed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "content_type",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, to="contenttypes.contenttype"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["scope", "language"], name="core_textst_scope_f1377a_idx")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("status__in", ["draft", "confirmed"])),
                        name="core_textstate_status_known",
                        violation_error_message="Choose one of the values in the list.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("language__in", ["fi", "sv"])),
                        name="core_textstate_language_known",
                        violation_error_message="Choose one of the values in the list.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("source_language__in", ["fi", "sv"])),
                        name="core_textstate_source_language_known",
                        violation_error_message="Choose one of the values in the list.",
                    ),
                    models.UniqueConstraint(
                        fields=("content_type", "object_id", "field"),
                        name="core_textstate_one_per_text",
                        violation_error_message="The state of this text is already known.",
                    ),
                ],
            },
        ),
    ]
