"""The learner's own short routes; they stand under the language prefix."""

from django.urls import path

from courses import views

app_name = "courses"
urlpatterns = [
    path("learn/<slug:code>/", views.room, name="room"),
    path("learn/<slug:code>/<slug:slug>/", views.step, name="step"),
    path("learn/<slug:code>/<slug:slug>/done/", views.done, name="done"),
    path("learn/<slug:code>/<slug:slug>/place/", views.place, name="place"),
    path("my/completed/<slug:code>/", views.completed, name="completed"),
    path("courses/<slug:code>/enrol/", views.enrol, name="enrol"),
    path("courses/<slug:code>/take-part/", views.take_part, name="take_part"),
    path("courses/<slug:code>/sample/<slug:slug>/", views.sample, name="sample"),
    path("join/", views.join, name="join"),
    path("glossary/", views.glossary, name="glossary"),
]
