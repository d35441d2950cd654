"""A form of the learner's own pages that arrived without a session: where the way back in leads."""

import re
from urllib.parse import urlsplit

from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode

# The page above a form's address: "my learning", a course room or a step. It answers GET, the form's address may not.
OWN_PAGES = re.compile(r"/[a-z]{2}/(?:my/|learn/[-\w]+/(?:[-\w]+/)?)")


def sign_in_address(request: HttpRequest) -> str:
    """Signing in with a way back to the page of the form; empty for everyone else's forms."""
    found = OWN_PAGES.match(request.path) or OWN_PAGES.match(_came_from(request))
    if request.user.is_authenticated or not found:
        return ""
    return f"{reverse('account_login')}?{urlencode({'next': found[0]})}"


def _came_from(request: HttpRequest) -> str:
    """The path of our own page that held the form, by the browser's word."""
    referer = request.headers.get("Referer", "")
    is_ours = url_has_allowed_host_and_scheme(referer, {request.get_host()})
    return urlsplit(referer).path if is_ours else ""
