"""Windows of observing: when SXI and UVI may observe, and what is in their fields of view."""

import numpy as np

from smileviz.base.arrays import Floats
from smileviz.base.units import EARTH_RADIUS_KM
from smileviz.mission.kinds import Added, Extreme, Kind
from smileviz.mission.margins import observing
from smileviz.mission.samples import Samples
from smileviz.mission.truth import WIND, All, Margin

_POINTING = ("pointing",)
_BOTH = (*_POINTING, *WIND)
_TEAM = "limits of the Leicester SXI team (CMEM_Image, smile_fov_limb.py)"
_LEICESTER = "bars of the SXI simulator of A. Read and S. Sembay, University of Leicester"
_ASSUMED = "assumed: the angle of the baffle is not published"


def _r_re(s: Samples) -> Floats:
    return s.r_km / EARTH_RADIUS_KM


def _sun_angle_deg(s: Samples) -> Floats:
    return np.degrees(s.sun_angle_rad)


def _aim_x_re(s: Samples) -> Floats:
    return s.aim_x_re


_LARGEST_R = Extreme("max_r_re", _r_re)
_LEAST_SUN = Extreme("min_sun_angle_deg", _sun_angle_deg, maximum=False)

RADIUS = Margin("Distance above the least", "km", observing.radius_km, _POINTING)
SUN = Margin("Sun from the SXI boresight", "deg", observing.sun_deg, _POINTING)
BAFFLE = Margin("Earth's limb outside the SXI baffle", "deg", observing.baffle_deg, _POINTING)
POINTING = Margin(
    "Boresight short of the Sun, by the guidance law", "deg", observing.pointing_deg, _POINTING
)
NOSE = Margin("Nose inside the SXI field", "deg", observing.nose_deg, _BOTH)
_NORTH = Margin("Northern cusp inside the SXI field", "deg", observing.north_cusp_deg, _BOTH)
_SOUTH = Margin("Southern cusp inside the SXI field", "deg", observing.south_cusp_deg, _BOTH)
_EARTH = Margin("Earth's centre inside the UVI field", "deg", observing.earth_in_uvi_deg, _POINTING)
_DISC = Margin("Earth's limb inside the UVI field", "deg", observing.disc_in_uvi_deg, _POINTING)
_OVAL = Margin("Oval inside the UVI field and in view", "deg", observing.oval_deg, _BOTH)
_REFUSED = Margin("Sun within its limit", "deg", observing.sun_refused_deg, _POINTING)

SXI = All((RADIUS, SUN, BAFFLE))
UVI = All((RADIUS, POINTING))


def _inside(margin: Margin) -> Extreme:
    return Extreme("max_inside_deg", margin.values)


KINDS: tuple[Kind, ...] = (
    Kind(
        "sxi_allowed",
        "SXI may observe",
        "Far enough from the Earth, the Sun far enough from the SXI boresight, and the Earth "
        "outside the baffle: the scenario's pointing.min_radius_km, pointing.sun_limit_deg and "
        "pointing.baffle_deg (assumed).",
        SXI,
        "observing",
        _LEAST_SUN,
        (Added("r_start_re", _r_re, "start"), Added("r_stop_re", _r_re, "stop")),
        _TEAM,
    ),
    Kind(
        "uvi_allowed",
        "UVI may observe",
        "Far enough from the Earth (the scenario's pointing.min_radius_km), and a pointing that "
        "the guidance law allows; no Sun limit of UVI is published.",
        UVI,
        "observing",
        _LARGEST_R,
        source=_TEAM,
    ),
    Kind(
        "both_allowed",
        "SXI and UVI may observe",
        "Both may observe: sxi_allowed and uvi_allowed.",
        All((SXI, UVI)),
        "observing",
        _LEAST_SUN,
        source=_TEAM,
    ),
    Kind(
        "sun_limit",
        "Sun too near",
        "The Sun is nearer to the SXI boresight than pointing.sun_limit_deg, or the boresight "
        "would have to pass it; at any distance.",
        _REFUSED,
        "observing",
        _LEAST_SUN,
        source=_TEAM,
    ),
    Kind(
        "sun_angle_ok",
        "Sun far enough",
        "The Sun is farther from the SXI boresight than pointing.sun_limit_deg, at any distance.",
        SUN,
        "observing",
        _LEAST_SUN,
        source=_TEAM,
    ),
    Kind(
        "above_50000_km",
        "Above 50,000 km",
        "The distance from the Earth's centre is more than 50,000 km.",
        Margin("Distance above 50,000 km", "km", observing.far_km),
        "observing",
        _LARGEST_R,
        source=_TEAM,
    ),
    Kind(
        "earth_outside_baffle",
        "Earth outside the SXI baffle",
        "The limb of the Earth (6378.137 km) is farther from the SXI boresight than "
        "pointing.baffle_deg, which is assumed.",
        BAFFLE,
        "observing",
        Extreme("min_limb_angle_deg", observing.limb_deg, maximum=False),
        source=f"{_LEICESTER}; {_ASSUMED}",
    ),
    Kind(
        "earth_in_uvi",
        "Earth in UVI's field",
        "The Earth's centre is in the field of view of UVI, whose mounting is assumed.",
        _EARTH,
        "observing",
        _inside(_EARTH),
        source=_LEICESTER,
    ),
    Kind(
        "earth_disc_in_uvi",
        "Whole Earth in UVI's field",
        "The whole disc of the Earth is in the field of view of UVI, whose mounting is assumed.",
        _DISC,
        "observing",
        _inside(_DISC),
        source="definition",
    ),
    Kind(
        "nose_in_sxi",
        "Nose in SXI's field",
        "The nose of the model magnetopause is in the field of view of SXI, may it observe or not.",
        NOSE,
        "observing",
        _inside(NOSE),
        source=_LEICESTER,
    ),
    Kind(
        "cusp_north_in_sxi",
        "Northern cusp in SXI's field",
        "The northern cusp on the model magnetopause (direction of Lin et al. 2010) is in the "
        "field of view of SXI, may it observe or not.",
        _NORTH,
        "observing",
        _inside(_NORTH),
        source=_LEICESTER,
    ),
    Kind(
        "cusp_south_in_sxi",
        "Southern cusp in SXI's field",
        "The southern cusp on the model magnetopause (direction of Lin et al. 2010) is in the "
        "field of view of SXI, may it observe or not.",
        _SOUTH,
        "observing",
        _inside(_SOUTH),
        source=_LEICESTER,
    ),
    Kind(
        "sxi_sees_nose",
        "SXI observes the nose",
        "SXI may observe and the nose of the model magnetopause is in its field of view.",
        All((SXI, NOSE)),
        "observing",
        _inside(NOSE),
        (Added("aim_x_re", _aim_x_re),),
        _TEAM,
    ),
    Kind(
        "uvi_sees_oval",
        "UVI sees the whole oval",
        "All of the equatorward edge of the northern auroral oval, at 24 hours of magnetic local "
        "time, is in the field of view of UVI and not behind the Earth's limb, and UVI may "
        "observe; model of the scenario, Kp of the wind, mounting assumed.",
        All((UVI, _OVAL)),
        "observing",
        _inside(_OVAL),
        source="the model of the oval of the scenario",
    ),
)


def maglat(latitude_deg: float) -> Kind:
    """UVI sees the whole circle of northern magnetic *latitude_deg*."""
    circle = observing.Circle(latitude_deg)
    margin = Margin(
        f"Circle at {latitude_deg:g} deg inside the UVI field and in view", "deg", circle, _POINTING
    )
    return Kind(
        f"uvi_sees_maglat:{latitude_deg:g}",
        f"UVI sees all of {latitude_deg:g} deg",
        f"The whole circle at {latitude_deg:g} deg north magnetic (dipole) latitude, 110 km up, "
        "is in the field of view of UVI and not behind the Earth's limb, and UVI may observe; "
        "mounting assumed.",
        All((UVI, margin)),
        "observing",
        _inside(margin),
    )
