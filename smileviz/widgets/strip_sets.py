"""STRIPS: what can be plotted against time, and in which sets it is offered."""

from smileviz.widgets.strip import Strip, Trace

ORBIT = (
    Strip("distance", "Distance", "R⊕", (Trace("r_re", "smile"),), 2.0),
    Strip(
        "sun_angle",
        "Sun angle",
        "deg",
        (Trace("sun_angle_deg", "sun", name="Sun from SXI boresight"),),
        10.0,
        limit="sun_limit_deg",
    ),
    Strip(
        "boundaries",
        "Boundaries",
        "R⊕",
        (
            Trace(
                "magnetopause_distance_re",
                "magnetopause",
                "MP",
                "Outside the magnetopause",
                band=("magnetopause_distance_low_re", "magnetopause_distance_high_re"),
            ),
            Trace("bow_shock_distance_re", "bow_shock", "BS", "Outside the bow shock", dashed=True),
        ),
        2.0,
    ),
    Strip(
        "aim",
        "Aim point",
        "R⊕",
        (
            Trace("aim_x_re", "sxi", "X", "Aim point, GSE X"),
            Trace("aim_distance_re", "sxi", "D", "Aim point, distance from SMILE", dashed=True),
        ),
        2.0,
        ceiling=60.0,
    ),
    Strip(
        "limb_angle",
        "Limb angle",
        "deg",
        (Trace("limb_angle_deg", "coast", name="Earth limb from SXI boresight"),),
        2.0,
    ),
)
ANGLES = (
    Strip(
        "angles",
        "From SXI",
        "deg",
        (
            Trace("sun_angle_deg", "sun", "S", "Sun from SXI boresight", digits=0),
            Trace("limb_angle_deg", "coast", "E", "Earth limb from SXI boresight", digits=0),
            Trace("nose_angle_deg", "magnetopause", "N", "Nose from SXI boresight", digits=0),
            Trace("cusp_north_angle_deg", "aurora", "C", "North cusp from SXI boresight", digits=0),
            Trace(
                "cusp_south_angle_deg",
                "aurora",
                "K",
                "South cusp from SXI boresight",
                dashed=True,
                digits=0,
            ),
            Trace(
                "moon_angle_deg",
                "secondary",
                "M",
                "Moon from SXI boresight",
                dashed=True,
                digits=0,
            ),
        ),
        10.0,
        limit="sun_limit_deg",
        ceiling=90.0,
    ),
    Strip(
        "baffle",
        "Limb, baffle",
        "deg",
        (Trace("limb_angle_deg", "coast", name="Earth limb from SXI boresight"),),
        4.0,
        limit="baffle_deg",
    ),
    Strip(
        "margins",
        "In the field",
        "deg",
        (
            Trace("nose_margin_deg", "magnetopause", "N", "Nose inside the SXI field"),
            Trace("cusp_north_margin_deg", "aurora", "C", "North cusp inside the SXI field"),
            Trace(
                "cusp_south_margin_deg",
                "aurora",
                "K",
                "South cusp inside the SXI field",
                dashed=True,
            ),
        ),
        10.0,
        floor=-40.0,
    ),
)
WIND = (
    Strip(
        "field",
        "IMF",
        "nT",
        (
            Trace("wind_b_nt", "secondary", "B", "Field strength", dashed=True),
            Trace("wind_bz_nt", "text", "Bz", "Bz GSM"),
        ),
        10.0,
    ),
    Strip("pdyn", "Pressure", "nPa", (Trace("wind_pdyn_npa", "text"),), 2.0, floor=0.0),
    Strip("density", "Density", "cm-3", (Trace("wind_density_cm3", "text"),), 5.0, floor=0.0),
    Strip("speed", "Speed", "km/s", (Trace("wind_speed_km_s", "text", digits=0),), 100.0),
    Strip("kp", "Kp", "", (Trace("kp", "text", digits=1),), 4.0, floor=0.0),
    Strip("dst", "Dst", "nT", (Trace("dst_nt", "text", digits=0),), 40.0),
)
STRIPS = (*ORBIT, *ANGLES, *WIND)
NAMES = tuple(strip.name for strip in STRIPS)
OF_ORBIT = tuple(strip.name for strip in ORBIT)
OF_WIND = tuple(strip.name for strip in WIND)
FIRST = ("distance", "sun_angle", "boundaries", "field", "pdyn", "speed", "density")
DRIVEN = (*FIRST, *(name for name in NAMES if name not in FIRST))
"""While a wind that moves drives the models: what it does comes before what hardly changes."""
SETS = (
    ("Automatic", ()),
    ("Orbit and pointing", OF_ORBIT),
    ("Angles and limits", ("distance", *(strip.name for strip in ANGLES))),
    ("Solar wind", ("boundaries", *OF_WIND)),
    ("Everything", NAMES),
)
