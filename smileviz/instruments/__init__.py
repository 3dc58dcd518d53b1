"""What the spacecraft carries."""

from smileviz.instruments.instrument import Instrument
from smileviz.instruments.sxi import SXI
from smileviz.instruments.uvi import UVI

__all__ = ["INSTRUMENTS", "SXI", "UVI", "Instrument"]

INSTRUMENTS: tuple[Instrument, ...] = (SXI, UVI)
