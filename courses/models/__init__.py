"""What is learned, in four files: authoring pages, media, frozen editions, and people taking part."""

from courses.models.editions import (
    Correction,
    Edition,
    EditionItem,
    Offer,
    StepDocument,
    StoredMedia,
    Withdrawal,
)
from courses.models.media import (
    CourseDocument,
    CourseImage,
    CourseMedia,
    CourseMediaShelf,
    CourseRendition,
    MediaCaptions,
)
from courses.models.pages import (
    CourseIndexPage,
    CourseObjective,
    CoursePage,
    GlossaryTerm,
    Goal,
    LessonPage,
    LessonSource,
    ModulePage,
    Step,
)
from courses.models.participation import Cohort, Completion, CourseRole, Enrolment, StepProgress

__all__ = [
    "Cohort",
    "Completion",
    "Correction",
    "CourseDocument",
    "CourseImage",
    "CourseIndexPage",
    "CourseMedia",
    "CourseMediaShelf",
    "CourseObjective",
    "CoursePage",
    "CourseRendition",
    "CourseRole",
    "Edition",
    "EditionItem",
    "Enrolment",
    "GlossaryTerm",
    "Goal",
    "LessonPage",
    "LessonSource",
    "MediaCaptions",
    "ModulePage",
    "Offer",
    "Step",
    "StepDocument",
    "StepProgress",
    "StoredMedia",
    "Withdrawal",
]
