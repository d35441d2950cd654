"""What views ask of a request."""

from django.http import HttpRequest, QueryDict


def posted(request: HttpRequest) -> QueryDict | None:
    """The data for a form: what was posted, be it nothing at all; None when the form is only shown."""
    return request.POST if request.method == "POST" else None
