"""Courses for tests: plain functions that make real rows through the product's own ways."""

import io
import uuid
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from django.utils import translation
from PIL import Image
from wagtail.admin.rich_text import DraftailRichTextArea
from wagtail.models import Page, Site

from courses import actions
from courses.models import (
    CourseImage,
    CourseIndexPage,
    CourseObjective,
    CoursePage,
    Edition,
    GlossaryTerm,
    Goal,
    LessonPage,
    LessonSource,
    ModulePage,
)

Blocks = list[dict[str, Any]]


def make_catalogue() -> CourseIndexPage:
    """The catalogue below the site's root page, made once."""
    if found := CourseIndexPage.objects.first():
        return found
    site = Site.objects.filter(is_default_site=True).first()
    parent = site.root_page if site else Page.get_first_root_node()
    catalogue = CourseIndexPage(title="Kurse", slug="courses")
    parent.add_child(instance=catalogue)
    return catalogue


def make_course(code: str = "verwaltung", *, lessons: int = 2, **facts: Any) -> CoursePage:
    """A published course of one module with lessons, in German, with English headings. Not released."""
    heading = facts.pop("heading_de", f"Kurs {code}")
    course = CoursePage(
        title=heading, heading_de=heading, slug=facts.pop("slug", code), code=code,
        **({"topic": "administration", "audience": "administration", "heading_en": f"Course {code}"} | facts),
    )  # fmt: skip
    course.objectives = [CourseObjective(text_de="Sie erkennen eine Benachteiligung.", text_en="You see it.")]
    make_catalogue().add_child(instance=course)
    if lessons:
        module = make_module(course)
        for number in range(1, lessons + 1):
            make_lesson(module, f"Lektion {number}", is_sample=number == 1)
    return course


def make_module(course: CoursePage, heading: str = "Modul 1", **facts: Any) -> ModulePage:
    """A published module at the end of the course, with one goal."""
    module = ModulePage(title=heading, heading_de=heading, **facts)
    module.goals = [Goal(text_de="Sie können die Formen nennen.", text_en="You can name the forms.")]
    course.add_child(instance=module)
    return module


def module_of(course: CoursePage) -> ModulePage:
    """The first module of a course."""
    return ModulePage.objects.child_of(course).order_by("path")[0]


def lessons_of(course: CoursePage) -> list[LessonPage]:
    """The lessons of a course, in order."""
    return list(LessonPage.objects.descendant_of(course).order_by("path"))


def make_lesson(
    module: ModulePage, heading: str = "Lektion", *, body: Blocks | None = None, **facts: Any
) -> LessonPage:
    """A published lesson at the end of the module. Without `body` it has a heading and a paragraph in German."""
    lesson = LessonPage(title=heading, heading_de=heading, body_de=body or text_body(heading), **facts)
    lesson.sources = [
        LessonSource(key="agg-3", label="§ 3 AGG", url="https://www.gesetze-im-internet.de/agg/__3.html")
    ]
    module.add_child(instance=lesson)
    return lesson


def text_body(words: str) -> Blocks:
    """The smallest lesson: a heading and a paragraph."""
    return [
        {"type": "heading", "value": f"Zu {words}", "id": block_id("heading")},
        {"type": "text", "value": f"<p>Der Text von {words}.</p>", "id": block_id("text")},
    ]


def block_id(name: str) -> str:
    """The same id for the same name: blocks have equal ids in all languages."""
    return str(uuid.uuid5(uuid.NAMESPACE_OID, name))


def block(kind: str, value: Any, name: str = "") -> dict[str, Any]:
    """A block of a lesson's body, with an id of its own name."""
    return {"type": kind, "value": value, "id": block_id(name or kind)}


def publish(page: Any, **changes: Any) -> Any:
    """Change a page as an author does, and publish it."""
    page = page.specific_class.objects.get(pk=page.pk)
    for name, value in changes.items():
        setattr(page, name, value)
    with translation.override("de"):
        page.save_revision().publish()
    return page.specific_class.objects.get(pk=page.pk)


def release_course(
    course: CoursePage, *, by: Any = None, is_offered: bool = True, change_note: str = ""
) -> Edition:
    """Release the published state of a course, and offer it."""
    edition = actions.release(by=by, course=course, change_note=change_note)
    if is_offered:
        actions.offer(by=by, edition=edition)
    return edition


def make_image(
    title: str = "Weg", colour: str = "#0b5563", size: tuple[int, int] = (1000, 500)
) -> CourseImage:
    """A picture of one colour."""
    buffer = io.BytesIO()
    Image.new("RGB", size, colour).save(buffer, "PNG")
    return CourseImage.objects.create(
        title=title, file=ImageFile(ContentFile(buffer.getvalue()), name=f"{title}.png")
    )


def make_term(key: str = "bescheid", **facts: Any) -> GlossaryTerm:
    """A word of the glossary, with its partner in Bulgarian."""
    texts = {
        "word_de": "Bescheid", "word_bg": "решение", "word_en": "Decision (Bescheid)",
        "explanation_de": "Ein Brief mit einer Entscheidung.", "explanation_bg": "Писмо с решение.",
    }  # fmt: skip
    return GlossaryTerm.objects.create(key=key, **(texts | facts))


def form_data(form: Any) -> dict[str, Any]:
    """What a browser would send from the editor's form, fields, child rows and streams included."""
    data: dict[str, Any] = {}
    for bound in form:
        data |= _stream_data(bound) if hasattr(bound.field, "block") else _field_data(bound)
    for formset in form.formsets.values():
        data |= {field.html_name: field.value() for field in formset.management_form}
        for child in formset.forms:
            for bound in child:
                data |= _field_data(bound)
    return data


def _field_data(bound: Any) -> dict[str, Any]:
    value = bound.value()
    if value is None or value is False:
        return {}
    if isinstance(bound.field.widget, DraftailRichTextArea):
        return {bound.html_name: bound.field.widget.format_value(value)}
    return {bound.html_name: value}


def _stream_data(bound: Any) -> dict[str, Any]:
    """Only streams of plain text and headings; tests that need more post their own."""
    name, blocks = bound.html_name, list(bound.value() or ())
    data: dict[str, Any] = {f"{name}-count": str(len(blocks))}
    for number, block in enumerate(blocks):
        prefix = f"{name}-{number}"
        facts = {"deleted": "", "order": str(number), "type": block.block_type, "id": str(block.id or "")}
        data |= {f"{prefix}-{key}": value for key, value in facts.items()}
        if block.block_type == "text":
            widget = block.block.field.widget
            data[f"{prefix}-value"] = widget.format_value(block.value.source)
        else:
            data[f"{prefix}-value"] = block.value
    return data
