"""What makes long reports quick leaves their bytes as they are."""

import pydyf

from botnia_portal.core.pdf import speed
from tests.core.test_pdf_render import make


def test_the_list_of_pages_is_kept_until_there_is_one_more():
    pdf = pydyf.PDF()
    assert pdf.page_references == ()
    for number in (1, 2):
        pdf.add_page(pydyf.Dictionary({"Type": "/Page"}))
        assert pdf.page_references == speed._list_pages(pdf)
        assert len(pdf.page_references) == number
    assert pdf.page_references is pdf.page_references


def test_the_same_bytes_as_without(monkeypatch):
    body = "".join(f'<h2 style="break-before: page">Luku {n}</h2><p>Teksti</p>' for n in range(3))
    quick = make(body)
    monkeypatch.setattr(pydyf.PDF, "page_references", property(speed._list_pages))
    assert make(body) == quick
