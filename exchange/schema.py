"""Format 1 of the course archive, file by file. docs/archive-format.md says the same in words."""

from courses.models import CoursePage
from exchange.fields import Field, ListOf, Record, Variant
from exchange.values import (
    LANGUAGES,
    SOURCE,
    Address,
    BlockId,
    Choice,
    Day,
    Key,
    MediaFile,
    OptionKey,
    Prose,
    Signs,
    Switch,
    Text,
    Texts,
    Type,
    Units,
    Whole,
)
from quizzes import kinds
from quizzes.models import Question

SIMPLE = "de-x-simple"
BODY_LANGUAGES = (*LANGUAGES, SIMPLE)


def one_of(*words: str) -> Choice:
    """A choice of words that never change."""
    return Choice(lambda: list(words))


def texts(most: int) -> Texts:
    """A text of at most so many signs, in several languages."""
    return Texts(Text(most))


PROSE = Texts(Prose())
GOALS = Record(Field("key", Key()), Field("text", texts(300)))
RULES = ListOf(
    Variant(
        "rule",
        {
            "previous": Record(Field("rule", one_of("previous"))),
            "score": Record(
                Field("rule", one_of("score")), Field("step", Key()), Field("percent", Whole(1, 100))
            ),
            "date": Record(Field("rule", one_of("date")), Field("on", Day())),
        },
    ),
    most=10,
)

ARCHIVE = Record(Field("format", Whole(1, 1)))
COURSE = Record(
    Field("key", Key()),
    Field("code", Signs(60)),
    Field("topic", one_of(*CoursePage.Topic.values)),
    Field("audience", one_of(*CoursePage.Audience.values)),
    Field("heading", texts(200)),
    Field("summary", texts(400)),
    Field("intro", PROSE, {}),
    Field("audience_note", texts(300), {}),
    Field("objectives", ListOf(GOALS, most=20), []),
    Field("teaching_units", Units()),
    Field("form", one_of(*CoursePage.Form.values)),
    Field("legal_status_on", Day(), None),
    Field("review_by_on", Day(), None),
    Field("reviewed_languages", ListOf(one_of(*LANGUAGES)), [], is_always_written=True),
    Field("self_enrol", Switch()),
    Field(
        "certificate",
        Record(
            Field("issue", one_of(*CoursePage.Issue.values)),
            Field("valid_months", Whole(1, 600, is_needed=False), None, is_always_written=True),
        ),
    ),
)
GLOSSARY = ListOf(
    Record(Field("key", Signs()), Field("word", texts(100)), Field("explanation", texts(500))), most=500
)
MODULE = Record(
    Field("key", Key()),
    Field("heading", texts(200)),
    Field("summary", texts(400), {}),
    Field("teaching_units", Units()),
    Field("goals", ListOf(GOALS, most=30), []),
    Field("release", RULES, [], is_always_written=True),
)
SOURCES = ListOf(
    Record(
        Field("key", Signs()),
        Field("label", Text(120, is_needed=True)),
        Field("title", Text(250), ""),
        Field("url", Address(), ""),
        Field("legal_status_on", Day(), None),
    )
)


def _step(kind: str, *more: Field) -> Record:
    return Record(
        Field("key", Key()),
        Field("kind", one_of(kind)),
        Field("heading", texts(200)),
        Field("summary", texts(400), {}),
        Field("minutes", Whole(1, 1000)),
        Field("required", Switch()),
        Field("sample", Switch()),
        Field("release", RULES, [], is_always_written=True),
        *more,
    )


STEP = Variant(
    "kind",
    {
        "lesson": _step("lesson", Field("sources", SOURCES, [])),
        "quiz": _step(
            "quiz",
            Field("intro", PROSE, {}),
            Field("pass_percent", Whole(1, 100)),
            Field("attempts", Whole(1, is_needed=False), None, is_always_written=True),
            Field("time_limit_minutes", Whole(1, is_needed=False), None, is_always_written=True),
            Field("shuffle_questions", Switch()),
            Field("shuffle_options", Switch()),
            Field("one_per_page", Switch()),
            Field("questions", ListOf(Key(), most=500)),
        ),
    },
)

SHORT, HEADING = Text(120), Text(120, is_needed=True)
RECORDING = (
    Field("file", MediaFile()),
    Field("heading", HEADING),
    Field("captions", MediaFile(is_needed=False), ""),
    Field("transcript", Prose()),
)
VALUES: dict[str, Type] = {
    "heading": HEADING,
    "text": Prose(),
    "image": Record(
        Field("file", MediaFile()),
        Field("alt", Text(300), ""),
        Field("decorative", Switch(), False),
        Field("caption", Text(300), ""),
    ),
    "callout": Record(
        Field("kind", one_of("key", "error", "example", "law")),
        Field("heading", HEADING),
        Field("text", Prose()),
        Field("source", Signs(is_needed=False), "", is_always_written=True),
    ),
    "timeline": Record(
        Field("heading", HEADING),
        Field(
            "entries",
            ListOf(
                Record(
                    Field("label", Text(60, is_needed=True)),
                    Field("heading", HEADING),
                    Field("text", Text(), ""),
                    Field("turning", Switch(), False),
                )
            ),
        ),
    ),
    "accordion": Record(Field("items", ListOf(Record(Field("heading", HEADING), Field("text", Prose()))))),
    "quote": Record(Field("text", Text(is_needed=True)), Field("attribution", SHORT, "")),
    "table": Record(
        Field("caption", Text(200, is_needed=True)),
        Field("columns", ListOf(SHORT, most=20)),
        Field("rows", ListOf(ListOf(Text(), most=20), most=200)),
    ),
    "video": Record(*RECORDING),
    "audio": Record(*RECORDING),
    "external_video": Record(
        Field("url", Address(200, is_needed=True)), Field("heading", HEADING), Field("text", Text(), "")
    ),
    "download": Record(Field("file", MediaFile()), Field("label", HEADING)),
    "glossary": ListOf(Signs(), most=50),
    "sources": Record(),
}
BODY = ListOf(
    Variant(
        "type",
        {
            name: Record(Field("id", BlockId()), Field("type", one_of(name)), Field("value", value))
            for name, value in VALUES.items()
        },
    ),
    most=300,
)

QUESTION = Record(
    Field("key", Key()),
    Field("kind", Choice(kinds.names)),
    Field("title", Text(150, is_needed=True)),
    Field("text", PROSE),
    Field("hint", texts(300), {}),
    Field("goal", Key(), None),
    Field("explained_by", Key(), None),
    Field(
        "source",
        Record(
            Field("label", Text(120, is_needed=True)),
            Field("title", Text(250), ""),
            Field("url", Address(), ""),
            Field("legal_status_on", Day(), None),
        ),
        None,
    ),
    Field("points", Whole(1, 100)),
    Field("scoring", one_of(*Question.Scoring.values), Question.Scoring.ALL.value, is_always_written=True),
    Field(
        "options",
        ListOf(
            Record(
                Field("key", OptionKey()),
                Field("right", Switch()),
                Field("text", texts(500), {}),
                Field("feedback", texts(800), {}),
            ),
            most=30,
        ),
    ),
    Field("feedback", PROSE, {}),
    Field("tags", ListOf(Text(60)), []),
)

PARTS: dict[str, Type] = {
    "archive": ARCHIVE, "course": COURSE, "glossary": GLOSSARY, "module": MODULE, "step": STEP, "body": BODY,
    "question": QUESTION,
}  # fmt: skip
__all__ = ["BODY_LANGUAGES", "PARTS", "SIMPLE", "SOURCE", "VALUES"]
