"""What all parts of the format of a plan file are made of: keys that refer to rows, translated texts and times.

The format itself (docs/plan-file.md) stands in `format_shared` and `format_plan` as models: the parts, their keys, the
choices and what refers to what. The names of the fields are those of the columns; where the file says it shorter
("generic"), that is the alias.
"""

from decimal import Decimal
from functools import partial
from typing import Annotated, Any, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationInfo,
    model_validator,
)

from botnia_portal.core import time
from botnia_portal.core.choices import TimeRole


def known(part: str, value: Any, info: ValidationInfo) -> Any:
    """The key, or ValueError where the part has no such row; `check` gives the keys of all parts as the context."""
    if value not in (info.context or {})[part]:
        raise ValueError(f"{part} has no row {value!r}")
    return value


AreaKey = Annotated[str, AfterValidator(partial(known, "priority_areas"))]
CooperationAreaKey = Annotated[str, AfterValidator(partial(known, "cooperation_areas"))]
GoalKey = Annotated[str, AfterValidator(partial(known, "goals"))]
ItemKey = Annotated[str, AfterValidator(partial(known, "items"))]
MilestoneKey = Annotated[str, AfterValidator(partial(known, "milestones"))]
MunicipalityKey = Annotated[str, AfterValidator(partial(known, "municipalities"))]
NetworkKey = Annotated[str, AfterValidator(partial(known, "networks"))]
OrganisationKey = Annotated[str, AfterValidator(partial(known, "organisations"))]
PassageKey = Annotated[str, AfterValidator(partial(known, "passages"))]
PersonKey = Annotated[str, AfterValidator(partial(known, "persons"))]
ProjectKey = Annotated[str, AfterValidator(partial(known, "projects"))]
ProvinceSlug = Annotated[str, AfterValidator(partial(known, "provinces"))]
SectionNumber = Annotated[int, AfterValidator(partial(known, "sections"))]
TaskKey = Annotated[str, AfterValidator(partial(known, "statutory_tasks"))]
ThemeKey = Annotated[str, AfterValidator(partial(known, "themes"))]
Slug = Annotated[str, Field(pattern=r"^[a-z0-9-]{1,60}$")]
Key = Annotated[str, Field(pattern=r"^[^.:\s]{1,20}$")]
# YAML reads an unquoted 2013 as a number and 2013-10-31 as a day.
Written = Annotated[str, BeforeValidator(lambda value: "" if value is None else str(value))]
Euros = Annotated[Decimal, Field(ge=0), AfterValidator(lambda value: value.quantize(Decimal("0.01")))]


class Row(BaseModel):
    model_config = ConfigDict(use_enum_values=True, validate_default=True)

    @model_validator(mode="before")
    @classmethod
    def _no_other_keys(cls, data: Any) -> Any:
        """What pydantic's extra="forbid" does, with the keys that there are in the message."""
        names = [field.alias or name for name, field in cls.model_fields.items()]
        others = [repr(name) for name in data if name not in names] if isinstance(data, dict) else []
        if others:
            raise ValueError(f"there is no key {', '.join(others)}; the keys are {', '.join(names)}")
        return data

    def one_of(self, *names: str) -> None:
        """Raises ValueError where not exactly one of the fields has a value."""
        if sum(bool(getattr(self, name)) for name in names) != 1:
            raise ValueError(f"exactly one of {', '.join(names)} is expected")


class Text(Row):
    fi: str = ""
    sv: str = ""

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if not (self.fi or self.sv):
            raise ValueError("a text in Finnish (fi) or Swedish (sv) is expected")
        return self


class Time(Row):
    words: Text | None = None
    edtf: Written = ""
    role: TimeRole
    repeats: str = ""
    after: MilestoneKey | None = None
    offset: str = ""
    duration: str = ""
    inferred: bool = False

    @model_validator(mode="after")
    def _is_held(self) -> Self:
        time.derive(self.edtf, self.role, duration=self.duration)
        time.show(
            self.edtf, self.role, "fi", repeats=self.repeats, duration=self.duration, offset=self.offset
        )
        return self
