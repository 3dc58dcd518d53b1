"""PNG: a picture as the bytes of a file, with text that says where it comes from (ISO 15948)."""

import struct
import zlib

import numpy as np
from numpy.typing import NDArray

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_RGB = 2
_UP = 2  # the filter that stores the difference from the row above: small for smooth pictures


def png(rgb: NDArray[np.uint8], text: dict[str, str]) -> bytes:
    """Return *rgb* (h, w, 3), first row on top, as PNG with *text* by keyword, UTF-8."""
    height, width, _ = rgb.shape
    header = struct.pack(">IIBBBBB", width, height, 8, _RGB, 0, 0, 0)
    flat = rgb.reshape(height, width * 3)
    rows = np.empty((height, width * 3 + 1), dtype=np.uint8)
    rows[:, 0] = _UP
    rows[0, 1:] = flat[0]
    rows[1:, 1:] = flat[1:] - flat[:-1]
    chunks = [_chunk(b"IHDR", header)]
    chunks += [_chunk(b"iTXt", _international(*item)) for item in text.items()]
    chunks += [_chunk(b"IDAT", zlib.compress(rows.tobytes(), 6)), _chunk(b"IEND", b"")]
    return _SIGNATURE + b"".join(chunks)


def _international(keyword: str, value: str) -> bytes:
    """A keyword (at most 79 bytes of Latin-1), no compression, no language, the text."""
    key = keyword.encode("latin-1", "replace")[:79]
    return key + b"\0\0\0\0\0" + value.encode("utf-8")


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
