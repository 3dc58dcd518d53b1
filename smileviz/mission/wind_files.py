"""Files of the solar wind: read once, found again where the scenario is, told apart by stamps."""

import os
from collections import OrderedDict
from dataclasses import replace
from pathlib import Path
from threading import Lock

from smileviz.base.errors import SmileError
from smileviz.base.progress import Report
from smileviz.mission.drive import FileWind
from smileviz.mission.scenario import Scenario, SolarWind
from smileviz.solarwind.reader import read
from smileviz.solarwind.reading import Reading

_KEPT = 16
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
        while len(_readings) > _KEPT:
            _readings.popitem(last=False)
    return found


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
    files = tuple(_from(folder.resolve(), Path(name)) for name in drive.files)
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


def _from(folder: Path, path: Path) -> str:
    """*path* seen from *folder*, unless they have nothing in common."""
    try:
        common = Path(os.path.commonpath([folder, path]))
    except ValueError:
        return str(path)
    if common == Path(common.anchor):
        return str(path)
    return Path(os.path.relpath(path, folder)).as_posix()
