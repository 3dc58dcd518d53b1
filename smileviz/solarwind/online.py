"""SWPC's real-time wind and Kp over the network: only when asked, kept in a folder, never silent.

A fetch tries each address a few times with growing pauses. When all fail the error carries what
was fetched last, with its time; nothing pretends that old data are new.
"""

import json
import os
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from time import sleep

from smileviz.base import time
from smileviz.base.errors import SmileError
from smileviz.base.progress import CancelledError, Report, go_on
from smileviz.solarwind.arrival import joined
from smileviz.solarwind.download import Patience, get
from smileviz.solarwind.readers import swpc
from smileviz.solarwind.reading import Notes
from smileviz.solarwind.timeline import Timeline

_OLD_S = 6 * 3600.0
_KEPT = 12


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
        (f"{_HOST}/products/geospace/propagated-solar-wind-1-hour.json",),
    ),
)
KP = Product("kp", "SWPC planetary K index", ((f"{_HOST}/products/noaa-planetary-k-index.json",),))
PRODUCTS = {product.name: product for product in (WIND, KP)}


@dataclass(frozen=True)
class Online(Patience):
    """Settings of a fetch."""

    products: tuple[Product, ...] = (WIND, KP)

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
    warnings: tuple[str, ...] = ()
    """What a user has to know at once."""

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
            contents = [get(address, settings, report, wait) for address in addresses]
            timeline, notes = _parse(product, contents)
        except CancelledError:
            raise
        except SmileError as error:
            why.append(str(error))
            continue
        as_of = time.now()
        files = _keep(product, contents, as_of, cache)
        go_on(report, 1.0)
        return Fetched(timeline, as_of, notes, files, warnings=_stale(product, timeline, as_of))
    kept = cached(name, cache, settings)
    instead = f" The last data are as of {time.to_utc(kept.as_of)}." if kept else ""
    raise FetchError(f"{product.title} cannot be fetched: {' '.join(why)}{instead}", kept)


def _stale(product: Product, timeline: Timeline, as_of: float) -> tuple[str, ...]:
    """A sentence when the newest data are old, though they came now."""
    newest = timeline.span.stop
    if as_of - newest < _OLD_S:
        return ()
    return (f"{product.title}: the newest data that came end at {time.label(newest)} UTC.",)


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


def _keep(product: Product, contents: list[bytes], as_of: float, cache: Path) -> tuple[Path, ...]:
    """Write the files and then their description; what cannot be kept is no reason to fail.

    Files of other times stay: a scenario may name them, and must not change under its hands.
    """
    stamp = time.to_utc(as_of).replace("-", "").replace(":", "")
    names = [f"{product.name}-{stamp}-{k}.json" for k in range(len(contents))]
    about = {"as_of": time.to_utc(as_of), "title": product.title, "files": names}
    # a file with its data never has the name of a description
    description = f"{product.name}.json", json.dumps(about).encode()
    try:
        cache.mkdir(parents=True, exist_ok=True)
        for name, content in [*zip(names, contents, strict=True), description]:
            _write(cache / name, content)
        for old in sorted(cache.glob(f"{product.name}-*.json"))[:-_KEPT]:
            old.unlink(missing_ok=True)
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
