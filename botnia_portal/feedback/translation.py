"""Which texts exist in Finnish and Swedish."""

from modeltranslation.translator import TranslationOptions, translator

from botnia_portal.feedback import models


class StatementOptions(TranslationOptions):
    fields = (
        "publisher", "scope", "method_text", "enforcement",
        "authority_name", "authority_unit", "authority_address",
    )  # fmt: skip


class GapOptions(TranslationOptions):
    fields = ("title", "description")


translator.register(models.AccessibilityStatement, StatementOptions)
translator.register(models.AccessibilityGap, GapOptions)
