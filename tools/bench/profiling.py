"""With BENCH_PROFILE=<file> the server profiles its own work on requests and writes what it found when it ends."""

import cProfile
import os
import threading
import time
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

Answer = Callable[[HttpRequest], HttpResponse]


def profiled(answer: Answer) -> Answer:
    """The same way of answering; profiled, one request at a time, if the environment asks for it."""
    target = os.environ.get("BENCH_PROFILE")
    if not target:
        return answer
    profile, one_at_a_time = cProfile.Profile(time.thread_time), threading.Lock()

    def measured(request: HttpRequest) -> HttpResponse:
        with one_at_a_time:
            response = profile.runcall(answer, request)
            profile.dump_stats(target)
        return response

    return measured
