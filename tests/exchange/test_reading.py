import random

import pytest

from exchange import reading
from tests.exchange.archives import course_files, key, picture

COURSE, LESSON = "course.yaml", "modules/01-anfang/01-erste/step.yaml"
BODY, QUESTION = "modules/01-anfang/01-erste/body.de.yaml", "questions/frage.yaml"


def found(**changed):
    """The errors of a changed archive, as they are shown."""
    return [str(problem) for problem in reading.read(course_files(**changed)).errors]


def replaced(name, old, new):
    """The errors when a piece of one file is another."""
    text = course_files()[name].decode()
    assert old in text
    return found(**{name: text.replace(old, new)})


def test_the_small_course_is_read_whole():
    read = reading.read(course_files())
    assert [str(problem) for problem in read.problems] == []
    assert [step["slug"] for step in read.content.steps] == ["erste", "zweite", "quiz"]
    assert read.content.questions[key("question")]["options"][1]["key"] == "false"
    assert read.content.lessons[0]["bodies"]["de"][5]["value"]["rows"] == [["1", "no"]]


@pytest.mark.parametrize(
    ("name", "old", "new", "told"),
    [
        (COURSE, "self_enrol:", "self_enroll:", "course.yaml, line 15: The key “self_enroll” is not known here."),
        (COURSE, "self_enrol: true\n", "", "course.yaml, line 1: The key “self_enrol” is missing."),
        (COURSE, "self_enrol: true", "self_enrol: yes", "course.yaml, line 15: Write true or false."),
        (COURSE, "2026-11-01", "2026-13-01", "course.yaml, line 13: Write the date as 2026-11-01."),
        (COURSE, "1.5", "1.3", "course.yaml, line 11: Write teaching units as a number, half ones as 1.5."),
        (COURSE, "code: wege", "code: Wege", "course.yaml, line 2: Use small letters, digits and hyphens, at most 60."),
        (COURSE, "{de: Wege, en: Ways}", "{en: Ways}", "course.yaml, line 5: The German text (de) is missing."),
        (COURSE, "en: Ways", "fr: Voies", "course.yaml, line 5: “fr” is none of the languages: de en bg hr it pl ro."),
        (COURSE, "de: Wege", "de: " + "x" * 201, "course.yaml, line 5: The text is longer than 200 characters."),
        (COURSE, "de: Wege", 'de: "a\\0b"', "course.yaml, line 5: The text contains a control character (U+0000)."),
        (COURSE, "topic: administration", "topic: tea", "course.yaml, line 3: “tea” is none of: administration, social-media."),
        (COURSE, f"key: {key('course')}", "key: 12", "course.yaml, line 1: A key is a UUID, such as 46e256f4-3673-40ba-a461-e9d3b4db2341."),
        (COURSE, f"step:{key('first')}", "step:nowhere", "course.yaml: The archive has no step with the key nowhere."),
        ("archive.yaml", "1", "2", "archive.yaml, line 1: Write a whole number from 1 to 1."),
        (BODY, "source: agg-3", "source: agg-4", f"{BODY}: b3: There is no source with the key “agg-4”."),
        (BODY, "source: agg-3", 'source: ""', f"{BODY}: b3: A callout about the law needs the key of its source."),
        (BODY, "[bescheid]", "[amt]", f"{BODY}: b4: The glossary has no term “amt”."),
        (BODY, '["1", "no"]', '["1"]', f"{BODY}: b6: Each row of the table needs 2 cells, one for each column."),
        (BODY, "alt: Ein Weg", "decorative: false", f"{BODY}: b2: The picture needs an alternative text, or “decorative: true”."),
        (BODY, "id: b2", "id: b1", f"{BODY}: The key “b1” stands here twice."),
        (BODY, "type: image", "type: embed", f"{BODY}, line 2: “embed” is none of: heading, text, image, callout, timeline, accordion, quote, table, video, audio, external_video, download, glossary, sources."),
        (BODY, "captions: a.de.vtt", "captions: b.vtt", f"{BODY}: b5: The captions of this file are called “a.de.vtt”."),
        (QUESTION, "key: false", "key: true", f"{QUESTION}: The key “true” stands here twice."),
        (QUESTION, "kind: truefalse", "kind: single", f"{QUESTION}: Only a question of the kind “truefalse” has the answers “true” and “false”."),
        (QUESTION, f"goal: {key('goal')}", f"goal: {key('quiz')}", f"{QUESTION}: The archive has no learning goal with the key {key('quiz')}."),
        (LESSON, f"key: {key('first')}", f"key: {key('second')}", f"modules/01-anfang/02-zweite/step.yaml, line 1: {LESSON} has the same key."),
    ],
)  # fmt: skip
def test_a_mistake_is_named_with_file_and_line(name, old, new, told):
    assert told in replaced(name, old, new)


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("course.yaml", None, "course.yaml: This file is missing."),
        ("notes.txt", "x", "notes.txt: The format knows no file with this name in this place."),
        ("modules/01-anfang/03-quiz/body.de.yaml", "[]", "modules/01-anfang/03-quiz/body.de.yaml: The format knows no file with this name in this place."),
        ("media/weg.png", None, f"{BODY}: b2: There is no file media/weg.png."),
        ("media/weg.png", "<svg onload=alert(1)>", "media/weg.png: The content of this file is not what its name says, or its kind is not taken."),
        ("media/x.svg", "<svg/>", "media/x.svg: The content of this file is not what its name says, or its kind is not taken."),
        ("media/x.html", "<p>", "media/x.html: The content of this file is not what its name says, or its kind is not taken."),
        ("media/other.png", picture("blue"), "media/other.png: No lesson names this file."),
    ],
)  # fmt: skip
def test_files_are_what_and_where_they_should_be(name, data, told):
    assert found(**{name: data}) == [told]


def test_html_that_is_not_allowed_is_taken_out_and_told():
    text = (
        course_files()[BODY]
        .decode()
        .replace("<p>Ein Bescheid kommt.</p>", "<p onclick='x()'>Ein<script>alert(1)</script> Bescheid</p>")
    )
    read = reading.read(course_files(**{BODY: text}))
    assert [str(problem) for problem in read.problems] == [
        f"{BODY}, line 1: This text holds HTML that is not allowed. It is imported without it."
    ]
    assert read.content.lessons[0]["bodies"]["de"][0]["value"] == "<p>Ein Bescheid</p>"


def test_other_blocks_in_a_translation_are_noted():
    read = reading.read(
        course_files(**{BODY.replace(".de.", ".en."): "- {id: b9, type: heading, value: Hi}\n"})
    )
    assert [str(problem) for problem in read.problems] == [
        f"{BODY.replace('.de.', '.en.')}: The blocks are not the same as in the German text."
    ]


def test_mutated_texts_are_read_or_told_never_more():
    """300 damaged archives; every one ends in content or in sentences."""
    chance = random.Random(8105)  # noqa: S311 - a reproducible stream, no secret
    whole = {name: data for name, data in course_files().items() if name.endswith(".yaml")}
    names, told = sorted(whole), 0
    for _round in range(300):
        files = course_files()
        name = chance.choice(names)
        data = bytearray(files[name])
        for _place in range(chance.randrange(1, 8)):
            data[chance.randrange(len(data))] = chance.choice(b"\0\n -:[]{}\"'&*!|>%@`\xc3\xffx7")
        told += bool(reading.read(files | {name: bytes(data)}).problems)
    assert told > 200
