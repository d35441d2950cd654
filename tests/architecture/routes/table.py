"""The whole table, by area."""

from tests.architecture.routes import certificates, editor, learning, people, site
from tests.architecture.routes.words import Row

AREAS: dict[str, list[Row]] = {
    "campus": site.ROWS, **people.AREAS, **learning.AREAS, **certificates.AREAS, **editor.AREAS,
}  # fmt: skip
