"""A form may come from our own pages only, where no token can be asked because the page sets no cookie."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.http import url_has_allowed_host_and_scheme

View = Callable[..., HttpResponse]


def same_origin(view: View) -> View:
    """Refuse a POST from another site by what the browser itself says: Sec-Fetch-Site, Origin, else Referer."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method == "POST" and not is_same_origin(request):
            return HttpResponse(status=403)
        return view(request, *args, **kwargs)

    return guarded


def is_same_origin(request: HttpRequest) -> bool:
    """Whether the browser says that a page of ours sent this; without any such word the answer is no."""
    if site := request.headers.get("Sec-Fetch-Site"):
        return site == "same-origin"
    origin = request.headers.get("Origin") or request.headers.get("Referer", "")
    return bool(origin) and origin != "null" and url_has_allowed_host_and_scheme(origin, {request.get_host()})
