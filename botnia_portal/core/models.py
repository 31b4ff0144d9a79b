"""The floor's own rows: a time in words and days, a closing with its reason, the state of a translated text."""

from typing import ClassVar
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Case, F, Q, Value, When
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from botnia_portal.core.choices import Language, TextStatus, TimePrecision, TimeRole
from botnia_portal.core.constraints import has_text, one_of
from botnia_portal.core.mail.models import OutgoingMail as OutgoingMail
from botnia_portal.core.time import derive


class Timed(models.Model):
    """A time as plans say it: the words per language, EDTF (ISO 8601-2), a role, and days derived for queries.

    "Not dated" is the normal case: every column may be empty. The derived columns are written by `set_days`,
    which the services call; nothing here happens behind `save()`.
    """

    is_point: ClassVar[bool] = False
    """Whether rows are events, of which an end is a day like any other, rather than work that goes on until it."""

    time_words = models.CharField(_("time in words"), max_length=200, blank=True)
    time_edtf = models.CharField(_("time (EDTF)"), max_length=80, blank=True)
    time_role = models.CharField(_("role of the time"), max_length=12, choices=TimeRole.choices, blank=True)
    time_repeats = models.CharField(_("recurrence (RRULE)"), max_length=120, blank=True)
    time_offset = models.CharField(_("offset (ISO 8601 duration)"), max_length=20, blank=True)
    time_duration = models.CharField(_("duration (ISO 8601)"), max_length=20, blank=True)
    time_inferred = models.BooleanField(_("read from the context"), default=False)
    time_earliest = models.DateField(null=True, blank=True, editable=False)
    time_latest = models.DateField(null=True, blank=True, editable=False)
    time_late_from = models.DateField(null=True, blank=True, editable=False)
    time_precision = models.CharField(
        max_length=12, choices=TimePrecision.choices, default=TimePrecision.NONE, editable=False
    )

    class Meta:
        abstract = True
        constraints = [one_of("time_role", TimeRole, blank=True), one_of("time_precision", TimePrecision)]

    def set_days(self) -> None:
        """Derive earliest, latest, late-from and precision from EDTF and role. Raises TimeError for unknown EDTF."""
        if not self.time_edtf:
            self.time_earliest = self.time_latest = self.time_late_from = None
            self.time_precision = TimePrecision.NONE
            return
        days = derive(self.time_edtf, self.time_role or TimeRole.AT, duration=self.time_duration)
        self.time_earliest, self.time_latest = days.earliest, days.latest
        self.time_late_from, self.time_precision = days.late_from, days.precision


class Closable(models.Model):
    """What others refer to is never deleted: it is closed on a day with a reason, and both stay visible.

    Some rows tell their course besides (the state of a network, the phase of a project). The two agree: `course` names
    that field, and `course_over` the values that a closed row may have; closing sets the first of them where the row
    has none of them yet (`core.closing`). The reverse is free: a work that has ended as planned needs no reason.
    """

    course: ClassVar[str] = ""
    course_over: ClassVar[tuple[str, ...]] = ()

    closed_on = models.DateField(_("closed on"), null=True, blank=True)
    closed_reason = models.CharField(_("reason for closing"), max_length=250, blank=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(closed_on__isnull=True) | has_text("closed_reason"),
                name="%(app_label)s_%(class)s_closed_with_reason",
                violation_error_message=_("Say why this is closed."),
            )
        ]


class TextStateQuerySet(models.QuerySet):
    def with_state(self) -> "TextStateQuerySet":
        """Annotate `text_state`: missing, stale, draft or confirmed."""
        return self.annotate(
            text_state=Case(
                When(target_fingerprint="", then=Value("missing")),
                When(~Q(source_fingerprint=F("current_fingerprint")), then=Value("stale")),
                default=F("status"),
                output_field=models.CharField(),
            )
        )


class TextState(models.Model):
    """The state of one translated text, told by fingerprints of the normalised source and target.

    A row exists for each text that has a source. `source_fingerprint` is the source that the translation answers,
    `current_fingerprint` the source as it stands now: where they differ, the translation is stale, and
    `answered_source`, the words that it answers, tell what has changed. `scope` and `group` name the container, so
    that shares are counted without joins (botnia_portal.core.texts).
    """

    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE)
    object_id = models.PositiveBigIntegerField()
    target = GenericForeignKey("content_type", "object_id")
    field = models.CharField(max_length=60)
    scope = models.CharField(max_length=100, blank=True)
    group = models.CharField(max_length=20, blank=True)
    language = models.CharField(max_length=2, choices=Language.choices)
    source_language = models.CharField(max_length=2, choices=Language.choices)
    source_fingerprint = models.CharField(max_length=64)
    current_fingerprint = models.CharField(max_length=64)
    target_fingerprint = models.CharField(max_length=64, blank=True)
    answered_source = models.TextField(blank=True)
    status = models.CharField(max_length=10, choices=TextStatus.choices, default=TextStatus.DRAFT)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    confirmed_at = models.DateTimeField(null=True, blank=True)

    objects = TextStateQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["scope", "language"])]
        constraints = [
            one_of("status", TextStatus),
            one_of("language", Language),
            one_of("source_language", Language),
            models.UniqueConstraint(
                fields=["content_type", "object_id", "field"],
                name="core_textstate_one_per_text",
                violation_error_message=_("The state of this text is already known."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.content_type_id}/{self.object_id} {self.field} [{self.language}] {self.status}"

    @property
    def state(self) -> str:
        """missing, stale, draft or confirmed; the same rule as `with_state`."""
        if not self.target_fingerprint:
            return "missing"
        return self.status if self.source_fingerprint == self.current_fingerprint else "stale"


class Comment(models.Model):
    """A remark between people who are logged in, on a row of any noun. Plain text; never public, never in a report."""

    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE)
    object_id = models.PositiveBigIntegerField()
    target = GenericForeignKey("content_type", "object_id")
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="comments"
    )
    text = models.TextField(_("comment"))
    written_at = models.DateTimeField(default=timezone.now)
    mentions = models.ManyToManyField(settings.AUTH_USER_MODEL, blank=True, related_name="mentioned_in")
    resolved_at = models.DateTimeField(null=True, blank=True)
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering = ["written_at", "pk"]
        indexes = [models.Index(fields=["content_type", "object_id", "written_at"])]
        constraints = [
            models.CheckConstraint(
                condition=~Q(text=""),
                name="core_comment_says_something",
                violation_error_message=_("Write something first."),
            )
        ]

    def __str__(self) -> str:
        return self.text[:60]


class Attachment(models.Model):
    """What shows that something was done: a link, or a small file, on a row of any noun. Never public.

    The file lies under a random name outside of every address; `name` is what a reader's machine calls it. What is
    removed keeps its row without the file, so that one sees that it was there and who took it away.
    """

    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE)
    object_id = models.PositiveBigIntegerField()
    target = GenericForeignKey("content_type", "object_id")
    words = models.CharField(_("what it shows"), max_length=200, blank=True)
    url = models.URLField(_("link"), max_length=1000, blank=True)
    file = models.FileField(_("file"), max_length=120, blank=True, editable=False)
    name = models.CharField(_("name of the file"), max_length=150, blank=True)
    media_type = models.CharField(max_length=100, blank=True)
    size = models.PositiveIntegerField(_("size in bytes"), null=True, blank=True)
    sha256 = models.CharField("SHA-256", max_length=64, blank=True)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="attachments"
    )
    added_at = models.DateTimeField(_("added"), default=timezone.now)
    removed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    removed_at = models.DateTimeField(_("removed"), null=True, blank=True)

    class Meta:
        ordering = ["added_at", "pk"]
        indexes = [models.Index(fields=["content_type", "object_id", "added_at"])]
        constraints = [
            models.CheckConstraint(
                condition=(Q(url="") & ~Q(name="")) | (~Q(url="") & Q(name="", file="")),
                name="core_attachment_link_or_file",
                violation_error_message=_("Give either a link or a file."),
            ),
            models.CheckConstraint(
                condition=Q(name="") | Q(removed_at__isnull=False) | ~Q(file=""),
                name="core_attachment_file_is_there",
                violation_error_message=_("The file is missing."),
            ),
        ]

    def __str__(self) -> str:
        return self.words or self.name or self.url

    @property
    def plan_key(self) -> int | None:
        """The key of the plan that the target belongs to, directly or by its item; for the history."""
        about = getattr(self.target, "item", self.target)
        return getattr(about, "plan_id", None)

    @property
    def host(self) -> str:
        """Where a link leads to, for a reader who is about to leave the portal."""
        return urlsplit(self.url).hostname or ""

    @property
    def is_file(self) -> bool:
        return bool(self.name)


class PortalRevision(models.Model):
    """One row, whose mark changes with every transaction that writes anything (core.database.marking).

    No service touches it.
    """

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    mark = models.CharField(max_length=40)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(id=1), name="one_portal_revision")]

    def __str__(self) -> str:
        return self.mark
