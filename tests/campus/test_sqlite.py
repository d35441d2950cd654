"""The fair queue of writers: in order, in time, and handed on whatever happens."""

import threading
import time

import pytest
from django.db import connection, transaction

from campus.sqlite.base import WRITERS, FairLock
from people.models import Organisation


def in_thread(work):
    thread = threading.Thread(target=work)
    thread.start()
    return thread


def test_waiting_writers_get_their_turn_in_the_order_of_asking():
    lock, order = FairLock(), []
    lock.acquire(1)

    def write(number):
        lock.acquire(5)
        order.append(number)
        lock.release()

    threads = []
    for number in range(5):
        threads.append(in_thread(lambda number=number: write(number)))
        while len(lock._waiting) < number + 1:
            time.sleep(0.001)
    lock.release()
    [thread.join() for thread in threads]

    assert order == [0, 1, 2, 3, 4]


def test_who_waits_too_long_gives_up_and_leaves_the_queue():
    lock = FairLock()
    lock.acquire(1)

    assert lock.acquire(0.01) is False
    lock.release()
    assert lock.acquire(0.01) is True


only_sqlite = pytest.mark.skipif(
    "connection.vendor != 'sqlite'", reason="the queue belongs to the SQLite backend"
)


@only_sqlite
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("end", ["commit", "rollback"])
def test_the_turn_ends_with_the_transaction(end):
    with (
        pytest.raises(ZeroDivisionError) if end == "rollback" else transaction.atomic(),
        transaction.atomic(),
    ):
        assert WRITERS._held
        Organisation.objects.create(name="Amt", kind="other", land="DE-BE")
        1 / (0 if end == "rollback" else 1)

    assert not WRITERS._held


@only_sqlite
@pytest.mark.django_db(transaction=True)
def test_ten_threads_writing_at_once_all_succeed():
    problems = []

    def write(number):
        try:
            for turn in range(20):
                with transaction.atomic():
                    Organisation.objects.create(name=f"Amt {number}-{turn}", kind="other", land="DE-BE")
        except Exception as problem:
            problems.append(problem)
        finally:
            connection.close()

    threads = [in_thread(lambda number=number: write(number)) for number in range(10)]
    [thread.join() for thread in threads]

    assert problems == []
    assert Organisation.objects.count() == 200
