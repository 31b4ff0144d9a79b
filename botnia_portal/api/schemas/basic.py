"""What every answer is made of: texts in both languages, times, references, pages and problems.

Whatever is not there is null; a list is empty. New fields may be added within version 1: readers ignore what they do
not know.
"""

from datetime import date
from typing import Generic, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from botnia_portal.core.choices import TimePrecision, TimeRole

State = Literal["confirmed", "draft", "stale", "missing"]
Row = TypeVar("Row")


class Shape(BaseModel):
    """An object of the API."""

    model_config = ConfigDict(frozen=True)


class Names(Shape):
    """A text in Finnish and Swedish, for those of which no state is told; null where it is missing in a language."""

    fi: str | None
    sv: str | None


class TextStates(Shape):
    """The state of a text in each language. A source text counts as confirmed; stale: its source has changed since."""

    fi: State
    sv: State


class Text(Shape):
    """A text in Finnish and Swedish, in the small Markdown of the portal where it is long (paragraphs, lists, bold,
    italic, links). `state` is null for readers: the portal's pages show it only to those who see the live plan."""

    fi: str | None
    sv: str | None
    state: TextStates | None


class Addresses(Shape):
    """The page in each language, for people."""

    fi: str
    sv: str


class Reference(Shape):
    """Something that is named here and told elsewhere. `url` is its address in this API, `web` its page; both are null
    for what has none of its own."""

    kind: Literal[
        "plan",
        "section",
        "item",
        "milestone",
        "project",
        "network",
        "municipality",
        "organisation",
        "province",
        "cooperation_area",
        "theme",
        "goal",
        "statutory_task",
    ]
    id: str = Field(description="Stable, and the same wherever the thing is named; the path under /api/v1/.")
    name: Names
    url: str | None
    web: Addresses | None


class Time(Shape):
    """A time as plans say it. Every part may be missing; a thing without a time has null for the whole."""

    words: Names = Field(description="As written; where nothing is, the words of the EDTF time.")
    edtf: str | None = Field(description="ISO 8601-2 (EDTF), such as 2013-23 for autumn 2013.")
    role: TimeRole | None
    earliest: date | None
    latest: date | None
    late_from: date | None = Field(
        description="The day from which what is not done is late. Null for what is never late, and for readers "
        "before a day is published."
    )
    precision: TimePrecision
    recurrence: str | None = Field(description="An RRULE of iCalendar (RFC 5545).")
    offset: str | None = Field(description="ISO 8601 duration after what it follows.")
    duration: str | None = Field(description="ISO 8601 duration.")
    inferred: bool = Field(description="Read from the context, not written in the plan.")


class Dated(Shape):
    """What happened on a day, for a reason: an addition, a dropping, a closing."""

    on: date
    reason: Text | None


class Page(Shape, Generic[Row]):
    """A part of a list. `as_of` is the day that states and facts are told of; null where the list has none."""

    total: int
    limit: int
    offset: int
    next: str | None
    previous: str | None
    as_of: date | None
    shows_state: bool | None = Field(
        description="Whether status and lateness may be shown: readers see none before a day has been published. "
        "Null where the list has no states."
    )
    has_example_data: bool | None = Field(
        description="True where the plan holds example material: what has happened in it is made up. Null where the "
        "list is not of one plan."
    )
    results: list[Row]


class Fault(Shape):
    """What is wrong with a parameter."""

    parameter: str
    message: str


class Problem(Shape):
    """What every error answers (RFC 9457, application/problem+json), in the language of Accept-Language: fi or sv."""

    type: Literal["about:blank"] = "about:blank"
    title: str
    status: int
    detail: str
    errors: list[Fault] = Field(default=[], description="Which parameters, where a parameter is at fault.")
