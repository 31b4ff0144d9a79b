"""Keys by which a program reads in the name of a user: a calendar by its secret address, another system by a token."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from botnia_portal.core.constraints import one_of
from botnia_portal.core.days import day_words
from networks.choices import KeyPurpose


class AccessKey(models.Model):
    """A secret of 256 random bits that stands for a user, for one purpose. Only its hash is kept.

    It permits what the user may see when it is used, and nothing once it is revoked. `name` is the user's own word for
    the calendar or the system that holds it.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="access_keys",
        verbose_name=_("account"),
    )
    purpose = models.CharField(_("purpose"), max_length=10, choices=KeyPurpose.choices)
    name = models.CharField(_("name"), max_length=80)
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    made_at = models.DateTimeField(_("made"), default=timezone.now)
    last_used_on = models.DateField(_("last used on"), null=True, blank=True, editable=False)
    revoked_at = models.DateTimeField(_("revoked"), null=True, blank=True)

    class Meta:
        ordering = ["-made_at", "-pk"]
        constraints = [
            one_of("purpose", KeyPurpose),
            models.CheckConstraint(
                condition=~Q(name=""),
                name="networks_accesskey_has_name",
                violation_error_message=_("Give the key a name."),
            ),
            models.CheckConstraint(
                condition=Q(revoked_at__isnull=True) | Q(revoked_at__gte=F("made_at")),
                name="networks_accesskey_revoked_after_made",
                violation_error_message=_("A key is revoked after it was made."),
            ),
            models.UniqueConstraint(
                fields=["user", "purpose", "name"],
                condition=Q(revoked_at__isnull=True),
                name="networks_accesskey_name_once",
                violation_error_message=_(
                    "You have a key with this name already. Give the new one another name."
                ),
            ),
        ]

    def __str__(self) -> str:
        # Not the name: the history is read by others, and these words are the user's own.
        return f"{self.get_purpose_display()} {day_words(timezone.localtime(self.made_at))}"
