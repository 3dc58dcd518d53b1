"""Real-time data from a server of the test's own: answers, errors, slowness, rubbish."""

import socketserver
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from smileviz.base import time
from smileviz.base.errors import SmileError
from smileviz.base.progress import CancelledError
from smileviz.solarwind import online
from smileviz.solarwind.online import FetchError, Online, Product

SAMPLES = Path(__file__).parents[1] / "authorities" / "solar_wind"
PROPAGATED = (SAMPLES / "swpc_propagated-solar-wind-1-hour_2026.json").read_bytes()
PLASMA = (SAMPLES / "swpc_rtsw_wind_1m.json").read_bytes()
FIELD = (SAMPLES / "swpc_rtsw_mag_1m.json").read_bytes()
KP = (SAMPLES / "swpc_noaa-planetary-k-index_2026.json").read_bytes()

pytestmark = pytest.mark.local_server


class Server(ThreadingHTTPServer):
    """Replays *answers* by path: lists of (status, content); the last one is repeated."""

    daemon_threads = True

    def server_bind(self):
        socketserver.TCPServer.server_bind(self)  # HTTPServer would look its own name up
        self.server_name, self.server_port = self.server_address

    def handle_error(self, request, client_address):
        """A client that hangs up is what some tests are about."""


class Replies(BaseHTTPRequestHandler):
    def do_GET(self):
        self.server.asked.append((self.path, self.headers["User-Agent"]))
        answers = self.server.answers.get(self.path, [(404, b"")])
        status, content = answers.pop(0) if len(answers) > 1 else answers[0]
        if status == "slow":
            self.server.finished.wait(10.0)
            return
        self.send_response(200 if status == "short" else status)
        self.send_header("Content-Length", str(len(content) + (status == "short")))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *arguments):
        pass


@pytest.fixture
def server(monkeypatch):
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    with Server(("127.0.0.1", 0), Replies) as found:
        found.answers, found.asked, found.finished = {}, [], threading.Event()
        thread = threading.Thread(target=found.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield found
        found.finished.set()
        found.shutdown()
        thread.join()


@pytest.fixture
def settings(server):
    host = f"http://127.0.0.1:{server.server_port}"
    wind = Product("wind", "Wind", ((f"{host}/propagated",), (f"{host}/plasma", f"{host}/field")))
    return Online((wind, Product("kp", "Kp", ((f"{host}/kp",),))), timeout_s=5.0, pause_s=1.0)


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
        ((200, b"<html>blocked</html>"), "not valid JSON"),
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


def test_a_server_that_does_not_answer_is_given_up_in_time(server, settings, tmp_path):
    server.answers["/kp"] = [("slow", b"")]
    impatient = Online(settings.products, timeout_s=0.05, tries=2)
    with pytest.raises(FetchError, match="no answer in time"):
        fetch("kp", tmp_path, impatient)
    assert len(server.asked) == 2


def test_no_server_at_all(server, settings, tmp_path):
    product = Product("kp", "Kp", (("http://127.0.0.1:9/kp",),))
    with pytest.raises(FetchError, match="refused"):
        fetch("kp", tmp_path, Online((product,), tries=1))


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
        fetch("kp", tmp_path, Online((local,)))
    with pytest.raises(SmileError, match="'tea' cannot be fetched; there are wind, kp"):
        fetch("tea", tmp_path, Online())
