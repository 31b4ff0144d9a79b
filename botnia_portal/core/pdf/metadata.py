"""XMP metadata that say of one file that it is PDF/A-3a and PDF/UA-1 at once.

WeasyPrint writes one variant at a time. PDF/A allows the PDF/UA mark when its schema is described beside it, within
the one rdf:RDF, which is why this is put into WeasyPrint's own description and not after it.
"""

from __future__ import annotations

from typing import Any

from weasyprint.document import Document

_PDFUA = "http://www.aiim.org/pdfua/ns/id/"
_PDFA = "http://www.aiim.org/pdfa/ns"


def _fields(prefix: str, /, **values: str) -> str:
    return "".join(f"<{prefix}:{name}>{value}</{prefix}:{name}>" for name, value in values.items())


# PDF/A prescribes these prefixes, not only the namespaces behind them.
_PROPERTY = _fields(
    "pdfaProperty",
    name="part",
    valueType="Integer",
    category="internal",
    description="Part of PDF/UA to which the file conforms",
)
_SCHEMA = _fields("pdfaSchema", schema="PDF/UA identification schema", namespaceURI=_PDFUA, prefix="pdfuaid")
_MARK = (
    f'<rdf:Description rdf:about="" xmlns:pdfuaid="{_PDFUA}" pdfuaid:part="1"/>'
    f'<rdf:Description rdf:about="" xmlns:pdfaExtension="{_PDFA}/extension/"'
    f' xmlns:pdfaSchema="{_PDFA}/schema#" xmlns:pdfaProperty="{_PDFA}/property#">'
    f'<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">{_SCHEMA}'
    f'<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">{_PROPERTY}</rdf:li></rdf:Seq>'
    "</pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>"
).encode()
_END = b"</rdf:RDF>"


def mark_as_accessible(document: Document) -> None:
    """Let the document's metadata name PDF/UA-1 beside the variant that WeasyPrint writes."""
    generate = document.metadata.generate_rdf_metadata

    def generate_both(*args: Any) -> bytes:
        rdf: bytes = generate(*args)
        return rdf.replace(_END, _MARK + _END)

    document.metadata.generate_rdf_metadata = generate_both
