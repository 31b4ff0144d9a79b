"""How wide the columns of a table in Word are."""

import pytest

from botnia_portal.core.word.widths import PAGE, widths

HEAD = ["Nro", "Toimenpide", "Arvio"]


def test_a_column_with_long_texts_gets_what_the_others_leave():
    found = widths([HEAD, ["0.1", "Keskustelu- ja vaikuttamisfoorumien tarjoaminen kunnille", "Hyvin"]])
    assert sum(found) == pytest.approx(PAGE)
    assert found[1] > 2 * found[0]
    assert found[1] > 2 * found[2]


@pytest.mark.parametrize(
    "rows",
    [
        [["a"]],
        [["", ""], ["", ""]],
        [["Toteutumatta"] * 12],
        [["Yhteensä", "3"], ["Yhteensä koko suunnitelmassa"]],
        [["x" * 400, "y"]],
    ],
)
def test_they_are_as_wide_as_the_page_together(rows):
    found = widths(rows)
    assert sum(found) == pytest.approx(PAGE)
    assert min(found) > 0
