"""The outermost middleware of the measured server: says in headers what a request cost, and answers the floors."""

import time
from collections.abc import Callable
from typing import Any

from django.db import connection
from django.http import HttpRequest, HttpResponse

from tools.bench import floors, profiling

TRANSACTIONS = ("BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE")
CPU, STATEMENTS = "X-Bench-CPU", "X-Bench-Statements"


class Statements:
    """Counts a request's statements; the words that open and close a transaction are none."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self, execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        self.count += not sql.startswith(TRANSACTIONS)
        return execute(sql, *rest)


class Counting:
    """CPU seconds of the thread and statements, for every answer."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.product = profiling.profiled(get_response)
        self.floors = floors.handlers()

    def __call__(self, request: HttpRequest) -> HttpResponse:
        answer = self.floors.get(request.path, self.product)
        seen, started = Statements(), time.thread_time()
        with connection.execute_wrapper(seen):
            response = answer(request)
        response.headers[CPU] = f"{time.thread_time() - started:.6f}"
        response.headers[STATEMENTS] = str(seen.count)
        return response
