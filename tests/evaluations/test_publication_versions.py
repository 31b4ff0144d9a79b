"""Versions of the publication: what was frozen as an earlier one is read and written as it was; each is documented."""

import hashlib
import json
from dataclasses import fields
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command

from evaluations import report
from evaluations.publication import VERSION, VERSIONS, Publication, PublicationError
from evaluations.publication_codec import is_known
from evaluations.publication_schema import schema
from tests.evaluations.sample import sample
from tests.evaluations.sample_corrected import complete

FROZEN = {
    version: Path(__file__).with_name(f"publication-{version}.json").read_bytes()
    for version in range(1, VERSION)
}
"""The sample as the code of each earlier version froze it; of version 2 the correction of an end-of-term evaluation."""


@pytest.mark.parametrize("version", FROZEN)
def test_what_was_frozen_as_an_earlier_version_is_read_and_keeps_its_bytes(version):
    data = Publication.from_json(FROZEN[version])
    assert data.version == version
    assert data.to_json() == FROZEN[version]
    assert data.checksum() == hashlib.sha256(FROZEN[version]).hexdigest()


@pytest.mark.parametrize("language", ["fi", "sv"])
@pytest.mark.parametrize("version", FROZEN)
def test_a_report_of_an_earlier_version_is_still_made(version, language):
    data = Publication.from_json(FROZEN[version])
    html = report.html(data, language)
    assert 'id="item-1-3"' in html
    assert data.checksum() in html
    assert ('id="comparison"' in html) == (version > 1)
    assert 'id="indicators"' not in html


def test_a_field_of_version_2_is_refused_in_version_1():
    tree = complete().to_data() | {"version": 1}
    with pytest.raises(PublicationError, match="unknown"):
        Publication.from_data(tree)


@pytest.mark.parametrize("version", VERSIONS)
def test_the_schema_of_each_version_is_published(version):
    """Where this fails: `manage.py publication_schema` writes the newest; what those before it hold never changes."""
    kept = json.loads(
        (settings.BASE_DIR / f"docs/evaluation-publication-{version}.schema.json").read_text("utf-8")
    )
    printed = StringIO()
    call_command("publication_schema", version, stdout=printed)
    made = json.loads(printed.getvalue())
    assert made == kept if version == VERSION else undescribed(made) == undescribed(kept)


def undescribed(value):
    """The schema without its words, which are mended without a new version."""
    if isinstance(value, dict):
        # A property may have this name too, and is no text.
        return {
            name: undescribed(inner)
            for name, inner in value.items()
            if name != "description" or not isinstance(inner, str)
        }
    return [undescribed(entry) for entry in value] if isinstance(value, list) else value


def fits(value, rule, definitions) -> bool:
    """Whether a value is what the rule says; the part of JSON Schema that ours use."""
    if "$ref" in rule:
        rule = definitions[rule["$ref"].rpartition("/")[2]]
    if "anyOf" in rule:
        return any(fits(value, entry, definitions) for entry in rule["anyOf"])
    if "const" in rule or "enum" in rule:
        return value in rule.get("enum", [rule.get("const")])
    kinds = {
        "string": str,
        "integer": int,
        "boolean": bool,
        "null": type(None),
        "array": list,
        "object": dict,
    }
    if not isinstance(value, kinds[rule["type"]]) or (rule["type"] == "integer" and isinstance(value, bool)):
        return False
    if rule["type"] == "array":
        return all(fits(entry, rule["items"], definitions) for entry in value)
    if rule["type"] == "object":
        known = rule["properties"]
        named = set(rule["required"]) <= set(value) <= set(known)
        return named and all(fits(entry, known[name], definitions) for name, entry in value.items())
    return True


@pytest.mark.parametrize("raw", [*FROZEN.values(), sample().to_json(), complete().to_json()])
def test_publications_are_of_their_schema(raw):
    tree = json.loads(raw)
    rule = schema(tree["version"])
    assert fits(tree, rule, rule["$defs"])
    tree["sections"][0]["items"][0]["rating"] = {"value": "fine", "reason": None}
    assert not fits(tree, rule, rule["$defs"])


def test_the_newest_version_knows_every_field():
    assert all(is_known(entry, VERSION) for entry in fields(Publication))
    assert not all(is_known(entry, 1) for entry in fields(Publication))
