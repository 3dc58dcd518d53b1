"""When nothing is known of the wind, to the second."""

from functools import lru_cache

import numpy as np

from smileviz.base.windows import Span, Windows
from smileviz.mission.wind import Wind


@lru_cache(maxsize=32)
def unknown(wind: Wind, span: Span) -> Windows:
    """When in *span* a boundary model lacks an input."""
    edges = np.concatenate([[span.start], wind.changes(span), [span.stop]])
    missing = wind.missing(0.5 * (edges[:-1] + edges[1:]))
    return Windows(span, np.stack([edges[:-1], edges[1:]], axis=1)[missing])
