"""What views ask of a request."""

from typing import cast

from django.http import HttpRequest, QueryDict

from people.models import User


def me(request: HttpRequest) -> User:
    """The person signed in. For views behind `login_required` or the editor's door."""
    return cast("User", request.user)


def posted(request: HttpRequest) -> QueryDict | None:
    """The data for a form: what was posted, be it nothing at all; None when the form is only shown."""
    return request.POST if request.method == "POST" else None
