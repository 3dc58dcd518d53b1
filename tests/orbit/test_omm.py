"""The four forms of an OMM say the same as the two lines they were written from."""

import json
from xml.etree import ElementTree as ET

import numpy as np
import pytest
from sgp4.api import Satrec
from sgp4.exporter import export_omm

from smileviz.base.errors import SmileError
from smileviz.base.units import DAY_S
from smileviz.orbit.omm import MeanElements, read_elements
from smileviz.orbit.tle import TwoLine

LINE1 = "1 08195U 75081A   06176.33215444  .00000099  00000-0  11873-3 0   813"
LINE2 = "2 08195  64.1586 279.0717 6877146 264.7651  20.2257  2.00491383225656"
FIELDS = export_omm(Satrec.twoline2rv(LINE1, LINE2), "MOLNIYA 2-14")
META = ("OBJECT_NAME", "OBJECT_ID", "CENTER_NAME", "REF_FRAME", "TIME_SYSTEM")
MEAN = (
    "EPOCH",
    "MEAN_MOTION",
    "ECCENTRICITY",
    "INCLINATION",
    "RA_OF_ASC_NODE",
    "ARG_OF_PERICENTER",
    "MEAN_ANOMALY",
)


def _kvn(fields=FIELDS):
    lines = [f"{key} = {value}" for key, value in fields.items()]
    return "\n".join(["CCSDS_OMM_VERS = 2.0", "CREATION_DATE = 2006-06-26T00:00:00", *lines])


def _xml():
    root = ET.Element("ndm")
    body = ET.SubElement(ET.SubElement(root, "omm"), "body")
    segment = ET.SubElement(body, "segment")
    metadata, data = ET.SubElement(segment, "metadata"), ET.SubElement(segment, "data")
    mean, tle = ET.SubElement(data, "meanElements"), ET.SubElement(data, "tleParameters")
    for key, value in FIELDS.items():
        parent = metadata if key in META else mean if key in MEAN else tle
        ET.SubElement(parent, key).text = str(value)
    return '<?xml version="1.0" encoding="UTF-8"?>' + ET.tostring(root, encoding="unicode")


def _csv():
    return ",".join(FIELDS) + "\n" + ",".join(str(value) for value in FIELDS.values()) + "\n"


FORMS = {
    "kvn": _kvn(),
    "kvn with units": _kvn({**FIELDS, "INCLINATION": f"{FIELDS['INCLINATION']} [deg]"}),
    "xml": _xml(),
    "json": json.dumps([FIELDS]),
    "json alone": json.dumps(FIELDS),
    "csv": _csv(),
    "three lines": f"MOLNIYA 2-14\n{LINE1}\n{LINE2}\n",
    "three lines with a zero": f"0 MOLNIYA 2-14\r\n{LINE1}\r\n{LINE2}\r\n",
}


@pytest.mark.parametrize("form", FORMS)
def test_each_form_gives_the_orbit_of_the_two_lines(form):
    (elements,) = read_elements(FORMS[form])
    known = TwoLine("known", LINE1, LINE2).ephemeris()
    found = elements.ephemeris(known.span)
    t = np.linspace(known.span.start, known.span.stop, 40)
    assert np.abs(found.position_km(t) - known.position_km(t)).max() < 1e-3
    assert found.provenance.title == "MOLNIYA 2-14"
    assert not found.provenance.planning
    assert "not for planning SMILE" in found.provenance.warning


def test_several_sets_in_one_text_are_all_read():
    assert len(read_elements(json.dumps([FIELDS, FIELDS]))) == 2
    assert len(read_elements(_kvn() + "\n" + _kvn())) == 2
    both = read_elements(f"{LINE1}\n{LINE2}\nSECOND\n{LINE1}\n{LINE2}\n")
    assert [elements.title for elements in both] == ["08195", "SECOND"]


@pytest.mark.parametrize("number", [100_000, 339_999, 340_000, 799_501, 123_456_789])
def test_a_catalogue_number_of_six_and_more_digits_is_kept(number):
    (elements,) = read_elements(json.dumps({**FIELDS, "NORAD_CAT_ID": number}))
    assert isinstance(elements, MeanElements)
    assert elements.catalogue_number == number
    ephemeris = elements.ephemeris()
    known = TwoLine("known", LINE1, LINE2).ephemeris()
    t = known.provenance.epoch_t + DAY_S
    assert np.abs(ephemeris.position_km(t) - known.position_km(t)).max() < 1e-3


def test_what_sgp4_does_not_need_may_be_missing():
    needed = {key: FIELDS[key] for key in MEAN}
    needed["EPOCH"] = "2006-06-25T07:58:18Z"  # without a fraction, with a zone
    (elements,) = read_elements(json.dumps(needed))
    assert elements.title == "unnamed"
    assert np.all(np.isfinite(elements.ephemeris().position_km(elements.ephemeris().span.start)))


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"ECCENTRICITY": None}, "The OMM has no ECCENTRICITY; SGP4 needs it"),
        ({"MEAN_MOTION": "fast"}, "MEAN_MOTION of the OMM is 'fast'; it must be a number"),
        ({"EPOCH": "yesterday"}, "EPOCH of the OMM is 'yesterday'"),
        ({"REF_FRAME": "GCRF"}, "REF_FRAME of the OMM is GCRF; for SGP4 it must be TEME"),
        ({"MEAN_ELEMENT_THEORY": "DSST"}, "MEAN_ELEMENT_THEORY of the OMM is DSST"),
        ({"CENTER_NAME": "MARS"}, "CENTER_NAME of the OMM is MARS"),
        ({"TIME_SYSTEM": "TAI"}, "TIME_SYSTEM of the OMM is TAI"),
    ],
)
def test_an_omm_that_sgp4_cannot_use_is_refused_with_the_keyword(change, why):
    with pytest.raises(SmileError, match=why):
        read_elements(json.dumps({**FIELDS, **change}))


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "no orbital elements"),
        ("<ndm>", "not sound XML"),
        ("<ndm></ndm>", "no orbital elements"),
        ("{", "not sound JSON"),
        ("[1, 2]", "must be one object"),
        ("SMILE\nSMILE\nSMILE", "'SMILE' is not part of two-line elements"),
        (f"{LINE1}\n", "is not part of two-line elements"),
        (f"{LINE1}\n{LINE1}\n", "Line 2 .* must start '2 '"),
    ],
)
def test_a_text_without_elements_is_refused(text, why):
    with pytest.raises(SmileError, match=why):
        read_elements(text)
