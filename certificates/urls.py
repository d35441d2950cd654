"""Addresses below the language prefix, and the printed one outside of it."""

from django.urls import path, re_path
from django.views.generic import RedirectView

from certificates.views import mine, verification

app_name = "certificates"
urlpatterns = [
    path("my/certificates/", mine.mine, name="mine"),
    path("my/certificates/<uuid:key>/<slug:language>.pdf", mine.pdf, name="pdf"),
    path("my/certificates/<uuid:key>/name/", mine.show_name, name="show_name"),
    path("verify/", verification.verify, name="verify"),
    path("verify/<str:code>/", verification.check, name="check"),
    # the language switch on the printed address leads here
    path("v/", RedirectView.as_view(pattern_name="certificates:verify"), name="short_form"),
    path("v/<str:code>", RedirectView.as_view(pattern_name="certificates:check"), name="short"),
]

# /v and /v/CODE in any letter case, since the QR symbol carries capitals
printed = (
    [
        re_path(r"^[vV]/?$", verification.printed, name="form"),
        re_path(r"^[vV]/(?P<code>[^/]{1,200})/?$", verification.printed, name="code"),
    ],
    "printed",
)
