"""What every answer carries: on pages, errors and in the editor."""

import pytest
from django.http import HttpResponse, StreamingHttpResponse

from campus.middleware import headers

pytestmark = pytest.mark.django_db

STRICT = {
    "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' data:", "font-src 'self'",
    "connect-src 'self'", "media-src 'self'", "manifest-src 'self'", "form-action 'self'", "base-uri 'none'",
    "frame-ancestors 'none'",
}  # fmt: skip


def policy(response):
    return set(response.headers["Content-Security-Policy"].split("; "))


@pytest.mark.parametrize("address", ["/de/join/", "/de/account/login/", "/de/gibt-es-nicht/", "/livez", "/"])
def test_the_strict_policy_stands_on_every_answer(client, address):
    response = client.get(address)

    assert policy(response) == STRICT
    assert response.headers["X-Frame-Options"] == "DENY"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Referrer-Policy"] == "same-origin"
    assert response.headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert response.headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "camera=()" in response.headers["Permissions-Policy"]


def test_the_editor_has_a_policy_of_its_own_that_no_other_site_may_frame(client, ada):
    client.force_login(ada)

    parts = policy(client.get("/cms/"))

    assert "frame-ancestors 'self'" in parts
    assert "script-src 'self' 'unsafe-inline'" in parts
    assert "default-src 'none'" in parts


def test_a_server_error_carries_the_headers_and_no_detail(client, settings, monkeypatch):
    monkeypatch.setattr("campus.views.connection", None)
    client.raise_request_exception = False

    response = client.get("/readyz")

    assert response.status_code == 500
    assert policy(response) == STRICT
    assert "NoneType" not in response.content.decode()


@pytest.mark.parametrize("answer", [HttpResponse(b"page"), StreamingHttpResponse([b"pa", b"ge"])])
def test_an_answer_to_head_has_no_body(rf, answer):
    answer.headers["Content-Length"] = "4"
    told = headers(lambda request: answer)(rf.head("/"))
    assert (b"".join(told), told.headers["Content-Length"]) == (b"", "4")
