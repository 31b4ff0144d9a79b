"""The forms of what matters: areas, themes, strategies with their goals, statutory tasks, channels of influence."""

from botnia_portal.core.editing.row_forms import RowForm, columns
from priorities import models


class PriorityAreaForm(RowForm):
    class Meta(RowForm.Meta):
        model = models.PriorityArea
        fields = columns(model, "name", "short_name", "number", "owner")


class ThemeForm(RowForm):
    """A theme belongs to an area of its owner; without an area it is of the general part."""

    class Meta(RowForm.Meta):
        model = models.Theme
        fields = columns(model, "name", "area", "owner")


class StrategyForm(RowForm):
    class Meta(RowForm.Meta):
        model = models.Strategy
        fields = columns(model, "name", "kind", "owner", "first_day", "last_day", "citation", "url")


class StrategyGoalForm(RowForm):
    class Meta(RowForm.Meta):
        model = models.StrategyGoal
        fields = columns(model, "name", "number", "description")


class StatutoryTaskForm(RowForm):
    class Meta(RowForm.Meta):
        model = models.StatutoryTask
        fields = columns(model, "name", "number", "citation", "url")


class InfluenceChannelForm(RowForm):
    class Meta(RowForm.Meta):
        model = models.InfluenceChannel
        fields = columns(model, "name", "description", "networks")
