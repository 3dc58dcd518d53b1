"""Pointing: where SXI and UVI look by the guidance law, as a table and as a timeline like a PTR."""

from collections.abc import Iterator
from dataclasses import dataclass
from xml.sax.saxutils import escape

import numpy as np

from smileviz.base import frames
from smileviz.base.arrays import Floats
from smileviz.base.errors import SmileError
from smileviz.base.frames import Frame
from smileviz.base.windows import Span
from smileviz.handover.job import Job, ccsds_utc
from smileviz.handover.plain import ascii_lines
from smileviz.handover.sheet import Column, Sheet, csv_text, json_text, utc
from smileviz.instruments import UVI
from smileviz.instruments.camera import Camera
from smileviz.mission import almanac
from smileviz.mission.ephemerides import ephemeris_of
from smileviz.mission.samples import Samples

_KIND = "sxi_allowed"
FRAMES = {Frame.EME2000: "EME2000", Frame.GCRS: "GCRF"}
STEP_S = 600.0
_LONGEST_S = 10_800.0

_PTR_HEAD = (
    "Pointing timeline in the manner of ESA's pointing timeline requests (PTR), made by smileviz.",
    "Not a product of ESA or CAS, and not known to any flight dynamics system.",
    "As in PTR: prm, body, segment, data, timeline, block OBS and SLEW, startTime, endTime,",
    "attitude with boresight and target, metadata with comment.",
    "smileviz's own: the attitude smileGuidanceLaw and what is in it, the names SXI_boresight and",
    "GSE_X_axis, and everything in the namespace sv: samples, whose quaternion (scalar first)",
    "turns the frame named into the axes of SXI: X away from the Earth in the plane of the Earth",
    "and the boresight, Z along the boresight, Y completing them.",
)


@dataclass(frozen=True, eq=False)
class Attitudes:
    """Where the instruments look at *t* (n,), in a frame; NaN where the law has no pointing."""

    t: Floats
    axes: Floats
    """Of SXI (n, 3, 3): rows X, Y, Z, right-handed, Z along the boresight."""
    uvi: Floats
    """Boresight of UVI (n, 3)."""
    samples: Samples


def attitudes(job: Job, t: Floats) -> Attitudes:
    """Where the instruments look at *t* (n,), in the frame of *job*."""
    samples = Samples(job.scenario, ephemeris_of(job.scenario), t)
    to_frame = frames.rotations(Frame.GSE, job.frame, t)
    law = samples.law.axes(samples.gse_km)
    uvi = Camera.of(UVI.mounted(job.scenario.pointing.uvi_offset_deg), law).boresight
    xi, eta, boresight = np.moveaxis(law @ np.swapaxes(to_frame, 1, 2), 1, 0)
    right_handed = np.stack([xi, -eta, boresight], axis=1)
    return Attitudes(t, right_handed, np.einsum("nij,nj->ni", to_frame, uvi), samples)


def csv_parts(job: Job) -> Iterator[bytes]:
    """The table as CSV."""
    yield csv_text(sheet(job)).encode()


def json_parts(job: Job) -> Iterator[bytes]:
    """The table as JSON."""
    yield json_text(sheet(job)).encode()


def sheet(job: Job) -> Sheet:
    """Boresights, quaternion, Sun angle and aim point at each time of *job*."""
    t = _times(job, job.span)
    found = attitudes(job, t)
    allowed = almanac.windows(_KIND, job.scenario, job.span).contains(t)
    columns: dict[str, Column] = {
        "utc": utc(t),
        "sxi_allowed": allowed.tolist(),
        **_directions("sxi", found.axes[:, 2]),
        **_directions("uvi", found.uvi),
        **dict(zip(("qw", "qx", "qy", "qz"), quaternions(found.axes).T, strict=True)),
        "sun_angle_deg": np.degrees(found.samples.sun_angle_rad),
        "aim_x_re": found.samples.aim_x_re,
    }
    notes = {"quaternion": f"{FRAMES[job.frame]} to the axes of SXI, scalar first"}
    return Sheet(_meta(job, t) | notes, columns)


def ptr_parts(job: Job) -> Iterator[bytes]:
    """Blocks OBS while SXI may observe, with samples of the attitude, and SLEW between them."""
    about = [*_PTR_HEAD, "", *ascii_lines(_meta(job, _times(job, job.span)))]
    comment = "\n".join(f"  {line}".rstrip() for line in about).replace("--", "- -")
    windows = almanac.windows(_KIND, job.scenario, job.span)
    head = (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<!--\n{comment}\n-->\n'
        '<prm xmlns:sv="urn:smileviz:pointing">\n <body>\n  <segment>\n   <data>\n'
        '    <timeline frame="SC">\n'
    )
    yield head.encode("ascii")
    for count, when in enumerate(windows):
        if count:
            yield b'     <block ref="SLEW"/>\n'
        yield _block(job, when).encode("ascii")
        job.progress((count + 1) / len(windows))
    yield b"    </timeline>\n   </data>\n  </segment>\n </body>\n</prm>\n"


def _block(job: Job, when: Span) -> str:
    t = _times(job, when)
    found = attitudes(job, t)
    start, stop = ccsds_utc(np.array([when.start, when.stop]))
    table = np.column_stack([quaternions(found.axes), found.samples.aim_x_re])
    rows = "\n".join(
        f"         {moment} {' '.join(f'{value:.9f}' for value in row)}"
        for moment, row in zip(ccsds_utc(t), table.tolist(), strict=True)
    )
    angle = np.degrees(found.samples.sun_angle_rad)
    limb = job.scenario.pointing.limb_angle_deg
    note = f"SXI may observe; Sun at {angle.min():.1f} to {angle.max():.1f} deg from its boresight"
    return f"""     <block ref="OBS">
      <startTime>{start}</startTime>
      <endTime>{stop}</endTime>
      <attitude ref="smileGuidanceLaw">
       <boresight ref="SXI_boresight"/>
       <target ref="GSE_X_axis"/>
       <limbAngle units="deg">{limb:g}</limbAngle>
      </attitude>
      <metadata>
       <comment>{escape(note)}</comment>
       <sv:samples frame="{FRAMES[job.frame]}" columns="utc qw qx qy qz aim_x_re">
{rows}
       </sv:samples>
      </metadata>
     </block>
"""


def _meta(job: Job, t: Floats) -> dict[str, str]:
    return job.about | {"frame": job.frame.value, "times": str(len(t))}


def _times(job: Job, span: Span) -> Floats:
    """Times every step of *job* in *span*, and its ends (n,)."""
    step_s = job.step_s or STEP_S
    if step_s > _LONGEST_S:
        raise SmileError(
            f"The step is {step_s:g} s; the pointing turns too far in more than "
            f"{_LONGEST_S / 3600.0:g} h."
        )
    count = max(1, int(np.ceil(span.length_s / step_s - 1e-9)))
    job.refuse_rows(count + 1)
    return np.append(span.start + step_s * np.arange(float(count)), span.stop)


def _directions(name: str, direction: Floats) -> dict[str, Column]:
    """Right ascension and declination of *direction* (n, 3)."""
    x, y, z = direction.T
    return {
        f"{name}_ra_deg": np.degrees(np.arctan2(y, x)) % 360.0,
        f"{name}_dec_deg": np.degrees(np.arctan2(z, np.hypot(x, y))),
    }


def quaternions(axes: Floats) -> Floats:
    """Rotations with the rows *axes* (n, 3, 3) as quaternions w, x, y, z (n, 4), w not negative.

    The largest of the four is worked out from the trace, so that none is divided by a small one
    (Shepperd 1978).
    """
    m = np.swapaxes(axes, 1, 2)  # columns: the axes, in the frame
    d = np.stack([m[:, 0, 0], m[:, 1, 1], m[:, 2, 2]], axis=1)
    trace = d.sum(axis=1)
    square = np.stack([1.0 + trace, *(1.0 + 2.0 * d[:, k] - trace for k in range(3))], axis=1)
    # 4 times the product of each two of them
    product = np.empty((len(m), 4, 4))
    for k in range(4):
        product[:, k, k] = square[:, k]
    for i, j, k in ((0, 1, 2), (1, 2, 0), (2, 0, 1)):
        product[:, 0, k + 1] = product[:, k + 1, 0] = m[:, j, i] - m[:, i, j]
        product[:, i + 1, j + 1] = product[:, j + 1, i + 1] = m[:, i, j] + m[:, j, i]
    best = np.argmax(square, axis=1)
    row = np.take_along_axis(product, best[:, None, None], axis=1)[:, 0]
    q = row / np.sqrt((row**2).sum(axis=1))[:, None]
    return np.asarray(np.where(q[:, :1] < 0.0, -q, q))
