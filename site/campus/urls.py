"""All addresses. The learner's side is short routes of our own; Wagtail serves the public pages and the editor."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from campus import learning, originals, setup, views, views_styleguide
from campus.home import barrier
from certificates.urls import printed

site = (
    [
        path("arrive/", views.arrive, name="arrive"),
        path("appearance/", views.appearance, name="appearance"),
        path("barrier/", barrier.report, name="barrier"),
        path("my/", learning.my_learning, name="my_learning"),
    ],
    "campus",
)

urlpatterns = [
    path("", views.root, name="root"),
    path("livez", views.livez, name="livez"),
    path("readyz", views.readyz, name="readyz"),
    path("setup/start/<str:code>/", setup.start, name="setup"),
    path(settings.ADMIN_PATH, include("people.closed_urls")),
    path(settings.ADMIN_PATH, include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("store/", include("courses.store_view")),
    path("media/<path:path>", originals.original, name="original"),
    path("styleguide/", views_styleguide.styleguide, name="styleguide"),
    path("", include(printed)),
    *i18n_patterns(
        path("", include(site)),
        path("account/", include("people.urls")),
        path("", include("quizzes.urls")),
        path("", include("courses.urls")),
        path("", include("certificates.urls")),
        path("", include(wagtail_urls)),
    ),
]
handler404 = "campus.views.not_found"
handler403 = "campus.views.forbidden"
