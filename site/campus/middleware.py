"""What every answer carries, and the language of the reader."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.middleware.gzip import GZipMiddleware
from django.utils import translation
from django.utils.cache import patch_vary_headers

Answer = Callable[[HttpRequest], HttpResponseBase]

PERMISSIONS = ", ".join(
    f"{feature}=()"
    for feature in ("camera", "display-capture", "geolocation", "microphone", "payment", "usb")
)


def headers(answer: Answer) -> Answer:
    """The headers that no library of ours sets: permissions and resource policy, on errors and files too."""

    def add(request: HttpRequest) -> HttpResponseBase:
        response = answer(request)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        if "Cache-Control" not in response.headers and request.path.split("/")[2:3] in (["learn"], ["my"]):
            response.headers["Cache-Control"] = "private, no-store"
        return _without_body(response) if request.method == "HEAD" else response

    return add


def _without_body(response: HttpResponseBase) -> HttpResponseBase:
    """HEAD asks for the headers, the length included; the server would cut a body off, with a warning."""
    if isinstance(response, StreamingHttpResponse):
        response.streaming_content = ()
    elif isinstance(response, HttpResponse):
        response.content = b""
    return response


class CompressedPages(GZipMiddleware):
    """Pages travel at a quarter of their size. Files don't need it: they are compressed already, or on disk beforehand.

    Lengths tell nothing about a page's secrets: the token is masked anew each time, and Django adds random bytes.
    """

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """Compress HTML."""
        is_page = response.headers.get("Content-Type", "").startswith("text/html")
        return super().process_response(request, response) if is_page else response


def language_of(request: HttpRequest) -> str:
    """The prefix of the address, else the cookie, else Accept-Language, else German."""
    return translation.get_language_from_request(request, check_path=True)


def language(answer: Answer) -> Answer:
    """Answer in the reader's language. Unlike Django's own, a missing page is not redirected."""

    def speak(request: HttpRequest) -> HttpResponseBase:
        spoken = language_of(request)
        request.LANGUAGE_CODE = spoken
        with translation.override(spoken):
            response = answer(request)
            response.headers.setdefault("Content-Language", translation.get_language() or spoken)
        if translation.get_language_from_path(request.path_info) is None:
            patch_vary_headers(response, ("Accept-Language", "Cookie"))
        return response

    return speak
