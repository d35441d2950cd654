"""The team signs in with a second factor; learners may; nobody pays for it who does not need it."""

import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal import auth
from django.test import Client

from people import actions, mail, permissions
from people.models import User
from people.roles import Role
from tests.conftest import PASSWORD
from tests.people.helpers import Statements, is_signed_in, sign_in

SECOND, SETUP, SECURITY = (
    "/en/account/security/sign-in/",
    "/en/account/security/app/",
    "/en/account/security/",
)


def code_of(secret, steps=0):
    counter = int(time.time()) // 30 + steps
    return f"{auth.hotp_value(secret, counter):06d}"


@pytest.fixture
def app(kora):
    """Kora's authenticator app: its secret."""
    Authenticator.objects.filter(user=kora).delete()
    secret = auth.generate_totp_secret()
    auth.TOTP.activate(kora, secret)
    return secret


@pytest.fixture
def karl(organisation):
    """A coordinator who has not set up a second factor yet."""
    person = actions.create_person(by=None, username="karl", password=PASSWORD, organisation=organisation)
    actions.give_role(by=None, person=person, organisation=organisation)
    return person


def test_the_password_alone_does_not_open_the_door_of_somebody_with_an_app(client, kora, app):
    sign_in(client, "kora")
    assert not is_signed_in(client)
    client.post(SECOND, {"code": code_of(app)})
    assert is_signed_in(client)


def test_a_wrong_code_is_told_and_five_are_the_most(client, kora, app, monkeypatch):
    sign_in(client, "kora")
    for _try in range(5):
        assert "This code is not right." in client.post(SECOND, {"code": "000000"}).content.decode()
    assert "tried too often" in client.post(SECOND, {"code": code_of(app)}).content.decode()
    assert not is_signed_in(client)


def test_control_without_the_limit_the_sixth_code_opens(client, kora, app, settings):
    settings.TRIES_PER_ACCOUNT = 1000
    sign_in(client, "kora")
    for _try in range(5):
        client.post(SECOND, {"code": "000000"})
    client.post(SECOND, {"code": code_of(app)})
    assert is_signed_in(client)


def test_a_recovery_code_opens_once(kora, app):
    code = RecoveryCodes.activate(kora).generate_codes()[0]
    opened = []
    for _time in range(2):
        client = Client()
        sign_in(client, "kora")
        client.post(SECOND, {"code": code})
        opened.append(is_signed_in(client))
    assert opened == [True, False]


def test_without_a_second_factor_the_team_reaches_its_account_pages_only(client, karl):
    sign_in(client, "karl")
    answers = {path: client.get(path) for path in ("/en/", "/en/my/", "/cms/", "/en/account/", SECURITY)}
    assert {
        path: (answer.status_code, answer.headers.get("Location")) for path, answer in answers.items()
    } == {
        "/en/": (302, SECURITY),
        "/en/my/": (302, SECURITY),
        "/cms/": (302, "/de/account/security/"),
        "/en/account/": (200, None),
        SECURITY: (200, None),
    }


def test_control_with_one_the_editor_opens(client, karl):
    sign_in(client, "karl")
    auth.TOTP.activate(karl, auth.generate_totp_secret())
    assert client.get("/cms/").status_code == 200


def test_in_the_demo_nobody_is_held_back(client, karl, settings):
    settings.DEMO = True
    sign_in(client, "karl")
    assert client.get("/cms/").status_code == 200


def test_a_learner_is_not_held_back_and_pays_no_statement_for_the_question(client, lea):
    client.force_login(lea)
    with Statements() as statements:
        client.get("/en/my/")
    assert [text for text in statements.texts if "mfa_authenticator" in text] == []


def test_a_coordinator_pays_once_in_a_session(client, kora):
    client.force_login(kora)
    client.get("/en/my/")
    with Statements() as statements:
        client.get("/en/my/")
    assert [text for text in statements.texts if "mfa_authenticator" in text] == []


def test_who_gets_a_role_is_held_back_from_the_next_click_on(client, lea, organisation):
    client.force_login(lea)
    assert client.get("/en/my/").status_code == 200
    actions.give_role(by=None, person=lea, organisation=organisation)
    assert client.get("/en/my/")["Location"] == SECURITY


def test_setting_the_app_up_gives_recovery_codes_and_tells_the_person(
    client, lea, mailoutbox, django_capture_on_commit_callbacks
):
    sign_in(client, "lea")
    client.post("/en/account/again/", {"password": PASSWORD})
    secret = client.get(SETUP).context["form"].secret
    with django_capture_on_commit_callbacks(execute=True):
        response = client.post(SETUP, {"code": code_of(secret)}, follow=True)
    assert response.redirect_chain == [("/en/account/security/codes/", 302)]
    assert Authenticator.objects.filter(user=lea).count() == 2
    mail.sweep()
    assert [letter.to for letter in mailoutbox] == [["lea@example.org"]]


def test_the_secret_is_stored_encrypted(kora, app):
    stored = Authenticator.objects.get(user=kora, type="totp").data["secret"]
    assert app not in stored
    assert auth.decrypt(stored) == app


def test_the_team_can_not_remove_its_last_second_factor(client, kora, app):
    sign_in(client, "kora")
    client.post(SECOND, {"code": code_of(app)})
    client.post("/en/account/again/", {"password": PASSWORD})
    page = client.post("/en/account/security/app/remove/", follow=True).content.decode()
    assert "Your role needs a second factor." in page
    assert Authenticator.objects.filter(user=kora, type="totp").count() == 1


def test_a_learner_can(client, lea):
    auth.TOTP.activate(lea, auth.generate_totp_secret())
    client.force_login(lea)
    client.post("/en/account/again/", {"password": PASSWORD})
    client.post("/en/account/security/app/remove/")
    assert Authenticator.objects.filter(user=lea).count() == 0


def test_important_pages_ask_for_the_password_again(client, lea):
    client.force_login(lea)
    for page in ("email/", "close/", "security/app/", "security/passkeys/add/"):
        assert (
            client.get(f"/en/account/{page}")["Location"]
            == f"/en/account/again/?next=%2Fen%2Faccount%2F{page.replace('/', '%2F')}"
        )


def test_passkeys_belong_to_the_configured_host(client, lea, settings):
    settings.ALLOWED_HOSTS = ["*"]
    options = client.get(
        "/en/account/security/passkeys/sign-in/",
        headers={"Accept": "application/json", "Host": "evil.example"},
    ).json()
    assert options["request_options"]["publicKey"]["rpId"] == "localhost"


def test_no_page_of_the_second_factor_holds_an_inline_script_or_style(client, lea):
    sign_in(client, "lea")
    client.post("/en/account/again/", {"password": PASSWORD})
    for page in ("", "app/", "passkeys/", "passkeys/add/"):
        text = client.get(SECURITY + page).content.decode()
        scripts = [tag for tag in text.split("<script")[1:] if "src=" not in tag.split(">")[0]]
        assert [tag for tag in scripts if 'type="application/json"' not in tag.split(">")[0]] == []
        assert ["style=" in text, "<style" in text, "onclick=" in text] == [False, False, False]


def test_the_column_that_spares_the_query_follows_every_change_of_roles(lea, organisation):
    seen = [lea.is_team]
    role = actions.give_role(by=None, person=lea, organisation=organisation)
    seen.append(User.objects.get(pk=lea.pk).is_team)
    actions.take_role(by=None, role=role)
    seen.append(User.objects.get(pk=lea.pk).is_team)
    actions.make_administrator(by=None, person=lea)
    seen.append(User.objects.get(pk=lea.pk).is_team)
    assert seen == [False, True, False, True]


def test_a_role_given_without_telling_counts_at_the_next_sign_in(client, lea, monkeypatch):
    monkeypatch.setattr(permissions, "_sources", [lambda person: [Role.TRAINER]])
    sign_in(client, "lea")
    assert User.objects.get(pk=lea.pk).is_team


def test_an_administrator_helps_somebody_who_lost_everything_and_nobody_else_does(
    client, kora, otto, ada, app
):
    there = Client()
    there.force_login(kora)
    for person, left in ((otto, 1), (kora, 1), (ada, 0)):
        client.force_login(person)
        client.post(f"/cms/people/{kora.key}/second-factor/")
        assert Authenticator.objects.filter(user=kora).count() == left
    assert there.get("/en/account/").status_code == 302
    sign_in(there, "kora")
    assert there.get("/en/my/")["Location"] == SECURITY
