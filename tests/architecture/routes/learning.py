"""Addresses of courses and quizzes on the learner's side, and of releasing and exchanging in the editor."""

from tests.architecture.routes.words import (
    ALLOWED,
    LOGIN,
    METHOD,
    MISSING,
    PAGE,
    REDIRECT,
    administrators,
    authors,
    editor,
    everybody,
    learners,
    reviewers,
    row,
    signed_in,
    team,
    who,
)

COURSES = [
    row(
        "courses:room",
        who(REDIRECT, anyone=LOGIN, learner=(PAGE, REDIRECT, MISSING)),
        code="course.code",
        marker="Kurs",
    ),
    row("courses:step", learners(PAGE), code="course.code", slug="lesson.slug", marker="Lektion"),
    row("courses:done", signed_in(METHOD), post=learners(ALLOWED), code="course.code", slug="lesson.slug"),
    row("courses:place", signed_in(METHOD), post=learners(ALLOWED), code="course.code", slug="lesson.slug"),
    row("courses:completed", learners(PAGE), code="course.code", marker="Kurs"),
    row("courses:enrol", signed_in(METHOD), post=signed_in(ALLOWED), code="course.code"),
    row(
        "courses:take_part",
        who(PAGE, anyone=LOGIN, learner=(REDIRECT, PAGE, MISSING)),
        code="course.code",
        marker="Kurs",
        shows=("Kurs",),
    ),
    row(
        "courses:sample",
        everybody(PAGE),
        code="course.code",
        slug="lesson.slug",
        marker="Lektion",
        shows=("Lektion",),
    ),
    row("courses:join", everybody(PAGE)),
    row("courses:glossary", everybody(PAGE)),
]
QUIZZES = [
    row("quizzes:start", learners(REDIRECT), code="course.code", slug="=quiz"),
    row("quizzes:answer", learners(REDIRECT), code="course.code", slug="=quiz"),
    row("quizzes:review", learners(PAGE), code="course.code", slug="=quiz", marker="Quiz"),
    row("quizzes:submit", learners(REDIRECT), post=signed_in(MISSING), code="course.code", slug="=quiz"),
    row("quizzes:result", learners(PAGE), code="course.code", slug="=quiz", number="=1", marker="Antwort"),
]
RELEASING = [
    row("course_editions", authors(PAGE), page_id="course.pk", marker="Kurs"),
    row("course_release", authors(METHOD), post=reviewers(ALLOWED), page_id="course.pk"),
    row("course_offer", authors(METHOD), post=reviewers(ALLOWED), page_id="course.pk", number="=1"),
    row("course_withdraw", authors(METHOD), post=reviewers(ALLOWED), page_id="course.pk", number="=1"),
    row("course_team", administrators(PAGE), page_id="course.pk", marker="Kurs"),
    row(
        "course_team_give",
        editor(MISSING, administrator=(METHOD, METHOD, MISSING)),
        post=team(MISSING),
        page_id="course.pk",
    ),
    row("course_team_take", administrators(PAGE), page_id="course.pk", number="role.pk", marker="Kurs"),
]
EXCHANGE = [
    row("exchange", reviewers(PAGE), marker="Kurs"),
    row("exchange_import", team(METHOD), post=reviewers(ALLOWED)),
    row("exchange_export", reviewers(PAGE), page_id="course.pk"),
]
AREAS = {
    "courses: learning": COURSES,
    "quizzes: taking": QUIZZES,
    "courses: releasing in the editor": RELEASING,
    "exchange: in the editor": EXCHANGE,
}
