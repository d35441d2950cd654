"""Forms of the account pages."""

from typing import Any

from allauth.account.forms import LoginForm, ReauthenticateForm
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.base.forms import ReauthenticateForm as SecondFactorAgainForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django import forms
from django.conf import settings
from django.contrib.auth import password_validation
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from people import codes, limits
from people.models import OneTimeCode, Organisation, User
from people.queries import open_code, organisations

LONGEST_PASSWORD = 128


class NewPasswordField(forms.CharField):
    """A new password, once, with "Show" beside it instead of a second field."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", _("Password"))
        kwargs.setdefault("help_text", _("At least 12 characters. A short sentence is easy to remember."))
        widget = forms.PasswordInput(attrs={"autocomplete": "new-password"})
        kwargs.setdefault("error_messages", {"required": _("Type a password of at least 12 characters.")})
        super().__init__(strip=False, max_length=LONGEST_PASSWORD, widget=widget, **kwargs)


class EmailField(forms.EmailField):
    """An address, in small letters."""

    def __init__(self, **kwargs: Any) -> None:
        errors = {
            "required": _("Type an e-mail address."),
            "invalid": _("Type an e-mail address such as name@example.org."),
        }
        kwargs.setdefault("error_messages", errors)
        super().__init__(
            label=_("E-mail"), widget=forms.EmailInput(attrs={"autocomplete": "email"}), **kwargs
        )

    def clean(self, value: Any) -> str:
        """Addresses differ by more than case only in theory."""
        return str(super().clean(value)).lower()


class SignInForm(LoginForm):
    """User name or e-mail, password, stay signed in."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        login, password, remember = (self.fields[name] for name in ("login", "password", "remember"))
        login.label = _("E-mail or user name")
        login.widget = forms.TextInput(
            attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}
        )
        password.label, password.help_text = _("Password"), ""
        password.widget.attrs = {"autocomplete": "current-password"}
        remember.label, remember.help_text = _("Stay signed in"), _("Not on devices that others use too.")
        login.error_messages["required"] = _("Type your e-mail or your user name.")
        password.error_messages["required"] = _("Type your password.")


class SignUpForm(forms.Form):
    """One's own account. The user name is given by the platform (docs/decisions/0006)."""

    name = forms.CharField(
        label=_("Name for certificates"),
        help_text=_("As it should be printed, for example first name and family name."),
        max_length=150,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": _("Type the name for your certificates.")},
    )
    email = EmailField(
        required=False,
        help_text=_("For a new password, and when your certificate is ready. You can add it later."),
    )
    organisation = forms.ModelChoiceField(
        label=_("Organisation"),
        help_text=_("Where you work, if it is in the list."),
        queryset=Organisation.objects.none(),
        to_field_name="key",
        required=False,
        empty_label=_("None of these"),
    )
    password = NewPasswordField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].queryset = organisations()  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Judge the password with what else was typed."""
        typed = super().clean() or {}
        _judge(self, typed.get("password"), User(username="", email=typed.get("email") or None))
        return typed


class NewPasswordForm(forms.Form):
    """A new password for a person known by link or code."""

    password = NewPasswordField(label=_("New password"))

    def __init__(self, *args: Any, person: User | None, **kwargs: Any) -> None:
        self.person = person
        super().__init__(*args, **kwargs)

    def clean(self) -> dict[str, Any]:
        """Judge the password."""
        typed = super().clean() or {}
        _judge(self, typed.get("password"), self.person)
        return typed


class ChangePasswordForm(NewPasswordForm):
    """A new password for somebody who knows the old one."""

    current = forms.CharField(
        label=_("Current password"),
        error_messages={"required": _("Type your current password.")},
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    field_order = ("current", "password")

    def clean_current(self) -> str:
        """Guesses are counted, also by somebody who sits down at an open session."""
        typed = str(self.cleaned_data["current"])
        key = str(self.person.pk) if self.person else ""
        if not limits.take("change_password", key, most=settings.TRIES_PER_ACCOUNT, seconds=300):
            raise ValidationError(limits.sentence())
        if self.person is None or not self.person.check_password(typed):
            raise ValidationError(_("This is not your current password."))
        limits.give_back("change_password", key)
        return typed


class CodeForm(NewPasswordForm):
    """A printed code and the password that it lets one set."""

    code = forms.CharField(
        label=_("Code"),
        error_messages={"required": _("Type the code of your sheet.")},
        help_text=_("Three groups of four characters, for example K7PQ-XW3M-HE26."),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "autocapitalize": "characters"}),
    )
    field_order = ("code", "password")
    found: OneTimeCode | None = None

    def clean_code(self) -> str:
        """A code of the right length that is open."""
        typed = codes.plain(self.cleaned_data["code"])
        if len(typed) != codes.LENGTH:
            raise ValidationError(_("The code has twelve characters. Please type all of them."))
        self.found = open_code(codes.digest(typed))
        if self.found is None or self.found.person is None:
            raise ValidationError(refusal())
        self.person = self.found.person
        return typed


def refusal() -> Any:
    """What is said about a code that opens nothing, whatever the reason."""
    return _("This code does not work. It may have been used or be too old. Please ask for a new one.")


class EmailForm(forms.Form):
    """An address."""

    email = EmailField()


class ProfileForm(forms.ModelForm[User]):
    """What people say about themselves."""

    class Meta:
        model = User
        fields = ("name", "organisation")
        help_texts = {"name": _("Certificates that were already issued keep the name they were issued with.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].empty_label = _("None of these")  # type: ignore[attr-defined]


class PreferencesForm(forms.ModelForm[User]):
    """In which language, and how pages look."""

    class Meta:
        model = User
        fields = ("language", "theme", "text_size", "more_contrast")
        help_texts = {"language": _("For mails, and for the first page after you sign in.")}


class _Counted(forms.Form):
    """Guesses of a second factor are counted per account."""

    user: User

    def clean_code(self) -> str:
        """Count, check, and take a right one out of the count."""
        key = str(self.user.pk)
        if not limits.take("second_factor", key, most=settings.TRIES_PER_ACCOUNT, seconds=300):
            raise ValidationError(limits.sentence())
        code = super().clean_code()
        limits.give_back("second_factor", key)
        return str(code)


def _label_code(form: forms.Form) -> None:
    form.fields["code"].label = _("Code")
    form.fields["code"].widget.attrs = {"autocomplete": "one-time-code", "inputmode": "numeric"}


class SecondFactorForm(_Counted, AuthenticateForm):
    """The code at sign-in."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _label_code(self)
        self.fields["code"].help_text = _("From your authenticator app, or a recovery code.")


class SecondFactorAgain(_Counted, SecondFactorAgainForm):
    """The code before something important."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _label_code(self)


class PasswordAgain(ReauthenticateForm):
    """The password before something important."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"].label, self.fields["password"].help_text = _("Password"), ""
        self.fields["password"].widget.attrs = {"autocomplete": "current-password"}


class AuthenticatorAppForm(_Counted, ActivateTOTPForm):
    """The first code of an authenticator app."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _label_code(self)
        self.fields["code"].help_text = _("Six digits that the app shows for this account.")


class PasskeyForm(AddWebAuthnForm):
    """A new passkey."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label, self.fields["name"].required = _("Name"), True
        self.fields["passwordless"].label = _("Sign in with it alone")
        self.fields["passwordless"].help_text = _(
            "The device then asks for its PIN, a fingerprint or a face."
        )


class PasskeyNameForm(EditWebAuthnForm):
    """Another name for a passkey."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("Name")


def _judge(form: forms.Form, password: str | None, person: User | None) -> None:
    if password:
        try:
            password_validation.validate_password(password, person)
        except ValidationError as error:
            form.add_error("password", error)


class NewPersonForm(forms.Form):
    """An account made for somebody; the user name is given by the platform, the password set with a start code."""

    name = forms.CharField(
        label=_("Name for certificates"),
        max_length=150,
        error_messages={"required": _("Type the name for the certificates.")},
    )
    organisation = forms.ModelChoiceField(
        label=_("Organisation"),
        queryset=Organisation.objects.none(),
        to_field_name="key",
        error_messages={
            "required": _("Choose an organisation."),
            "invalid_choice": _("Choose an organisation."),
        },
    )
    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES, initial="de")

    def __init__(self, *args: Any, organisations: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].queryset = organisations  # type: ignore[attr-defined]


class RoleForm(forms.Form):
    """Where somebody becomes a coordinator."""

    organisation = forms.ModelChoiceField(
        label=_("Organisation"), queryset=Organisation.objects.all(), to_field_name="key"
    )


class ExtraTimeForm(forms.Form):
    """More time in quizzes."""

    percent = forms.IntegerField(label=_("Extra time in percent"), min_value=0, max_value=300)
