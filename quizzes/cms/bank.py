"""The question bank in the editor: only the questions of one's own courses exist."""

from functools import cached_property
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel, ObjectList
from wagtail.snippets.bulk_actions.delete import DeleteBulkAction
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import DeleteView

from courses import panels
from courses.cms.own_snippets import OwnSnippets
from quizzes.cms import (
    listing,
    policy,  # noqa: F401 - registered before Wagtail asks for it
)
from quizzes.cms.forms import QuestionForm
from quizzes.models import Question
from quizzes.permissions import is_used, questions_of

HINT = _(
    "True or false: answer 1 is “true”, answer 2 is “false”. They are made for you; mark the right one, add reasons."
)
FORM = ObjectList(
    [
        panels.LanguageBar(),
        MultiFieldPanel([FieldPanel(name) for name in ("course", "kind", "title")], heading=_("Question")),
        panels.each_language("text", _("What is asked")),
        panels.each_language("hint", _("Hint")),
        InlinePanel(
            "options",
            panels=[
                *panels.language_panels("text"),
                FieldPanel("is_right"),
                *panels.language_panels("feedback"),
            ],
            heading=_("Answers"),
            label=_("Answer"),
            help_text=HINT,
        ),
        panels.each_language("feedback", _("Reason, shown to everyone afterwards")),
        MultiFieldPanel(
            [FieldPanel(name) for name in ("goal", "explained_by")], heading=_("Goal and lesson")
        ),
        MultiFieldPanel(
            [FieldPanel(name) for name in ("source_label", "source_title", "source_url", "legal_status_on")],
            heading=_("Source of the law"),
        ),
        MultiFieldPanel(
            [FieldPanel(name) for name in ("points", "scoring", "tags", "is_archived")],
            heading=_("Scoring and order"),
        ),
    ],
    base_form_class=QuestionForm,
)


class Delete(DeleteView):
    """What was used stays: it is archived instead."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        question = get_object_or_404(questions_of(request.user), pk=kwargs["pk"])
        if not is_used(question):
            return super().dispatch(request, *args, **kwargs)
        messages.warning(
            request,
            gettext("This question is used in a quiz or was released. Archive it instead of deleting it."),
        )
        return redirect(reverse(QUESTIONS.get_url_name("edit"), args=[question.pk]))


class QuestionViewSet(OwnSnippets):
    """The bank. A question of another course is missing, whatever the view."""

    model = Question
    edit_handler = FORM
    delete_view_class = Delete
    menu_label = _("Question bank")
    icon = "help"
    add_to_admin_menu = True
    menu_order = 250
    list_display = listing.COLUMNS
    filterset_class = listing.QuestionFilter
    search_fields = ["title", "text_de", "tags"]
    ordering = ["title"]

    def own(self, person: Any) -> Any:
        return questions_of(person).select_related("course")


QUESTIONS = QuestionViewSet()
register_snippet(QUESTIONS)


class DeleteOwn(DeleteBulkAction):
    """Deleting several: foreign ones are left out like missing ones, used ones are listed as staying."""

    models = [Question]

    @cached_property
    def _actionable_objects(self) -> Any:
        objects, rest = super(DeleteBulkAction, self).get_actionable_objects()
        own = set(questions_of(self.request.user).values_list("pk", flat=True))
        staying = [question for question in rest["items_with_no_access"] if question.pk in own]
        if not objects and not staying:
            raise Http404
        return objects, {"items_with_no_access": staying}


hooks.register("register_bulk_action", DeleteOwn, order=100)
