"""The Ultraviolet Imager."""

from smileviz.instruments.instrument import Circle, Instrument, Mount

UVI = Instrument(
    name="uvi",
    title="UVI",
    field=Circle(half_deg=9.97 / 2),
    mount=Mount(toward_earth_deg=24.0, assumed=True),
    citation="Field 9.97 deg across: UVI paper, University of Liege, handle 2268/329530",
)
