"""ROWS: the rows of the timeline, in the order in which they come."""

from smileviz.mission import almanac
from smileviz.mission.scenario import Scenario
from smileviz.mission.stations import stations_of
from smileviz.widgets.bars import Bar, BarRow, Marked

_OBSERVING = (
    BarRow("orbit", "Apogee, perigee", marks=(Marked("apogee"), Marked("perigee", up=False))),
    BarRow("sxi", "SXI may observe", (Bar("sxi_allowed", "sxi"),)),
    BarRow("uvi", "UVI may observe", (Bar("uvi_allowed", "uvi"),)),
    BarRow("earth_uvi", "Earth in UVI", (Bar("earth_in_uvi", "uvi", "half"),), letter="A"),
    BarRow("baffle", "Earth off baffle", (Bar("earth_outside_baffle", "sxi", "half"),), letter="B"),
    BarRow("sun_ok", "Sun far enough", (Bar("sun_angle_ok", "sun", "half"),), letter="S"),
    BarRow(
        "outside",
        "Outside MP, BS",
        (Bar("outside_magnetopause", "magnetopause"), Bar("outside_bow_shock", "bow_shock")),
        letter="M",
    ),
    BarRow("nose", "Nose in SXI", (Bar("nose_in_sxi", "magnetopause", "half"),), letter="N"),
    BarRow(
        "cusp_n", "North cusp in SXI", (Bar("cusp_north_in_sxi", "aurora", "half"),), letter="C"
    ),
    BarRow(
        "cusp_s", "South cusp in SXI", (Bar("cusp_south_in_sxi", "aurora", "half"),), letter="K"
    ),
    BarRow("eclipse", "Eclipse", (Bar("penumbra", "eclipse"), Bar("umbra", "eclipse", "crossed"))),
    BarRow(
        "region",
        "Region",
        (
            Bar("region:magnetosphere", "magnetopause", "faint", "Magnetosphere"),
            Bar("region:magnetosheath", "secondary", "striped", "Magnetosheath"),
            Bar("region:solar_wind", "bow_shock", "half", "Solar wind"),
            Bar("region:unknown", "eclipse", "crossed", "no wind data"),
        ),
    ),
    BarRow("sun", "Sun too near", (Bar("sun_limit", "limit", "striped"),)),
    BarRow("far", "Above 50,000 km", (Bar("above_50000_km", "secondary"),)),
    BarRow("moon", "Moon before the Sun", (Bar("moon_penumbra", "eclipse"),)),
)
_CONTACT = "contact_"
_OWN_STATIONS = ("contact_ohiggins", "contact_sanya")
_UNASKED = ("sun", "far", "moon")
"""Not shown until asked for: other rows say as much."""


def rows(scenario: Scenario) -> tuple[BarRow, ...]:
    """The rows there are in a scenario: its own windows before the stations."""
    own = tuple(
        BarRow(window.name, window.name.replace("_", " "), (Bar(window.name, "accent"),))
        for window in scenario.windows
    )
    contacts = tuple(
        BarRow(
            f"{_CONTACT}{station.name}",
            station.title,
            (Bar(f"contact:{station.name}", "contact"),),
        )
        for station in stations_of(scenario)
    )
    met = tuple(
        BarRow(kind.name, kind.title, (Bar(kind.name, "closed_line", "half"),))
        for kind in almanac.window_kinds(scenario)
        if kind.family == "conjunction"
    )
    return (*_OBSERVING, *own, *contacts, *met)


def first_hidden(rows: tuple[BarRow, ...]) -> frozenset[str]:
    """Names of the rows that are hidden unless asked for."""
    foreign = (
        row.name
        for row in rows
        if ":" in row.name or (row.name.startswith(_CONTACT) and row.name not in _OWN_STATIONS)
    )
    return frozenset([*_UNASKED, *foreign])
