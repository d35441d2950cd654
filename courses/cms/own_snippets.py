"""Snippets of a course: what belongs to another course is missing, in lists, screens and choosers."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.permissions import policy_registry
from wagtail.snippets.views import chooser
from wagtail.snippets.views.snippets import SnippetViewSet


def seen(view: Any) -> Any:
    """The rows that the person may do anything with."""
    policy = policy_registry.get_by_type(view.model_class)
    return policy.instances_user_has_any_permission_for(
        view.request.user, {"add", "change", "delete", "view"}
    )


class Choose(chooser.ChooseView):
    def get_object_list(self) -> Any:
        return seen(self)


class Results(chooser.ChooseResultsView):
    def get_object_list(self) -> Any:
        return seen(self)


class Chosen(chooser.SnippetChosenView):
    def get_object(self, pk: Any) -> Any:
        return seen(self).get(pk=pk)


class ChosenMultiple(chooser.SnippetChosenMultipleView):
    def get_objects(self, pks: Any) -> Any:
        return seen(self).filter(pk__in=pks)


class Create(chooser.SnippetCreateView):
    """A chooser of ours chooses; it has no form to make something."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        raise Http404


class OwnChooser(chooser.SnippetChooserViewSet):
    """A chooser that offers own rows only."""

    choose_view_class = Choose
    choose_results_view_class = Results
    chosen_view_class = Chosen
    chosen_multiple_view_class = ChosenMultiple
    create_view_class = Create


class Screens(SnippetViewSet):
    """Screens of a kind of snippet. Wagtail fixes the first word of their path in the language of the first reader."""

    @property
    def breadcrumbs_items(self) -> list[dict[str, Any]]:
        return list(WagtailAdminTemplateMixin.breadcrumbs_items)


class OwnSnippets(Screens):
    """Screens on which a foreign row is missing, whatever the view. `own` gives a person's rows."""

    chooser_viewset_class = OwnChooser

    def own(self, person: Any) -> Any:
        raise NotImplementedError

    def get_queryset(self, request: HttpRequest) -> Any:
        return self.own(request.user)

    def construct_view(self, view_class: Any, **kwargs: Any) -> Any:
        view = super().construct_view(view_class, **kwargs)

        def own_only(request: HttpRequest, *args: Any, **arguments: Any) -> HttpResponse:
            if "pk" in arguments and not self.own(request.user).filter(pk=arguments["pk"]).exists():
                raise Http404
            return view(request, *args, **arguments)

        return own_only
