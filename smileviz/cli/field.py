"""`smileviz field`: the magnetic field at a point, and where its field line comes down."""

from enum import StrEnum
from typing import Annotated

import typer

from smileviz.cli import options


class Internal(StrEnum):
    """Fields of the Earth itself."""

    IGRF = "igrf"
    DIPOLE = "dipole"


class External(StrEnum):
    """Fields of the currents around the Earth."""

    T89 = "t89"
    T96 = "t96"
    T01 = "t01"
    TS04 = "ts04"
    NONE = "none"


def field(
    position: Annotated[
        str,
        typer.Option("--position-gsm-re", metavar="X,Y,Z", help="Where, GSM, in R_E = 6371.2 km."),
    ],
    at: options.At = "now",
    internal: Annotated[
        Internal, typer.Option("--internal", help="The Earth's own field.")
    ] = Internal.IGRF,
    degree: Annotated[
        int, typer.Option("--degree", metavar="N", min=1, max=13, help="Of IGRF-14.")
    ] = 13,
    external: Annotated[
        External,
        typer.Option(
            "--external", help="What is added; t96, t01 and ts04 need smileviz\\[fields]."
        ),
    ] = External.T89,
    kp: Annotated[float, typer.Option("--kp", metavar="KP", help="For t89, 0 to 9.")] = 2.0,
    pdyn: Annotated[
        float, typer.Option("--pdyn", metavar="NPA", help="Dynamic pressure, for t96 and later.")
    ] = 2.0,
    dst: Annotated[float, typer.Option("--dst", metavar="NT", help="For t96 and later.")] = 0.0,
    by: Annotated[float, typer.Option("--by", metavar="NT", help="IMF By, GSM.")] = 0.0,
    bz: Annotated[float, typer.Option("--bz", metavar="NT", help="IMF Bz, GSM.")] = 0.0,
    g: Annotated[
        str, typer.Option("--g", metavar="G1,G2", help="For t01: averages over the hour before.")
    ] = "0,0",
    w: Annotated[
        str, typer.Option("--w", metavar="W1,...,W6", help="For ts04: its six indices.")
    ] = "0,0,0,0,0,0",
    trace: Annotated[
        bool, typer.Option("--trace", help="Follow the field line through the point both ways.")
    ] = False,
    limit: Annotated[
        float, typer.Option("--limit-re", metavar="RE", help="Lines that go further are open.")
    ] = 70.0,
    form: Annotated[options.Rows, typer.Option("--format")] = options.Rows.CSV,
    output: options.Output = None,
) -> None:
    """The magnetic field at a point, in nT along X, Y, Z of GSM.

    With --trace also the feet of the field line: geocentric latitude and longitude at r = 1 R_E,
    magnetic latitude and local time (SM), the apex, and whether the line is open or closed. Feet
    are called north and south by where the field leads and comes from; nan where there is none.
    """
    from smileviz.cli import asked, fieldpoint
    from smileviz.cli import output as out
    from smileviz.magnetosphere.fields.drivers import Drivers

    g1, g2 = asked.counted(g, "--g", 2)
    w1, w2, w3, w4, w5, w6 = asked.counted(w, "--w", 6)
    drivers = Drivers(
        kp=kp,
        pdyn_npa=pdyn,
        dst_nt=dst,
        by_nt=by,
        bz_nt=bz,
        g1=g1,
        g2=g2,
        w=(w1, w2, w3, w4, w5, w6),
    )
    t = fieldpoint.moment(at)
    point = asked.counted(position, "--position-gsm-re", 3)
    chosen = fieldpoint.Chosen(internal.value, external.value, degree, drivers)
    out.emit_sheet(fieldpoint.sheet(point, t, chosen, limit if trace else None), form.value, output)
