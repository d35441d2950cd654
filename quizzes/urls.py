"""The learner's routes of a quiz; they stand under the language prefix, below the step they belong to."""

from django.urls import path

from quizzes import views

app_name = "quizzes"
STEP = "learn/<slug:code>/<slug:slug>/"
urlpatterns = [
    path(f"{STEP}start/", views.start, name="start"),
    path(f"{STEP}answer/", views.answer, name="answer"),
    path(f"{STEP}review/", views.review, name="review"),
    path(f"{STEP}submit/", views.submit, name="submit"),
    path(f"{STEP}result/<int:number>/", views.result, name="result"),
]
