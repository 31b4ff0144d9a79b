"""Tables to take along: as an Excel workbook that looks as a person would make it, or as CSV.

The rows come one by one, so that the memory does not grow with their number. A cell never is a formula, whatever it
begins with: what people have written must not be computed on another machine.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.page import PrintPageSetup
from openpyxl.worksheet.properties import PageSetupProperties

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV = "text/csv; charset=utf-8"
DAY = "D.M.YYYY"
MONEY = "#,##0.00"
TEXT = "@"
A4 = 9
HEAD, TOP = Font(bold=True, color="FFFFFF"), Alignment(vertical="top", wrap_text=True)
GROUND = PatternFill("solid", fgColor="0B4F5C")
LIKE_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True)
class Column:
    """A heading in the reader's language, how many letters wide it is, and the format of its values where they have
    one: Excel shows it in the manner of the reader's country."""

    head: str
    width: int = 14
    number: str = ""


Value = str | int | Decimal | date | None
Row = Sequence[Value]


def xlsx(title: str, columns: Sequence[Column], rows: Iterable[Row]) -> BytesIO:
    """A workbook of one sheet: headings that stay in sight, filters, real days.

    The library keeps the rows in a file of its own; what is in memory is the packed book, some 200 bytes a row.
    """
    book = Workbook(write_only=True)
    book.properties.title, book.properties.creator = title, ""
    sheet: Any = book.create_sheet(_sheet_name(title))
    sheet.freeze_panes = "B2"
    sheet.print_title_rows = "1:1"
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup = PrintPageSetup(orientation="landscape", paperSize=A4, fitToWidth=1, fitToHeight=0)
    for place, column in enumerate(columns, 1):
        sheet.column_dimensions[get_column_letter(place)].width = column.width
    sheet.append([_heading(sheet, column.head) for column in columns])
    count = 1
    for row in rows:
        sheet.append([_cell(sheet, value, column) for value, column in zip(row, columns, strict=True)])
        count += 1
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{count}"
    file = BytesIO()
    book.save(file)
    file.seek(0)
    return file


def _sheet_name(title: str) -> str:
    """Excel allows 31 letters, and not these."""
    return "".join(" " if letter in r"[]:*?/\'" else letter for letter in title)[:31].strip() or "–"


def _heading(sheet: Any, text: str) -> Any:
    cell = WriteOnlyCell(sheet, text)
    cell.font, cell.fill, cell.alignment = HEAD, GROUND, TOP
    return cell


def _cell(sheet: Any, value: Value, column: Column) -> Any:
    if isinstance(value, str):
        value = ILLEGAL_CHARACTERS_RE.sub("", value)
    cell: Any = WriteOnlyCell(sheet)
    cell.value = value if value != "" else None
    cell.alignment = TOP
    if isinstance(value, str) and value:
        cell.data_type = "s"
    if isinstance(value, date):
        cell.number_format = DAY
    if column.number:
        cell.number_format = column.number
    return cell


def csv_lines(columns: Sequence[Column], rows: Iterable[Row]) -> Iterator[bytes]:
    """The lines as they come: UTF-8 with a mark that Excel knows it by, semicolons as Finnish Excel expects."""
    yield "\N{BYTE ORDER MARK}".encode()
    writer = csv.writer(_Echo(), delimiter=";")
    yield writer.writerow([column.head for column in columns])
    for row in rows:
        yield writer.writerow([_plain(value) for value in row])


class _Echo:
    """What is written comes back from `writerow`."""

    def write(self, line: str) -> bytes:
        return line.encode()


def _plain(value: Value) -> str:
    """A figure with a comma, as the Excel that expects semicolons reads it: "1.5" would become the first of May.

    The number of an item, which is a name, stays as it is (docs/decisions.md).
    """
    if value is None:
        return ""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return f"{value:f}".replace(".", ",")
    text = str(value)
    return f"'{text}" if isinstance(value, str) and text.startswith(LIKE_A_FORMULA) else text
