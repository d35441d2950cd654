"""Writing content into the editor's pages. Called inside the transaction of the import, with German as the language."""

from typing import Any
from uuid import UUID

from wagtail.models import Page

from courses import prose
from courses.models import (
    CourseIndexPage,
    CourseObjective,
    CoursePage,
    GlossaryTerm,
    Goal,
    LessonPage,
    LessonSource,
    ModulePage,
)
from exchange.content import Content, Part
from exchange.media import Shelf
from exchange.planning import Plan
from exchange.schema import SIMPLE
from exchange.values import LANGUAGES
from quizzes.models import Option, Question, QuizPage, QuizQuestion

CHOOSERS = {"image": "image", "download": "document", "video": "media", "audio": "media"}
PROSE_FIELDS = {"callout": "text", "video": "transcript", "audio": "transcript"}
STEP_PAGES = {"lesson": LessonPage, "quiz": QuizPage}


def store(plan: Plan, by: Any) -> CoursePage:
    """Write what the plan says is new or changed, and nothing else."""
    return Storer(plan, by).run()


class Storer:
    """First all pages stand in their places, then they are filled: texts link to pages, rules ask for them."""

    def __init__(self, plan: Plan, by: Any) -> None:
        self.plan, self.by = plan, by
        self.content: Content = plan.content
        self.pages: dict[str, int] = {}
        self.terms: dict[str, int] = {}

    def run(self) -> CoursePage:
        """Everything in order; the course as it stands afterwards."""
        self._store_terms()
        self._place_pages()
        course = CoursePage.objects.get(pk=self.pages[self.content.course["key"]])
        self.shelf = Shelf(self.content, course, self.by)
        self._fill_course(course)
        for module in self.content.modules:
            self._fill_module(module)
        for question in self.content.questions.values():
            self._store_question(question, course)
        for step in self.content.steps:
            self._fill_step(step)
        return CoursePage.objects.get(pk=course.pk)

    # --- places ---

    def _place_pages(self) -> None:
        course = self.content.course
        parent = CourseIndexPage.objects.get()
        first = {"code": course["code"], "topic": course["topic"], "audience": course["audience"]}
        self._place(
            CoursePage,
            course | {"slug": course["code"]},
            parent.pk,
            first | {"summary_de": course["summary"]["de"]},
        )
        for module in self.content.modules:
            self._place(ModulePage, module, self.pages[course["key"]])
            for step in module["steps"]:
                self._place(STEP_PAGES[step["kind"]], step, self.pages[module["key"]])
        self._order(self.pages[course["key"]], self.content.modules)
        for module in self.content.modules:
            self._order(self.pages[module["key"]], module["steps"])

    def _place(self, model: Any, part: Part, parent: int, more: Part | None = None) -> None:
        """The page of a part, made if it is missing, under its parent."""
        page = model.objects.filter(translation_key=part["key"]).first()
        if page is None:
            page = model(
                translation_key=UUID(part["key"]),
                slug=part["slug"],
                title=part["heading"]["de"],
                live=False,
                **(more or {}),
            )
            _set_texts(page, "heading", part["heading"])
            Page.objects.get(pk=parent).add_child(instance=page)
        elif page.slug != part["slug"]:
            Page.objects.filter(pk=page.pk).update(
                slug=f"moving-{part['key']}"
            )  # two pages may change addresses
        if model is not CoursePage and page.get_parent().pk != parent:
            page.move(Page.objects.get(pk=parent), pos="last-child", user=self.by)
        self.pages[part["key"]] = page.pk

    def _order(self, parent: int, parts: list[Part]) -> None:
        """The archive's pages first, in its order; others of the course stay behind them."""
        wanted = [self.pages[part["key"]] for part in parts]
        present = list(
            Page.objects.get(pk=parent).get_children().order_by("path").values_list("pk", flat=True)
        )
        if present[: len(wanted)] == wanted:
            return
        for pk in [*wanted, *(pk for pk in present if pk not in wanted)]:
            Page.objects.get(pk=pk).move(Page.objects.get(pk=parent), pos="last-child", user=self.by)

    # --- texts ---

    def _html(self, html: str) -> str:
        return prose.for_editor(html, self.pages.get)

    def _set_prose(self, row: Any, field: str, values: Part) -> None:
        _set_texts(row, field, {code: self._html(html) for code, html in values.items()})

    def _store_terms(self) -> None:
        for key, term in self.content.glossary.items():
            row = GlossaryTerm.objects.filter(key=key).first() or GlossaryTerm(key=key)
            if self.plan.touches("term", key):
                _set_texts(row, "word", term["word"])
                _set_texts(row, "explanation", term["explanation"])
                row.save()
            self.terms[key] = row.pk

    # --- pages ---

    def _fill_course(self, page: CoursePage) -> None:
        part = self.content.course
        if not self.plan.touches("course", part["key"]):
            return
        for name in (
            "code",
            "topic",
            "audience",
            "teaching_units",
            "form",
            "legal_status_on",
            "review_by_on",
            "reviewed_languages",
        ):
            setattr(page, name, part[name])
        page.slug = part["code"]
        page.is_self_enrol = part["self_enrol"]
        page.certificate_issue = part["certificate"]["issue"]
        page.certificate_valid_months = part["certificate"]["valid_months"]
        _set_texts(page, "summary", part["summary"])
        _set_texts(page, "audience_note", part["audience_note"])
        self._set_prose(page, "intro", part["intro"])
        page.objectives = _keyed_rows(CourseObjective, page.objectives.all(), part["objectives"])
        self._publish(page, part)

    def _fill_module(self, part: Part) -> None:
        if not self.plan.touches("module", part["key"]):
            return
        page = ModulePage.objects.get(pk=self.pages[part["key"]])
        _set_texts(page, "summary", part["summary"])
        page.slug, page.teaching_units = part["slug"], part["teaching_units"]
        page.release = self._rules(page, part)
        page.goals = _keyed_rows(Goal, page.goals.all(), part["goals"])
        self._publish(page, part)

    def _fill_step(self, part: Part) -> None:
        if not self.plan.touches(part["kind"], part["key"]):
            return
        page = STEP_PAGES[part["kind"]].objects.get(pk=self.pages[part["key"]])
        _set_texts(page, "summary", part["summary"])
        page.slug, page.minutes = part["slug"], part["minutes"]
        page.is_required, page.is_sample = part["required"], part["sample"]
        page.release = self._rules(page, part)
        if isinstance(page, LessonPage):
            self._fill_lesson(page, part)
        else:
            self._fill_quiz(page, part)
        self._publish(page, part)

    def _fill_lesson(self, page: LessonPage, part: Part) -> None:
        stream = page.body_simple.stream_block
        for code in LANGUAGES:
            setattr(page, f"body_{code}", stream.to_python(self._body(part, code)))
        page.body_simple = stream.to_python(self._body(part, SIMPLE))
        page.sources = [
            LessonSource(sort_order=number, **source) for number, source in enumerate(part["sources"])
        ]

    def _fill_quiz(self, page: QuizPage, part: Part) -> None:
        for name in (
            "pass_percent",
            "time_limit_minutes",
            "shuffle_questions",
            "shuffle_options",
            "one_per_page",
        ):
            setattr(page, name, part[name])
        page.attempts_allowed = part["attempts"]
        self._set_prose(page, "intro", part["intro"])
        rows = {str(row.key): row for row in Question.objects.filter(key__in=part["questions"])}
        page.quiz_questions = [
            QuizQuestion(question=rows[key], sort_order=number)
            for number, key in enumerate(part["questions"])
        ]

    def _publish(self, page: Any, part: Part) -> None:
        """Saved with its children first, so that the revision knows their numbers; then published."""
        _set_texts(page, "heading", part["heading"])
        page.title = part["heading"]["de"]
        page.full_clean()
        page.save(user=self.by)
        page.save_revision(user=self.by, clean=False).publish(user=self.by)

    def _rules(self, page: Any, part: Part) -> Any:
        blocks = [{"type": rule["rule"], "value": self._rule(rule)} for rule in part["release"]]
        return page._meta.get_field("release").stream_block.to_python(blocks)

    def _rule(self, rule: Part) -> Any:
        if rule["rule"] == "score":
            return {"step": self.pages[rule["step"]], "percent": rule["percent"]}
        return {"on": rule["on"].isoformat()} if rule["rule"] == "date" else None

    # --- blocks ---

    def _body(self, part: Part, code: str) -> list[Part]:
        return [{**block, "value": self._value(block, code)} for block in part["bodies"].get(code, [])]

    def _value(self, block: Part, code: str) -> Any:
        """A block's value in the raw form of Wagtail's streams."""
        value, kind = block["value"], block["type"]
        if kind in CHOOSERS:
            value = value | {CHOOSERS[kind]: self.shelf.row(block, code).pk}
        if kind == "text":
            return self._html(value)
        if kind == "glossary":
            return [self.terms[key] for key in value]
        if kind == "accordion":
            return {"items": [item | {"text": self._html(item["text"])} for item in value["items"]]}
        prose_field = PROSE_FIELDS.get(kind)
        return value | {prose_field: self._html(value[prose_field])} if prose_field else value

    # --- questions ---

    def _store_question(self, part: Part, course: CoursePage) -> None:
        if not self.plan.touches("question", part["key"]):
            return
        row = Question.objects.filter(key=part["key"]).first() or Question(
            key=UUID(part["key"]), course=course
        )
        for name in ("kind", "title", "points", "scoring", "tags"):
            setattr(row, name, part[name])
        self._set_prose(row, "text", part["text"])
        self._set_prose(row, "feedback", part["feedback"])
        _set_texts(row, "hint", part["hint"])
        row.goal = Goal.objects.filter(key=part["goal"]).first() if part["goal"] else None
        row.explained_by_id = self.pages[part["explained_by"]] if part["explained_by"] else None
        _set_source(row, part["source"] or {"label": "", "title": "", "url": "", "legal_status_on": None})
        row.is_archived = False
        row.options = _options(row, part["options"])
        row.save()


def _set_source(row: Question, source: Part) -> None:
    row.source_label, row.source_title, row.source_url = source["label"], source["title"], source["url"]
    row.legal_status_on = source["legal_status_on"]


def _set_texts(row: Any, field: str, values: Part) -> None:
    """All languages of a field; one that the archive leaves out is emptied."""
    for code in LANGUAGES:
        empty = "" if not row._meta.get_field(f"{field}_{code}").null else None
        setattr(row, f"{field}_{code}", values.get(code, empty))


def _keyed_rows(model: Any, present: Any, parts: list[Part]) -> list[Any]:
    """Objectives or goals: those that are there keep their row, since questions point at it."""
    known = {str(row.key): row for row in present}
    rows = []
    for number, part in enumerate(parts):
        row = known.get(part["key"]) or model(key=UUID(part["key"]))
        row.sort_order = number
        _set_texts(row, "text", part["text"])
        rows.append(row)
    return rows


def _options(question: Question, parts: list[Part]) -> list[Option]:
    known = {str(row.key): row for row in question.options.all()}
    rows = []
    for number, part in enumerate(parts):
        row = known.get(part["key"]) or Option(key=part["key"])
        row.sort_order, row.is_right = number, part["right"]
        _set_texts(row, "text", part["text"])
        _set_texts(row, "feedback", part["feedback"])
        rows.append(row)
    return rows
