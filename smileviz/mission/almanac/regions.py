"""Windows of regions: boundaries of the magnetosphere, what is inside them, belts, heights."""

import numpy as np

from smileviz.base.arrays import Floats
from smileviz.base.units import EARTH_RADIUS_KM
from smileviz.mission.kinds import Extreme, Family, Kind
from smileviz.mission.margins import places
from smileviz.mission.samples import Samples
from smileviz.mission.truth import WIND, All, Margin

_MODEL = "the boundary models of the scenario under its wind"
_SHELLS = "L = r / cos^2(latitude) of the IGRF-14 dipole, within 8 R_E and the magnetopause"
_REGIONS = "regions as in magnetosphere/regions.py, Lin et al. 2010 cusps, TAG15 neutral sheet"

OUTSIDE = Margin("Outside the magnetopause", "R⊕", places.outside_magnetopause_re, WIND)
INSIDE = Margin("Inside the magnetopause", "R⊕", places.inside_magnetopause_re, WIND)
UPSTREAM = Margin("Outside the bow shock", "R⊕", places.outside_bow_shock_re, WIND)
DOWNSTREAM = Margin("Inside the bow shock", "R⊕", places.inside_bow_shock_re, WIND)
_NEAR = Margin("Within 8 R_E", "R⊕", places.within_shells_re)
_TAIL = Margin("Beyond x = -8 R_E", "R⊕", places.down_the_tail_re, WIND)
_DAY = Margin("Before x = -8 R_E", "R⊕", places.before_the_tail_re, WIND)
_SHEET = Margin("Within 2 R_E of the neutral sheet", "R⊕", places.in_plasma_sheet_re, WIND)
_LOBE = Margin("More than 2 R_E off the neutral sheet", "R⊕", places.off_plasma_sheet_re, WIND)
_CUSP = Margin("Within 0.25 rad of a cusp", "deg", places.in_cusp_deg, WIND)
_OUT = Margin("Beyond 5 R_E", "R⊕", places.beyond_cusp_foot_re)
_PLASMA = Margin("L below the plasmapause", "L", places.inside_plasmapause, WIND)


def _r_re(s: Samples) -> Floats:
    return s.r_km / EARTH_RADIUS_KM


def _altitude_km(s: Samples) -> Floats:
    return np.asarray(s.geodetic[2])


_FARTHEST = Extreme("max_outside_re", places.outside_magnetopause_re)
_DEEPEST = Extreme("max_inside_re", places.inside_magnetopause_re)
_LOWEST_L = Extreme("min_l", places.l_value, maximum=False)
_NEAREST = Extreme("min_r_re", _r_re, maximum=False)

KINDS: tuple[Kind, ...] = (
    Kind(
        "outside_magnetopause",
        "Outside the magnetopause",
        "SMILE is outside the model magnetopause: in the magnetosheath or the solar wind.",
        OUTSIDE,
        "region",
        _FARTHEST,
        source=_MODEL,
    ),
    Kind(
        "magnetosphere",
        "In the magnetosphere",
        "SMILE is inside the model magnetopause.",
        INSIDE,
        "region",
        _DEEPEST,
        source=_MODEL,
    ),
    Kind(
        "magnetosheath",
        "In the magnetosheath",
        "SMILE is between the model magnetopause and the model bow shock.",
        All((OUTSIDE, DOWNSTREAM)),
        "region",
        _FARTHEST,
        source=_MODEL,
    ),
    Kind(
        "outside_bow_shock",
        "In the solar wind",
        "SMILE is outside the model bow shock.",
        UPSTREAM,
        "region",
        Extreme("max_outside_re", places.outside_bow_shock_re),
        source=_MODEL,
    ),
    Kind(
        "cusp",
        "In the cusp",
        "SMILE is inside the magnetopause, beyond 5 R_E, before x = -8 R_E and within 0.25 rad of "
        "the middle of a cusp.",
        All((INSIDE, _OUT, _DAY, _CUSP)),
        "region",
        _NEAREST,
        source=_REGIONS,
    ),
    Kind(
        "plasma_sheet",
        "In the plasma sheet",
        "SMILE is inside the magnetopause, beyond x = -8 R_E and within 2 R_E of the neutral "
        "sheet.",
        All((INSIDE, _TAIL, _SHEET)),
        "region",
        _DEEPEST,
        source=_REGIONS,
    ),
    Kind(
        "lobe",
        "In the lobe",
        "SMILE is inside the magnetopause, beyond x = -8 R_E and more than 2 R_E off the neutral "
        "sheet.",
        All((INSIDE, _TAIL, _LOBE)),
        "region",
        _DEEPEST,
        source=_REGIONS,
    ),
    Kind(
        "plasmasphere",
        "In the plasmasphere",
        "The L of SMILE is below that of the model plasmapause at its local time, within 8 R_E.",
        All((INSIDE, _NEAR, _PLASMA)),
        "region",
        _LOWEST_L,
        source=f"the plasmapause model of the scenario; {_SHELLS}",
    ),
    Kind(
        "inner_belt",
        "In the inner belt",
        "SMILE is on shells of the inner radiation belt, L from 1.2 to 2.5.",
        All(
            (
                INSIDE,
                _NEAR,
                Margin("L above 1.2", "L", places.above_inner_belt_bottom),
                Margin("L below 2.5", "L", places.below_inner_belt_top),
            )
        ),
        "region",
        _LOWEST_L,
        source=_SHELLS,
    ),
    Kind(
        "outer_belt",
        "In the outer belt",
        "SMILE is on shells of the outer radiation belt, L from 3 to 7.",
        All(
            (
                INSIDE,
                _NEAR,
                Margin("L above 3", "L", places.above_outer_belt_bottom),
                Margin("L below 7", "L", places.below_outer_belt_top),
            )
        ),
        "region",
        _LOWEST_L,
        source=_SHELLS,
    ),
)

_WORDS = {
    "radius_above": ("centre", "the Earth's centre is more than {} km away", "distance"),
    "altitude_sphere_above": (
        "sphere",
        "SMILE is more than {} km above a sphere of 6378.137 km",
        "altitude over the sphere",
    ),
    "altitude_above": (
        "ellipsoid",
        "SMILE is more than {} km above the WGS 84 ellipsoid",
        "altitude over WGS 84",
    ),
}


def above(name: str, km: float) -> Kind:
    """Higher than *km*, by one of the names of `HEIGHTS`."""
    over, words, what = _WORDS[name]
    margin = Margin(f"{what} above {km:g} km".capitalize(), "km", places.Above(over, km))  # type: ignore[arg-type]
    sentence = f"{words.format(f'{km:,g}')}."
    family: Family = "orbit"
    highest = Extreme("max_altitude_km", _altitude_km)
    first = f"{sentence[0].upper()}{sentence[1:]}"
    return Kind(f"{name}:{km:g}", f"Above {km:,g} km", first, margin, family, highest)


HEIGHTS = tuple(_WORDS)
"""Names of kinds that need a number, as in altitude_above:10000."""
