"""Download: the content of one address, tried a few times, never for ever and never too much."""

import urllib.error
import urllib.request
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from http.client import HTTPException, HTTPResponse
from time import monotonic

from smileviz import __version__
from smileviz.base.errors import SmileError
from smileviz.base.progress import Report, go_on

MOST_BYTES = 50_000_000
_PIECE = 65_536
_LONGEST_PAUSE_S = 60.0
_AGAIN = (408, 425, 429)
"""Answers below 500 that a server may change."""


@dataclass(frozen=True)
class Patience:
    """How long and how often an address is tried."""

    timeout_s: float = 10.0
    """For the connection, for each wait for data, and three times it for one file."""
    tries: int = 3
    pause_s: float = 1.0
    """Before the second try; doubled before each further one, longer if the server asks for it."""
    agent: str = f"Mozilla/5.0 (compatible; smileviz/{__version__})"


class _GivenUpError(Exception):
    """Trying again would not help."""


def get(
    address: str, patience: Patience, report: Report | None, wait: Callable[[float], None]
) -> bytes:
    """The content of *address*; SmileError names it and why there is none."""
    pause_s, reason = patience.pause_s, ""
    for attempt in range(patience.tries):
        if attempt:
            wait(pause_s)
            pause_s *= 2.0
        go_on(report, 0.0)
        try:
            return _once(address, patience, report)
        except urllib.error.HTTPError as error:
            reason = f"the server answered {error.code} {error.reason}"
            asked_s = _seconds(error.headers.get("Retry-After"))
            error.close()
            if error.code < 500 and error.code not in _AGAIN:  # it will not change its mind
                break
            if asked_s > _LONGEST_PAUSE_S:
                reason += f" and asks to wait {asked_s:.0f} s"
                break
            pause_s = max(pause_s, asked_s)
        except _GivenUpError as error:
            reason = str(error)
            break
        except (OSError, HTTPException) as error:
            cause = getattr(error, "reason", None) or error
            reason = "no answer in time" if isinstance(cause, TimeoutError) else str(cause)
    raise SmileError(f"{address}: {reason}.")


def _once(address: str, patience: Patience, report: Report | None) -> bytes:
    try:
        request = urllib.request.Request(
            address, headers={"User-Agent": patience.agent, "Accept": "application/json"}
        )
    except ValueError:
        raise _GivenUpError("it is no address") from None
    if request.type not in ("http", "https"):
        raise _GivenUpError("only http and https are fetched")
    until = monotonic() + 3.0 * patience.timeout_s
    with _opener().open(request, timeout=patience.timeout_s) as answer:
        content = _body(answer, until, report)
        packed = answer.headers.get("Content-Encoding", "").lower() == "gzip"
    return _unpacked(content) if packed or content.startswith(b"\x1f\x8b") else content


def _opener() -> urllib.request.OpenerDirector:
    """What opens http and https and follows them to no other place, such as a file or FTP."""
    opener = urllib.request.OpenerDirector()
    for handler in (
        urllib.request.ProxyHandler,
        urllib.request.HTTPHandler,
        urllib.request.HTTPSHandler,
        urllib.request.HTTPDefaultErrorHandler,
        urllib.request.HTTPRedirectHandler,
        urllib.request.HTTPErrorProcessor,
        urllib.request.UnknownHandler,
    ):
        opener.add_handler(handler())
    return opener


def _body(answer: HTTPResponse, until: float, report: Report | None) -> bytes:
    expected = int(_seconds(answer.headers.get("Content-Length")))
    if expected > MOST_BYTES:
        raise _GivenUpError(_too_much(expected))
    parts: list[bytes] = []
    size = 0
    while piece := answer.read1(_PIECE):
        parts.append(piece)
        size += len(piece)
        go_on(report, min(size / expected, 1.0) if expected else 0.5)
        if size > MOST_BYTES:
            raise _GivenUpError(_too_much(size))
        if monotonic() > until:
            raise TimeoutError
    if size < expected:
        raise OSError(f"only {size} of {expected} bytes came")
    return b"".join(parts)


def _unpacked(content: bytes) -> bytes:
    packed = zlib.decompressobj(wbits=31)
    try:
        plain = packed.decompress(content, MOST_BYTES + 1)
    except zlib.error:
        raise OSError("what came is packed and broken") from None
    if len(plain) > MOST_BYTES:
        raise _GivenUpError(_too_much(len(plain)))
    if not packed.eof:
        raise OSError("what came is packed and ends too early")
    return plain


def _too_much(size: int) -> str:
    return f"{size / 1e6:.0f} MB are more than the {MOST_BYTES / 1e6:.0f} MB that are fetched"


def _seconds(text: str | None) -> float:
    """The number that a header gives; 0 without one, or for a date."""
    return float(text) if text and text.strip().isdigit() else 0.0
