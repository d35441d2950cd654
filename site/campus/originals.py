"""What editors upload, as they see it in the editor. Learners get released copies from the store."""

from pathlib import PurePosixPath

from django.core.exceptions import SuspiciousFileOperation
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest
from django.views.decorators.http import require_safe

from courses.cms.files import may_open

SHOWN = {".jpg", ".jpeg", ".png", ".gif", ".webp", ".mp4", ".webm", ".mp3", ".m4a", ".ogg", ".opus"}


@require_safe
def original(request: HttpRequest, path: str) -> FileResponse:
    """A file from the upload folder, for the course's team only; to anybody else it is missing."""
    if not (request.user.is_authenticated and request.user.is_team and may_open(request.user, path)):
        raise Http404
    try:
        file = default_storage.open(path)
    except (OSError, SuspiciousFileOperation, ValueError) as error:
        raise Http404 from error
    is_download = PurePosixPath(path).suffix.lower() not in SHOWN
    response = FileResponse(file, as_attachment=is_download, filename=PurePosixPath(path).name)
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response.headers["Cache-Control"] = "private, no-store"
    return response
