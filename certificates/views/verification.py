"""Verification by anybody: with the code, by name, by file. The code is all that an address ever holds."""

import hashlib
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from certificates import codes, names, status
from certificates.forms import CodeForm, FileForm, NameForm
from certificates.models import Certificate
from certificates.presenting import Presented
from certificates.queries import by_code
from people import limits

LOOKUPS, LOOKUP_SECONDS = 60, 300  # misses per address; a class of 25 behind one address never meets it
COMPARISONS, COMPARISON_SECONDS = 10, 300  # names tried per certificate


def _private(response: HttpResponse) -> HttpResponse:
    """Not for search engines, not for caches."""
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    response.headers["Cache-Control"] = "private, no-store"
    return response


def _form(request: HttpRequest, form: CodeForm, code: int = 200) -> HttpResponse:
    return _private(render(request, "certificates/verify.html", {"form": form}, status=code))


@require_safe
def verify(request: HttpRequest) -> HttpResponse:
    """The form; with `?code=` it leads on to the certificate's own address."""
    if "code" not in request.GET:
        return _form(request, CodeForm())
    form = CodeForm(request.GET)
    if not form.is_valid():
        return _form(request, form)
    return _private(redirect("certificates:check", form.cleaned_data["code"]))


@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest, code: str) -> HttpResponse:
    """What is known of a code. A POST compares a name or a file with it."""
    form = CodeForm({"code": code})
    if not form.is_valid():
        return _form(request, form, 404)
    known = form.cleaned_data["code"]
    address = limits.address_of(request)
    if not limits.take("certificates.verify", address, most=LOOKUPS, seconds=LOOKUP_SECONDS):
        return _refused(request)
    certificate = by_code(known)
    if certificate is None:
        return _private(
            render(request, "certificates/unknown.html", {"code": codes.grouped(known)}, status=404)
        )
    limits.give_back("certificates.verify", address)
    return _answer(request, certificate)


def _refused(request: HttpRequest) -> HttpResponse:
    return _private(
        render(request, "certificates/too_often.html", {"sentence": limits.sentence()}, status=429)
    )


def _answer(request: HttpRequest, certificate: Certificate) -> HttpResponse:
    context: dict[str, Any] = {
        "name_form": NameForm(),
        "file_form": FileForm(),
        "name_matches": None,
        "file_matches": None,
    }
    if request.method == "POST":
        key = str(certificate.key)
        if not limits.take("certificates.compare", key, most=COMPARISONS, seconds=COMPARISON_SECONDS):
            return _refused(request)
        context |= _compared(request, certificate)
    context["certificate"] = Presented(certificate)
    context["checked_at"] = timezone.localtime()
    context["is_valid"] = status.of(certificate) == status.VALID
    return _private(render(request, "certificates/check.html", context))


def _compared(request: HttpRequest, certificate: Certificate) -> dict[str, Any]:
    """The answer to a name or to a file."""
    if "file" in request.FILES or "compare_file" in request.POST:
        file_form = FileForm(request.POST, request.FILES)
        matches = _is_stored(certificate, file_form.cleaned_data["file"]) if file_form.is_valid() else None
        return {"file_form": file_form, "file_matches": matches}
    name_form = NameForm(request.POST)
    is_same = (
        names.is_same(certificate.name, name_form.cleaned_data["name"]) if name_form.is_valid() else None
    )
    return {"name_form": name_form, "name_matches": is_same}


def _is_stored(certificate: Certificate, file: Any) -> bool:
    """Whether the bytes are those that were stored. They are read once and not kept."""
    digest = hashlib.sha256()
    for chunk in file.chunks():
        digest.update(chunk)
    return bool(certificate.files.filter(sha256=digest.hexdigest()).exists())


@require_safe
def printed(request: HttpRequest, code: str = "") -> HttpResponse:
    """The printed address, outside the languages: on in the reader's own."""
    path = reverse("certificates:check", args=[code]) if code else reverse("certificates:verify")
    return _private(HttpResponseRedirect(path))
