"""Windows of contacts with ground stations."""

from functools import cache

from smileviz.events.contact import Station
from smileviz.mission.kinds import Added, Extreme, Kind
from smileviz.mission.stations import Look
from smileviz.mission.truth import Margin

PREFIX = "contact:"


@cache
def contact(station: Station) -> Kind:
    """When SMILE stands above the mask of *station*."""
    place = f"{station.latitude_deg:g}, {station.longitude_deg:g}"
    doubt = " (approximate place)" if station.approximate else ""
    mask = (
        f"above the horizon mask of {station.title}"
        if station.horizon
        else f"more than {station.mask_deg:g} deg above the horizon of {station.title}"
    )
    shift = (
        Added("doppler_start_hz", Look(station, "doppler_hz"), "start"),
        Added("doppler_stop_hz", Look(station, "doppler_hz"), "stop"),
    )
    return Kind(
        f"{PREFIX}{station.name}",
        f"Contact {station.title}",
        f"SMILE stands {mask}, {place}{doubt}; geometric, no refraction, WGS 84.",
        Margin(f"Elevation above the mask of {station.title}", "deg", Look(station, "margin_deg")),
        "contact",
        Extreme("max_elevation_deg", Look(station, "elevation_deg")),
        (
            Added("range_km", Look(station, "range_km")),
            Added("azimuth_start_deg", Look(station, "azimuth_deg"), "start"),
            Added("azimuth_stop_deg", Look(station, "azimuth_deg"), "stop"),
            Added("range_rate_start_km_s", Look(station, "range_rate_km_s"), "start"),
            Added("range_rate_stop_km_s", Look(station, "range_rate_km_s"), "stop"),
            *(shift if station.carrier_mhz is not None else ()),
        ),
        station.source,
    )
