"""Forces: what acts on the spacecraft in a numerical propagation."""

from dataclasses import dataclass
from typing import Annotated

from smileviz.base.errors import SmileError
from smileviz.base.limits import Limits

EGM96_GM_KM3_S2 = 398_600.4415
"""Earth, of the gravity model EGM96 (Lemoine et al. 1998)."""

EGM96_RADIUS_KM = 6_378.1363
"""Radius that the coefficients of EGM96 are for (the same)."""

SUN_GM_KM3_S2 = 132_712_440_041.279419
"""Of JPL DE440 (Park et al. 2021)."""

MOON_GM_KM3_S2 = 4_902.800118457549
"""Of JPL DE440 (the same)."""

SOLAR_PRESSURE_N_M2 = 4.56e-6
"""Pressure of sunlight on a black plate at one astronomical unit (Montenbruck & Gill 2000)."""


@dataclass(frozen=True)
class Forces:
    """Central and non-central gravity, Sun, Moon and sunlight.

    No tides, relativity, drag or planets: for SMILE they come to less than the uncertainty of its
    initial state (12 km of 30 km after three years).
    """

    gravity_degree: int = 12
    gravity_order: int = 12
    sun: bool = True
    moon: bool = True
    srp_area_mass_m2_kg: Annotated[float, Limits(0.0, 10.0, "m2/kg")] = 0.0
    """Reflectivity times area over mass, Cr A / m; 0 leaves out the pressure of sunlight."""
    gm_km3_s2: Annotated[float, Limits(1.0, 1e9, "km3/s2")] = EGM96_GM_KM3_S2
    radius_km: Annotated[float, Limits(1.0, 1e6, "km")] = EGM96_RADIUS_KM
    sun_gm_km3_s2: Annotated[float, Limits(0.0, 1e15, "km3/s2")] = SUN_GM_KM3_S2
    moon_gm_km3_s2: Annotated[float, Limits(0.0, 1e9, "km3/s2")] = MOON_GM_KM3_S2
    solar_pressure_n_m2: Annotated[float, Limits(0.0, 1.0, "N/m2")] = SOLAR_PRESSURE_N_M2
    gravity_file: str = "egm96_36.gfc"

    def __post_init__(self) -> None:
        """Refuse what cannot be computed."""
        if self.gravity_degree < 0 or not 0 <= self.gravity_order <= self.gravity_degree:
            raise SmileError(
                f"The gravity field is {self.gravity_degree} x {self.gravity_order}; the degree "
                "must be 0 or more, the order from 0 to the degree."
            )
        for name in ("gm_km3_s2", "radius_km"):
            Limits(1.0, 1e9).check(name, getattr(self, name))
        Limits(0.0, 10.0, "m2/kg").check("srp_area_mass_m2_kg", self.srp_area_mass_m2_kg)

    @property
    def sunlight(self) -> bool:
        """Whether the pressure of sunlight acts."""
        return self.srp_area_mass_m2_kg > 0.0

    @property
    def lacking(self) -> tuple[str, float]:
        """What a plan for SMILE would miss most, and how many times larger it makes the error.

        From the change of position after 30 days when each is left out of the orbit (Orekit): Sun
        and Moon 1,480 km, tesseral and high terms 58 km, degrees over 4 8 km, over 8 0.2 km.
        """
        missing = [name for name, on in (("Sun", self.sun), ("Moon", self.moon)) if not on]
        if self.gravity_degree < 2:
            return "the flattening of the Earth", 5000.0
        if missing:
            return f"the {' and the '.join(missing)}", 1500.0
        if self.gravity_degree < 4:
            return f"the gravity field over degree {self.gravity_degree}", 60.0
        if self.gravity_degree < 8 or self.gravity_order < 4:
            return f"the gravity field over {self.gravity_degree}x{self.gravity_order}", 10.0
        return "", 1.0

    def __str__(self) -> str:
        """The force model in words, for provenance."""
        parts = ["two-body gravity"]
        if self.gravity_degree > 1:
            parts = [f"{self.gravity_degree}x{self.gravity_order} gravity ({_name(self)})"]
        parts += [name for name, on in (("Sun", self.sun), ("Moon", self.moon)) if on]
        if self.sunlight:
            parts += [f"sunlight and shadow (Cr A/m {self.srp_area_mass_m2_kg:g} m2/kg)"]
        return ", ".join(parts)


def _name(forces: Forces) -> str:
    return forces.gravity_file.split("_")[0].upper()
