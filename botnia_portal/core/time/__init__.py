"""Times as plans say them: EDTF text and a role, days for queries, words for readers, and words read back.

Plain Python: it needs no settings and no database.
"""

from .derive import LATE_ROLES, ROLES, Derived, derive
from .errors import TimeError
from .read import read
from .reading import Reading, Result
from .recurrence import Cadence, cadence
from .show import short, show
from .wording import in_words

__all__ = [
    "LATE_ROLES",
    "ROLES",
    "Cadence",
    "Derived",
    "Reading",
    "Result",
    "TimeError",
    "cadence",
    "derive",
    "in_words",
    "read",
    "short",
    "show",
]
