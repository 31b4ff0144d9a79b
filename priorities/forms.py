"""The forms of what matters: areas, themes, strategies with their goals, statutory tasks, channels of influence."""

from typing import Any

from django.utils.functional import lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from botnia_portal.core import texts
from botnia_portal.core.attachment_form import UploadField
from botnia_portal.core.editing.row_forms import RowForm, columns
from botnia_portal.core.file_kinds import Upload, taken
from priorities import models


class PriorityAreaForm(RowForm):
    class Meta(RowForm.Meta):
        model = models.PriorityArea
        fields = columns(model, "name", "short_name", "introduction", "citation", "number", "owner")


class AreaNewsForm(RowForm):
    class Meta(RowForm.Meta):
        model = models.AreaNews
        fields = columns(model, "title", "text", "day", "last_day", "published")


class AreaLinkForm(RowForm):
    class Meta(RowForm.Meta):
        model = models.AreaLink
        fields = columns(model, "name", "url")


class AreaFileForm(RowForm):
    """The words of a file that is there. Another file is a new row: nobody downloads what has been replaced."""

    class Meta(RowForm.Meta):
        model = models.AreaFile
        fields = columns(model, "name", "language")


class NewAreaFileForm(AreaFileForm):
    upload = UploadField(label=_("File"), help_text=lazy(taken, str)())

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        upload = data.get("upload")
        if upload is None and "upload" not in self.errors:
            self.add_error("upload", gettext("Choose a file."))
        elif self.errors and upload:
            # Browsers do not send a file again by themselves.
            self.add_error("upload", gettext("The file was not kept. Choose it again."))
        elif upload and self._has_another_of_this_name(data, upload):
            column = texts.column_here("name")
            self.add_error(
                column,
                gettext(
                    "The page has another file of this name. Delete that one first, or name this one otherwise."
                ),
            )
            self.add_error("upload", gettext("The file was not kept. Choose it again."))
        self.instance.upload = upload
        return data

    def _has_another_of_this_name(self, data: dict[str, Any], upload: Upload) -> bool:
        """The very same file once more is a second press of the button."""
        names = {f"name_{code}": data.get(f"name_{code}", "") for code in texts.LANGUAGES}
        same = models.AreaFile.objects.filter(area=self.instance.area_id, **names)
        return same.exclude(sha256=upload.sha256).exists()


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
