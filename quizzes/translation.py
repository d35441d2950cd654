"""Which prose of quizzes has seven languages."""

from modeltranslation.translator import TranslationOptions, register

from quizzes.models import Option, Question, QuizPage


@register(QuizPage)
class QuizTexts(TranslationOptions):
    fields = ("heading", "summary", "intro")
    required_languages = {"de": ("heading",), "default": ()}


@register(Question)
class QuestionTexts(TranslationOptions):
    fields = ("text", "hint", "feedback")
    required_languages = {"de": ("text",), "default": ()}


@register(Option)
class OptionTexts(TranslationOptions):
    fields = ("text", "feedback")
