"""Which texts exist in Finnish and Swedish."""

from modeltranslation.translator import TranslationOptions, translator

from evaluations import models


class RoundOptions(TranslationOptions):
    fields = ("instructions", "summary", "conclusions", "recommendations")


class ItemAssessmentOptions(TranslationOptions):
    fields = ("done", "effect", "deviation", "next_steps", "text", "reason")


class AreaAssessmentOptions(TranslationOptions):
    fields = ("summary", "strengths", "obstacles", "link_to_strategy")


class TextOptions(TranslationOptions):
    fields = ("text",)


class EditionOptions(TranslationOptions):
    fields = ("withdrawal_reason",)


translator.register(models.Edition, EditionOptions)
translator.register(models.EvaluationRound, RoundOptions)
translator.register(models.ItemAssessment, ItemAssessmentOptions)
translator.register(models.AreaAssessment, AreaAssessmentOptions)
translator.register(models.GoalAssessment, TextOptions)
translator.register(models.GroupPosition, TextOptions)
