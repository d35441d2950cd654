"""The one door through which a printed document gets its fonts and its logo. Everything else is refused (M12, M13)."""

from weasyprint.urls import URLFetcher, URLFetcherResponse

from certificates.pdf import fonts

SCHEME = "campus:"
FONT_FILES = frozenset({*fonts.FILES.values(), fonts.EMBLEM_FILE})


class Refused(ValueError):
    """The document asked for something that is not part of it."""


class Assets(URLFetcher):
    """Serves `campus:font/<file>` and `campus:logo`, and nothing that would leave the process or read a named file."""

    def __init__(self, logo: bytes = b"", logo_type: str = "") -> None:
        super().__init__(allowed_protocols=(), allow_redirects=False)
        self.logo, self.logo_type = logo, logo_type

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        """The asset of this name."""
        name = url.removeprefix(SCHEME)
        if url == f"{SCHEME}logo" and self.logo:
            return URLFetcherResponse(url, self.logo, {"Content-Type": self.logo_type})
        if name.removeprefix("font/") in FONT_FILES:
            content = (fonts.FOLDER / name.removeprefix("font/")).read_bytes()
            return URLFetcherResponse(url, content, {"Content-Type": "font/ttf"})
        raise Refused(f"A printed document may not load {url[:80]}")
