"""The bench counts right, drives the course it says, and is no part of the product."""

import os
import time
from pathlib import Path

import pytest

from exchange import guard, reading
from tools.bench import processes
from tools.bench.client import Sample
from tools.bench.counting import Statements
from tools.bench.course import CODE, LESSONS, right_answers, write_archive
from tools.bench.measuring import by_step, p95, together
from tools.bench.targets import Target, targets


def sample(step, seconds, statements=2):
    return Sample(step, seconds, cpu=seconds / 2, statements=statements, bytes=1000)


def test_steps_stand_in_order_with_the_middle_and_the_slow_end():
    samples = [sample("lesson", number / 1000) for number in range(1, 101)] + [sample("result", 0.5, 9)]
    lesson, result = by_step(samples)
    assert (lesson.step, lesson.requests, lesson.p50_ms, lesson.p95_ms) == ("lesson", 100, 50.5, 95.0)
    assert (result.step, result.p95_ms, result.cpu_ms, result.statements) == ("result", 500.0, 250.0, 9)


def test_p95_of_one_value_is_that_value():
    assert p95([7.0]) == 7.0


def test_work_is_begun_together_and_a_failure_is_not_swallowed():
    def fail():
        raise LookupError

    with pytest.raises(LookupError):
        together([fail, lambda: None])


def test_words_around_a_transaction_are_no_statements():
    seen = Statements()
    for sql in ("BEGIN IMMEDIATE", "SELECT 1", 'SAVEPOINT "x"', "INSERT INTO t", "COMMIT"):
        seen(lambda *_all: None, sql, (), False, {})
    assert seen.count == 2


def figures(**changes):
    floor = {"bare": {"cpu_ms": 1.0}, "signed-in": {"cpu_ms": 2.0}, "password": {"cpu_ms": 21.0}}
    found = {
        "journeys": {"requests_per_journey": 40, "cpu_per_journey": 0.15},
        "floors": floor,
        "memory": {"idle_mib": 100},
        "starting": {"second": {"seconds": 3}},
    }
    return found | changes


def test_a_journey_is_held_against_its_requests_and_one_password():
    assert targets(figures())[0] == Target(
        "server CPU of a journey", 1.5, 1.5, "× floor"
    )  # 40 × 2 ms + 20 ms


def test_a_target_that_is_missed_is_not_reached():
    missed = [target.name for target in targets(figures(memory={"idle_mib": 221})) if not target.is_reached]
    assert missed == ["memory while idle"]


def test_the_course_is_a_right_archive_of_five_lessons_and_ten_questions(tmp_path, db):
    read = reading.read(guard.read(write_archive(tmp_path)))
    steps = sorted(path.parent.name for path in Path(tmp_path).rglob("step.yaml"))
    assert [str(problem) for problem in read.errors] == []
    assert len(steps) == LESSONS + 1
    assert f"code: {CODE}" in (tmp_path / CODE / "course.yaml").read_text(encoding="utf-8")
    assert [bool(places) for places in right_answers()] == [True] * 10


def test_processor_time_of_a_process_grows_with_its_work():
    before = processes.cpu_seconds(os.getpid())
    end = time.process_time() + 0.1
    while time.process_time() < end:
        pass
    assert processes.cpu_seconds(os.getpid()) - before >= 0.05
    assert processes.memory_mib(os.getpid()) > 10


def test_the_floors_are_no_part_of_the_product(client, db, settings):
    assert client.get("/bench/bare").status_code == 404
    assert [name for name in settings.MIDDLEWARE if "bench" in name] == []
