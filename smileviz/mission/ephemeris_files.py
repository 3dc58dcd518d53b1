"""Files of ephemerides: read once, found again where the scenario is, known by their content."""

from collections import OrderedDict
from dataclasses import replace
from pathlib import Path
from threading import Lock

from smileviz.base import bodies, time
from smileviz.base.errors import SmileError
from smileviz.base.paths import seen_from
from smileviz.base.progress import Report
from smileviz.base.units import HOUR_S
from smileviz.base.windows import Span
from smileviz.mission.scenario import FileOrbit, Orbit, Scenario
from smileviz.orbit import reader
from smileviz.orbit.tabulated import SLACK_S, TabulatedEphemeris

_KEPT = 4
_readings: OrderedDict[tuple[str, str, int], TabulatedEphemeris] = OrderedDict()
_lock = Lock()


def ephemeris(orbit: FileOrbit, report: Report | None = None) -> TabulatedEphemeris:
    """The ephemeris that *orbit* names; read once for the same content."""
    key = (orbit.sha256, orbit.object, orbit.segment)
    with _lock:
        found = _readings.get(key)
    if found is None:
        found = reader.read(Path(orbit.file), report, orbit.object, orbit.segment)
        _refuse_other(orbit, found.origin.sha256)
        _keep(found)
    return found.noted(orbit.limited) if orbit.limited else found


def _keep(found: TabulatedEphemeris) -> None:
    origin = found.origin
    with _lock:
        _readings[(origin.sha256, origin.target, origin.segment)] = found
        while len(_readings) > _KEPT:
            _readings.popitem(last=False)


def _refuse_other(orbit: FileOrbit, sha256: str) -> None:
    """Refuse a file that is not the one the scenario was made with."""
    if orbit.sha256 and sha256 != orbit.sha256:
        raise SmileError(
            f"{Path(orbit.file).name} has changed since the scenario was saved: its sha256 begins "
            f"{sha256[:12]}, orbit.sha256 {orbit.sha256[:12]}; without orbit.sha256 "
            "it is taken as it is now."
        )


def scenario_of(path: Path, report: Report | None = None) -> Scenario:
    """The scenario of the ephemeris in the file *path*: over the span that it covers."""
    found = reader.read(path, report)
    _keep(found)
    span = _whole_seconds(_known(found, path.name))
    orbit = FileOrbit(str(path.resolve()), sha256=found.origin.sha256)
    return Scenario(found.provenance.title, span, orbit)


def located(scenario: Scenario, folder: Path, report: Report | None = None) -> Scenario:
    """*scenario* with the files of its orbits found from *folder*, as long as its own lasts."""
    others = tuple(
        replace(other, orbit=_placed(other.orbit, folder)[0])
        if isinstance(other.orbit, FileOrbit)
        else other
        for other in scenario.spacecraft
    )
    orbit = scenario.orbit
    if not isinstance(orbit, FileOrbit):
        return replace(scenario, spacecraft=others) if others else scenario
    placed, found = _placed(orbit, folder, report)
    name = placed.file
    known = _known(found, Path(name).name)
    asked = scenario.span
    start, stop = max(asked.start, known.start), min(asked.stop, known.stop)
    covers = f"{Path(name).name} covers {time.to_utc(known.start)} to {time.to_utc(known.stop)}"
    if start >= stop:
        raise SmileError(
            f"span runs from {time.to_utc(asked.start)} to {time.to_utc(asked.stop)}, "
            f"but {covers}; they must overlap."
        )
    limited = orbit.limited
    if start > asked.start + SLACK_S or stop < asked.stop - SLACK_S:
        limited = f"The span was cut to that of its ephemeris: {covers}."
    return replace(
        scenario,
        span=Span(start, stop),
        orbit=replace(placed, limited=limited),
        spacecraft=others,
    )


def _placed(
    orbit: FileOrbit, folder: Path, report: Report | None = None
) -> tuple[FileOrbit, TabulatedEphemeris]:
    """*orbit* with its file found from *folder*, as it is now, and what that holds."""
    name = str((folder / orbit.file).resolve())
    sha256 = reader.digest(Path(name))
    _refuse_other(orbit, sha256)
    placed = replace(orbit, file=name, sha256=sha256, limited="")
    return placed, ephemeris(placed, report)


def relative(scenario: Scenario, folder: Path) -> Scenario:
    """*scenario* as it is written into *folder*: files of its orbits from there, if they can be."""
    others = tuple(
        replace(other, orbit=_seen(other.orbit, folder)) for other in scenario.spacecraft
    )
    return replace(scenario, orbit=_seen(scenario.orbit, folder), spacecraft=others)


def _seen(orbit: Orbit, folder: Path) -> Orbit:
    if not isinstance(orbit, FileOrbit):
        return orbit
    return replace(orbit, file=seen_from(folder, Path(orbit.file)))


def _known(found: TabulatedEphemeris, name: str) -> Span:
    """What the file covers of the time for which there are Sun and Moon."""
    sky = bodies.span()
    start, stop = max(found.span.start, sky.start), min(found.span.stop, sky.stop)
    if start >= stop:
        raise SmileError(
            f"{name} covers {time.to_utc(found.span.start)} to {time.to_utc(found.span.stop)}; "
            f"the shipped Sun and Moon run from {time.to_utc(sky.start)} to "
            f"{time.to_utc(sky.stop)}."
        )
    return Span(start, stop)


def _whole_seconds(span: Span) -> Span:
    """*span* less the parts of a second at its ends, unless it is short."""
    if span.length_s < HOUR_S:
        return span
    start, stop = time.from_utc(time.to_utc(span.start)), time.from_utc(time.to_utc(span.stop))
    start = start + 1.0 if start < span.start - SLACK_S else start
    stop = stop - 1.0 if stop > span.stop + SLACK_S else stop
    return Span(start, stop)
