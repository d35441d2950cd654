"""allauth as this product uses it: its sign-in and second factors, our limits, mails, links and words."""

import base64
import hashlib
from typing import Any
from urllib.parse import urlsplit

import segno
from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context as current
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from people import appearance, limits, links, mail
from people.actions import note_roles, set_password
from people.models import User
from people.permissions import needs_second_factor
from people.requests import me
from people.sessions import note_sign_in

WRONG = gettext_lazy("This sign-in name and this password do not belong together. Please check both.")

# What people are told after a step; allauth's other messages (welcome …) say what the page shows anyway.
TOLD = {
    "account/messages/logged_out.txt": gettext_lazy("You are signed out."),
    "mfa/messages/totp_activated.txt": gettext_lazy("The authenticator app is set up."),
    "mfa/messages/totp_deactivated.txt": gettext_lazy("The authenticator app was removed."),
    "mfa/messages/webauthn_added.txt": gettext_lazy("The passkey was added."),
    "mfa/messages/webauthn_removed.txt": gettext_lazy("The passkey was removed."),
    "mfa/messages/recovery_codes_generated.txt": gettext_lazy(
        "New recovery codes were made; the old ones are void."
    ),
}


def _is_learner(request: HttpRequest | None) -> bool:
    """Signed in, and no more than a learner."""
    person: Any = getattr(request, "user", None)
    return bool(person and person.is_authenticated and not person.is_team)


class AccountAdapter(DefaultAccountAdapter):
    """Limits, redirects, messages and mails of accounts."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "username_password_mismatch": WRONG,
        "email_password_mismatch": WRONG,
        "incorrect_password": gettext_lazy("This password is not right. Please try again."),
        "too_many_login_attempts": gettext_lazy(
            "That was tried too often. Please wait five minutes, or set a new password."
        ),
        "incorrect_code": gettext_lazy("This code is not right. Please type the one that is shown now."),
    }

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Count the try, for the account and for the network address; known and unknown names alike."""
        self._account = credentials.get("username") or credentials.get("email") or ""
        self._address = self.get_client_ip(request)
        may_try = limits.take("sign_in", self._account, most=settings.TRIES_PER_ACCOUNT, seconds=300)
        may_call = limits.take("sign_in_from", self._address, most=settings.TRIES_PER_ADDRESS, seconds=300)
        if not (may_try and may_call):
            raise self.validation_error("too_many_login_attempts")

    def _rollback_login_failed_rl_usage(self) -> None:
        """Allauth calls this after the right password."""
        limits.give_back("sign_in", self._account)
        limits.give_back("sign_in_from", self._address)

    def reauthenticate(self, user: Any, password: str) -> bool:
        """Ask for the password again."""
        found = self.authenticate(self.request, username=user.username, password=password)
        return found is not None and found.pk == user.pk

    def get_client_ip(self, request: HttpRequest) -> str:
        """The caller's address, behind as many proxies as are ours."""
        return limits.address_of(request)

    def login(self, request: HttpRequest, user: Any) -> None:
        """Sign in: a new session key, the session's own notes, and roles looked up again."""
        super().login(request, user)
        note_sign_in(request.session, request.headers.get("User-Agent", ""))
        note_roles(person=user)

    def post_login(self, request: HttpRequest, user: Any, **kwargs: Any) -> HttpResponse:
        """On to the person's pages, in the person's language, looking as was chosen just before."""
        response = super().post_login(request, user, **kwargs)
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            user.language,
            max_age=settings.LANGUAGE_COOKIE_AGE,
            samesite=settings.LANGUAGE_COOKIE_SAMESITE,
            secure=settings.LANGUAGE_COOKIE_SECURE,
        )
        appearance.take_along(request, response, user)
        return response

    def get_logout_redirect_url(self, request: HttpRequest) -> str:
        """The start page, in the language of the page that was left."""
        return f"/{translation.get_language()}/"

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """The first page after signing in, in the person's language."""
        with translation.override(me(request).language):
            return str(super().get_login_redirect_url(request))

    def is_safe_url(self, url: str) -> bool:
        """`next` leads to our own host or nowhere; nor to the editor's closed door, which would send back here."""
        return links.is_ours(url) and not (
            url.startswith(f"/{settings.ADMIN_PATH}") and _is_learner(current.request)
        )

    def set_password(self, user: Any, password: str) -> None:
        """Through our action, so that other sessions end."""
        set_password(by=user, person=user, password=password, keep_session=self.request.session.session_key)

    def add_message(
        self, request: HttpRequest, level: int, message_template: str | None = None, *args: Any, **kwargs: Any
    ) -> None:
        """Say it in our words, or not at all."""
        if text := kwargs.get("message") or TOLD.get(message_template or ""):
            messages.add_message(request, level, str(text))

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Allauth sends nothing itself."""
        raise NotImplementedError(template_prefix)

    def send_notification_mail(self, template_prefix: str, user: Any, *args: Any, **kwargs: Any) -> None:
        """Something about the second factor changed: tell the person, at the confirmed address."""
        if template_prefix.startswith("mfa/"):
            mail.send("people/mail/second_factor", to=user)


class MFAAdapter(DefaultMFAAdapter):
    """Second factors: secrets encrypted at rest, the configured host, and no way back for the team."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": AccountAdapter.error_messages["incorrect_code"],
        "cannot_delete_authenticator": gettext_lazy(
            "Your role needs a second factor. Add another one before you remove this one."
        ),
    }

    def encrypt(self, text: str) -> str:
        """A stolen database alone gives no codes."""
        return _cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """The counterpart."""
        return _cipher().decrypt(encrypted_text.encode()).decode()

    def build_totp_svg(self, url: str) -> str:
        """The code to be scanned; dark on white in every theme."""
        return str(
            segno.make(url, micro=False).svg_inline(scale=5, border=4, light="#ffffff", dark="#10282d")
        )

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """Passkeys belong to the configured host, whatever a request says."""
        return {"id": urlsplit(settings.PUBLIC_URL).hostname or "localhost", "name": settings.SITE_NAME}

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """The team keeps at least one second factor."""
        others = second_factors(authenticator.user).exclude(pk=authenticator.pk)
        return not needs_second_factor(authenticator.user) or others.exists()

    def generate_authenticator_name(self, user: User, type: Authenticator.Type) -> str:  # noqa: A002 - allauth's name
        """A first name for a passkey, which the person may change."""
        return _("Passkey %(number)s") % {"number": second_factors(user).filter(type=type).count() + 1}


def second_factors(person: User | AnonymousUser) -> Any:
    """What counts as a second factor; recovery codes alone do not."""
    types = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
    return Authenticator.objects.filter(user_id=person.pk, type__in=types)


def _cipher() -> MultiFernet:
    keys = [str(key) for key in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)]
    return MultiFernet(
        [Fernet(base64.urlsafe_b64encode(hashlib.sha256(f"mfa:{key}".encode()).digest())) for key in keys]
    )
