"""Windows of eclipses, by the Earth and by the Moon."""

from smileviz.mission.kinds import Extreme, Kind
from smileviz.mission.margins import eclipses
from smileviz.mission.truth import Margin, Values

_SPHERE = "sphere of 6378.137 km, no atmosphere, geometric Sun of 695,700 km"
_ELLIPSOID = "WGS 84 ellipsoid, no atmosphere, geometric Sun of 695,700 km"
_MOON = "sphere of 1737.4 km, geometric Sun of 695,700 km"
_SOURCE = "geometry; Sun and Moon of JPL DE440"


def _eclipse(name: str, title: str, sentence: str, of: str, values: Values) -> Kind:
    return Kind(
        name,
        title,
        sentence,
        Margin(of, "deg", values),
        "eclipse",
        extreme=Extreme("max_margin_deg", values),
        source=_SOURCE,
    )


_OVERLAP, _COVER = "Overlap of Earth and Sun", "Earth beyond the whole Sun"

KINDS: tuple[Kind, ...] = (
    _eclipse(
        "penumbra",
        "Penumbra",
        f"The Earth covers some of the Sun, or all of it ({_SPHERE}).",
        _OVERLAP,
        eclipses.penumbra_deg,
    ),
    _eclipse(
        "umbra",
        "Umbra",
        f"The Earth covers all of the Sun ({_SPHERE}).",
        _COVER,
        eclipses.umbra_deg,
    ),
    _eclipse(
        "penumbra_ellipsoid",
        "Penumbra (WGS 84)",
        f"The Earth covers some of the Sun, or all of it ({_ELLIPSOID}).",
        _OVERLAP,
        eclipses.ellipsoid_penumbra_deg,
    ),
    _eclipse(
        "umbra_ellipsoid",
        "Umbra (WGS 84)",
        f"The Earth covers all of the Sun ({_ELLIPSOID}).",
        _COVER,
        eclipses.ellipsoid_umbra_deg,
    ),
    _eclipse(
        "moon_penumbra",
        "Moon before the Sun",
        f"The Moon ({_MOON}) covers some of the Sun, or all of it.",
        "Overlap of Moon and Sun",
        eclipses.moon_penumbra_deg,
    ),
    _eclipse(
        "moon_umbra",
        "Moon covers the Sun",
        f"The Moon ({_MOON}) covers all of the Sun.",
        "Moon beyond the whole Sun",
        eclipses.moon_umbra_deg,
    ),
)
