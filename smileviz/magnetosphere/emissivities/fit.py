"""Amplitudes common to the team's emissivity models: fits to MHD runs in density alone."""

from smileviz.magnetosphere.conditions import Conditions

LOWEST_CM3 = 2.6
"""Below it the fit of the sheath turns dark (at 2.33): it is held there."""

FITTED_CM3 = (5.0, 35.0)
FITTED_KM_S = (350.0, 450.0)
VALIDITY = (
    "Parameters fitted to a few MHD runs at 5 to 35 cm⁻³ and about 400 km/s, in density alone; "
    "brightness uncertain to a factor of two."
)


def sheath(density_cm3: float) -> float:
    """Amplitude A1 of method 2, eV cm^-3 s^-1."""
    return 2.7e-6 * density_cm3 - 6.3e-6


def wind(density_cm3: float) -> float:
    """Amplitude A2 of method 2, eV cm^-3 s^-1."""
    return 0.9e-6 * density_cm3 - 1.0e-6


def shock_re(density_cm3: float) -> float:
    """Nose of the bow shock of method 2."""
    return 13.24 - 0.12 * density_cm3


def caution(conditions: Conditions, title: str) -> str | None:
    """One sentence when *conditions* lie outside the runs that the amplitudes were fitted to."""
    density, speed = conditions.density_cm3, conditions.speed_km_s
    if not FITTED_CM3[0] <= density <= FITTED_CM3[1]:
        allowed = f"{FITTED_CM3[0]:g} to {FITTED_CM3[1]:g} cm⁻³; the density is {density:.3g} cm⁻³"
    elif not FITTED_KM_S[0] <= speed <= FITTED_KM_S[1]:
        allowed = f"about 400 km/s; the speed is {speed:.4g} km/s"
    else:
        return None
    held = f", held at {LOWEST_CM3:g}" if density < LOWEST_CM3 else ""
    return f"Extrapolated: {title} was fitted to MHD runs at {allowed}{held}."
