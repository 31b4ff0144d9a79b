"""Writing who exists: an account with a role, before anybody is there who could give it in the browser."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Model

from botnia_portal.core.choices import Language
from networks.accounts import DEMO_DOMAIN
from networks.choices import Role
from networks.models import Network, Organisation, Person, Province, RoleAssignment, User

SCOPES: dict[str, tuple[tuple[str, type[Model]], ...]] = {
    Role.COORDINATOR: (("organisation", Organisation), ("province", Province)),
    Role.STEERING_MEMBER: (("network", Network),),
    Role.GROUP_CONTACT: (("network", Network),),
}
"""Where a role can be held: the field of RoleAssignment, and what it points to."""


class InviteError(ValueError):
    """What was asked for cannot be meant; the message is a sentence for the person who asked."""


@dataclass(frozen=True)
class Invitation:
    """The account, and what an invitation added to it."""

    user: User
    scope: Model
    new_account: bool
    new_person: bool
    new_role: bool

    @property
    def changed(self) -> bool:
        return self.new_account or self.new_person or self.new_role


@transaction.atomic
def invite(
    email: str, role: str, scope: str, *, name: str = "", language: str = Language.FINNISH
) -> Invitation:
    """Give `email` an account without a password, a person of that name, and a role on the slug `scope`.

    What is there already stays as it is, so a second call changes nothing. No mail is sent.
    Raises InviteError, and changes nothing, for an address, a role, a scope or a language that cannot be meant.
    """
    address, name = _address(email), " ".join(name.split())
    if language not in Language.values:
        raise InviteError(f"There is no language {language!r}: choose {' or '.join(Language.values)}.")
    if len(name) > (longest := Person._meta.get_field("name").max_length or 0):
        raise InviteError(f"The name is too long: at most {longest} characters.")
    field, found = _scope(role, scope)
    user, new_account = _user(address, name, language)
    new_person = _ensure_person(user, name)
    held: dict[str, Any] = {"user": user, "role": role, field: found}
    _, new_role = RoleAssignment.objects.get_or_create(**held)
    return Invitation(user, found, new_account, new_person, new_role)


def _address(email: str) -> str:
    """In small letters, because log-in and password reset look for it so."""
    try:
        address = str(User._meta.get_field("email").clean(email.strip().lower(), None))
    except ValidationError:
        raise InviteError(f"{email!r} is not an e-mail address.") from None
    if address.endswith(DEMO_DOMAIN) and not settings.DEMO:
        raise InviteError(f"{email!r} is an address of the demo, with which `check --deploy` fails.")
    return address


def _scope(role: str, slug: str) -> tuple[str, Model]:
    """The field and the row of `slug`; written "province:SLUG", it is looked for among provinces alone."""
    if role not in SCOPES:
        raise InviteError(f"There is no role {role!r}: choose {', '.join(Role.values)}.")
    kind, colon, rest = slug.rpartition(":")
    places = [(field, model) for field, model in SCOPES[role] if not colon or field == kind]
    found = [(field, row) for field, model in places for row in model._default_manager.filter(slug=rest)]
    if len(found) == 1:
        return found[0]
    names = [field for field, _ in SCOPES[role]]
    if found:
        choice = " or ".join(f"{field}:{slug}" for field in names)
        raise InviteError(f"{slug!r} is the address of two: write {choice}.")
    raise InviteError(
        f"There is no {' or '.join(names)} with the address {slug!r}, to which a {role} could belong."
    )


def account(address: str, name: str, language: str, person: Person | None) -> User:
    """The account of an address, made where there is none, with its person: the one given, or one of this name.

    The address, the language and the name have been checked. Raises InviteError where the account is closed.
    """
    user, _new = _user(address, person.name if person else name, language)
    if person is None:
        _ensure_person(user, name)
    elif person.user_id is None:
        person.user = user
        person.save(update_fields=["user"])
    return user


def _user(address: str, name: str, language: str) -> tuple[User, bool]:
    """The account, and whether it is new. Its name and language are its owner's once it is there."""
    if user := User.objects.filter(email__iexact=address).first():
        if not user.is_active:
            raise InviteError(f"The account of {address} is closed.")
        return user, False
    first, _, last = name.rpartition(" ")
    return User.objects.create_user(address, first_name=first, last_name=last, language=language), True


def _ensure_person(user: User, name: str) -> bool:
    """One person, one row: the one of this name without an account, where there is exactly one, else a new one."""
    if not name or Person.objects.filter(user=user).exists():
        return False
    known = list(Person.objects.filter(name=name, user=None, is_example=False)[:2])
    person = known[0] if len(known) == 1 else Person(name=name)
    person.user = user
    person.save()
    return True
