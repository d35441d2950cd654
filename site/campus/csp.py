"""The content security policy by path: strict everywhere, a second one for the editor, which may frame its preview."""

from csp.constants import SELF
from csp.middleware import CSPMiddleware, PolicyParts
from django.conf import settings
from django.http import HttpRequest, HttpResponseBase


class PolicyMiddleware(CSPMiddleware):
    """The strict policy; the admin path gets the one that Wagtail's editor needs."""

    def get_policy_parts(
        self,
        request: HttpRequest,
        response: HttpResponseBase,
        report_only: bool = False,  # noqa: FBT001, FBT002 - the library calls it so
    ) -> PolicyParts:
        """The parts of the policy for this answer."""
        parts = super().get_policy_parts(request, response, report_only)
        if report_only:
            return parts
        if getattr(
            request, "is_dummy", False
        ):  # Wagtail asks for a page to preview it, in the page's own path
            parts.config = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"] | {"frame-ancestors": [SELF]}
        elif request.path_info.startswith(f"/{settings.ADMIN_PATH}"):
            parts.config = settings.ADMIN_CONTENT_SECURITY_POLICY
        return parts
