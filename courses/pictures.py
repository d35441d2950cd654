"""Pictures of a release: web-sized, without the camera's data, stored by content."""

import hashlib
import io
import json
from pathlib import Path
from typing import Any, BinaryIO

from django.conf import settings
from PIL import Image, ImageOps

from courses import store

WIDTHS = (480, 800, 1600)
QUALITY = 82
RECIPE = "webp-82-480-800-1600"  # a new recipe is a new name: nothing already made is used for it
ANIMATED = {"GIF": "image/gif", "WEBP": "image/webp"}


def put(file: BinaryIO) -> dict[str, Any]:
    """Store the sizes of a picture and say which: the middle one as the address, all in `srcset`.

    Made once per content, before any transaction: making them costs much more than looking up that they are there.
    """
    file.seek(0)
    content = file.read()
    note = _note(content)
    if note.is_file():
        made: dict[str, Any] = json.loads(note.read_text())
        return made
    made = _make(content)
    note.parent.mkdir(parents=True, exist_ok=True)
    note.write_text(json.dumps(made))
    return made


def _note(content: bytes) -> Path:
    """Where it is noted what was made of this content."""
    name = store.name_of(hashlib.sha256(content + RECIPE.encode()).hexdigest(), "image/webp")
    return Path(settings.STORE_ROOT) / "made" / f"{name[:64]}.json"


def _make(content: bytes) -> dict[str, Any]:
    with Image.open(io.BytesIO(content)) as source:
        if getattr(source, "is_animated", False) and source.format in ANIMATED:
            return _whole(content, ANIMATED[source.format], source)
        picture = ImageOps.exif_transpose(source)
        picture = picture.convert("RGBA" if picture.has_transparency_data else "RGB")
    widths = sorted({min(width, picture.width) for width in WIDTHS})
    sizes = [_size(picture, width) for width in widths]
    main = sizes[min(1, len(sizes) - 1)]
    height = round(picture.height * main["width"] / picture.width)
    return {
        "name": main["name"],
        "content_type": "image/webp",
        "width": main["width"],
        "height": height,
        "srcset": sizes,
    }


def _whole(content: bytes, content_type: str, picture: Image.Image) -> dict[str, Any]:
    """A moving picture stays as it is."""
    name = store.put(content, content_type)
    return {
        "name": name, "content_type": content_type, "width": picture.width, "height": picture.height,
        "srcset": [{"name": name, "width": picture.width}],
    }  # fmt: skip


def _size(picture: Image.Image, width: int) -> dict[str, Any]:
    sized = picture.resize(
        (width, max(1, round(picture.height * width / picture.width))), Image.Resampling.LANCZOS
    )
    buffer = io.BytesIO()
    sized.save(buffer, "WEBP", quality=QUALITY, method=4)
    return {"name": store.put(buffer.getvalue(), "image/webp"), "width": width}
