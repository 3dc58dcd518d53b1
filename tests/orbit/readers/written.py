"""Writers of states in the formats of others, by hand: nothing of the program but its times."""

import numpy as np

from smileviz.base import time
from smileviz.orbit.readers import scales

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_J2000_NS = 946_728_000 * 10**9


def iso(t, scale="UTC"):
    """Calendar time of *t* in *scale*, to the microsecond."""
    seconds = scales.from_t(scale, np.array([float(t)]))[0]
    return str(np.datetime64(round(float(seconds) * 1e6) * 1000 + _J2000_NS, "ns"))[:26]


def lettered(t):
    """UTC as STK and the SXI team write it."""
    text = time.to_utc(float(t), 3)
    return f"{int(text[8:10])} {MONTHS[int(text[5:7]) - 1]} {text[:4]} {text[11:-1]}"


def oem(t, rows, **options):
    """One segment of an OEM: metadata and rows."""
    frame, scale = options.get("frame", "ICRF"), options.get("scale", "UTC")
    method, degree = options.get("method", "HERMITE"), options.get("degree", 7)
    name, more = options.get("name", "SMILE"), options.get("more", "")
    epochs = [iso(moment, scale) for moment in t]
    prescribed = f"INTERPOLATION = {method}\nINTERPOLATION_DEGREE = {degree}\n" if method else ""
    lines = [
        epoch + " " + " ".join(f"{v:.9f}" for v in row)
        for epoch, row in zip(epochs, rows, strict=True)
    ]
    return (
        f"META_START\nOBJECT_NAME = {name}\nOBJECT_ID = 2026-101A\nCENTER_NAME = EARTH\n"
        f"REF_FRAME = {frame}\nTIME_SYSTEM = {scale}\nSTART_TIME = {epochs[0]}\n"
        f"STOP_TIME = {epochs[-1]}\n{more}{prescribed}META_STOP\n"
        "COMMENT a line for people\n" + "\n".join(lines) + "\n"
    )


def message(*segments, version="2.0"):
    """An OEM of *segments*."""
    head = (
        f"CCSDS_OEM_VERS = {version}\nCREATION_DATE = 2026-06-24T10:00:00\nORIGINATOR = TESTS\n\n"
    )
    return head + "\n".join(segments)


def xml(t, rows, *, units=False, head='<?xml version="1.0" encoding="UTF-8"?>\n'):
    """The same as XML, with or without units."""
    names = ("X", "Y", "Z", "X_DOT", "Y_DOT", "Z_DOT")

    def leaf(name, value):
        unit = f' units="{"km/s" if name.endswith("DOT") else "km"}"' if units else ""
        return f"<{name}{unit}>{value:.9f}</{name}>"

    vectors = "\n".join(
        f"<stateVector><EPOCH>{iso(moment)}</EPOCH>"
        + "".join(leaf(name, value) for name, value in zip(names, row, strict=True))
        + "</stateVector>"
        for moment, row in zip(t, rows, strict=True)
    )
    meta = oem(t, rows).split("META_STOP")[0].splitlines()[1:]
    leaves = "".join(
        f"<{key.strip()}>{value.strip()}</{key.strip()}>"
        for key, value in (line.split("=") for line in meta)
    )
    return (
        f'{head}<oem id="CCSDS_OEM_VERS" version="2.0">\n<header><CREATION_DATE>2026-06-24T10:00:00'
        "</CREATION_DATE><ORIGINATOR>TESTS</ORIGINATOR></header>\n<body><segment>\n"
        f"<metadata>{leaves}</metadata>\n<data>\n{vectors}\n</data></segment></body></oem>\n"
    )


def stk(t, rows, **options):
    """An STK ephemeris, Hermite through four samples by default."""
    frame, unit = options.get("frame", "ICRF"), options.get("unit", "Meters")
    table_, more = options.get("table", "EphemerisTimePosVel"), options.get("more", "")
    samples = options.get("samples", 3)
    factor = 1000.0 if unit == "Meters" else 1.0
    lines = "\n".join(
        f"{moment - t[0]:.6f} " + " ".join(f"{v * factor:.9e}" for v in row)
        for moment, row in zip(t, rows, strict=True)
    )
    return (
        f"stk.v.12.0\n# made by tests\nBEGIN Ephemeris\nNumberOfEphemerisPoints {len(rows)}\n"
        f"ScenarioEpoch {lettered(t[0])}\nInterpolationMethod Hermite\n"
        f"InterpolationSamplesM1 {samples}\nCentralBody Earth\nCoordinateSystem {frame}\n"
        f"DistanceUnit {unit}\n{more}\n{table_}\n\n{lines}\n\nEND Ephemeris\n"
    )


def horizons(t, rows, **options):
    """A vector table as JPL Horizons gives it."""
    csv, units = options.get("csv", True), options.get("units", "KM-S")
    plane, scale = options.get("plane", "ICRF"), options.get("scale", "TDB")
    center = options.get("center", "Earth (399)")
    seconds = scales.from_t("UTC" if scale == "UT" else scale, np.asarray(t))

    def calendar(moment):
        text = iso(moment, "UTC" if scale == "UT" else scale)[:24].ljust(24, "0")
        return f"A.D. {text[:4]}-{MONTHS[int(text[5:7]) - 1]}-{text[8:10]} {text[11:]}"

    head = (
        "*****\nEphemeris / WWW_USER Sun Nov 22 10:00:00 2026 Pasadena, USA  / Horizons\n*****\n"
        "Target body name: SMILE (spacecraft) (-463)       {source: SMILE_merged}\n"
        f"Center body name: {center}                     {{source: DE441}}\n"
        "Center-site name: BODY CENTER\n*****\n"
        f"Start time      : {calendar(t[0])} {scale}\nStop  time      : {calendar(t[-1])} {scale}\n"
        f"Step-size       : 5 minutes\n*****\nOutput units    : {units}\n"
        "Output type     : GEOMETRIC cartesian states\n"
        "Output format   : 3 (position, velocity, LT, range, range-rate)\n"
        f"Reference frame : {plane}\n*****\n"
    )
    extra = (1.27, 3.8e5, 0.448)
    body = []
    for moment, second, row in zip(t, seconds, rows, strict=True):
        jd = f"{2451545 + second / 86400:.9f}"
        values = [f"{v:.15E}" for v in (*row, *extra)]
        if csv:
            body.append(f"{jd}, {calendar(moment)}, {', '.join(values)},")
        else:
            x, y, z, vx, vy, vz, lt, rg, rr = values
            body += [
                f"{jd} = {calendar(moment)} {scale} ",
                f" X ={x} Y ={y} Z ={z}",
                f" VX={vx} VY={vy} VZ={vz}",
                f" LT={lt} RG={rg} RR={rr}",
            ]
    names = "JDTDB, Calendar Date (TDB), X, Y, Z, VX, VY, VZ, LT, RG, RR,\n*****\n"
    return head + names + "$$SOE\n" + "\n".join(body) + "\n$$EOE\n*****\n"


def team(t, rows, *, head="       Time (UTCG)   x (km)  y (km)  z (km)  xdot ydot zdot"):
    """The text of the SXI team: seven lines of head."""
    lines = "\n".join(
        lettered(moment) + "  " + "  ".join(f"{v:.9f}" for v in row)
        for moment, row in zip(t, rows, strict=True)
    )
    return f"\n\nSatellite-SMILE\n\n{head}\n-----  -----\n\n{lines}\n"


def table(t, rows, *, names, comments="", delimiter=","):
    """CSV with *names* and UTC."""
    lines = "\n".join(
        iso(moment) + "Z" + delimiter + delimiter.join(f"{v:.12f}" for v in row)
        for moment, row in zip(t, rows, strict=True)
    )
    return f"{comments}{delimiter.join(names)}\n{lines}\n"
