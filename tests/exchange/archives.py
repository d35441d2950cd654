"""Small archives, made by hand: a whole course in a few lines, and ZIPs that no honest program writes."""

import io
import zipfile
from uuid import UUID, uuid5

from PIL import Image

NAMESPACE = UUID("6d6f1f2e-0000-4000-8000-000000000000")


def key(name):
    """A UUID that is the same in every run."""
    return str(uuid5(NAMESPACE, name))


def picture(colour="red"):
    """A small picture, as bytes."""
    made = io.BytesIO()
    Image.new("RGB", (8, 6), colour).save(made, "PNG")
    return made.getvalue()


def course_files(**changed):
    """The files of a course with two lessons and a quiz. `changed` replaces files; None takes one out."""
    files = {
        "archive.yaml": "format: 1\n",
        "course.yaml": f"""\
key: {key("course")}
code: wege
topic: administration
audience: both
heading: {{de: Wege, en: Ways}}
summary: {{de: Ein Kurs über Wege., en: A course about ways.}}
intro: {{de: "<p>Zuerst der <a href=\\"step:{key("first")}\\">Anfang</a>.</p>"}}
audience_note: {{de: Für alle}}
objectives:
  - {{key: {key("objective")}, text: {{de: Sie finden den Weg.}}}}
teaching_units: 1.5
form: online
legal_status_on: 2026-11-01
reviewed_languages: [de]
self_enrol: true
certificate: {{issue: coordinator, valid_months: null}}
""",
        "glossary.yaml": "- key: bescheid\n  word: {de: Bescheid}\n  explanation: {de: Eine Entscheidung.}\n",
        "modules/01-anfang/module.yaml": f"""\
key: {key("module")}
heading: {{de: Anfang}}
teaching_units: 1
goals:
  - {{key: {key("goal")}, text: {{de: Sie können gehen.}}}}
release: []
""",
        "modules/01-anfang/01-erste/step.yaml": f"""\
key: {key("first")}
kind: lesson
heading: {{de: Erste}}
minutes: 5
required: true
sample: true
release: []
sources:
  - {{key: agg-3, label: § 3 AGG, legal_status_on: 2026-11-01}}
""",
        "modules/01-anfang/01-erste/body.de.yaml": """\
- {id: b1, type: text, value: "<p>Ein Bescheid kommt.</p>"}
- {id: b2, type: image, value: {file: weg.png, alt: Ein Weg}}
- {id: b3, type: callout, value: {kind: law, heading: Recht, text: "<p>So ist es.</p>", source: agg-3}}
- {id: b4, type: glossary, value: [bescheid]}
- {id: b5, type: video, value: {file: a.mp4, heading: Film, captions: a.de.vtt, transcript: "<p>Text</p>"}}
- {id: b6, type: table, value: {caption: T, columns: [a, b], rows: [["1", "no"]]}}
""",
        "modules/01-anfang/02-zweite/step.yaml": f"""\
key: {key("second")}
kind: lesson
heading: {{de: Zweite}}
minutes: 5
required: true
sample: false
release: [{{rule: previous}}]
""",
        "modules/01-anfang/02-zweite/body.de.yaml": "- {id: b1, type: heading, value: Hallo}\n",
        "modules/01-anfang/03-quiz/step.yaml": f"""\
key: {key("quiz")}
kind: quiz
heading: {{de: Quiz}}
minutes: 5
required: true
sample: false
release: [{{rule: date, on: 2026-01-01}}]
intro: {{de: "<p>Los!</p>"}}
pass_percent: 70
attempts: null
time_limit_minutes: null
shuffle_questions: false
shuffle_options: true
one_per_page: false
questions: [{key("question")}]
""",
        "questions/frage.yaml": f"""\
key: {key("question")}
kind: truefalse
title: Frage
text: {{de: "<p>Stimmt das?</p>"}}
goal: {key("goal")}
explained_by: {key("first")}
points: 1
options:
  - {{key: true, right: true, feedback: {{de: Ja.}}}}
  - {{key: false, right: false}}
""",
        "media/weg.png": picture(),
        "media/a.mp4": b"\0\0\0\x18ftypmp42",
        "media/a.de.vtt": b"WEBVTT\n\n00:00.000 --> 00:01.000\nHallo\n",
    }  # fmt: skip
    files |= {name: data for name, data in changed.items() if data is not None}
    kept = {name: data for name, data in files.items() if changed.get(name, data) is not None}
    return {name: data if isinstance(data, bytes) else data.encode() for name, data in kept.items()}


def zipped(files, *, compression=zipfile.ZIP_DEFLATED, mode=0):
    """The files as a ZIP; names may be as bad as you like, and a list of pairs may hold one twice."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", compression) as archive:
        for name, data in files.items() if isinstance(files, dict) else files:
            member = zipfile.ZipInfo(name)
            member.filename = name  # ZipInfo would cut it at NUL
            member.compress_type, member.external_attr = compression, mode << 16
            archive.writestr(member, data)
    return io.BytesIO(packed.getvalue())
