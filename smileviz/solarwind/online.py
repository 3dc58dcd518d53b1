"""SWPC's real-time wind and Kp over the network: only when asked, kept in a folder, never silent.

A fetch tries each address a few times with growing pauses. When all fail the error carries what
was fetched last, with its time; nothing pretends that old data are new.
"""

import json
import os
import tempfile
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from http.client import HTTPException
from pathlib import Path
from time import monotonic, sleep

from smileviz import __version__
from smileviz.base import time
from smileviz.base.errors import SmileError
from smileviz.solarwind.arrival import joined
from smileviz.solarwind.readers import swpc
from smileviz.solarwind.reading import CancelledError, Notes, Report, go_on
from smileviz.solarwind.timeline import Timeline

_PIECE = 65_536
_MAX_BYTES = 50_000_000


@dataclass(frozen=True)
class Product:
    """What can be fetched: its addresses in order of preference; several parts make one whole."""

    name: str
    title: str
    choices: tuple[tuple[str, ...], ...]


_HOST = "https://services.swpc.noaa.gov"

WIND = Product(
    "wind",
    "SWPC real-time solar wind",
    (
        (f"{_HOST}/products/geospace/propagated-solar-wind.json",),
        (f"{_HOST}/json/rtsw/rtsw_wind_1m.json", f"{_HOST}/json/rtsw/rtsw_mag_1m.json"),
    ),
)
KP = Product("kp", "SWPC planetary K index", ((f"{_HOST}/products/noaa-planetary-k-index.json",),))
PRODUCTS = {product.name: product for product in (WIND, KP)}


@dataclass(frozen=True)
class Online:
    """Settings of a fetch."""

    products: tuple[Product, ...] = (WIND, KP)
    timeout_s: float = 10.0
    """For the connection, for each wait for data, and three times it for one file."""
    tries: int = 3
    pause_s: float = 1.0
    """Before the second try; doubled before each further one."""
    agent: str = f"Mozilla/5.0 (compatible; smileviz/{__version__})"

    def product(self, name: str) -> Product:
        """The product *name*."""
        for product in self.products:
            if product.name == name:
                return product
        known = ", ".join(product.name for product in self.products)
        raise SmileError(f"'{name}' cannot be fetched; there are {known}.")


@dataclass(frozen=True, eq=False)
class Fetched:
    """What was fetched, *as_of* when (t), and whether it is from the folder and not from now."""

    timeline: Timeline
    as_of: float
    notes: tuple[str, ...]
    files: tuple[Path, ...]
    """Where the data lie: a FileWind can name them."""
    from_cache: bool = False

    @property
    def sentence(self) -> str:
        """What and how old."""
        return f"{self.timeline.source}, as of {time.to_utc(self.as_of)}"


class FetchError(SmileError):
    """Nothing could be fetched; *cached* is what was fetched last, None if nothing ever was."""

    def __init__(self, sentence: str, cached: Fetched | None) -> None:
        super().__init__(sentence)
        self.cached = cached


def fetch(
    name: str,
    cache: Path,
    settings: Online | None = None,
    report: Report | None = None,
    wait: Callable[[float], None] = sleep,
) -> Fetched:
    """The product *name* ("wind", "kp") from the network, kept in the folder *cache*.

    FetchError says why not and carries what was fetched last; CancelledError if *report* refuses.
    """
    settings = settings or Online()
    product = settings.product(name)
    why: list[str] = []
    for addresses in product.choices:
        try:
            contents = [_get(address, settings, report, wait) for address in addresses]
            timeline, notes = _parse(product, contents)
        except CancelledError:
            raise
        except SmileError as error:
            why.append(str(error))
            continue
        as_of = time.now()
        files = _keep(product, contents, as_of, cache)
        go_on(report, 1.0)
        return Fetched(timeline, as_of, notes, files)
    kept = cached(name, cache, settings)
    instead = f" The last data are as of {time.to_utc(kept.as_of)}." if kept else ""
    raise FetchError(f"{product.title} cannot be fetched: {' '.join(why)}{instead}", kept)


def cached(name: str, cache: Path, settings: Online | None = None) -> Fetched | None:
    """What was fetched last of the product *name*, None if nothing was or it is broken."""
    product = (settings or Online()).product(name)
    try:
        about = json.loads((cache / f"{name}.json").read_text(encoding="utf-8"))
        files = tuple(cache / Path(str(item)).name for item in about["files"])
        as_of = time.from_utc(str(about["as_of"]))
        timeline, notes = _parse(product, [path.read_bytes() for path in files])
    except (OSError, ValueError, KeyError, TypeError, SmileError):
        return None
    return Fetched(timeline, as_of, notes, files, from_cache=True)


def _parse(product: Product, contents: list[bytes]) -> tuple[Timeline, tuple[str, ...]]:
    notes = Notes()
    parts = [swpc.parse(content, product.title, notes) for content in contents]
    whole = joined(*parts)
    return whole, notes.all()


def _get(
    address: str, settings: Online, report: Report | None, wait: Callable[[float], None]
) -> bytes:
    """The content of *address*, tried as often as the settings say."""
    pause_s, reason = settings.pause_s, ""
    for attempt in range(settings.tries):
        if attempt:
            wait(pause_s)
            pause_s *= 2.0
        go_on(report, 0.0)
        try:
            return _once(address, settings, report)
        except urllib.error.HTTPError as error:
            reason = f"the server answered {error.code} {error.reason}"
            error.close()
            if error.code < 500 and error.code != 429:  # it will not change its mind
                break
        except (OSError, HTTPException, ValueError) as error:
            cause = getattr(error, "reason", None) or error
            reason = "no answer in time" if isinstance(cause, TimeoutError) else str(cause)
    raise SmileError(f"{address}: {reason}.")


def _once(address: str, settings: Online, report: Report | None) -> bytes:
    request = urllib.request.Request(
        address, headers={"User-Agent": settings.agent, "Accept": "application/json"}
    )
    if request.type not in ("http", "https"):
        raise ValueError("only http and https are fetched")
    until = monotonic() + 3.0 * settings.timeout_s
    parts: list[bytes] = []
    size = 0
    with urllib.request.urlopen(request, timeout=settings.timeout_s) as answer:
        expected = int(answer.headers.get("Content-Length") or 0)
        while piece := answer.read1(_PIECE):
            parts.append(piece)
            size += len(piece)
            go_on(report, min(size / expected, 1.0) if expected else 0.5)
            if size > _MAX_BYTES:
                raise ValueError("more than 50 MB")
            if monotonic() > until:
                raise TimeoutError
    if size < expected:
        raise ValueError(f"only {size} of {expected} bytes came")
    return b"".join(parts)


def _keep(product: Product, contents: list[bytes], as_of: float, cache: Path) -> tuple[Path, ...]:
    """Write the files and then their description; what cannot be kept is no reason to fail."""
    names = [f"{product.name}-{k}.json" for k in range(len(contents))]
    about = {"as_of": time.to_utc(as_of), "title": product.title, "files": names}
    # a file with its data never has the name of a description
    description = f"{product.name}.json", json.dumps(about).encode()
    try:
        cache.mkdir(parents=True, exist_ok=True)
        for name, content in [*zip(names, contents, strict=True), description]:
            _write(cache / name, content)
    except OSError:
        return ()
    return tuple(cache / name for name in names)


def _write(path: Path, content: bytes) -> None:
    """To a neighbour first, then renamed over it."""
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
