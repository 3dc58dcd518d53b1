"""Fetching real-time wind: asked first, done in the background, kept in a folder of its own."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

from PySide6.QtCore import QSettings, QStandardPaths
from PySide6.QtWidgets import QMessageBox, QWidget

from smileviz.base import time
from smileviz.base.errors import SmileError
from smileviz.base.progress import Report
from smileviz.mission.drive import FileWind
from smileviz.mission.wind_files import file_wind
from smileviz.solarwind.online import (
    PRODUCTS,
    Fetched,
    FetchError,
    Online,
    Product,
    cached,
    fetch,
)

_WIND_PART = 0.6


@dataclass(frozen=True)
class Brought:
    """The drive of what was fetched, and sentences on how that went."""

    drive: FileWind
    notes: tuple[str, ...]


def folder() -> Path:
    """Where fetched data are kept."""
    place = QStandardPaths.StandardLocation.CacheLocation
    return Path(QStandardPaths.writableLocation(place)) / "solar_wind"


def settings() -> Online:
    """Addresses as the user has set them (``online/wind``, ``online/kp``), else SWPC's."""
    store = QSettings()
    products = []
    for product in PRODUCTS.values():
        own = str(store.value(f"online/{product.name}", "") or "").split()
        products.append(Product(product.name, product.title, (tuple(own),)) if own else product)
    return Online(products=tuple(products))


def question(online: Online, parent: QWidget) -> QMessageBox:
    """Ask whether the network may be used, naming whom it would reach."""
    hosts = sorted(
        {
            urlsplit(address).netloc
            for product in online.products
            for choice in product.choices
            for address in choice
        }
    )
    box = QMessageBox(parent)
    box.setObjectName("ask_fetch")
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle("Fetch real-time wind")
    box.setText(f"Fetch the solar wind and Kp of now from {', '.join(hosts)}?")
    box.setInformativeText(
        "The network is used only for this, now. What comes is kept in "
        f"{folder()} and replaces what drives the models; Undo takes it back."
    )
    yes = box.addButton("Fetch", QMessageBox.ButtonRole.AcceptRole)
    box.addButton(QMessageBox.StandardButton.Cancel)
    box.setDefaultButton(yes)
    return box


def bring(online: Online, cache: Path, report: Report) -> Brought:
    """Fetch wind and Kp; without Kp the wind alone. FetchError when there is no wind."""
    wind = fetch("wind", cache, online, lambda share: report(_WIND_PART * share))
    notes = list(wind.warnings)
    files = list(wind.files)
    try:
        kp = fetch(
            "kp", cache, online, lambda share: report(_WIND_PART + (0.95 - _WIND_PART) * share)
        )
        files += kp.files
        notes += kp.warnings
    except FetchError as error:
        notes.append(f"{error} Kp is that of the form.")
    return _driven(files, notes)


def last(online: Online, cache: Path) -> Brought:
    """What was fetched last time."""
    wind, kp = cached("wind", cache, online), cached("kp", cache, online)
    if wind is None:
        raise SmileError("Nothing was ever fetched.")
    files = [*wind.files, *(kp.files if kp is not None else ())]
    return _driven(files, [f"Fetched before: {wind.sentence}."])


def kept(online: Online, cache: Path) -> Fetched | None:
    """The wind fetched last time, if there is any."""
    return cached("wind", cache, online)


def _driven(files: list[Path], notes: list[str]) -> Brought:
    if not files:
        raise SmileError(f"What was fetched could not be kept in {folder()}; nothing was changed.")
    return Brought(file_wind(tuple(files)), tuple(notes))


def as_of(drive: FileWind, cache: Path) -> str:
    """When the files of *drive* were fetched; empty for files that were not."""
    own = [Path(name) for name in drive.files if Path(name).parent == cache]
    stamps = [path.stat().st_mtime for path in own if path.exists()]
    if not stamps:
        return ""
    moment = datetime.fromtimestamp(min(stamps), UTC)
    return time.label(time.from_utc(f"{moment:%Y-%m-%dT%H:%M:%SZ}"))
