"""The bow shock of Fairfield 1971: the average curve in the ecliptic, made a surface."""

from dataclasses import dataclass
from typing import ClassVar, Self

from smileviz.base.arrays import Floats
from smileviz.magnetosphere.conditions import Conditions, Number, no_shock
from smileviz.magnetosphere.quadric import Quadric

_SHAPE = Quadric(xx=-0.0381, yy=1.0, zz=1.0, xy=0.0296, x=45.644, y=-1.28, one=-652.1)
_AVERAGE_NPA = (1.0, 4.0)


@dataclass(frozen=True)
class Fairfield71:
    """Fairfield 1971, the fit with 4 deg of aberration; aberrated ecliptic, rolled into GSM.

    y^2 + A x y + B x^2 + C y + D x + E = 0 in the plane z = 0; circles about the middle of that
    curve make it a surface. It moves with nothing.
    """

    name: ClassVar[str] = "fairfield71"
    title: ClassVar[str] = "Fairfield 1971"
    citation: ClassVar[str] = "Fairfield 1971, doi:10.1029/JA076i028p06700"
    inputs: ClassVar[str] = "roll of GSM against GSE (rad); nothing of the solar wind"
    validity: ClassVar[str] = (
        "The average bow shock: meant for usual pressures, here 1 to 4 nPa (assumed). Drawn to "
        "x = -30 R_E."
    )
    x_min_re: ClassVar[float] = -30.0
    axisymmetric: ClassVar[bool] = False

    roll_rad: Number

    @classmethod
    def under(cls, conditions: Conditions) -> Self:
        return cls(conditions.roll_rad)

    @classmethod
    def caution(cls, conditions: Conditions) -> str | None:
        low, high = _AVERAGE_NPA
        pdyn = float(conditions.pdyn_npa)
        if not low <= pdyn <= high:
            return (
                f"Fairfield 1971 is an average, meant for {low:g} to {high:g} nPa; the pressure is "
                f"{pdyn:.3g} nPa."
            )
        return no_shock(conditions)

    def radius_re(self, theta: Floats, phi: Floats) -> Floats:
        return _SHAPE.radius(theta, phi, self.roll_rad)
