"""Addresses of certificates: one's own, verifying, and the coordinators' cohorts in the editor."""

from tests.architecture.routes.words import (
    ALLOWED,
    METHOD,
    PAGE,
    REDIRECT,
    coordinators,
    everybody,
    learners,
    row,
    signed_in,
    team,
    who,
)

MINE = [
    row("certificates:mine", signed_in(PAGE), marker="Nummer"),
    row("certificates:pdf", learners(PAGE), key="certificate.key", language="=de", marker="Lernende"),
    row("certificates:show_name", signed_in(METHOD), post=learners(ALLOWED), key="certificate.key"),
]
VERIFYING = [
    row("certificates:verify", everybody(PAGE)),
    row(
        "certificates:check",
        everybody(PAGE),
        code="certificate.code",
        marker="Nummer",
        shows=("Kurs", "Modul", "Nummer", "Traeger"),
    ),
    row("certificates:short_form", everybody(REDIRECT)),
    row("certificates:short", who((REDIRECT, REDIRECT)), code="certificate.code"),
    row("printed:form", everybody(REDIRECT)),
    row("printed:code", who((REDIRECT, REDIRECT)), code="certificate.code"),
]
COHORTS = [
    row("cohorts:list", coordinators(PAGE), marker="Gruppe"),
    row("cohorts:new", coordinators(PAGE), marker="Traeger", shows=("Kurs",)),
    row("cohorts:cohort", coordinators(PAGE), key="cohort.key", marker="Lernende"),
    row("cohorts:issue", team(METHOD), post=coordinators(ALLOWED), key="cohort.key"),
    row("cohorts:invitation", coordinators(PAGE), key="cohort.key", marker="Einladung"),
    row("cohorts:new_learner", coordinators(PAGE), key="cohort.key", marker="Gruppe"),
    row("cohorts:remove", coordinators(PAGE), key="cohort.key", enrolment="enrolment.key", marker="Lernende"),
    row("cohorts:revoke", coordinators(PAGE), key="certificate.key", marker="Nummer"),
    row("cohorts:reissue", coordinators(PAGE), key="certificate.key", marker="Nummer"),
]
AREAS = {
    "certificates: own": MINE,
    "certificates: verifying": VERIFYING,
    "certificates: cohorts in the editor": COHORTS,
}
