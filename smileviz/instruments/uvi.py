"""The Ultraviolet Imager.

Its boresight is not that of SXI, and the angle between them is not published. 25 deg is assumed:
over the bundled mission (2026-06 to 2029-06, while r > 50,000 km) the whole circle 20 deg from the
northern magnetic pole, 110 km up, is then in view 87.7 % of the time, more than for any other angle
(24 deg: 85.7 %, 26 deg: 75.0 %, 23 deg: 81.7 %); the circle at 25 deg 86.6 %.
"""

from smileviz.instruments.instrument import Circle, Instrument, Mount

UVI_FIELD = Circle(half_deg=9.97 / 2)

UVI = Instrument(
    name="uvi",
    title="UVI",
    field=UVI_FIELD,
    mount=Mount(toward_earth_deg=25.0, assumed=True),
    citation="Field 9.97 deg across: UVI paper, University of Liege, handle 2268/329530",
)
