"""`smileviz boundary`: the distance of a model boundary in given directions."""

from typing import Annotated

import typer

from smileviz.cli import completion, options


def boundary(
    model: Annotated[
        str,
        typer.Option(
            "--model",
            metavar="NAME",
            help="Which; `smileviz models` lists them.",
            autocompletion=completion.models,
        ),
    ] = "shue98",
    theta: Annotated[
        str, typer.Option("--theta", metavar="A,B,...", help="Angles from +X, deg, 0 to 180.")
    ] = "0,30,60,90,120",
    phi: Annotated[
        str, typer.Option("--phi", metavar="A,B,...", help="Angles about X from +Y to +Z, deg.")
    ] = "0",
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
    pmag: Annotated[
        float | None, typer.Option("--pmag", metavar="NPA", help="Magnetic pressure; else of B.")
    ] = None,
    mach: Annotated[
        float | None,
        typer.Option(
            "--mach",
            metavar="M",
            help="Mach number that the model takes: magnetosonic, of merka05 Alfvén; else of the "
            "wind.",
        ),
    ] = None,
    beta: Annotated[
        float | None, typer.Option("--beta", metavar="BETA", help="Plasma beta; else of the wind.")
    ] = None,
    temperature: Annotated[
        float, typer.Option("--temperature", metavar="K", help="Temperature of the protons.")
    ] = 1e5,
    roll: Annotated[
        float,
        typer.Option("--roll-deg", metavar="DEG", help="Roll of GSM against GSE, Y towards Z."),
    ] = 0.0,
    form: Annotated[options.Rows, typer.Option("--format")] = options.Rows.CSV,
    output: options.Output = None,
) -> None:
    """Distance of a model magnetopause or bow shock from the Earth's centre.

    Columns theta_deg, phi_deg, r_re: every theta with every phi, in the frame of the model: GSM
    with the aberration of the solar wind taken out. Inputs that a model does not use change
    nothing; the comment lines name those it used.
    """
    from smileviz.cli import asked, directions
    from smileviz.cli import output as out

    wind = directions.conditions(
        density_cm3=density,
        speed_km_s=speed,
        bx_nt=bx,
        by_nt=by,
        bz_nt=bz,
        pdyn_npa=pdyn,
        temperature_k=temperature,
        angles_deg=(tilt, roll),
        extra={"pmag_npa": pmag, "mach": mach, "mach_alfven": mach, "beta": beta},
    )
    given = {"pmag_npa": pmag, "mach": mach, "beta": beta}
    angles = asked.numbers(theta, "--theta"), asked.numbers(phi, "--phi")
    out.emit_sheet(directions.sheet(model, wind, angles, given), form.value, output)
