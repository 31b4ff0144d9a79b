"""Persons with or without a login, users, and what a user may do where."""

from typing import Any, ClassVar

from django.contrib.auth.models import AbstractUser, BaseUserManager
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from botnia_portal.core.choices import Language
from botnia_portal.core.constraints import exactly_one, one_of
from botnia_portal.core.models import Closable
from networks.choices import Role


class UserManager(BaseUserManager["User"]):
    """Users are known by their e-mail address."""

    use_in_migrations = True

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        user = self.model(email=self.normalize_email(email), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "User":
        return self.create_user(email, password, **{"is_staff": True, "is_superuser": True, **fields})


class User(AbstractUser):
    username = None  # type: ignore[assignment]
    email = models.EmailField(_("e-mail address"), unique=True)
    language = models.CharField(
        _("language"), max_length=2, choices=Language.choices, default=Language.FINNISH
    )

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    objects = UserManager()  # type: ignore[assignment,misc]

    class Meta:
        constraints = [one_of("language", Language)]

    def __str__(self) -> str:
        # Never the e-mail address: colleagues see who did what, and contact data are everybody's own.
        return self.get_full_name() or gettext("a person without a name")


class Person(Closable):
    """One person, one row, with or without a login. A name is shown to readers only where it is marked public."""

    source_key = models.CharField(max_length=20, blank=True, db_index=True)
    name = models.CharField(_("name"), max_length=120)
    user = models.OneToOneField(
        User,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="person",
        verbose_name=_("account"),
    )
    organisation = models.ForeignKey(
        "networks.Organisation",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="people",
        verbose_name=_("organisation"),
    )
    title = models.CharField(_("title"), max_length=120, blank=True)
    email = models.EmailField(
        _("e-mail address"),
        blank=True,
        help_text=_("Contact data is shown to coordinators alone, never to readers."),
    )
    phone = models.CharField(_("telephone"), max_length=40, blank=True)
    name_public = models.BooleanField(_("name may be shown to everyone"), default=False)
    is_example = models.BooleanField(_("example data"), default=False)

    class Meta:
        ordering = ["name"]
        constraints = [*Closable.Meta.constraints]

    def __str__(self) -> str:
        return self.name


class RoleAssignment(models.Model):
    """A role within a scope: an organisation (the owner of plans), a province, or a network."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="roles")
    role = models.CharField(_("role"), max_length=16, choices=Role.choices)
    organisation = models.ForeignKey(
        "networks.Organisation",
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="role_assignments",
    )
    province = models.ForeignKey(
        "networks.Province", null=True, blank=True, on_delete=models.CASCADE, related_name="role_assignments"
    )
    network = models.ForeignKey(
        "networks.Network", null=True, blank=True, on_delete=models.CASCADE, related_name="role_assignments"
    )

    class Meta:
        constraints = [
            one_of("role", Role),
            exactly_one(["organisation", "province", "network"], "networks_roleassignment_one_scope"),
        ]

    def __str__(self) -> str:
        return f"{self.user} – {self.get_role_display()}, {self.scope}"

    @property
    def scope(self) -> models.Model:
        """The one thing that the role is held on."""
        return self.organisation or self.province or self.network  # type: ignore[return-value]
