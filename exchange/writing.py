"""From content to the files of an archive, and these into a folder or a ZIP. The same course gives the same bytes."""

import io
import re
import unicodedata
import zipfile
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from courses.models import CoursePage
from exchange import yaml_writer
from exchange.content import Content, Part
from exchange.gathering import gather
from exchange.guard import Files
from exchange.problems import Refused
from exchange.schema import PARTS

BORN = (1980, 1, 1, 0, 0, 0)  # the first moment a ZIP knows: the time of writing is no part of a course


def files_of(content: Content) -> Files:
    """All files of an archive by their names, in a fixed order."""
    files: Files = {
        "archive.yaml": _file("archive", {"format": 1}),
        "course.yaml": _file("course", content.course),
    }
    if content.glossary:
        files["glossary.yaml"] = _file("glossary", list(content.glossary.values()))
    for number, module in enumerate(content.modules, start=1):
        files |= _module_files(f"modules/{number:02}-{module['slug']}", module)
    files |= _question_files(content)
    return files | {f"media/{name}": data for name, data in sorted(content.media.items())}


def _file(part: str, value: Any) -> bytes:
    return yaml_writer.write(PARTS[part].dump(value))


def _module_files(folder: str, module: Part) -> Files:
    files = {f"{folder}/module.yaml": _file("module", module)}
    for number, step in enumerate(module["steps"], start=1):
        place = f"{folder}/{number:02}-{step['slug']}"
        files[f"{place}/step.yaml"] = _file("step", step)
        for code, body in step.get("bodies", {}).items():
            files[f"{place}/body.{code}.yaml"] = _file("body", body)
    return files


def _question_files(content: Content) -> Files:
    """One file per question, named after its title; the same title twice gets a part of the key."""
    files: Files = {}
    for question in content.questions.values():
        name = f"questions/{_slug(question['title'])}.yaml"
        if name in files:
            name = name.replace(".yaml", f"-{question['key'][:8]}.yaml")
        files[name] = _file("question", question)
    return dict(sorted(files.items()))


GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


def _slug(title: str) -> str:
    plain = unicodedata.normalize("NFKD", title.lower().translate(GERMAN)).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60].strip("-") or "question"


def write_zip(course: CoursePage) -> bytes:
    """A course as a ZIP with one folder, named after its code."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files_of(gather(course)).items():
            member = zipfile.ZipInfo(f"{course.code}/{name}", BORN)
            member.external_attr, member.compress_type = 0o644 << 16, zipfile.ZIP_DEFLATED
            archive.writestr(member, data)
    return packed.getvalue()


def write_folder(course: CoursePage, target: Path) -> int:
    """A course as a folder that does not exist yet or is empty. The number of files."""
    if target.exists() and any(target.iterdir()):
        raise Refused(_("The folder “%(name)s” is not empty.") % {"name": target.name})
    files = files_of(gather(course))
    for name, data in files.items():
        path = target / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return len(files)
