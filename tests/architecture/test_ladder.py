"""A room knows only what is below it: in imports (import-linter) and in strings, which a linter doesn't see."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from django.apps import apps
from wagtail.models import Page

from tests.architecture.house import CHECKOUT, ROOMS, files, may_know, name, room_of

TEMPLATE_NAME = re.compile(r"""["'](\w+)/[\w/-]+\.(?:html|txt)["']""")
URL_NAME = re.compile(r"""(?:\{%\s*url|reverse\(|reverse_lazy\(|redirect\()\s*["'](\w+):""")


def lint_imports(folder):
    command = [Path(sys.executable).with_name("lint-imports"), "--no-cache"]
    environment = os.environ | {"PYTHONPATH": f"{folder}:{folder / 'site'}"}
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


def test_imports_go_down():
    done = lint_imports(CHECKOUT)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(
    ("planted", "line"),
    [("courses/planted.py", "import quizzes.apps"), ("certificates/planted.py", "import exchange.apps")],
)
def test_imports_that_go_up_or_aside_are_found(tmp_path, planted, line):
    for folder in ROOMS.values():
        target = tmp_path / folder.relative_to(CHECKOUT)
        shutil.copytree(
            folder, target, ignore=lambda _, names: {n for n in names if "." in n and not n.endswith(".py")}
        )
    shutil.copyfile(CHECKOUT / ".importlinter", tmp_path / ".importlinter")
    (tmp_path / planted).write_text(line)
    done = lint_imports(tmp_path)
    assert (done.returncode, planted.replace("/", ".").removesuffix(".py") in done.stdout) == (1, True), (
        done.stdout
    )


def our_models():
    return [model for model in apps.get_models() if model.__module__.partition(".")[0] in ROOMS]


def test_relations_go_down():
    upward = [
        f"{field} -> {field.related_model.__module__}"
        for model in our_models()
        for field in model._meta.get_fields()
        if field.is_relation and not field.auto_created and field.related_model
        for other in [field.related_model.__module__.partition(".")[0]]
        if other in ROOMS and not may_know(model.__module__.partition(".")[0], other)
    ]
    assert upward == []


@pytest.mark.parametrize("attribute", ["subpage_types", "parent_page_types"])
def test_page_types_go_down(attribute):
    upward = [
        f"{model.__name__}.{attribute}: {entry}"
        for model in our_models()
        if issubclass(model, Page)
        for entry in vars(model).get(attribute) or []
        if isinstance(entry, str)
        for other in [entry.partition(".")[0]]
        if other in ROOMS and not may_know(model.__module__.partition(".")[0], other)
    ]
    assert upward == []


@pytest.mark.parametrize("pattern", [TEMPLATE_NAME, URL_NAME], ids=["templates", "addresses"])
def test_names_in_strings_go_down(pattern):
    upward = [
        f"{name(path)}: {match[0]}"
        for path in files(".py", ".html", ".txt")
        for match in pattern.finditer(path.read_text(encoding="utf-8"))
        if match[1] in ROOMS and match[1] != "campus" and not may_know(room_of(path), match[1])
    ]
    assert upward == []
