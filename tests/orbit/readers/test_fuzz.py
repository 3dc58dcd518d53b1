"""Files broken at random: a sentence, or an ephemeris that is right or says that it is not."""

import numpy as np
import pytest
import spiceypy
from hypothesis import given, settings
from hypothesis import strategies as st

from smileviz.base.errors import SmileError
from smileviz.base.frames import Frame
from smileviz.orbit import reader
from smileviz.orbit.readers import scales
from tests.orbit.readers.written import horizons, message, oem, stk, table, team, xml

NAMES = ("utc", "x_km", "y_km", "z_km", "vx_km_s", "vy_km_s", "vz_km_s")
FORMS = ("oem", "xml", "stk", "horizons", "csv", "team", "spk")
EVERY = 4  # of the rows: files of 37
WRONG_KM = 150.0


@pytest.fixture(scope="module")
def sound(tmp_path_factory, times, states, truth):
    """A sound file of every format, as bytes."""
    t = times[::EVERY]
    rows, gse = states(t), states(t, Frame.GSE)
    path = tmp_path_factory.mktemp("fuzz") / "a.bsp"
    et = scales.from_t("TDB", t)
    handle = spiceypy.spkopn(str(path), "tests", 0)
    spiceypy.spkw13(handle, -463, 399, "J2000", et[0], et[-1], "s", 7, len(et), rows, et)
    spiceypy.spkcls(handle)
    texts = {
        "oem": message(oem(t, rows)),
        "xml": xml(t, rows),
        "stk": stk(t, rows),
        "horizons": horizons(t, rows),
        "csv": table(t, rows, names=NAMES, comments="# frame: GCRF\n"),
        "team": team(t, gse),
    }
    return {name: text.encode() for name, text in texts.items()} | {"spk": path.read_bytes()}


def _read(path):
    """The ephemeris, or the sentence by which it is refused."""
    try:
        return reader.read(path)
    except SmileError as error:
        return str(error)


def _judge(path, truth):
    """Read *path*: a SmileError in one line is right; else what is told must be true."""
    found = _read(path)
    if isinstance(found, str):
        assert found.startswith(f"{path.name}: ")
        assert "\n" not in found
        return
    inside = np.linspace(found.span.start, found.span.stop, 301)
    place = found.position_km(inside)
    assert np.isfinite(place).all()
    if found.provenance.warning:
        return
    kept = (inside >= truth.span.start) & (inside <= truth.span.stop)
    missed = np.linalg.norm(place[kept] - truth.position_km(inside[kept]), axis=1)
    assert missed.size == 0 or missed.max() < WRONG_KM, path.read_bytes()


def _mutated(content, changes):
    """*content* with bytes replaced, taken out or put in, or lines taken out, doubled, swapped."""
    data = bytearray(content)
    for kind, place, byte in changes:
        at = int(place * (len(data) - 1)) if data else 0
        if kind == "byte":
            data[at : at + 1] = bytes([byte])
        elif kind == "out":
            del data[at : at + 1 + byte % 40]
        elif kind == "in":
            data[at:at] = bytes([byte]) * (1 + byte % 3)
        else:
            _mutate_lines(data, kind, at)
    return bytes(data)


def _mutate_lines(data, kind, at):
    lines = bytes(data).split(b"\n")
    k = bytes(data[:at]).count(b"\n")
    if kind == "line out":
        del lines[k]
    elif kind == "line twice":
        lines.insert(k, lines[k])
    elif kind == "lines swapped" and k + 1 < len(lines):
        lines[k], lines[k + 1] = lines[k + 1], lines[k]
    elif kind == "cut":
        del lines[k:]
    data[:] = b"\n".join(lines)


KINDS = ("byte", "out", "in", "line out", "line twice", "lines swapped", "cut")
CHANGES = st.lists(
    st.tuples(st.sampled_from(KINDS), st.floats(0.0, 1.0), st.integers(0, 255)),
    min_size=1,
    max_size=3,
)


@pytest.mark.parametrize("form", FORMS)
def test_a_mutated_file_is_refused_or_right_or_says_it_is_doubtful(sound, tmp_path, truth, form):
    path = tmp_path / "file"

    @settings(max_examples=120)
    @given(CHANGES)
    def judged(changes):
        path.write_bytes(_mutated(sound[form], changes))
        _judge(path, truth)

    judged()


@pytest.mark.parametrize("form", FORMS)
def test_digits_exchanged_are_refused_or_small_or_doubtful(sound, tmp_path, truth, form):
    path = tmp_path / "file"
    content = sound[form]
    epoch = content.find(b"ScenarioEpoch")  # another one is another orbit, as sound
    told = range(epoch, content.find(b"\n", epoch)) if form == "stk" else ()
    digits = [k for k, byte in enumerate(content) if chr(byte).isdigit() and k not in told]

    @settings(max_examples=120)
    @given(st.sampled_from(digits), st.sampled_from(b"0123456789"))
    def judged(at, digit):
        path.write_bytes(content[:at] + bytes([digit]) + content[at + 1 :])
        _judge(path, truth)

    judged()


@pytest.mark.parametrize(
    "start", [b"", b"stk.v.12.0\n", b"CCSDS_OEM_VERS = 2.0\n", b"<oem>", b"DAF/SPK "]
)
def test_any_bytes_are_refused_in_a_sentence(tmp_path, truth, start):
    path = tmp_path / "file"

    @given(st.binary(max_size=3000) | st.text(max_size=1000).map(str.encode))
    def judged(content):
        path.write_bytes(start + content)
        _judge(path, truth)

    judged()
