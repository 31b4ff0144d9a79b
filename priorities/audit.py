"""What the history keeps of what matters."""

from botnia_portal.core.audit import Audited
from botnia_portal.core.audit import register as keep
from priorities import models


def register() -> None:
    """Called once, when Django has loaded all apps."""
    keep(
        Audited(models.PriorityArea),
        Audited(models.AreaNews, above="area"),
        Audited(models.AreaLink, above="area"),
        Audited(models.AreaFile, above="area"),
        Audited(models.Theme),
        Audited(models.Strategy),
        Audited(models.StrategyGoal, above="strategy"),
        Audited(models.StatutoryTask),
        Audited(models.InfluenceChannel, links=("networks",)),
    )
