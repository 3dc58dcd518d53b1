"""Files of the solar wind: read once, found again where the scenario is, told apart by stamps."""

from collections import OrderedDict
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from threading import Lock

from smileviz.base.errors import SmileError
from smileviz.base.paths import seen_from
from smileviz.base.progress import Report
from smileviz.mission.drive import FileWind
from smileviz.mission.scenario import Scenario, SolarWind
from smileviz.solarwind.arrival import joined
from smileviz.solarwind.reader import read
from smileviz.solarwind.reading import Reading
from smileviz.solarwind.timeline import Timeline

_KEPT = 16
_KEPT_VALUES = 20_000_000
_readings: OrderedDict[tuple[str, str], Reading] = OrderedDict()
_lock = Lock()


def reading(path: Path, stamp: str, report: Report | None = None) -> Reading:
    """What the file *path* holds; read once for each *stamp*, kept while it is one of the last."""
    key = (str(path), stamp)
    with _lock:
        if key in _readings:
            _readings.move_to_end(key)
            return _readings[key]
    found = read(path, report)
    with _lock:
        _readings[key] = found
        _forget()
    return found


def _forget() -> None:
    """Drop the oldest readings while there are many, or large ones."""
    sizes = [sum(len(c.t) for c in item.timeline.columns.values()) for item in _readings.values()]
    while len(_readings) > _KEPT or (len(_readings) > 1 and sum(sizes) > _KEPT_VALUES):
        _readings.popitem(last=False)
        sizes.pop(0)


@lru_cache(maxsize=8)
def timeline(files: tuple[str, ...], stamp: str) -> tuple[Timeline, tuple[str, ...]]:
    """What *files* have together, at the Earth, and the notes on them.

    SmileError when one cannot be read, or what is of L1 has no speed.
    """
    found = [reading(Path(name), stamp) for name in files]
    notes = tuple(note for item in found for note in item.notes)
    return joined(*(item.timeline for item in found)), notes


def file_wind(paths: tuple[Path, ...], report: Report | None = None) -> FileWind:
    """The drive of the files *paths*, read here with progress: using it later takes no time."""
    return _read_now(FileWind(tuple(str(path.resolve()) for path in paths)), report)


def located(scenario: Scenario, folder: Path) -> Scenario:
    """*scenario* with the files of its wind found from *folder* and read as they are now."""
    drive = scenario.solar_wind.drive
    if not isinstance(drive, FileWind):
        return scenario
    files = tuple(str((folder / name).resolve()) for name in drive.files)
    return _driven(scenario, _read_now(replace(drive, files=files)))


def relative(scenario: Scenario, folder: Path) -> Scenario:
    """*scenario* as it is written into *folder*: the files of its wind from there, if they can."""
    drive = scenario.solar_wind.drive
    if not isinstance(drive, FileWind):
        return scenario
    files = tuple(seen_from(folder, Path(name)) for name in drive.files)
    return _driven(scenario, replace(drive, files=files))


def _driven(scenario: Scenario, drive: FileWind) -> Scenario:
    wind: SolarWind = replace(scenario.solar_wind, drive=drive)
    return replace(scenario, solar_wind=wind)


def _read_now(drive: FileWind, report: Report | None = None) -> FileWind:
    stamp = " ".join(_stamp(Path(name)) for name in drive.files)
    count = len(drive.files)
    for k, name in enumerate(drive.files):
        part = None if report is None else _part_of(report, k, count)
        reading(Path(name), stamp, part)
    timeline(drive.files, stamp)
    return replace(drive, stamp=stamp)


def _part_of(report: Report, k: int, count: int) -> Report:
    return lambda done: report((k + done) / count)


def _stamp(path: Path) -> str:
    try:
        found = path.stat()
    except OSError as error:
        raise SmileError(
            f"The solar wind file {path} cannot be read: {error.strerror or error}."
        ) from None
    return f"{found.st_mtime_ns}-{found.st_size}"
