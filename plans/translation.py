"""Which texts exist in Finnish and Swedish. The source document's own passages are never translated."""

from modeltranslation.translator import TranslationOptions, translator

from plans import models


class PlanOptions(TranslationOptions):
    fields = ("title", "note", "closed_reason")


class SectionOptions(TranslationOptions):
    fields = ("list_name", "heading", "introduction")


class ItemOptions(TranslationOptions):
    fields = ("title", "description", "condition", "time_words", "note", "added_reason", "dropped_reason")


class PartyOptions(TranslationOptions):
    fields = ("words", "condition")


class UpdateOptions(TranslationOptions):
    fields = ("narrative",)


class MilestoneOptions(TranslationOptions):
    fields = ("title", "time_words", "evidence", "closed_reason")


class ProjectOptions(TranslationOptions):
    fields = (
        "name",
        "short_name",
        "description",
        "time_words",
        "coordinator_words",
        "funding",
        "note",
        "closed_reason",
    )


class WordsOptions(TranslationOptions):
    fields = ("words",)


class DecisionTextOptions(TranslationOptions):
    fields = ("decision",)


class ActivityOptions(TranslationOptions):
    fields = ("title", "description", "place")


class IndicatorOptions(TranslationOptions):
    fields = ("name", "unit", "description", "closed_reason")


class ValueOptions(TranslationOptions):
    fields = ("note",)


class TextOptions(TranslationOptions):
    fields = ("text",)


translator.register(models.ActionPlan, PlanOptions)
translator.register(models.PlanSection, SectionOptions)
translator.register(models.PlanItem, ItemOptions)
translator.register(models.PartyRole, PartyOptions)
translator.register(models.StatusUpdate, UpdateOptions)
translator.register(models.Milestone, MilestoneOptions)
translator.register(models.Project, ProjectOptions)
translator.register(models.Participation, WordsOptions)
translator.register(models.FundingShare, DecisionTextOptions)
translator.register(models.Statement, TextOptions)
translator.register(models.SourceRemark, TextOptions)
translator.register(models.Decision, TextOptions)
translator.register(models.Activity, ActivityOptions)
translator.register(models.ActivityAttendance, WordsOptions)
translator.register(models.Indicator, IndicatorOptions)
translator.register(models.IndicatorValue, ValueOptions)
