"""The kinds of questions: one file each, found by themselves. A new kind is a new file here and its template.

`docs` of a kind are its methods (base.py). Nothing outside this folder knows a kind by name.
"""

from importlib import import_module
from pkgutil import iter_modules

from quizzes.kinds.base import QuestionKind, Refused, registry

__all__ = ["QuestionKind", "Refused", "get", "load", "names"]


def load() -> None:
    """Import every file of this folder; each registers its kind."""
    for module in iter_modules(__path__):
        import_module(f"{__name__}.{module.name}")


def get(name: str) -> QuestionKind:
    """The kind; an unknown name is a loud KeyError, since its questions could be neither shown nor graded."""
    return registry[name]


def names() -> list[str]:
    """The kinds in the order in which authors are offered them."""
    return [kind.name for kind in sorted(registry.values(), key=lambda kind: (kind.position, kind.name))]
