"""PNG: pixels and text come back as they went in."""

import struct
import zlib

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from smileviz.scene.png import png


def chunks(data):
    """Kind and content of each chunk, its checksum looked at."""
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    place = 8
    while place < len(data):
        (length,) = struct.unpack(">I", data[place : place + 4])
        kind, content = data[place + 4 : place + 8], data[place + 8 : place + 8 + length]
        (check,) = struct.unpack(">I", data[place + 8 + length : place + 12 + length])
        assert check == zlib.crc32(kind + content)
        yield kind, content
        place += 12 + length


def pixels(data):
    """The picture, undone from the filter that stores differences from the row above."""
    found = list(chunks(data))
    width, height, depth, colour = struct.unpack(">IIBB", dict(found)[b"IHDR"][:10])
    assert (depth, colour) == (8, 2)
    raw = zlib.decompress(b"".join(content for kind, content in found if kind == b"IDAT"))
    rows = np.frombuffer(raw, dtype=np.uint8).reshape(height, 1 + 3 * width)
    assert (rows[:, 0] == 2).all()
    return np.cumsum(rows[:, 1:], axis=0, dtype=np.uint8).reshape(height, width, 3)


@given(arrays(np.uint8, st.tuples(st.integers(1, 9), st.integers(1, 9), st.just(3))))
def test_the_pixels_come_back(rgb):
    assert (pixels(png(rgb, {})) == rgb).all()


def test_the_text_comes_back_in_any_alphabet():
    rgb = np.zeros((2, 3, 3), dtype=np.uint8)
    found = [
        content for kind, content in chunks(png(rgb, {"model": "Jelínek, 8 R⊕"})) if kind == b"iTXt"
    ]
    keyword, _, rest = found[0].partition(b"\0")
    assert keyword == b"model"
    assert rest[:4] == b"\0\0\0\0"
    assert rest[4:].decode("utf-8") == "Jelínek, 8 R⊕"


def test_the_last_chunk_is_the_end():
    assert list(chunks(png(np.zeros((1, 1, 3), dtype=np.uint8), {})))[-1] == (b"IEND", b"")
