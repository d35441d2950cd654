"""Which prose of the public pages has seven languages."""

from modeltranslation.translator import TranslationOptions, register

from campus.home.models import InformationPage


@register(InformationPage)
class InformationTexts(TranslationOptions):
    fields = ("heading", "body")
    required_languages = {"de": ("heading",), "default": ()}
