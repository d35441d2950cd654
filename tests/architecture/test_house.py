"""The house rules of docs/architecture.md, as far as a programme can see them."""

import ast
import inspect
import re
import tomllib

import pytest
from django.apps import apps
from django.db.models import Model, signals

from tests.architecture.house import CHECKOUT, ROOMS, files, name, room_of

JUNK_DRAWERS = {"utils", "common", "core", "helpers", "misc"}
MODEL_SIGNALS = ("pre_init", "post_init", "pre_save", "post_save", "pre_delete", "post_delete", "m2m_changed")

FORBIDS = re.compile(r"raise |refuse\(")

# Public functions of actions that are no change by a person: name -> why.
ACTIONS_WITHOUT_A_PERSON = {
    "people.sign_up": "there is no account yet",
    "people.redeem_code": "who holds the code has not signed in",
    "people.open_setup": "the operator, at the command line of an empty site",
    "people.finish_setup": "makes the first person",
    "people.wish_reset": "somebody who can't sign in",
    "certificates.issue_due": "the sweep repairs; nobody asked",
    "courses.register_team_snippet": "a registry that rooms above fill when they start",
    "courses.refresh_groups": "after migrating, from the one table of roles",
    "courses.shelf_of": "makes the course's collection when it is first asked for",
    "courses.group_of": "derives Wagtail's group from a role that an action gives",
    "quizzes.open_sheet": "reads what an answer is judged by; shared by the two ways of answering",
    "quizzes.judge": "says what an answer comes to; the caller stores it",
}
# `save()` that does more than forbid: class -> why.
SAVES_THAT_ACT = {
    "courses.models.authored.GermanColumns.save": "the bare columns hold German, whoever saves in whichever language",
}


def tree(path):
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def is_ours(thing):
    return getattr(thing, "__module__", "").partition(".")[0] in ROOMS


@pytest.mark.parametrize("folder", ["site", "locale"])
def test_folders_named_like_standard_modules_are_no_packages(folder):
    assert not (CHECKOUT / folder / "__init__.py").exists()


@pytest.mark.parametrize("room", sorted(ROOMS))
def test_every_room_has_tests(room):
    assert list((CHECKOUT / "tests" / room).glob("test_*.py")) != []


def test_no_room_has_a_junk_drawer():
    assert [name(path) for path in files(".py") if JUNK_DRAWERS & {path.stem, path.parent.name}] == []


def test_settings_are_read_through_django():
    readers = [
        name(path)
        for path in files(".py")
        for node in ast.walk(tree(path))
        if "campus.settings" in imported(node)
        and name(path) != "site/campus/launch.py"  # before Django is loaded
    ]
    assert readers == []


def imported(node):
    if isinstance(node, ast.Import):
        return {alias.name for alias in node.names}
    if isinstance(node, ast.ImportFrom):
        return {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return set()


def is_furniture(path, kind):
    return kind in {path.stem, path.parent.name}


def test_actions_and_queries_know_no_http():
    knowing = [
        name(path)
        for path in files(".py")
        if is_furniture(path, "actions") or is_furniture(path, "queries")
        for node in ast.walk(tree(path))
        for module in imported(node)
        if module and module.startswith(("django.http", "django.shortcuts", "django.views"))
    ]
    assert knowing == []


def test_actions_take_keywords_and_name_the_person():
    others = [
        f"{name(path)}: {function.name}"
        for path in files(".py")
        if is_furniture(path, "actions")
        for function in tree(path).body
        if isinstance(function, ast.FunctionDef) and not function.name.startswith("_")
        if f"{room_of(path)}.{function.name}" not in ACTIONS_WITHOUT_A_PERSON
        if function.args.args
        or function.args.posonlyargs
        or "by" not in [a.arg for a in function.args.kwonlyargs]
    ]
    assert others == []


@pytest.mark.parametrize("signal", MODEL_SIGNALS)
def test_no_room_listens_to_model_signals(signal):
    listening = []
    for _key, reference, *_rest in getattr(signals, signal).receivers:
        receiver = (
            reference()
            if hasattr(reference, "__self__") or "weak" in type(reference).__name__.lower()
            else reference
        )
        if receiver is not None and is_ours(receiver):
            listening.append(receiver.__qualname__)
    assert listening == []


def test_receivers_are_one_call_each():
    long = [
        f"{name(path)}: {function.name}"
        for path in files(".py")
        if is_furniture(path, "receivers")
        for function in tree(path).body
        if isinstance(function, ast.FunctionDef)
        if len([line for line in function.body if not isinstance(getattr(line, "value", None), ast.Constant)])
        > 1
    ]
    assert long == []


def test_save_and_delete_are_overridden_only_to_forbid():
    overriding = {
        f"{owner.__module__}.{owner.__name__}.{method}"
        for model in apps.get_models()
        for owner in model.__mro__
        if is_ours(owner) and issubclass(owner, Model)
        for method in ("save", "delete")
        if method in vars(owner) and not FORBIDS.search(inspect.getsource(vars(owner)[method]))
    }
    assert sorted(overriding - SAVES_THAT_ACT.keys()) == []


def test_every_dependency_says_why():
    text = (CHECKOUT / "pyproject.toml").read_text(encoding="utf-8")
    project = tomllib.loads(text)
    wanted = [
        *project["project"]["dependencies"],
        *(item for extra in project["project"]["optional-dependencies"].values() for item in extra),
        *project["dependency-groups"]["dev"],
    ]
    explained = set(re.findall(r'"([^"]+)"\]?,?\s+# \w', text))
    assert [requirement for requirement in wanted if requirement not in explained] == []
