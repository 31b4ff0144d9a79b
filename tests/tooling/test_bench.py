"""The longer publications that the benchmarks make reports of."""

import pytest

from bench.growth import enlarged
from evaluations.publication import Publication
from tests.evaluations.sample import sample


@pytest.mark.parametrize("times", [1, 2.5, 12])
def test_longer_publication(times):
    data = sample()
    before = [item for section in data.sections for item in section.items]
    size = int(len(before) * times)
    longer = enlarged(data, size)
    numbers = [item.number for section in longer.sections for item in section.items]
    assert len(numbers) == len(set(numbers)) == size
    assert all(
        item.number.startswith(f"{section.number}.") for section in longer.sections for item in section.items
    )
    named = {
        number for row in (*longer.networks, *longer.projects, *longer.milestones) for number in row.items
    }
    assert named <= set(numbers)
    assert len(longer.milestones) == round(len(data.milestones) * size / len(before))
    assert Publication.from_json(longer.to_json()) == longer


def test_as_long_as_before_is_the_same():
    data = sample()
    assert enlarged(data, sum(len(section.items) for section in data.sections)) == data
