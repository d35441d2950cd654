"""Which prose has seven languages. Structure is never translated: order, sources and rules are one for all."""

from modeltranslation.translator import TranslationOptions, register

from courses.models import CourseObjective, CoursePage, GlossaryTerm, Goal, LessonPage, ModulePage


@register(CoursePage)
class CourseTexts(TranslationOptions):
    fields = ("heading", "summary", "intro", "audience_note")
    required_languages = {"de": ("heading", "summary"), "default": ()}


@register(ModulePage)
class ModuleTexts(TranslationOptions):
    fields = ("heading", "summary")
    required_languages = {"de": ("heading",), "default": ()}


@register(LessonPage)
class LessonTexts(TranslationOptions):
    fields = ("heading", "summary", "body")
    required_languages = {"de": ("heading",), "default": ()}


@register(CourseObjective)
class ObjectiveTexts(TranslationOptions):
    fields = ("text",)
    required_languages = ("de",)


@register(Goal)
class GoalTexts(TranslationOptions):
    fields = ("text",)
    required_languages = ("de",)


@register(GlossaryTerm)
class GlossaryTexts(TranslationOptions):
    fields = ("word", "explanation")
    required_languages = ("de",)
