"""The HTTP edge: the public's verification, the learner's own certificates, the coordinator's cohorts."""
