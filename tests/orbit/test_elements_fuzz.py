"""Elements broken at random: a sentence, or an ephemeris that gives numbers or says where not."""

import json

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smileviz.base.errors import SmileError
from smileviz.orbit.omm import read_elements
from tests.orbit.test_omm import FORMS

FIRSTS = ("", "1 ", "<ndm>", "{", "[", "CCSDS_OMM_VERS = 2.0\n", "EPOCH,ECCENTRICITY\n")


def _judge(text):
    """Read *text* and fly its first elements: a SmileError is right, so are numbers."""
    try:
        found = read_elements(text)[0].ephemeris()
        t = np.linspace(found.span.start, found.span.stop, 7)
        place, speed = found.position_km(t), found.velocity_km_s(t)
    except SmileError as error:
        return str(error)
    else:
        if not np.isfinite(place).all():
            return found.provenance.warning
        assert np.isfinite(speed).all()
        return ""


@pytest.mark.parametrize("form", FORMS)
def test_mutated_elements_are_refused_or_fly(form):
    sound = FORMS[form]

    @settings(max_examples=150)
    @given(
        st.lists(
            st.tuples(
                st.integers(0, len(sound) - 1),
                st.integers(0, 30),
                st.text(st.characters(codec="utf-8"), max_size=3),
            ),
            min_size=1,
            max_size=3,
        )
    )
    def judged(changes):
        text = sound
        for place, length, put in changes:
            text = text[:place] + put + text[place + length :]
        assert "\n" not in _judge(text)

    judged()


@pytest.mark.parametrize("start", FIRSTS)
def test_any_text_is_refused_in_a_sentence(start):
    @given(st.text(max_size=400))
    def judged(text):
        _judge(start + text)

    judged()


FIELDS = json.loads(FORMS["json alone"])


@pytest.mark.parametrize(
    ("field", "value", "why"),
    [
        ("ECCENTRICITY", "nan", "ECCENTRICITY of the OMM is 'nan'; it must be a number"),
        ("MEAN_MOTION", "inf", "MEAN_MOTION of the OMM is 'inf'"),
        ("MEAN_MOTION", "0", "MEAN_MOTION of the OMM is 0"),
        ("MEAN_MOTION", "-2", "MEAN_MOTION of the OMM is -2"),
        ("ECCENTRICITY", "1.5", "ECCENTRICITY of the OMM is 1.5"),
        ("ECCENTRICITY", "-0.5", "ECCENTRICITY of the OMM is -0.5"),
        ("NORAD_CAT_ID", "1e400", "NORAD_CAT_ID of the OMM is '1e400'"),
        ("NORAD_CAT_ID", "7.5", "NORAD_CAT_ID of the OMM is '7.5'"),
        ("BSTAR", "1_0", "BSTAR of the OMM is '1_0'"),
    ],
)
def test_numbers_that_cannot_be_are_refused(field, value, why):
    with pytest.raises(SmileError, match=why):
        read_elements(json.dumps({**FIELDS, field: value}))


def test_bottomless_and_bombed_messages_are_refused():
    with pytest.raises(SmileError, match="not sound JSON"):
        read_elements("[" * 100_000)
    bomb = '<!DOCTYPE a [<!ENTITY b "cc"><!ENTITY d "&b;&b;">]>'
    with pytest.raises(SmileError, match="declares a document type or entities"):
        read_elements(FORMS["xml"].replace("<ndm>", f"{bomb}<ndm>"))


def test_a_row_of_csv_with_too_many_cells_is_refused():
    with pytest.raises(SmileError, match="more cells than there are names"):
        read_elements(FORMS["csv"].rstrip() + ",1,2\n")
