"""Import and export in the editor: upload, look, import; and a download."""

from typing import IO, Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from wagtail.admin import messages

from courses.models import CoursePage
from exchange import guard, permissions, reading, waiting, writing
from exchange.actions import import_course
from exchange.content import Read
from exchange.forms import ArchiveForm
from exchange.planning import CHANGED, KEPT, NEW, SAME, Plan, plan
from exchange.problems import Problem, Refused


@require_http_methods(["GET", "HEAD", "POST"])
def index(request: HttpRequest) -> HttpResponse:
    """Upload an archive, or export one of the own courses."""
    if not permissions.may_exchange(request.user):
        raise Http404
    form = ArchiveForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        return _preview(request, form)
    return _index(request, form)


def _index(request: HttpRequest, form: ArchiveForm, problems: list[Problem] | None = None) -> HttpResponse:
    context = _page() | {
        "form": form,
        "problems": problems or [],
        "courses": permissions.courses_to_exchange(request.user),
    }
    return TemplateResponse(request, "exchange/index.html", context)


def _preview(request: HttpRequest, form: ArchiveForm) -> HttpResponse:
    """What the uploaded archive would do, or what is wrong with it. Nothing of the course is written."""
    archive = form.cleaned_data["archive"]
    try:
        read, found = _understood(archive, request.user)
    except Refused as refused:
        form.add_error("archive", str(refused))
        return _index(request, form)
    if found is None or not found.can_run:
        return _index(request, form, read.problems + (found.problems if found else []))
    ticket = waiting.keep(archive, request.user)
    context = _page() | _changes(found) | {"plan": found, "notes": read.problems, "ticket": ticket}
    return TemplateResponse(request, "exchange/preview.html", context)


def _understood(archive: IO[bytes], person: Any) -> tuple[Read, Plan | None]:
    """The archive's content and plan; no plan if it has errors. Raises `Refused`."""
    read = reading.read(guard.read(archive))
    if read.errors:
        return read, None
    found = plan(read.content)
    if not permissions.can_import(person, found.course):
        raise Refused(
            _("You may import over the courses of your own team. New courses are made by administrators.")
        )
    return read, found


def _changes(found: Plan) -> dict[str, Any]:
    words = {NEW: _("New"), CHANGED: _("Changed"), KEPT: _("Not in the archive, stays as it is")}
    groups = [(label, found.of_state(state)) for state, label in words.items()]
    return {"groups": [group for group in groups if group[1]], "same": len(found.of_state(SAME))}


@require_POST
def confirm(request: HttpRequest) -> HttpResponse:
    """Import the archive of a ticket: all of it, or nothing."""
    if not permissions.may_exchange(request.user):
        raise Http404
    try:
        course = _import(request)
    except waiting.Gone:
        messages.error(request, _("The archive has been waiting for too long. Please upload it again."))
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        words = _("“%(course)s” is imported. Learners see it once an edition is released.")
        messages.success(request, words % {"course": course.get_admin_display_title()})
        return redirect("wagtailadmin_explore", course.pk)
    return redirect("exchange")


def _import(request: HttpRequest) -> CoursePage:
    """Everything is checked again: the course, and one's rights, may have changed since the preview."""
    ticket = request.POST.get("ticket", "")
    with waiting.opened(ticket, request.user) as archive:
        read, _found = _understood(archive, request.user)
    if read.errors:
        raise Refused(str(read.errors[0]))
    course = import_course(by=request.user, content=read.content)
    waiting.drop(ticket, request.user)
    return course


@require_safe
def export(request: HttpRequest, page_id: int) -> HttpResponse:
    """A course as a ZIP; for people outside its team it is missing."""
    course = get_object_or_404(CoursePage, pk=page_id)
    if not permissions.can_exchange(request.user, course):
        raise Http404
    response = HttpResponse(writing.write_zip(course), content_type="application/zip")
    response.headers["Content-Disposition"] = f'attachment; filename="{course.code}.zip"'
    response.headers["Cache-Control"] = "private, no-store"
    return response


def _page() -> dict[str, Any]:
    title = _("Import and export")
    return {
        "page_title": title,
        "header_title": title,
        "header_icon": "upload",
        "breadcrumbs_items": [
            {"url": reverse("wagtailadmin_home"), "label": _("Home")},
            {"url": "", "label": title},
        ],
    }
