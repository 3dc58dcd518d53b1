"""Passes: contacts of ground stations with what an operator asks of each."""

from dataclasses import dataclass

from smileviz.base.windows import Span
from smileviz.mission.almanac.contacts import contact
from smileviz.mission.scenario import Scenario
from smileviz.mission.stations import station_of, stations_of


@dataclass(frozen=True)
class Pass:
    """From when to when a station has the spacecraft above its mask; angles geometric."""

    station: str
    title: str
    aos: float
    los: float
    aos_cut: bool
    """Whether it began before the span."""
    los_cut: bool
    max_elevation_deg: float
    range_km: float
    """At the greatest elevation."""
    azimuth_aos_deg: float
    azimuth_los_deg: float
    range_rate_aos_km_s: float
    range_rate_los_km_s: float


def passes(scenario: Scenario, span: Span, names: tuple[str, ...] = ()) -> tuple[Pass, ...]:
    """Passes in *span* of the stations *names*, all if none is named, in order of their start."""
    stations = (
        tuple(station_of(name, scenario) for name in names) if names else stations_of(scenario)
    )
    found: list[Pass] = []
    for station in stations:
        kind = contact(station)
        windows = kind.windows(scenario, span)
        adds = kind.added(scenario, windows)
        cuts = kind.cut(scenario, windows).tolist()
        for k, (when, cut) in enumerate(zip(windows, cuts, strict=True)):
            found.append(
                Pass(
                    station=station.name,
                    title=station.title,
                    aos=when.start,
                    los=when.stop,
                    aos_cut=cut[0],
                    los_cut=cut[1],
                    max_elevation_deg=float(adds["max_elevation_deg"][k]),
                    range_km=float(adds["range_km"][k]),
                    azimuth_aos_deg=float(adds["azimuth_start_deg"][k]),
                    azimuth_los_deg=float(adds["azimuth_stop_deg"][k]),
                    range_rate_aos_km_s=float(adds["range_rate_start_km_s"][k]),
                    range_rate_los_km_s=float(adds["range_rate_stop_km_s"][k]),
                )
            )
    return tuple(sorted(found, key=lambda one: one.aos))
