"""What one file alone can't say: whether the parts of an archive fit together. Works on understood content only."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from exchange import media, prose
from exchange.content import Content, Part
from exchange.problems import Findings
from exchange.schema import SOURCE

Finding = tuple[str, str]


def check(content: Content, findings: Findings) -> None:
    """Everything that has to fit, as errors; what is merely odd, as notes."""
    for rule in (_course, _slugs, _keys, _rules, _lessons, _links, _quizzes, _questions, _media):
        for file, message in rule(content):
            findings.error(file, 0, message)
    for file, message in _shapes(content):
        findings.note(file, 0, message)


def _course(content: Content) -> Iterator[Finding]:
    for field in ("heading", "summary"):
        if not content.course[field]:
            yield "course.yaml", _("The German text of “%(field)s” is missing.") % {"field": field}
    if not content.modules:
        yield "modules/", _("The course has no module.")
    for page in (*content.modules, *content.steps):
        if not page["heading"]:
            yield content.files[page["key"]], _("The German heading is missing.")


def _slugs(content: Content) -> Iterator[Finding]:
    """Steps have one address in the whole course, whatever their module."""
    for pages in (content.modules, content.steps):
        seen: set[str] = set()
        for page in pages:
            if page["slug"] in seen:
                yield (
                    content.files[page["key"]],
                    _("Another one has the same address “%(slug)s”.") % {"slug": page["slug"]},
                )
            seen.add(page["slug"])


def _keys(content: Content) -> Iterator[Finding]:
    """Keys of parts inside a file: objectives, goals, options, sources, blocks."""
    yield from _twice("course.yaml", content.course["objectives"])
    yield from _twice("modules/", content.goals)
    for question in content.questions.values():
        yield from _twice(content.files[question["key"]], question["options"])
    for lesson in content.lessons:
        yield from _twice(content.files[lesson["key"]], lesson["sources"])
        for code, body in lesson["bodies"].items():
            yield from _twice(_body(content, lesson, code), body, "id")


def _twice(file: str, records: list[Part], name: str = "key") -> Iterator[Finding]:
    seen: set[Any] = set()
    for record in records:
        if record[name] in seen:
            yield file, _("The key “%(key)s” stands here twice.") % {"key": record[name]}
        seen.add(record[name])


def _rules(content: Content) -> Iterator[Finding]:
    known = {step["key"] for step in content.steps}
    for page in (*content.modules, *content.steps):
        for rule in page["release"]:
            if rule["rule"] == "score" and rule["step"] not in known:
                yield content.files[page["key"]], _no_step(rule["step"])
            if rule["rule"] == "date" and rule["on"] is None:
                yield content.files[page["key"]], _("The opening rule needs a day.")


def _no_step(key: str) -> str:
    return _("The archive has no step with the key %(key)s.") % {"key": key[:60]}


def _lessons(content: Content) -> Iterator[Finding]:
    for lesson in content.lessons:
        sources = {source["key"] for source in lesson["sources"]}
        for code, body in lesson["bodies"].items():
            found = [(block, message) for block in body for message in _block(content, block, sources)]
            yield from (
                (_body(content, lesson, code), f"{block['id']}: {message}") for block, message in found
            )


def _block(content: Content, block: Part, sources: set[str]) -> Iterator[str]:
    rule = BLOCK_RULES.get(block["type"])
    if rule is not None:
        yield from rule(content, block["value"], sources)


def _callout(content: Content, value: Any, sources: set[str]) -> Iterator[str]:
    if value["source"] and value["source"] not in sources:
        yield _("There is no source with the key “%(key)s”.") % {"key": value["source"]}
    if value["kind"] == "law" and not value["source"]:
        yield _("A callout about the law needs the key of its source.")


def _terms(content: Content, value: Any, sources: set[str]) -> Iterator[str]:
    for key in value:
        if key not in content.glossary:
            yield _("The glossary has no term “%(key)s”.") % {"key": key}


def _table(content: Content, value: Any, sources: set[str]) -> Iterator[str]:
    width = len(value["columns"])
    if any(len(row) != width for row in value["rows"]):
        yield _("Each row of the table needs %(count)s cells, one for each column.") % {"count": width}


def _image(content: Content, value: Any, sources: set[str]) -> Iterator[str]:
    if not value["alt"] and not value["decorative"]:
        yield _("The picture needs an alternative text, or “decorative: true”.")


BLOCK_RULES = {"callout": _callout, "glossary": _terms, "table": _table, "image": _image}


def _links(content: Content) -> Iterator[Finding]:
    """Links to steps lead into the archive itself."""
    known = {step["key"] for step in content.steps}
    places = [("course.yaml", content.course["intro"])]
    places += [
        (content.files[step["key"]], step["intro"]) for step in content.steps if step["kind"] == "quiz"
    ]
    places += [
        (_body(content, lesson, code), body)
        for lesson in content.lessons
        for code, body in lesson["bodies"].items()
    ]
    for file, part in places:
        for key in _linked(part):
            if key not in known:
                yield file, _no_step(key)


def _linked(part: Any) -> Iterator[str]:
    if isinstance(part, str):
        yield from prose.steps_linked(part)
    elif isinstance(part, dict | list):
        for each in part.values() if isinstance(part, dict) else part:
            yield from _linked(each)


def _quizzes(content: Content) -> Iterator[Finding]:
    for step in content.steps:
        if step["kind"] != "quiz":
            continue
        for key in step["questions"]:
            if key not in content.questions:
                yield (
                    content.files[step["key"]],
                    _("The archive has no question with the key %(key)s.") % {"key": key},
                )
        if len(set(step["questions"])) < len(step["questions"]):
            yield content.files[step["key"]], _("A question stands in the quiz twice.")


def _questions(content: Content) -> Iterator[Finding]:
    goals = {goal["key"] for goal in content.goals}
    lessons = {lesson["key"] for lesson in content.lessons}
    for question in content.questions.values():
        for message in _question(question, goals, lessons):
            yield content.files[question["key"]], message


def _question(question: Part, goals: set[str], lessons: set[str]) -> Iterator[str]:
    if not question["text"]:
        yield _("The German text of “%(field)s” is missing.") % {"field": "text"}
    if question["goal"] and question["goal"] not in goals:
        yield _("The archive has no learning goal with the key %(key)s.") % {"key": question["goal"]}
    if question["explained_by"] and question["explained_by"] not in lessons:
        yield _("The archive has no lesson with the key %(key)s.") % {"key": question["explained_by"]}
    fixed = {option["key"] for option in question["options"]} & {"true", "false"}
    if question["kind"] == "truefalse" and (len(fixed) < len(question["options"]) or len(fixed) != 2):
        yield _("A question of this kind has exactly the two answers “true” and “false”.")
    if question["kind"] != "truefalse" and fixed:
        yield _("Only a question of the kind “truefalse” has the answers “true” and “false”.")


def _media(content: Content) -> Iterator[Finding]:
    """Files are what their names say, are all there, and each is named somewhere."""
    used: set[str] = set()
    for name, data in content.media.items():
        if message := media.problem(name, data):
            used.add(name)  # one sentence about a file is enough
            yield f"media/{name}", message
    for place, block, code in _placed(content):
        for name, message in _files_of(content, block, code):
            used.add(name)
            if message:
                yield place, f"{block['id']}: {message}"
    for name in sorted(content.media.keys() - used):
        yield f"media/{name}", _("No lesson names this file.")


def _placed(content: Content) -> Iterator[tuple[str, Part, str]]:
    """Every block with its file and language."""
    for lesson in content.lessons:
        for code, body in lesson["bodies"].items():
            for block in body:
                yield _body(content, lesson, code), block, code


def _files_of(content: Content, block: Part, code: str) -> Iterator[Finding]:
    value = block["value"]
    if block["type"] not in media.ENDINGS_OF:
        return
    yield value["file"], _file(content, value["file"], media.ENDINGS_OF[block["type"]])
    if captions := value.get("captions"):
        wanted = media.captions_name(value["file"], code)
        message = (
            ""
            if captions == wanted
            else _("The captions of this file are called “%(name)s”.") % {"name": wanted}
        )
        yield captions, message or _file(content, captions, media.CAPTIONS)


def _file(content: Content, name: str, endings: frozenset[str]) -> str:
    if name not in content.media:
        return _("There is no file media/%(name)s.") % {"name": name}
    if media.ending(name) not in endings:
        return _("“%(name)s” is no file for this block. It takes: %(all)s.") % {
            "name": name, "all": " ".join(sorted(endings)),
        }  # fmt: skip
    return ""


def _shapes(content: Content) -> Iterator[Finding]:
    """A translation has the same blocks with the same ids as the German text."""
    for lesson in content.lessons:
        german = _shape(lesson["bodies"].get(SOURCE, []))
        if not german:
            yield content.files[lesson["key"]], _("The lesson has no German text.")
        for code, body in lesson["bodies"].items():
            if code in {SOURCE, "de-x-simple"} or _shape(body) == german:
                continue
            yield _body(content, lesson, code), _("The blocks are not the same as in the German text.")


def _shape(body: list[Part]) -> list[tuple[str, str]]:
    return [(block["id"], block["type"]) for block in body]


def _body(content: Content, lesson: Part, code: str) -> str:
    return content.files[lesson["key"]].replace("step.yaml", f"body.{code}.yaml")
