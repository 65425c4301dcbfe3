"""A picture from a data URI as an object of a PDF, without transparency (PDF 32000-1:2008, 8.9.5)."""

from __future__ import annotations

import base64
import io
import re
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportlab.pdfbase.pdfdoc import PDFName, PDFObjectReference

from facilitator.paper.pdf_document import PaperDocument, stream

if TYPE_CHECKING:
    from PIL.Image import Image

DATA_URI = re.compile(r"data:image/(?:png|jpe?g);base64,([A-Za-z0-9+/=\s]+)", re.I)
MOST_PIXELS = 40_000_000
FINEST = 1600  # pixels along the longer side: a logo of 40 mm at 1000 to the inch


@dataclass(frozen=True, slots=True)
class Picture:
    """``width`` and ``height`` in pixels; ``data`` packed as ``packing`` says, in 1 or 3 ``colours`` of 8 bits."""

    name: str
    width: int
    height: int
    colours: int
    packing: str
    data: bytes


def picture_of(uri: str, name: str) -> Picture | None:
    """The picture of a data URI, on white where it is transparent. None where it is no PNG or JPEG that can be read."""
    found = DATA_URI.fullmatch(uri.strip())
    if not found:
        return None
    from PIL.Image import DecompressionBombError

    try:
        return _decoded(base64.b64decode(found[1]), name)
    except (OSError, ValueError, SyntaxError, EOFError, zlib.error, DecompressionBombError):
        return None


def write_picture(document: PaperDocument, picture: Picture) -> PDFObjectReference:
    """Adds a picture to a file, packed as it is."""
    entries = {
        "Type": PDFName("XObject"),
        "Subtype": PDFName("Image"),
        "Width": picture.width,
        "Height": picture.height,
        "ColorSpace": PDFName("DeviceRGB" if picture.colours == 3 else "DeviceGray"),
        "BitsPerComponent": 8,
        "Filter": PDFName(picture.packing),
    }
    return stream(document, picture.data, entries, squeeze=False)


def _decoded(data: bytes, name: str) -> Picture | None:
    from PIL.Image import open as opened

    with opened(io.BytesIO(data), formats=("PNG", "JPEG")) as image:
        if image.width * image.height > MOST_PIXELS:
            return None
        if image.format == "JPEG" and image.mode in ("RGB", "L") and max(image.size) <= FINEST:
            image.load()
            return Picture(name, *image.size, len(image.getbands()), "DCTDecode", data)
        flat = _on_white(image)
    return Picture(name, *flat.size, 3, "FlateDecode", zlib.compress(flat.tobytes()))


def _on_white(image: Image) -> Image:
    from PIL.Image import new

    clear = image.convert("RGBA") if image.has_transparency_data else image.convert("RGB")
    clear.thumbnail((FINEST, FINEST))
    if clear.mode == "RGB":
        return clear
    page = new("RGB", clear.size, "white")
    page.paste(clear, mask=clear.getchannel("A"))
    return page
