"""The screens for organisations inside the editor, for administrators."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from wagtail.admin import messages

from people import actions
from people.cms import administrators
from people.models import Organisation
from people.organisation_form import OrganisationForm
from people.queries import organisations
from people.requests import me


@administrators
def index(request: HttpRequest) -> HttpResponse:
    """All organisations by name."""
    return render(request, "people/cms/organisations.html", {"organisations": organisations()})


@administrators
def add(request: HttpRequest) -> HttpResponse:
    """A new organisation."""
    form = OrganisationForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        made = actions.create_organisation(by=me(request), **form.cleaned_data)
        messages.success(request, _("Saved."))
        return redirect("people_organisations:change", made.key)
    return render(request, "people/cms/organisation.html", {"form": form, "organisation": None})


@administrators
def change(request: HttpRequest, key: str) -> HttpResponse:
    """What an organisation is called and what its certificates print."""
    organisation = get_object_or_404(Organisation, key=key)
    form = OrganisationForm(request.POST or None, request.FILES or None, instance=organisation)
    if request.method == "POST" and form.is_valid():
        actions.change_organisation(by=me(request), organisation=organisation, **form.cleaned_data)
        messages.success(request, _("Saved."))
        return redirect("people_organisations:change", organisation.key)
    return render(request, "people/cms/organisation.html", {"form": form, "organisation": organisation})
