"""The publication: canonical, strict, and complete."""

import dataclasses
import json

import pytest

from evaluations import publication as frozen
from evaluations.publication import Publication, PublicationError
from tests.evaluations.sample import sample


def test_json_and_back_is_the_same():
    data = sample()
    assert Publication.from_json(data.to_json()) == data
    assert Publication.from_data(data.to_data()) == data


def test_bytes_are_canonical():
    data = sample()
    raw = data.to_json()
    tree = json.loads(raw)
    assert (tree["schema"], tree["version"]) == (frozen.SCHEMA, frozen.VERSION)
    assert raw == json.dumps(tree, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    assert "Sähköisen".encode() in raw
    shuffled = json.dumps(dict(reversed(tree.items())), indent=3)
    assert Publication.from_json(shuffled).to_json() == raw


def test_checksum_tells_a_single_letter():
    data = sample()
    other = dataclasses.replace(data, plan=dataclasses.replace(data.plan, slug="toinen"))
    assert len(data.checksum()) == 64
    assert data.checksum() == sample().checksum()
    assert data.checksum() != other.checksum()


def change(tree, path, value):
    *steps, last = path
    for step in steps:
        tree = tree[step]
    tree[last] = value


@pytest.mark.parametrize(
    ("path", "value", "place"),
    [
        (("version",), 4, "version 1 or 2 or 3"),
        (("schema",), "another", "version 1 or 2"),
        (("version",), "2", "version 1 or 2"),
        (("plan", "first_day"), "2013-13-01", r"plan\.first_day"),
        (("plan", "title", "fi"), None, r"plan\.title\.fi"),
        (("plan", "title", "de"), "x", r"plan\.title: unknown de"),
        (("sections", 1, "items", 2, "realised", "status"), "late", r"items\[2\]\.realised\.status"),
        (("sections", 0, "counts", "counted"), True, r"counts\.counted"),
        (("sections", 0, "counts", "counted"), 4, "add up to 3"),
        (("sections",), {}, r"publication\.sections"),
        (("plan",), None, r"publication\.plan"),
        (("edition", "frozen_at"), "eilen", r"edition\.frozen_at"),
    ],
)
def test_what_is_not_of_the_schema_is_refused_with_its_place(path, value, place):
    tree = sample().to_data()
    change(tree, path, value)
    with pytest.raises(PublicationError, match=place):
        Publication.from_data(tree)


@pytest.mark.parametrize("raw", [b"", b"[]", b"null", b"{", b'{"schema":"x"}'])
def test_other_bytes_are_no_publication(raw):
    with pytest.raises(PublicationError):
        Publication.from_json(raw)


def test_missing_part_is_named():
    tree = sample().to_data()
    del tree["plan"]
    with pytest.raises(PublicationError, match="plan"):
        Publication.from_data(tree)


def test_counts_that_do_not_add_up_cannot_be_made():
    with pytest.raises(PublicationError, match="add up"):
        frozen.Counts(counted=2, realised=1)
