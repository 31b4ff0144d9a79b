"""The form of a comment."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from botnia_portal.core.editing.fields import WholeText, no_control
from networks.models import User
from plans.models import ActionPlan

LONGEST = 4000


class CommentForm(forms.Form):
    """Plain text, and the people it is meant for."""

    text = WholeText(
        label=_("Comment"),
        max_length=LONGEST,
        validators=[no_control],
        widget=forms.Textarea({"rows": 3, "cols": 30}),
        error_messages={"required": _("Write something first.")},
    )
    mentions = forms.ModelMultipleChoiceField(
        label=_("For"), queryset=User.objects.none(), required=False, widget=forms.CheckboxSelectMultiple
    )

    use_required_attribute = False

    def __init__(self, plan: ActionPlan, people: Any, data: Any = None) -> None:
        super().__init__(data)
        self.plan = plan
        self.fields["mentions"].queryset = people  # type: ignore[attr-defined]
