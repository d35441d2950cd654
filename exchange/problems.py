"""What is wrong with an archive, in sentences that name file and line."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _


class Refused(Exception):
    """The archive as a whole is not taken; the message is a sentence for the person."""


@dataclass(frozen=True)
class Problem:
    """One finding. An error stops the import, a note is shown and does not."""

    file: str
    line: int
    message: str
    is_error: bool = True

    def __str__(self) -> str:
        if not self.line:
            return f"{self.file}: {self.message}"
        return _("%(file)s, line %(line)s: %(message)s") % {
            "file": self.file, "line": self.line, "message": self.message,
        }  # fmt: skip


MOST = 200


@dataclass
class Findings:
    """Collects problems. After the first 200 it stops listening: nobody reads more."""

    problems: list[Problem] = field(default_factory=list)

    def error(self, file: str, line: int, message: str) -> None:
        """Add what stops the import."""
        self._add(Problem(file, line, str(message)))

    def note(self, file: str, line: int, message: str) -> None:
        """Add what is only shown."""
        self._add(Problem(file, line, str(message), is_error=False))

    def _add(self, problem: Problem) -> None:
        if len(self.problems) < MOST and problem not in self.problems:
            self.problems.append(problem)

    @property
    def errors(self) -> list[Problem]:
        return [problem for problem in self.problems if problem.is_error]

    @property
    def notes(self) -> list[Problem]:
        return [problem for problem in self.problems if not problem.is_error]
