"""`smileviz point`: what the models say of points in space under given conditions."""

from typing import Annotated

import typer

from smileviz.cli import completion, options


def point(
    positions: Annotated[
        str,
        typer.Option(
            "--positions-gsm-re", metavar="X,Y,Z;...", help="Where, GSM, in R_E = 6371.2 km."
        ),
    ],
    magnetopause: Annotated[
        str,
        typer.Option("--magnetopause", metavar="NAME", autocompletion=completion.models),
    ] = "shue98",
    bow_shock: Annotated[
        str, typer.Option("--bow-shock", metavar="NAME", autocompletion=completion.models)
    ] = "jelinek12",
    plasmapause: Annotated[str, typer.Option("--plasmapause", metavar="NAME")] = "carpenter92",
    pdyn: Annotated[
        float | None,
        typer.Option(
            "--pdyn", metavar="NPA", help="Dynamic pressure; else from --density and --speed."
        ),
    ] = None,
    bz: Annotated[float, typer.Option("--bz", metavar="NT", help="IMF Bz, GSM.")] = 0.0,
    by: Annotated[float, typer.Option("--by", metavar="NT", help="IMF By, GSM.")] = 0.0,
    bx: Annotated[float, typer.Option("--bx", metavar="NT", help="IMF Bx, GSM.")] = 0.0,
    tilt: Annotated[
        float, typer.Option("--tilt-deg", metavar="DEG", help="Dipole tilt, north sunward.")
    ] = 0.0,
    density: Annotated[
        float, typer.Option("--density", metavar="CM-3", help="Protons of the solar wind.")
    ] = 5.0,
    speed: Annotated[
        float, typer.Option("--speed", metavar="KM/S", help="Speed of the solar wind.")
    ] = 400.0,
    kp: Annotated[
        float, typer.Option("--kp", metavar="KP", help="Now and before, for the plasmapause.")
    ] = 2.0,
    ae: Annotated[float, typer.Option("--ae", metavar="NT", help="The same of AE.")] = 100.0,
    dst: Annotated[float, typer.Option("--dst", metavar="NT", help="The same of Dst.")] = 0.0,
    form: Annotated[options.Rows, typer.Option("--format")] = options.Rows.CSV,
    output: options.Output = None,
) -> None:
    """What the models say of points: region, distances, L, belts, neutral sheet, X-rays.

    Distances to the boundaries are the shortest ones, positive outside. Emissivities are as the
    models give them, below zero too. No aberration is taken out: the wind blows along X.
    """
    from smileviz.cli import asked, directions, place
    from smileviz.cli import output as out

    wind = directions.conditions(
        density_cm3=density,
        speed_km_s=speed,
        bx_nt=bx,
        by_nt=by,
        bz_nt=bz,
        pdyn_npa=pdyn,
        angles_deg=(tilt, 0.0),
        extra={},
    )
    points = [asked.counted(part, "--positions-gsm-re", 3) for part in positions.split(";")]
    models = place.Chosen(magnetopause, bow_shock, plasmapause)
    out.emit_sheet(place.sheet(points, wind, models, (kp, ae, dst)), form.value, output)
