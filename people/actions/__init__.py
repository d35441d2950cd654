"""Every change of state in this room. Keyword-only, `by` is the person acting, atomic, logged."""

from people.actions.accounts import (
    close_account,
    create_person,
    drop_second_factor,
    end_session,
    end_sessions,
    reopen_account,
    set_password,
    sign_up,
)
from people.actions.codes import CodeRefused, finish_setup, hand_out_code, open_setup, redeem_code
from people.actions.organisations import change_organisation, create_organisation
from people.actions.roles import (
    LastAdministrator,
    give_role,
    make_administrator,
    note_roles,
    take_role,
    unmake_administrator,
)
from people.actions.self_service import (
    confirm_email,
    drop_email,
    propose_email,
    set_appearance,
    set_certificate_name,
    set_extra_time,
    set_language,
    set_preferences,
    set_profile,
    wish_reset,
)

__all__ = [
    "CodeRefused",
    "LastAdministrator",
    "change_organisation",
    "close_account",
    "confirm_email",
    "create_organisation",
    "create_person",
    "drop_email",
    "drop_second_factor",
    "end_session",
    "end_sessions",
    "finish_setup",
    "give_role",
    "hand_out_code",
    "make_administrator",
    "note_roles",
    "open_setup",
    "propose_email",
    "redeem_code",
    "reopen_account",
    "set_appearance",
    "set_certificate_name",
    "set_extra_time",
    "set_language",
    "set_password",
    "set_preferences",
    "set_profile",
    "sign_up",
    "take_role",
    "unmake_administrator",
    "wish_reset",
]
