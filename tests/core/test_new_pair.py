"""A text that is written for the first time: the form names the language that will be its source."""

import re

import pytest
from django.urls import reverse
from django.utils import translation

pytestmark = pytest.mark.django_db
NAMED = {"fi": "lähdekieli", "sv": "källspråk"}


@pytest.mark.parametrize("language", ["fi", "sv"])
@pytest.mark.parametrize("name", ["item-status", "item-new"])
def test_the_source_language_is_named_at_one_of_the_two(coordinator, client_of, item, name, language):
    arguments = [item.plan.slug, item.section.number if name == "item-new" else item.number]
    with translation.override(language):
        page = client_of(coordinator).get(reverse(name, args=arguments)).content.decode()
    field = r'<label for="id_(\w+)">[^<]*</label> <span class="state">([^<]*)</span>'
    told = [match for match in re.findall(field, page) if match[1].strip()]
    assert {words for _name, words in told} == {NAMED[language]}
    assert all(name.endswith(f"_{language}") for name, _words in told)
