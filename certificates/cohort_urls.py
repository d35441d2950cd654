"""The coordinators' addresses inside the CMS."""

from django.urls import path

from certificates.views import cohorts

app_name = "cohorts"
urlpatterns = [
    path("", cohorts.list_cohorts, name="list"),
    path("new/", cohorts.new_cohort, name="new"),
    path("<uuid:key>/", cohorts.cohort, name="cohort"),
    path("<uuid:key>/issue/", cohorts.issue, name="issue"),
    path("<uuid:key>/invitation/", cohorts.invitation, name="invitation"),
    path("<uuid:key>/learners/new/", cohorts.new_learner, name="new_learner"),
    path("<uuid:key>/members/<uuid:enrolment>/remove/", cohorts.remove, name="remove"),
    path("certificates/<uuid:key>/revoke/", cohorts.revoke, name="revoke"),
    path("certificates/<uuid:key>/reissue/", cohorts.reissue, name="reissue"),
]
