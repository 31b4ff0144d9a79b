"""Which texts exist in Finnish and Swedish."""

from modeltranslation.translator import TranslationOptions, translator

from priorities import models


class AreaOptions(TranslationOptions):
    fields = ("name", "short_name", "introduction", "citation", "closed_reason")


class NameOptions(TranslationOptions):
    fields = ("name", "closed_reason")


class NewsOptions(TranslationOptions):
    fields = ("title", "text")


class OnlyNameOptions(TranslationOptions):
    fields = ("name",)


class CitedOptions(TranslationOptions):
    fields = ("name", "citation", "closed_reason")


class DescribedOptions(TranslationOptions):
    fields = ("name", "description", "closed_reason")


translator.register(models.PriorityArea, AreaOptions)
translator.register(models.AreaNews, NewsOptions)
translator.register(models.AreaLink, OnlyNameOptions)
translator.register(models.AreaFile, OnlyNameOptions)
translator.register(models.Theme, NameOptions)
translator.register(models.Strategy, CitedOptions)
translator.register(models.StrategyGoal, DescribedOptions)
translator.register(models.StatutoryTask, CitedOptions)
translator.register(models.InfluenceChannel, DescribedOptions)
