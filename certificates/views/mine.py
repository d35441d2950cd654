"""A learner's own certificates."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from certificates import actions, public_url, queries, store
from certificates.models import Certificate, CertificateFile
from certificates.presenting import Presented
from courses.queries import places


@login_required
@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """Every certificate with its state, its PDFs and the link for verifying; beside it the next one."""
    held = [Presented(certificate) for certificate in queries.held_by(request.user)]
    context = {"held": held, "address": public_url.verification(), **_next(request)}
    context["waiting"] = queries.waiting(request.user)
    return render(request, "certificates/mine.html", context)


def _next(request: HttpRequest) -> dict[str, Any]:
    """The running course that is furthest."""
    running = [
        place for place in places(request.user) if place.completed_on is None and place.closed_at is None
    ]
    return {"place": max(running, key=lambda place: place.done_required, default=None)}


def _own(request: HttpRequest, key: str) -> Certificate:
    """The person's own certificate; somebody else's is as missing as none."""
    rows = Certificate.objects.filter(key=key, enrolment__learner_id=request.user.pk)
    if (certificate := rows.first()) is None:
        raise Http404
    return certificate


@login_required
@require_safe
def pdf(request: HttpRequest, key: str, language: str) -> HttpResponse:
    """The stored bytes of one language."""
    rows = CertificateFile.objects.filter(certificate=_own(request, key), language=language)
    file = rows.exclude(made_at=None).select_related("certificate").first()
    if file is None:
        raise Http404
    response = HttpResponse(store.read(file.sha256), content_type="application/pdf")
    response.headers["Content-Disposition"] = f'attachment; filename="{_file_name(file)}"'
    response.headers["Cache-Control"] = "private, no-store"
    return response


def _file_name(file: CertificateFile) -> str:
    """Kind and serial, no name: files lie on shared disks. The language only where it is not German."""
    language = "" if file.language == "de" else f"_{file.language}"
    return f"Zertifikat_{file.certificate.serial}{language}.pdf"


@login_required
@require_POST
def show_name(request: HttpRequest, key: str) -> HttpResponse:
    """The holder's choice whether the verification page shows the name."""
    is_shown = request.POST.get("is_shown") == "1"
    actions.show_name(by=request.user, certificate=_own(request, key), is_shown=is_shown)
    return redirect("certificates:mine")
