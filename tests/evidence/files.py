"""Small files of every kind that is taken, made in memory."""

import zipfile
from io import BytesIO

PDF = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF\n"
PNG = b"\x89PNG\r\n\x1a\n....IHDR....\x00\x00\x00\x00IEND\xaeB`\x82"
JPG = b"\xff\xd8\xff\xe0..JFIF..\xff\xd9"
TEXT = "Läsnä oli neljäkymmentä, närvarande var fyrtio.\n".encode()
DOCX_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
ODT_TYPE = "application/vnd.oasis.opendocument.text"
ODS_TYPE = "application/vnd.oasis.opendocument.spreadsheet"


def packed_as(members: dict[str, str]) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in members.items():
            archive.writestr(name, text)
    return out.getvalue()


def office(content_type: str, **members: str) -> bytes:
    types = f'<Types><Override ContentType="{content_type}"/></Types>'
    return packed_as({"[Content_Types].xml": types, "word/document.xml": "<w/>", **members})


def open_document(media_type: str, **members: str) -> bytes:
    return packed_as({"mimetype": media_type, "content.xml": "<o/>", **members})


GOOD = {
    "muistio.pdf": PDF,
    "kuva.png": PNG,
    "kuva.jpg": JPG,
    "kuva.JPEG": JPG,
    "muistio.docx": office(DOCX_TYPE),
    "taulukko.xlsx": office(XLSX_TYPE, **{"xl/printerSettings/printerSettings1.bin": "x"}),
    "muistio.odt": open_document(ODT_TYPE),
    "taulukko.ods": open_document(ODS_TYPE),
    "muistio.txt": TEXT,
    "vanha.txt": "Läsnä".encode("cp1252"),
}
BAD = {
    "program.exe": b"MZ\x90\x00",
    "sivu.html": b"<script>alert(1)</script>",
    "kuva.svg": b"<svg onload='alert(1)'/>",
    "muistio.docm": office(DOCX_TYPE),
    "ilman-paatetta": PDF,
    "paatteena-piste.": PDF,
    "ohjelma.pdf": b"MZ\x90\x00",
    "sivu.pdf": b"<html>%PDF-1.7 %%EOF",
    "katkennut.pdf": PDF[:30],
    "skripti.pdf": PDF.replace(b"/Type /Catalog", b"/OpenAction << /S /JavaScript /JS (app.alert(1)) >>"),
    "piilossa.pdf": PDF.replace(b"/Type /Catalog", b"/OpenAction << /S /J#61vaScript >>"),
    "kaynnistys.pdf": PDF.replace(b"/Type /Catalog", b"/OpenAction << /S /Launch >>"),
    "kuva.png": PNG + packed_as({"a.class": "x"}),
    "toinen.png": JPG,
    "kuva.jpg": JPG + b"<?php",
    "tyhja-zip.docx": packed_as({"a.txt": "x"}),
    "taulukko.docx": office(XLSX_TYPE),
    "makro.docx": office(DOCX_TYPE, **{"word/vbaProject.bin": "x"}),
    "makro.xlsx": office("application/vnd.ms-excel.sheet.macroEnabled.main+xml"),
    "vanha-makro.xlsx": office(XLSX_TYPE, **{"xl/macrosheets/sheet1.xml": "x"}),
    "olio.docx": office(DOCX_TYPE, **{"word/embeddings/oleObject1.bin": "x"}),
    "ohjelma.docx": office(DOCX_TYPE, **{"word/media/a.exe": "x"}),
    "makro.odt": open_document(ODT_TYPE, **{"Basic/Standard/Module1.xml": "x"}),
    "skripti.ods": open_document(ODS_TYPE, **{"Scripts/python/a.py": "x"}),
    "muu.odt": open_document("application/vnd.oasis.opendocument.text-template"),
    "eteen.docx": b"MZ" + office(DOCX_TYPE),
    "rikki.docx": b"PK\x03\x04" + b"x" * 200,
    "binaari.txt": b"MZ\x90\x00\x03",
    "skripti.txt": b"#!/bin/sh\nrm -r .\n",
    "tyhja.txt": b"",
}
