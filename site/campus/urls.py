"""All addresses. The learner's side is short routes of our own; Wagtail serves the public pages and the editor."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from campus import views

site = (
    [
        path("", views.root, name="root"),
        path("livez", views.livez, name="livez"),
        path("readyz", views.readyz, name="readyz"),
        path("arrive/", views.arrive, name="arrive"),
    ],
    "campus",
)

urlpatterns = [
    path(settings.ADMIN_PATH, include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("", include(site)),
    *i18n_patterns(
        path("account/", include("allauth.urls")),
        path("", include(wagtail_urls)),
    ),
]
