"""The Soft X-ray Imager."""

from smileviz.instruments.instrument import Instrument, Mount, Rectangle

SXI_FIELD = Rectangle(half_x_deg=15.5 / 2, half_y_deg=26.5 / 2)

SXI = Instrument(
    name="sxi",
    title="SXI",
    field=SXI_FIELD,
    mount=Mount(),
    citation="Field 26.5 x 15.5 deg, short side along xi: University of Leicester, SMILE SXI team",
)
