"""Make resources/data/coastlines.npz from the npm package world-atlas (Natural Earth, 1:110m).

    python packaging/build_coastlines.py world-atlas-2.0.2.tgz

The package holds the land as TopoJSON: quantised, delta-coded arcs, each shared edge once. Every
arc becomes one line; edges that only close the map (along the date line and the south pole) go.
"""

import argparse
import json
import tarfile
from pathlib import Path

import numpy as np

TARGET = Path(__file__).resolve().parents[1] / "resources" / "data" / "coastlines.npz"
MEMBER = "package/land-110m.json"


def main() -> None:
    """Read the package named on the command line, write the file."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("package", type=Path, help="world-atlas-*.tgz")
    with tarfile.open(parser.parse_args().package) as archive:
        member = archive.extractfile(MEMBER)
        if member is None:
            raise SystemExit(f"{MEMBER} is not in the package")
        topology = json.load(member)
    lines = [line for arc in topology["arcs"] for line in shore(decoded(topology, arc))]
    gap = np.full((1, 2), np.nan)
    points = np.concatenate([part for line in lines for part in (line, gap)][:-1])
    np.savez_compressed(TARGET, lon_lat_deg=points.astype(np.float32))
    print(f"{TARGET.name}: {len(lines)} lines, {len(points)} rows, {TARGET.stat().st_size} bytes")


def decoded(topology: dict[str, object], arc: list[list[int]]) -> np.ndarray:
    """Longitude and latitude (n, 2), degrees, of one arc."""
    transform = topology["transform"]
    return np.cumsum(arc, axis=0) * transform["scale"] + transform["translate"]


def shore(line: np.ndarray) -> list[np.ndarray]:
    """Pieces of *line* (n, 2) without the edges along the date line and at the south pole."""
    seam = (np.abs(line[:, 0]) > 179.99) | (line[:, 1] < -89.9)
    cut = np.flatnonzero(seam[1:] & seam[:-1]) + 1
    return [piece for piece in np.split(line, cut) if len(piece) > 1]


if __name__ == "__main__":
    main()
