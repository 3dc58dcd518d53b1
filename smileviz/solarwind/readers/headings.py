"""Headings of tables: which column is meant, in which unit, whoever wrote it."""

import re
from dataclasses import dataclass

from smileviz.base.errors import SmileError
from smileviz.solarwind.columns import COLUMNS, GSE_KINDS

_NAMES = {
    "density_cm3": "n np n_p density proton_density number_density den nsw n_sw ion_density",
    "speed_km_s": "v |v| vsw v_sw speed flow_speed proton_speed bulk_speed velocity wind_speed vp",
    "temperature_k": "t tp temp temperature proton_temperature ion_temperature",
    "bx_gsm_nt": "bx bx_gsm bxgsm",
    "by_gsm_nt": "by by_gsm bygsm",
    "bz_gsm_nt": "bz bz_gsm bzgsm",
    "bx_gse_nt": "bx_gse bxgse",
    "by_gse_nt": "by_gse bygse",
    "bz_gse_nt": "bz_gse bzgse",
    "b_nt": "b bt |b| btot b_total b_mag bmag f field_magnitude b_magnitude imf_magnitude",
    "pdyn_npa": "p pd pdyn p_dyn pressure flow_pressure dynamic_pressure psw ram_pressure",
    "alpha_ratio": "alpha_ratio na_np na/np nanp_ratio alpha_proton_ratio ratio",
    "e_field_mv_m": "e ey e_y e_field electric_field",
    "beta": "beta plasma_beta",
    "alfven_mach": "ma m_a alfven_mach alfven_mach_number mach_num mach_number",
    "magnetosonic_mach": "mms m_ms magnetosonic_mach mgs_mach_num magnetosonic_mach_number",
    "kp": "kp kp_index kp-index planetary_k_index",
    "dst_nt": "dst dst_index dst-index",
    "sym_h_nt": "sym_h symh sym-h sym/h",
    "ae_nt": "ae ae_index ae-index",
    "al_nt": "al al_index al-index",
    "au_nt": "au au_index au-index",
}
_BY_NAME = {alias: name for name, aliases in _NAMES.items() for alias in aliases.split()}
_BY_NAME |= {name: name for name in _NAMES}

_UNITS: dict[str, dict[str, float]] = {
    "cm-3": {
        **dict.fromkeys(
            [
                *("cm-3", "cm3", "/cm3", "1/cm3", "#/cm3", "n/cm3", "p/cm3", "percm3", "pcm-3"),
                *("cc", "/cc", "1/cc", "#/cc", "n/cc", "p/cc", "percc", "particles/cm3"),
            ],
            1.0,
        ),
        **dict.fromkeys(["m-3", "m3", "/m3", "1/m3", "#/m3", "n/m3", "p/m3", "perm3"], 1e-6),
    },
    "km/s": {
        **dict.fromkeys(["km/s", "km/sec", "kms", "km_s", "kms-1", "km_s-1", "kmps"], 1.0),
        **dict.fromkeys(["m/s", "m_s", "m/sec", "ms-1", "m_s-1", "mps"], 1e-3),
    },
    "K": {
        **dict.fromkeys(["k", "kelvin", "degk", "°k"], 1.0),
        **dict.fromkeys(["ev"], 11604.518),
    },
    "nT": {"nt": 1.0, "nanotesla": 1.0, "t": 1e9, "tesla": 1e9, "g": 1e5, "gauss": 1e5},
    "nPa": {"npa": 1.0, "pa": 1e9},
    "mV/m": {"mv/m": 1.0, "mv_m": 1.0, "v/m": 1e3, "v_m": 1e3},
    "": {},
}
_FRAMELESS = ("bx", "by", "bz")
_FRAMES = ("gsm", "gse")
_BEFORE = re.compile(r"^(imf|sw|solar_wind|solarwind|plasma|omni|mean|average|avg)_")
_BRACKETS = re.compile(r"^\s*(.*?)\s*[\[(]\s*(.*?)\s*[\])]\s*$")


@dataclass(frozen=True)
class Heading:
    """A column that is meant: multiply by *factor* to have the unit of its kind."""

    name: str
    factor: float = 1.0
    note: str = ""


def heading(text: str, unit: str = "") -> Heading | None:
    """The column that the heading *text* means, None if it is none of ours.

    The unit stands in brackets, at the end of the name after an underscore, or is *unit*.
    """
    match = _BRACKETS.match(text)
    if match:
        text, unit = match[1], match[2]
    words = [word.strip() for word in f"{text},{unit}".split(",")]
    frames = [word for word in words[1:] if word.lower() in _FRAMES]
    units = [word for word in words[1:] if word and word not in frames]
    text, unit = " ".join([words[0], *frames]), " ".join(units)
    written = _written(text)
    name = _BY_NAME.get(written)
    if name is None and not unit:
        name, unit = _with_suffix(written)
    if name is None:
        return None
    kind = COLUMNS.get(name) or GSE_KINDS[name]
    notes = []
    if written.split("_nt")[0] in _FRAMELESS:
        notes.append(f"'{text}' names no frame; it is taken for GSM.")
    factor = _factor(text, kind.unit, unit)
    if factor != 1.0:
        notes.append(f"{name} is given in {unit} and was multiplied by {factor:g}.")
    return Heading(name, factor, " ".join(notes))


def _written(text: str) -> str:
    """A heading as `_NAMES` has it: small letters, one underscore between words."""
    written = re.sub(r"[\s._]+", "_", text.strip().lower()).strip("_")
    while written not in _BY_NAME and _BEFORE.match(written):
        written = _BEFORE.sub("", written)
    return written.replace("b_x", "bx").replace("b_y", "by").replace("b_z", "bz")


def _with_suffix(written: str) -> tuple[str | None, str]:
    """A name with its unit at the end: ``speed_km_s``, ``n_m-3``."""
    for at in [k for k, letter in enumerate(written) if letter == "_"]:
        name, unit = _BY_NAME.get(written[:at]), written[at + 1 :]
        if name is not None:
            kind = COLUMNS.get(name) or GSE_KINDS[name]
            if _plain(unit) in _UNITS[kind.unit]:
                return name, unit
    return None, ""


def _factor(text: str, own: str, given: str) -> float:
    unit = _plain(given)
    if not unit or unit in ("1", "-", "none", "dimensionless"):
        return 1.0
    known = _UNITS[own]
    if unit not in known:
        allowed = own or "no unit"
        also = ", ".join(sorted(known))
        raise SmileError(
            f"the column '{text}' is in '{given}'; it must be in {allowed}"
            + (f" (known: {also})." if also else ".")
        )
    return known[unit]


def _plain(unit: str) -> str:
    swaps = {
        "⁻": "-",
        "³": "3",
        "¹": "1",
        "^": "",
        "*": "",
        "·": "",
        "⋅": "",
        "\u2212": "-",
        " ": "",
        "{": "",
        "}": "",
    }
    for old, new in swaps.items():
        unit = unit.replace(old, new)
    return unit.strip().lower()
