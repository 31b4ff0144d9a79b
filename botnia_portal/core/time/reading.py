"""What reading a typed time gives: one reading, several, or none."""

from dataclasses import dataclass, field

from .derive import Derived, derive


@dataclass(frozen=True, slots=True)
class Reading:
    """One meaning of a typed time.

    edtf: EDTF text, "" where no day is told. role: one of ROLES. repeats: an RRULE. after: the words of the event
    that a relative time hangs on ("työsuunnitelman valmistuttua"). offset, duration: ISO 8601. occurrence: 2 for
    "for the second time", 0 where none is told. inferred: the year was taken from the term.
    """

    edtf: str = ""
    role: str = "at"
    repeats: str = ""
    after: str = ""
    offset: str = ""
    duration: str = ""
    occurrence: int = 0
    inferred: bool = False

    @property
    def derived(self) -> Derived:
        """The days of the reading."""
        return derive(self.edtf, self.role, duration=self.duration)


@dataclass(frozen=True, slots=True)
class Result:
    """All readings of a text, earliest first. None: not understood. Several: ambiguous, and the writer is asked."""

    readings: tuple[Reading, ...] = field(default=())

    @property
    def reading(self) -> Reading | None:
        """The reading, if there is exactly one."""
        return self.readings[0] if len(self.readings) == 1 else None

    @property
    def ambiguous(self) -> tuple[Reading, ...]:
        """The readings, if there are several."""
        return self.readings if len(self.readings) > 1 else ()

    @property
    def understood(self) -> bool:
        """Whether there is any reading."""
        return bool(self.readings)
