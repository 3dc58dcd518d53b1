"""Make resources/data/ae8ap8.npz, trapped fluxes of AE8 and AP8, by the PyPI package aep8.

    python packaging/build_belts.py

Needs aep8 (and astropy, which it brings) beside NumPy; the program itself needs neither.
"""

from itertools import product
from pathlib import Path

import aep8
import numpy as np
from astropy import units

TARGET = Path(__file__).resolve().parents[1] / "resources" / "data" / "ae8ap8.npz"
L = np.linspace(1.1, 10.0, 179)
SHARE = np.linspace(0.0, 1.0, 61)
"""Latitude over that at which the line of force enters the ground, arccos(L^-1/2)."""
ENERGIES_MEV = {"e": (0.1, 0.5, 1.0, 2.0), "p": (0.5, 10.0, 50.0, 100.0)}
FLOOR = 0.1


def main() -> None:
    """Ask the models at every L, dipole latitude and energy, write the file."""
    latitude = SHARE * np.arccos(L**-0.5)[:, None]
    ratios = np.sqrt(4.0 - 3.0 * np.cos(latitude) ** 2) / np.cos(latitude) ** 6
    shells = np.broadcast_to(L[:, None], ratios.shape)
    tables = {}
    for particle, solar in product(ENERGIES_MEV, ("min", "max")):
        model = aep8.model(particle=particle, solar=solar)
        fluxes = [
            model.integral_flux_for_geomagnetic_coordinates(shells, ratios, energy * units.MeV)
            for energy in ENERGIES_MEV[particle]
        ]
        values = np.stack([flux.to_value("cm-2 s-1") for flux in fluxes])
        tables[f"{particle}_{solar}"] = np.log10(np.maximum(values, FLOOR)).astype(np.float32)
    energies = {f"{particle}_mev": np.array(mev) for particle, mev in ENERGIES_MEV.items()}
    np.savez_compressed(TARGET, l=L, share=SHARE, **energies, **tables)
    print(f"{TARGET.name}: {sorted(tables)}, {TARGET.stat().st_size} bytes")


if __name__ == "__main__":
    main()
