"""What a stranger with a code learns, and what not."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from django.utils.translation import override

from certificates import actions, codes, store
from certificates.forms import CodeForm
from certificates.models import Certificate
from people.models import RateLimit
from tests.certificates import made

NAME_PARTS = ("Lea", "Muster-Gro")


def check(client, certificate, language="de", **post):
    address = f"/{language}/verify/{certificate.code}/"
    return client.post(address, post) if post else client.get(address)


def body(response):
    return response.content.decode()


def test_a_valid_certificate_shows_every_printed_fact_and_not_the_name(client, issued):
    response = check(client, issued)
    page = body(response)
    texts, issuer = issued.snapshot["texts"]["de"], issued.snapshot["issuer"]
    printed = [
        texts["kind"],
        texts["title"],
        texts["issued_on"],
        issued.serial,
        issuer["name"],
        issuer["address"],
        issuer["signatory"],
    ]
    printed += [fact["value"] for fact in texts["facts"]]
    printed += [goal["text"] for module in texts["modules"] for goal in module["goals"]]
    assert [fact for fact in printed if fact not in page] == []
    assert "verification--valid" in page
    assert [part for part in NAME_PARTS if part in page] == []
    assert "L. M." in page
    assert response.headers["X-Robots-Tag"] == "noindex, nofollow"
    assert response.headers["Cache-Control"] == "private, no-store"


def test_the_holder_may_switch_the_name_on(client, issued):
    actions.show_name(by=issued.enrolment.learner, certificate=issued, is_shown=True)
    assert made.LEA in body(check(client, issued))


def test_nobody_else_may_switch_it_on(client, issued, kora):
    actions.show_name(by=kora, certificate=issued, is_shown=True)
    assert made.LEA not in body(check(client, issued))


@pytest.mark.parametrize(
    ("typed", "kind"), [("lea  muster-großkreutz", "callout--ok"), ("Lea Mustermann", "callout--bad")]
)
def test_a_typed_name_is_answered_match_or_no_match_and_never_shown(client, issued, typed, kind):
    page = body(check(client, issued, name=typed))
    assert kind in page
    assert made.LEA not in page


def test_the_four_states_differ_and_differ_from_unknown(client, issued, kora):
    pages = {"valid": body(check(client, issued))}
    Certificate.objects.update(valid_until=timezone.localdate() - timedelta(days=1))
    pages["expired"] = body(check(client, issued))
    new = actions.reissue(by=kora, certificate=issued, name="Lea Anders")
    pages["superseded"] = body(check(client, issued))
    assert new.serial in pages["superseded"]
    assert new.code not in pages["superseded"]
    actions.revoke(by=kora, certificate=new, reason="wrong_name", note="Nur für das Team")
    pages["revoked"] = body(check(client, new))
    assert "Ausstellung auf einen falschen Namen" in pages["revoked"]
    assert "Nur für das Team" not in pages["revoked"]
    pages["unknown"] = body(client.get(f"/de/verify/{codes.make()}/"))
    assert [state for state, page in pages.items() if f"verification--{state}" not in page] == []


def test_valid_until_counts_to_the_end_of_its_day(client, issued):
    Certificate.objects.update(valid_until=timezone.localdate())
    assert "verification--valid" in body(check(client, issued))


def test_the_replacement_is_not_named_where_the_holder_wished_so(client, issued, kora):
    new = actions.reissue(by=kora, certificate=issued, name="Lea Anders", is_noted=False)
    page = body(check(client, issued))
    assert "verification--superseded" in page
    assert new.serial not in page


@pytest.mark.parametrize("prefix", ["v", "V"])
def test_the_printed_address_leads_on_in_the_readers_language(client, issued, prefix):
    response = client.get(f"/{prefix}/{issued.code.lower()}", headers={"accept-language": "bg"}, follow=True)
    assert response.redirect_chain == [(f"/bg/verify/{issued.code.lower()}/", 302)]
    assert "verification--valid" in body(response)
    assert client.get(f"/{prefix}", headers={"accept-language": "pl"}).headers["Location"] == "/pl/verify/"


def test_a_language_in_which_it_was_not_issued_shows_the_german_facts_marked(client, issued):
    page = body(check(client, issued, "it"))
    assert 'lang="de">1' in page
    assert "Unterrichtseinheit" in page


def test_a_typing_mistake_is_called_one_and_not_looked_up_or_counted(
    client, issued, django_assert_num_queries
):
    wrong = ("1" if issued.code[0] == "0" else "0") + issued.code[1:]
    with django_assert_num_queries(0):
        response = client.get(f"/de/verify/{wrong}/")
    assert response.status_code == 404
    assert 'aria-invalid="true"' in body(response)
    assert not RateLimit.objects.exists()


def test_unknown_codes_answer_alike_and_guessing_meets_a_limit(client, db):
    answers = [client.get(f"/de/verify/{codes.make()}/") for _ in range(61)]
    assert {answer.status_code for answer in answers[:60]} == {404}
    assert len({len(answer.content) for answer in answers[:60]}) == 1
    assert answers[60].status_code == 429


def test_control_looking_at_a_genuine_one_is_not_a_guess(client, issued):
    assert {check(client, issued).status_code for _ in range(65)} == {200}


def test_trying_names_meets_a_limit_per_certificate(client, issued):
    answers = [check(client, issued, name=f"Name {number}").status_code for number in range(11)]
    assert answers == [200] * 10 + [429]


def test_the_form_leads_on_and_says_what_is_wrong(client, issued):
    grouped = codes.grouped(issued.code).lower()
    assert client.get("/de/verify/", {"code": grouped}).headers["Location"] == f"/de/verify/{issued.code}/"
    assert 'aria-invalid="true"' in body(client.get("/de/verify/", {"code": "abc"}))


DRAWN = "EXFP Z40Z NEHB X2CY ZBBX 3VX4 FV1G"


@pytest.mark.parametrize(
    ("typed", "sentences"),
    [
        ("abc", ["The code has 28 characters, you typed 3."]),
        (DRAWN + "7", ["The code has 28 characters, you typed 29."]),
        (DRAWN.replace("G", "U"), ["These characters do not occur in a code: U"]),
        (DRAWN.replace("Z", "ü").replace("G", "?"), ["These characters do not occur in a code: Ü ?"]),
        ("ab u", ["The code has 28 characters, you typed 3.", "These characters do not occur in a code: U"]),
    ],
)
def test_a_line_that_cannot_be_a_code_is_told_how_long_it_is_and_which_signs_are_wrong(typed, sentences):
    with override("en"):
        assert CodeForm({"code": typed}).errors["code"] == sentences


@pytest.mark.parametrize("typed", ["MT-2026-000418", "mt 2026 000418", " MT2026000418", "MT–2026–000418"])
def test_the_number_of_the_certificate_is_told_apart_from_the_code(typed):
    with override("en"):
        (sentence,) = CodeForm({"code": typed}).errors["code"]
    assert sentence.startswith("That is the number of the certificate, not the verification code.")
    assert "beside the QR code" in sentence


def test_a_file_is_compared_byte_by_byte(client, issued):
    content = b"%PDF-1.7 the issued bytes"
    issued.files.filter(language="de").update(sha256=store.put(content), made_at=timezone.now())
    same = SimpleUploadedFile("a.pdf", content)
    changed = SimpleUploadedFile("a.pdf", content[:-1] + b"S")
    assert "callout--ok" in body(check(client, issued, file=same))
    assert "callout--bad" in body(check(client, issued, file=changed))
    assert "field--error" in body(check(client, issued, compare_file="1"))


def test_markup_in_printed_texts_stays_text(client, db):
    group = made.cohort(
        made.organisation("Stadt <script>alert(1)</script>", "ST"),
        made.course("markup", heading_de="<script>alert(2)</script>"),
    )
    certificate = actions.issue(by=None, enrolment=made.enrolment(group))
    assert "<script>alert" not in body(check(client, certificate))
