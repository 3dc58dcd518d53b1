"""A server of the tests' own on 127.0.0.1: answers, errors, slowness, rubbish, as it is told."""

import contextlib
import socketserver
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Server(ThreadingHTTPServer):
    """Replays *answers* by path: lists of (status, content, headers); the last one is repeated.

    Status "slow" never answers, "short" promises a byte more than comes, "dripping" sends a byte
    now and then. Headers of None are left out.
    """

    daemon_threads = True

    def server_bind(self):
        socketserver.TCPServer.server_bind(self)  # HTTPServer would look its own name up
        self.server_name, self.server_port = self.server_address

    @property
    def host(self):
        return f"http://127.0.0.1:{self.server_port}"

    def handle_error(self, request, client_address):
        """A client that hangs up is what some tests are about."""


class Replies(BaseHTTPRequestHandler):
    def do_GET(self):
        self.server.asked.append((self.path, self.headers["User-Agent"]))
        answers = self.server.answers.get(self.path, [(404, b"")])
        status, content, *more = answers.pop(0) if len(answers) > 1 else answers[0]
        if status == "slow":
            self.server.finished.wait(10.0)
            return
        odd = {"short": 200, "dripping": 200}
        headers = {"Content-Length": str(len(content) + (status == "short")), **dict(*more)}
        self.send_response(odd.get(status, status))
        for name, value in headers.items():
            if value is not None:
                self.send_header(name, value)
        self.end_headers()
        pieces = [content] if status != "dripping" else [bytes([byte]) for byte in content]
        for piece in pieces:
            self.wfile.write(piece)
            if status == "dripping" and self.server.finished.wait(0.02):
                return

    def log_message(self, *arguments):
        pass


@contextlib.contextmanager
def serving(monkeypatch):
    """Run a `Server` while it is needed; no proxy stands between."""
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
