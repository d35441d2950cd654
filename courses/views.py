"""The learner's pages: parse, ask, call one action, render."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST, require_safe

from courses import actions, documents, kinds, queries
from courses.catalogue import Listed
from courses.delivery import Item, Place
from courses.forms import InvitationForm
from courses.languages import in_language, language_of
from courses.models import Completion, CoursePage, GlossaryTerm, StepProgress
from courses.standing import Standing
from people import limits


def _place(request: HttpRequest, code: str, slug: str = "") -> Place:
    """Where the signed-in person stands; a course or step that is not theirs is missing (404)."""
    place = queries.place(request.user, code, slug)
    if place is None:
        raise Http404
    return place


def _step(request: HttpRequest, code: str, slug: str) -> tuple[Place, Item]:
    """The same with the step."""
    place = _place(request, code, slug)
    if place.item is None:
        raise Http404
    return place, place.item


@login_required
@require_safe
def room(request: HttpRequest, code: str) -> HttpResponse:
    """The course room: the way, the next step, what is missing for the certificate."""
    place = queries.place(request.user, code)
    if place is None:
        return redirect(get_object_or_404(CoursePage.objects.live(), code=code).get_url(request))
    return render(request, "courses/room.html", {"place": place, "standing": Standing(place)})


@login_required
@require_safe
def step(request: HttpRequest, code: str, slug: str) -> HttpResponse:
    """A step of the course, answered by its kind; a locked one says why and when."""
    place, item = _step(request, code, slug)
    if item.slug != slug:  # a link by key
        return redirect("courses:step", code, item.slug)
    if reason := Standing(place).lock(item):
        return render(request, "courses/locked.html", {"place": place, "reason": reason}, status=403)
    return kinds.get(item.kind).respond(request, place, item)


@login_required
@require_POST
def done(request: HttpRequest, code: str, slug: str) -> HttpResponse:
    """The button at the end of a lesson: it is done, and on to the next step. `skip` goes on without marking."""
    place, item = _step(request, code, slug)
    standing = Standing(place)
    if standing.lock(item) or not kinds.get(item.kind).is_read:
        return redirect("courses:step", code, slug)
    completion = None if "skip" in request.POST else _mark_read(request, place, item)
    return _onwards(standing, item, is_completed=completion is not None)


def _mark_read(request: HttpRequest, place: Place, item: Item) -> Completion | None:
    completion = actions.complete_step(
        by=request.user, enrolment_id=place.enrolment_id, step=item.step, source=StepProgress.Source.READ
    )
    messages.success(request, _noted_as_read(item))
    return completion


def _noted_as_read(item: Item) -> SafeString:
    heading = format_html('<span lang="{}">{}</span>', language_of(item.heading), in_language(item.heading))
    return format_html(_("Noted as read: {lesson}"), lesson=heading)


def _onwards(standing: Standing, item: Item, *, is_completed: bool) -> HttpResponseRedirect:
    code = standing.edition.code
    if is_completed:
        return HttpResponseRedirect(reverse("courses:completed", args=[code]))
    after = standing.after(item)
    if after is None:
        return HttpResponseRedirect(reverse("courses:room", args=[code]))
    return HttpResponseRedirect(reverse("courses:step", args=[code, after.slug]))


@login_required
@require_POST
def place(request: HttpRequest, code: str, slug: str) -> HttpResponse:
    """The script tells which step is shown, so that "continue" leads there. Only the place is kept."""
    place, item = _step(request, code, slug)
    if place.last_step != item.step:
        actions.leave_place(by=request.user, enrolment_id=place.enrolment_id, step=item.step)
    return HttpResponse(status=204)


@login_required
@require_safe
def completed(request: HttpRequest, code: str) -> HttpResponse:
    """The course is completed: what comes next, and who acts."""
    place = _place(request, code)
    if place.completed_on is None:
        return redirect("courses:room", code)
    return render(request, "courses/completed.html", {"place": place, "edition": place.manifest})


@login_required
@require_safe
def take_part(request: HttpRequest, code: str) -> HttpResponse:
    """Back from signing in or up: one last press enrols, or the room if that has happened."""
    if queries.place(request.user, code):
        return redirect("courses:room", code)
    course = get_object_or_404(CoursePage.objects.live(), code=code)
    return render(
        request,
        "courses/take_part.html",
        {"page": course, "course": Listed(course, queries.offered_manifest(course.pk))},
    )


@login_required
@require_POST
def enrol(request: HttpRequest, code: str) -> HttpResponse:
    """Enrol oneself in an open course."""
    course = get_object_or_404(CoursePage.objects.live(), code=code)
    if not course.is_self_enrol:
        messages.info(
            request, _("This course takes learners by invitation. Please type the code you were given.")
        )
        return redirect("courses:join")
    try:
        actions.enrol(by=request.user, learner=request.user, course=course)
    except actions.CannotEnrol as refusal:
        messages.warning(request, str(refusal))
        return redirect(course.get_url(request))
    return redirect("courses:room", code)


def join(request: HttpRequest) -> HttpResponse:
    """Redeem an invitation code; who is not signed in yet keeps it over signing in or up."""
    form = InvitationForm(request.POST or None, initial={"code": request.session.get("invitation", "")})
    if request.method != "POST" or not form.is_valid():
        return render(request, "courses/join.html", {"form": form})
    return (_redeem if request.user.is_authenticated else _keep)(request, form)


def _refused(request: HttpRequest, form: InvitationForm, sentence: str) -> HttpResponse:
    form.add_error("code", sentence)
    return render(request, "courses/join.html", {"form": form}, status=422)


def _keep(request: HttpRequest, form: InvitationForm) -> HttpResponse:
    """The code is known: keep it over signing in or up, and say so."""
    if not limits.take("invitation", limits.address_of(request), most=60, seconds=3600):
        return _refused(request, form, limits.sentence())
    cohort = queries.cohort_of_code(form.cleaned_data["code"])
    if cohort is None:
        return _refused(
            request,
            form,
            _("We do not know this code. Please compare it with your invitation, letter by letter."),
        )
    request.session["invitation"] = form.cleaned_data["code"]
    course = in_language(queries.manifest(cohort.edition_id).heading)
    messages.info(
        request, _("Your code for “%(course)s” is kept. Now sign in or make an account.") % {"course": course}
    )
    return redirect(f"{reverse('account_login')}?next={reverse('courses:join')}")


def _redeem(request: HttpRequest, form: InvitationForm) -> HttpResponse:
    if not limits.take("invitation", str(request.user.pk), most=20, seconds=3600):
        return _refused(request, form, limits.sentence())
    try:
        enrolment = actions.redeem(by=request.user, code=form.cleaned_data["code"])
    except actions.CannotEnrol as refusal:
        return _refused(request, form, str(refusal))
    request.session.pop("invitation", None)
    messages.success(
        request, _("You are enrolled. Your group: %(group)s") % {"group": enrolment.cohort or ""}
    )
    return redirect("courses:room", enrolment.course.code)


@require_GET
def sample(request: HttpRequest, code: str, slug: str) -> HttpResponse:
    """A sample step of the offered edition, without an account."""
    course = get_object_or_404(CoursePage.objects.live(), code=code)
    edition = queries.offered_manifest(course.pk)
    item = edition.by_slug.get(slug) if edition else None
    if item is None or not item.sample:
        raise Http404
    document = documents.load(item.digest)
    return kinds.get(item.kind).sample(request, item, document, course_url=course.get_url(request))


@require_GET
def glossary(request: HttpRequest) -> HttpResponse:
    """All terms: the German word beside the reader's."""
    return render(request, "courses/glossary.html", {"terms": GlossaryTerm.objects.all()})
