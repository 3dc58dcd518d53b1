"""Constants: the only place where one is written, each with its source."""

EARTH_RADIUS_KM = 6371.2
"""R_E of every length that ends in ``_re``: the IGRF reference radius (Alken et al. 2021)."""

EARTH_EQUATORIAL_KM = 6378.137
"""Equatorial radius of the WGS 84 ellipsoid; also the sphere of Earth limb and altitude."""

EARTH_FLATTENING = 1.0 / 298.257223563
"""Flattening of the WGS 84 ellipsoid."""

SUN_RADIUS_KM = 695_700.0
"""Nominal solar radius (IAU 2015 resolution B3)."""

MOON_RADIUS_KM = 1_737.4
"""Mean lunar radius (IAU 2015 report on cartographic coordinates)."""

AU_KM = 149_597_870.7
"""Astronomical unit (IAU 2012 resolution B2)."""

LIGHT_SPEED_KM_S = 299_792.458
"""Speed of light in vacuum (SI)."""

EARTH_ROTATION_RAD_S = 7.292_115e-5
"""Nominal rate of rotation of the Earth (IERS Conventions 2010, WGS 84)."""

PROTON_MASS_KG = 1.672_621_923_69e-27
"""CODATA 2018."""

MU0_H_M = 1.256_637_062_12e-6
"""Vacuum permeability, CODATA 2018."""

MINUTE_S = 60.0
HOUR_S = 3_600.0
DAY_S = 86_400.0
YEAR_S = 365.25 * DAY_S

J2000_JD = 2_451_545.0
"""Julian date (TT) of t = 0."""
