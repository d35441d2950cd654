"""Addresses of the website itself: arriving, health, files, printed addresses, public pages."""

from tests.architecture.routes.words import (
    DENIED,
    METHOD,
    MISSING,
    NOBODY,
    PAGE,
    REDIRECT,
    everybody,
    row,
    signed_in,
    who,
)

ROWS = [
    row("root", everybody(REDIRECT)),
    row("livez", everybody(PAGE)),
    row("readyz", everybody(PAGE)),
    row("setup", NOBODY, code="=ABCD-EFGH"),
    row("styleguide", NOBODY),
    row("campus:arrive", signed_in(REDIRECT)),
    row("campus:appearance", everybody(METHOD), post=everybody(DENIED)),
    row("campus:barrier", everybody(PAGE), post=everybody(DENIED)),
    row("campus:my_learning", signed_in(PAGE), marker="Kurs"),
    row("stored", everybody(PAGE), name="stored", marker="Papier", shows=("Papier",)),
    row(
        "original",
        who(MISSING, trainer=(PAGE, MISSING), reviewer=(PAGE, MISSING), administrator=PAGE),
        path="document.file.name",
        marker="Papier",
    ),
    row(
        "wagtaildocs_serve",
        who(MISSING, trainer=(PAGE, MISSING), reviewer=(PAGE, MISSING), administrator=PAGE),
        parts=("document.pk", "document.filename"),
        marker="Papier",
    ),
    row("wagtaildocs_authenticate_with_password", NOBODY, restriction_id="restriction.pk"),
    row(
        "wagtailcore_authenticate_with_password",
        everybody(PAGE),
        page_view_restriction_id="restriction.pk",
        page_id="draft.pk",
    ),
    row("wagtailcore_login", everybody(PAGE)),
    row(
        "wagtail_serve",
        everybody(PAGE),
        parts=("public_path",),
        marker="Kurs",
        shows=("Kurs", "Lektion", "Modul", "Quiz", "Traeger", "Zweite"),
    ),
]
