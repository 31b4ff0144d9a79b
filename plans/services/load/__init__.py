"""Loading a plan file (docs/plan-file.md): checked as a whole, idempotent, and careful with what people have edited."""

from plans.services.load.engine import LoadReport
from plans.services.load.errors import PlanFileError
from plans.services.load.run import load_file

__all__ = ["LoadReport", "PlanFileError", "load_file"]
