"""Every address of the account pages. allauth's views are named one by one: nothing is open that is not meant."""

from allauth.account import views as allauth
from allauth.mfa.base import views as second_factor
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as app
from allauth.mfa.webauthn import views as passkey
from django.urls import include, path

from people.views import account, codes, entrance

ours = [
    path("", account.account, name="account"),
    path("profile/", account.profile, name="profile"),
    path("preferences/", account.preferences, name="preferences"),
    path("email/", account.email, name="email"),
    path("confirm-email/<str:token>/", account.confirm_email, name="confirm_email"),
    path("sessions/", account.sessions, name="sessions"),
    path("sessions/end/", account.end_session, name="end_session"),
    path("close/", account.close, name="close"),
    path("roles/", account.roles, name="roles"),
    path("welcome/", entrance.welcome, name="welcome"),
    path("code/", entrance.redeem, name="code"),
    path("code/for/<uuid:key>/", codes.hand_out, name="hand_out"),
    path("password/sent/", entrance.reset_sent, name="reset_sent"),
    path("reset/<uuid:key>/<str:token>/", entrance.reset, name="reset"),
]

urlpatterns = [
    path("", include((ours, "people"))),
    path("login/", allauth.login, name="account_login"),
    path("logout/", allauth.logout, name="account_logout"),
    path("inactive/", allauth.account_inactive, name="account_inactive"),
    path("signup/", entrance.sign_up, name="account_signup"),
    path("password/reset/", entrance.ask_for_reset, name="account_reset_password"),
    path("password/", account.change_password, name="account_change_password"),
    path("again/", allauth.reauthenticate, name="account_reauthenticate"),
    path("security/", second_factor.index, name="mfa_index"),
    path("security/sign-in/", second_factor.authenticate, name="mfa_authenticate"),
    path("security/again/", second_factor.reauthenticate, name="mfa_reauthenticate"),
    path("security/app/", app.activate_totp, name="mfa_activate_totp"),
    path("security/app/remove/", app.deactivate_totp, name="mfa_deactivate_totp"),
    path("security/codes/", recovery.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("security/codes/new/", recovery.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("security/codes/download/", recovery.download_recovery_codes, name="mfa_download_recovery_codes"),
    path("security/passkeys/", passkey.list_webauthn, name="mfa_list_webauthn"),
    path("security/passkeys/add/", passkey.add_webauthn, name="mfa_add_webauthn"),
    path("security/passkeys/again/", passkey.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path("security/passkeys/sign-in/", passkey.login_webauthn, name="mfa_login_webauthn"),
    path("security/passkeys/<int:pk>/remove/", passkey.remove_webauthn, name="mfa_remove_webauthn"),
    path("security/passkeys/<int:pk>/edit/", passkey.edit_webauthn, name="mfa_edit_webauthn"),
]
