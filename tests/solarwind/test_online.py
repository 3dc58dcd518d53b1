"""Real-time data from a server of the test's own: answers, errors, slowness, rubbish."""

import gzip
import re
from pathlib import Path

import pytest

from smileviz.base import time
from smileviz.base.errors import SmileError
from smileviz.base.progress import CancelledError
from smileviz.solarwind import download, online
from smileviz.solarwind.online import FetchError, Online, Product
from tests.local_server import serving

SAMPLES = Path(__file__).parents[1] / "authorities" / "solar_wind"
PROPAGATED = (SAMPLES / "swpc_propagated-solar-wind-1-hour_2026.json").read_bytes()
PLASMA = (SAMPLES / "swpc_rtsw_wind_1m.json").read_bytes()
FIELD = (SAMPLES / "swpc_rtsw_mag_1m.json").read_bytes()
KP = (SAMPLES / "swpc_noaa-planetary-k-index_2026.json").read_bytes()

pytestmark = pytest.mark.local_server


@pytest.fixture
def server(monkeypatch):
    with serving(monkeypatch) as found:
        yield found


@pytest.fixture
def settings(server):
    host = f"http://127.0.0.1:{server.server_port}"
    wind = Product("wind", "Wind", ((f"{host}/propagated",), (f"{host}/plasma", f"{host}/field")))
    products = (wind, Product("kp", "Kp", ((f"{host}/kp",),)))
    return Online(products=products, timeout_s=5.0, pause_s=1.0)


def fetch(name, cache, settings, waited=None, report=None):
    waited = [] if waited is None else waited
    return online.fetch(name, cache, settings, report, wait=waited.append)


def test_wind_is_fetched_kept_and_says_as_of_when(server, settings, tmp_path):
    server.answers["/propagated"] = [(200, PROPAGATED)]
    found = fetch("wind", tmp_path / "cache", settings)
    assert found.timeline.place == "Earth"
    assert len(found.timeline.columns["speed_km_s"].values) == 2
    assert abs(found.as_of - time.now()) < 60.0
    assert time.to_utc(found.as_of) in found.sentence
    assert not found.from_cache
    kept = online.cached("wind", tmp_path / "cache", settings)
    assert kept.from_cache
    assert kept.as_of == pytest.approx(found.as_of, abs=1.0)
    assert kept.files[0].read_bytes() == PROPAGATED
    assert "smileviz" in server.asked[0][1]


def test_the_second_choice_is_joined_and_moved_from_l1(server, settings, tmp_path):
    server.answers |= {"/plasma": [(200, PLASMA)], "/field": [(200, FIELD)]}
    found = fetch("wind", tmp_path, settings)
    assert {"speed_km_s", "bz_gsm_nt"} <= set(found.timeline.names)
    assert "moved from L1" in found.timeline.source
    assert len(found.files) == 2


def test_kp_is_fetched(server, settings, tmp_path):
    server.answers["/kp"] = [(200, KP)]
    assert fetch("kp", tmp_path, settings).timeline.names == ("kp",)


def test_an_error_of_the_server_is_tried_again_with_growing_pauses(server, settings, tmp_path):
    server.answers["/kp"] = [(503, b""), (500, b""), (200, KP)]
    waited = []
    assert fetch("kp", tmp_path, settings, waited).timeline.names == ("kp",)
    assert waited == [1.0, 2.0]


def test_what_is_not_there_is_not_asked_for_again(server, settings, tmp_path):
    waited = []
    with pytest.raises(FetchError, match="the server answered 404"):
        fetch("kp", tmp_path, settings, waited)
    assert waited == []
    assert len(server.asked) == 1


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        ((500, b""), "the server answered 500"),
        ((200, b"<html>blocked</html>"), "a web page"),
        ((200, b"[]"), "not a list of rows"),
        ((200, b'[{"a": 1}]'), "no time_tag"),
        (("short", KP), "only .* of .* bytes came|IncompleteRead"),
    ],
)
def test_a_failure_is_one_sentence_and_brings_the_last_data(
    server, settings, tmp_path, answer, reason
):
    with_data, without = tmp_path / "with", tmp_path / "without"
    server.answers["/kp"] = [(200, KP), answer]
    first = fetch("kp", with_data, settings)
    with pytest.raises(FetchError, match=f"Kp cannot be fetched: .*({reason}).*as of") as failed:
        fetch("kp", with_data, settings)
    assert failed.value.cached.from_cache
    assert failed.value.cached.as_of == pytest.approx(first.as_of, abs=1.0)
    with pytest.raises(FetchError, match=reason) as failed:
        fetch("kp", without, settings)
    assert failed.value.cached is None
    assert isinstance(failed.value, SmileError)


def test_a_pause_that_the_server_asks_for_is_kept_if_it_is_short(server, settings, tmp_path):
    server.answers["/kp"] = [(503, b"", {"Retry-After": "7"}), (200, KP)]
    waited = []
    fetch("kp", tmp_path, settings, waited)
    assert waited == [7.0]
    server.answers["/kp"] = [(429, b"", {"Retry-After": "3600"}), (200, KP)]
    with pytest.raises(FetchError, match=r"429 .* asks to wait 3600 s"):
        fetch("kp", tmp_path, settings, waited)
    assert waited == [7.0]


def test_what_comes_packed_is_unpacked(server, settings, tmp_path):
    packed = gzip.compress(KP)
    server.answers["/kp"] = [(200, packed, {"Content-Encoding": "gzip"})]
    assert fetch("kp", tmp_path, settings).timeline.names == ("kp",)
    for broken, why in ((packed[:40], "ends too early"), (b"\x1f\x8brubbish", "packed and broken")):
        server.answers["/kp"] = [(200, broken)]
        with pytest.raises(FetchError, match=why):
            fetch("kp", tmp_path, settings)


def test_too_much_is_not_fetched_and_not_tried_again(server, settings, tmp_path, monkeypatch):
    monkeypatch.setattr(download, "MOST_BYTES", 1000)
    for content, headers in (
        (b"1" * 2000, {}),
        (b"1" * 2000, {"Content-Length": None}),
        (gzip.compress(b"1" * 100_000), {}),
    ):
        server.answers["/kp"], server.asked[:] = [(200, content, headers)], []
        with pytest.raises(FetchError, match="are more than the 0 MB"):
            fetch("kp", tmp_path, settings)
        assert len(server.asked) == 1


def test_a_redirect_is_followed_to_http_only(server, settings, tmp_path):
    server.answers["/kp"] = [(302, b"", {"Location": "/elsewhere"})]
    server.answers["/elsewhere"] = [(200, KP, {"Content-Type": "text/plain"})]
    assert fetch("kp", tmp_path, settings).timeline.names == ("kp",)
    for away in (f"file://{SAMPLES}/swpc_kyoto-dst.json", "ftp://127.0.0.1/kp", "/kp"):
        server.answers["/kp"] = [(302, b"", {"Location": away})]
        with pytest.raises(FetchError, match=r"302|unknown url type"):
            fetch("kp", tmp_path, settings)


def test_what_is_no_address_is_said_at_once(tmp_path):
    waited = []
    for odd in ("nonsense", "http://", "http://[::1", "ftp://127.0.0.1/kp"):
        product = Product("kp", "Kp", ((odd,),))
        with pytest.raises(FetchError, match=re.escape(odd)):
            fetch("kp", tmp_path, Online(products=(product,), tries=1), waited)
    assert waited == []


def test_data_that_came_now_but_are_old_say_so(server, settings, tmp_path):
    server.answers["/propagated"] = [(200, PROPAGATED)]
    (warning,) = fetch("wind", tmp_path, settings).warnings
    assert "the newest data that came end at 2026-11-15" in warning


def test_a_fetch_does_not_change_the_files_of_one_before(server, settings, tmp_path, monkeypatch):
    server.answers["/kp"] = [(200, KP), (200, KP.replace(b"2026-11", b"2026-10"))]
    moments = iter([time.from_utc(f"2026-11-28T10:{k:02d}:00Z") for k in range(40)])
    monkeypatch.setattr(time, "now", lambda: next(moments))
    first = fetch("kp", tmp_path, settings)
    for _ in range(20):
        last = fetch("kp", tmp_path, settings)
    assert first.files != last.files
    assert last.files[0].exists()
    assert online.cached("kp", tmp_path, settings).files == last.files
    assert len(list(tmp_path.glob("kp-*.json"))) == 12


def test_the_addresses_are_those_of_swpc():
    addresses = {
        address for product in Online().products for choice in product.choices for address in choice
    }
    host = "https://services.swpc.noaa.gov"
    assert addresses == {
        f"{host}/products/geospace/propagated-solar-wind.json",
        f"{host}/products/geospace/propagated-solar-wind-1-hour.json",
        f"{host}/json/rtsw/rtsw_wind_1m.json",
        f"{host}/json/rtsw/rtsw_mag_1m.json",
        f"{host}/products/noaa-planetary-k-index.json",
    }


def test_a_server_that_does_not_answer_is_given_up_in_time(server, settings, tmp_path):
    server.answers["/kp"] = [("slow", b"")]
    impatient = Online(products=settings.products, timeout_s=0.05, tries=2)
    with pytest.raises(FetchError, match="no answer in time"):
        fetch("kp", tmp_path, impatient)
    assert len(server.asked) == 2


def test_no_server_at_all(server, settings, tmp_path):
    product = Product("kp", "Kp", (("http://127.0.0.1:9/kp",),))
    with pytest.raises(FetchError, match="refused"):
        fetch("kp", tmp_path, Online(products=(product,), tries=1))


def test_a_fetch_can_be_cancelled(server, settings, tmp_path):
    server.answers["/kp"] = [(200, KP)]
    with pytest.raises(CancelledError):
        fetch("kp", tmp_path, settings, report=lambda part: False)
    assert server.asked == []


def test_a_folder_that_cannot_be_written_is_no_reason_to_fail(server, settings, tmp_path):
    server.answers["/kp"] = [(200, KP)]
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    assert fetch("kp", tmp_path / "file", settings).files == ()


def test_a_broken_cache_is_no_cache(tmp_path, settings):
    assert online.cached("kp", tmp_path, settings) is None
    (tmp_path / "kp.json").write_text("{", encoding="utf-8")
    assert online.cached("kp", tmp_path, settings) is None


def test_only_http_is_fetched_and_only_known_products(tmp_path):
    local = Product("kp", "Kp", ((f"file://{SAMPLES}/swpc_kyoto-dst.json",),))
    with pytest.raises(FetchError, match="only http and https"):
        fetch("kp", tmp_path, Online(products=(local,)))
    with pytest.raises(SmileError, match="'tea' cannot be fetched; there are wind, kp"):
        fetch("tea", tmp_path, Online())
