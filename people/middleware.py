"""The second factor is asked of those who may do more than learn."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse


def second_factor(answer: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Hold staff back until they have set up a second factor."""

    def ask(request: HttpRequest) -> HttpResponse:
        return answer(request)

    return ask
