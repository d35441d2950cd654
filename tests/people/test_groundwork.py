"""What other rooms stand on: the log, limits, sweeps, links."""

import re
import threading
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.apps import apps
from django.db import connections
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from wagtail.models import ModelLogEntry

from campus import settings as written  # noqa: TID251 - as written, before the tests change it
from people import limits, links, log, sweeps
from people.models import RateLimit
from people.passwords import Argon2id
from people.wagtail_hooks import ACTIONS
from tests.people.helpers import Statements


def test_an_entry_of_the_log_costs_one_statement_and_holds_no_name(lea, ada):
    log.record("people.closed", lea, by=ada)
    with Statements() as statements:
        log.record("people.closed", lea, by=ada, number=7)
    entry = ModelLogEntry.objects.latest("pk")
    assert len(statements) == 1
    assert [entry.label, entry.data, entry.user_id, entry.action] == [
        f"user {lea.pk}",
        {"number": 7},
        ada.pk,
        "people.closed",
    ]


def test_an_action_nobody_has_named_is_refused(lea):
    with pytest.raises(log.UnknownAction):
        log.record("people.flown", lea, by=lea)


def test_a_limit_counts_up_to_its_most_and_starts_anew(db, monkeypatch):
    now = [1_000_000.0]
    monkeypatch.setattr(limits.time, "time", lambda: now[0])

    def take():
        return limits.take("x", "key", most=3, seconds=60)

    assert [take() for _try in range(5)] == [True, True, True, False, False]
    now[0] += 59
    assert take() is False
    now[0] += 2
    assert [take() for _try in range(4)] == [True, True, True, False]


def test_one_statement_counts(db):
    limits.take("x", "key", most=3, seconds=60)
    with Statements() as statements:
        limits.take("x", "key", most=3, seconds=60)
    assert len(statements) == 1


def test_limits_are_apart_by_action_and_key_and_alike_in_any_case(db):
    assert limits.take("x", "Lea", most=1, seconds=60)
    assert [limits.take("x", "lea", most=1, seconds=60), limits.take("x", "other", most=1, seconds=60)] == [
        False,
        True,
    ]
    assert limits.take("y", "lea", most=1, seconds=60)


def test_a_try_is_given_back_and_a_key_cleared(db):
    limits.take("x", "a", most=1, seconds=60)
    limits.give_back("x", "a")
    assert limits.take("x", "a", most=1, seconds=60)
    limits.clear("x", "a")
    assert limits.take("x", "a", most=1, seconds=60)


@pytest.mark.django_db(transaction=True)
def test_of_forty_tries_at_the_same_time_exactly_the_most_get_through():
    got = []

    def try_it():
        got.append(limits.take("race", "key", most=10, seconds=600))
        connections.close_all()

    threads = [threading.Thread(target=try_it) for _number in range(40)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [got.count(True), got.count(False)] == [10, 30]


@pytest.mark.django_db(transaction=True)
def test_control_reading_before_writing_lets_more_through(monkeypatch):
    barrier, got = threading.Barrier(20), []

    def naive():
        hits = RateLimit.objects.filter(key="naive").values_list("hits", flat=True).first() or 0
        barrier.wait()
        RateLimit.objects.update_or_create(key="naive", defaults={"hits": hits + 1, "ends_at": 0})
        got.append(hits < 10)
        connections.close_all()

    threads = [threading.Thread(target=naive) for _number in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert got.count(True) > 10


def test_ended_windows_are_forgotten(db, monkeypatch):
    limits.take("x", "key", most=1, seconds=0)
    limits.take("x", "other", most=1, seconds=600)
    limits.sweep()
    assert RateLimit.objects.count() == 1


def test_a_sweep_that_fails_does_not_keep_the_others_from_running(monkeypatch, caplog, db):
    ran = []
    monkeypatch.setattr(sweeps, "_sweeps", {})
    sweeps.register("bad", lambda: 1 / 0)
    sweeps.register("good", lambda: ran.append("good"))
    sweeps.run_all()
    assert ran == ["good"]
    assert "The sweep bad failed." in caplog.text


class TestNight:
    """A nightly look happens once a day, from two o'clock on, whatever is started again."""

    @pytest.fixture
    def look(self, monkeypatch, db):
        ran = []
        monkeypatch.setattr(sweeps, "_sweeps", {})
        monkeypatch.setattr(sweeps, "_looked_on", {})
        sweeps.every_night("shelf", lambda: ran.append("look") or ["file abc"])
        return ran

    @pytest.fixture
    def clock(self, monkeypatch):
        def at(text):
            moment = timezone.make_aware(datetime.fromisoformat(text))
            monkeypatch.setattr(timezone, "localtime", lambda: moment)

        return at

    def test_it_is_done_once_and_tells_what_it_found(self, look, clock, caplog):
        for moment in ("2026-03-01 01:59", "2026-03-01 02:00", "2026-03-01 02:01", "2026-03-01 23:00"):
            clock(moment)
            sweeps.run_all()
        assert look == ["look"]
        assert caplog.messages == ["The nightly check shelf found: file abc"]

    def test_a_worker_that_was_started_again_does_not_repeat_it(self, look, clock):
        clock("2026-03-01 03:00")
        for _worker in range(2):
            sweeps._looked_on.clear()
            sweeps.run_all()
        assert look == ["look"]

    def test_the_next_night_it_is_done_again(self, look, clock):
        for moment in ("2026-03-01 03:00", "2026-03-02 03:00"):
            clock(moment)
            sweeps.run_all()
        assert look == ["look", "look"]


def test_every_store_is_looked_through_at_night():
    nightly = {
        name for name, sweep in sweeps._sweeps.items() if getattr(sweep, "func", None) is sweeps._tonight
    }
    assert nightly == {
        "tasks", "released documents", "released files", "ledger of certificates", "files of certificates",
    }  # fmt: skip


def test_tasks_that_ended_a_month_ago_are_forgotten_and_open_ones_never(db):
    now = timezone.now()
    for status, days in (("SUCCESSFUL", 31), ("FAILED", 31), ("SUCCESSFUL", 29), ("READY", None)):
        ended = days and now - timedelta(days=days)
        DBTaskResult.objects.create(
            status=status, finished_at=ended, args_kwargs={"args": [], "kwargs": {}}, task_path="x.y",
            queue_name="default", backend_name="default", run_after=now, exception_class_path="", traceback="",
        )  # fmt: skip
    assert list(sweeps.forget_tasks()) == []
    assert sorted(DBTaskResult.objects.values_list("status", flat=True)) == ["READY", "SUCCESSFUL"]


def test_links_are_made_from_the_configured_address_alone():
    assert links.link("people:account", language="bg") == "http://localhost:8000/bg/account/"
    assert [
        links.is_ours(url)
        for url in ("/x/", "http://localhost:8000/x", "http://localhost:8001/", "x", None, "/a\nb")
    ] == [
        True,
        True,
        False,
        False,
        False,
        False,
    ]


def test_every_logged_action_of_this_room_has_a_label(db):
    source = "".join(path.read_text() for path in Path(apps.get_app_config("people").path).rglob("*.py"))
    used = set(re.findall(r'log\.record\(\s*"([^"]+)"', source))
    assert used == set(ACTIONS)


def test_passwords_cost_what_owasp_asks_for_outside_the_tests():
    assert written.PASSWORD_HASHERS == ["people.passwords.Argon2id"]
    assert (
        Argon2id().encode("ein Satz", "0123456789abcdef").startswith("argon2$argon2id$v=19$m=19456,t=2,p=1$")
    )
