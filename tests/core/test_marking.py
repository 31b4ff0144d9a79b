"""Whatever is written leaves a new mark, in the transaction that it stands for."""

import threading

import pytest
from django.db import connection, transaction
from django.db.models import F

from botnia_portal.core.models import PortalRevision
from networks.models import Network
from tests.factories import NetworkFactory, UserFactory

WRITES = {
    "create": lambda: Network.objects.create(
        slug="toinen", name_fi="Toinen", kind="development_group", level="provincial"
    ),
    "save": lambda: Network.objects.first().save(),
    "update": lambda: Network.objects.update(name_fi="Uusi"),
    "delete": lambda: Network.objects.all().delete(),
    "bulk_create": lambda: Network.objects.bulk_create([NetworkFactory.build()]),
    "bulk_update": lambda: Network.objects.bulk_update([Network.objects.first()], ["name_fi"]),
    "update_or_create": lambda: Network.objects.update_or_create(slug="ryhma", defaults={"name_fi": "Uusi"}),
    "links": lambda: Network.objects.first().conveners.create(
        slug="kunta", name_fi="Kunta", kind="municipality"
    ),
    "raw SQL": lambda: connection.cursor().execute(
        "  update networks_network set name_fi = 'Uusi' where slug = %s", ["ryhma"]
    ),
}
NO_WRITES = {
    "nothing found to change": lambda: Network.objects.filter(slug="").update(name_fi="Uusi"),
    "nothing found to delete": lambda: Network.objects.filter(slug="").delete(),
    "reading": lambda: list(Network.objects.annotate(again=F("name_fi"))),
}


@pytest.fixture
def network(transactional_db):
    return NetworkFactory(slug="ryhma")


def mark() -> str:
    return PortalRevision.objects.get().mark


def locked(write):
    """In a transaction, in which rows are locked first."""
    with transaction.atomic():
        list(Network.objects.select_for_update())
        write()


@pytest.mark.parametrize("around", [lambda write: write(), locked], ids=["alone", "in a transaction"])
def test_each_way_of_writing_leaves_a_new_mark(network, around):
    for name, write in WRITES.items():
        before = mark()
        around(write)
        assert mark() != before, name
        if not Network.objects.filter(slug="ryhma").exists():
            NetworkFactory(slug="ryhma")


def test_what_changes_nothing_leaves_none(network):
    before = mark()
    for write in NO_WRITES.values():
        write()
        locked(write)
    assert mark() == before


def test_what_is_taken_back_leaves_none(network):
    before = mark()
    with transaction.atomic():
        Network.objects.update(name_fi="Uusi")
        assert connection.mark_of_own
        transaction.set_rollback(True)
    assert (mark(), connection.mark_of_own) == (before, "")


def test_a_part_that_is_taken_back_is_another_state(network):
    with transaction.atomic():
        Network.objects.update(name_fi="Uusi")
        first = connection.mark_of_own
        with transaction.atomic():
            Network.objects.update(name_fi="Uudempi")
            second = connection.mark_of_own
            transaction.set_rollback(True)
        third = connection.mark_of_own
    assert len({first, second, third}) == 3
    assert mark() == third


def test_others_see_the_mark_with_what_it_stands_for(network):
    seen = []

    def other():
        seen.append((mark(), Network.objects.get().name_fi))
        connection.close()

    def look():
        thread = threading.Thread(target=other)
        thread.start()
        thread.join()

    before = mark(), network.name_fi
    if connection.vendor == "postgresql":  # the tests' SQLite is one connection for all
        with transaction.atomic():
            Network.objects.update(name_fi="Uusi")
            look()
        assert seen.pop() == before
    Network.objects.update(name_fi="Uusi")
    look()
    assert seen == [(mark(), "Uusi")]
    assert mark() != before[0]


@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite has one writer at a time")
def test_who_locks_a_row_and_who_refers_to_it_do_not_wait_for_each_other(network):
    """The key is checked before the mark is taken; else this would be a deadlock."""
    referring, done = threading.Event(), []

    def refer():
        user = UserFactory()
        with transaction.atomic():
            user.roles.create(role="group_contact", network=network)
            referring.set()
        done.append(user)
        connection.close()

    with transaction.atomic():
        Network.objects.select_for_update().get()
        thread = threading.Thread(target=refer)
        thread.start()
        referring.wait(10)
        thread.join(0.3)  # it waits for the row now, at its commit
        assert not done
        Network.objects.update(name_fi="Uusi")
    thread.join(10)
    assert done
