import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone

from certificates import actions, files, ledger, store
from certificates.models import Certificate, CertificateEvent, CertificateFile
from tests.certificates import made


@pytest.fixture
def chain(herbst, kora):
    for number in range(4):
        actions.issue(by=kora, enrolment=made.enrolment(herbst, f"Lea Muster {'abcd'[number]}"))
    actions.revoke(by=kora, certificate=CertificateEvent.objects.get(number=2).certificate, reason="misused")
    return CertificateEvent.objects.count()


def sql(statement, *values):
    with connection.cursor() as cursor:
        cursor.execute(statement, values or None)  # without values a percent sign is one


def test_an_untouched_ledger_is_whole(chain, capsys):
    assert chain == 5
    assert ledger.sweep() == []
    assert ledger.verify() is None
    call_command("campus_verify_ledger")
    assert "5 rows" in capsys.readouterr().out


TAMPERED = {
    "content": (3, 'UPDATE certificates_certificateevent SET facts = \'{"serial": "X"}\' WHERE number = 3'),
    "kind": (5, "UPDATE certificates_certificateevent SET kind = 'filed' WHERE number = 5"),
    "hash": (2, "UPDATE certificates_certificateevent SET hash = 'f' WHERE number = 2"),
    "tail": (5, "DELETE FROM certificates_certificateevent WHERE number = 5"),
    "middle": (4, "DELETE FROM certificates_certificateevent WHERE number = 3"),
    "name": (1, "UPDATE certificates_certificate SET name = 'Otto Anders' WHERE serial LIKE '%000001'"),
    "serial": (
        1,
        "UPDATE certificates_certificate SET serial = 'SM-2020-000001' WHERE serial LIKE '%000001'",
    ),
    "facts": (4, "UPDATE certificates_certificate SET snapshot = '{}' WHERE serial LIKE '%000004'"),
    "status": (
        5,
        "UPDATE certificates_certificate SET status = 'live', ended_at = NULL WHERE serial LIKE '%000002'",
    ),
}


@pytest.mark.parametrize(("row", "statement"), TAMPERED.values(), ids=TAMPERED)
def test_the_first_row_that_was_tampered_with_is_named(chain, row, statement):
    sql(statement)
    broken = ledger.verify()
    assert broken is not None
    assert broken.number == row
    with pytest.raises(CommandError, match=f"row {row}"):
        call_command("campus_verify_ledger")


def test_the_ledger_holds_no_name(chain):
    assert "Muster" not in str(list(CertificateEvent.objects.values()))


def test_an_erased_name_does_not_break_the_chain(chain):
    sql("UPDATE certificates_certificate SET name = ''")
    assert ledger.verify() is None


def test_rows_cannot_be_changed_or_deleted_by_the_program(chain):
    event = CertificateEvent.objects.first()
    with pytest.raises(TypeError):
        event.save()
    with pytest.raises(TypeError):
        CertificateEvent.objects.all().delete()


def test_the_nightly_look_names_a_file_that_was_changed(chain):
    whole, changed = store.put(b"whole"), store.put(b"changed")
    for digest, language in ((whole, "it"), (changed, "pl")):
        CertificateFile.objects.create(
            certificate=Certificate.objects.first(), language=language, sha256=digest, made_at=timezone.now()
        )
    assert files.sweep() == []
    store.path(changed).write_bytes(b"otherwise")
    assert files.sweep() == [f"file {changed[:12]}"]
