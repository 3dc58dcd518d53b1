"""A report as one page of HTML that needs nothing else: pictures and fonts are in it."""

import base64
from collections.abc import Callable
from html import escape
from typing import Any

from smileviz.base import resources
from smileviz.base.theme import LIGHT
from smileviz.report.blocks import (
    Block,
    Document,
    Facts,
    Figure,
    Grid,
    Heading,
    Numbers,
    Photo,
    Photos,
    Prose,
)
from smileviz.report.svg import svg

_FONTS = (("Regular", 400), ("SemiBold", 600))

_STYLE = f"""
:root {{ color-scheme: light; }}
* {{ box-sizing: border-box; }}
body {{ margin: 0 auto; padding: 28px 32px 48px; max-width: 1000px; background: {LIGHT.background};
  color: {LIGHT.text}; font: 15px/1.5 '{LIGHT.family}', system-ui, sans-serif; }}
header {{ border-bottom: 2px solid {LIGHT.text}; padding-bottom: 12px; margin-bottom: 20px; }}
h1 {{ font-size: 34px; line-height: 1.15; margin: 0; }}
h2 {{ font-size: 22px; margin: 44px 0 10px; border-top: 1px solid {LIGHT.hairline};
  padding-top: 18px; }}
h3 {{ font-size: 16px; margin: 26px 0 8px; }}
p {{ margin: 8px 0; max-width: 75ch; }}
.quiet, figcaption, .subtitle, footer {{ color: {LIGHT.secondary}; }}
.subtitle {{ font-size: 18px; margin-top: 6px; }}
.badge {{ display: inline-block; border: 1px solid {LIGHT.limit}; color: {LIGHT.limit};
  border-radius: 9px; padding: 0 9px; font-size: 13px; margin-top: 8px; }}
.numbers {{ display: flex; flex-wrap: wrap; gap: 10px; margin: 18px 0; padding: 0; }}
.numbers li {{ list-style: none; flex: 1 1 130px; background: {LIGHT.panel};
  border: 1px solid {LIGHT.hairline}; border-radius: 6px; padding: 10px 12px; }}
.numbers b {{ display: block; font-size: 22px; font-weight: 600; }}
.numbers span {{ color: {LIGHT.secondary}; font-size: 13px; }}
dl {{ display: grid; grid-template-columns: max-content 1fr; gap: 3px 18px; margin: 12px 0; }}
dt {{ color: {LIGHT.secondary}; }} dd {{ margin: 0; overflow-wrap: anywhere; }}
figure {{ margin: 16px 0; break-inside: avoid; }} figure svg {{ width: 100%; height: auto; }}
figure img {{ max-width: 100%; height: auto; border: 1px solid {LIGHT.hairline}; }}
figcaption {{ font-size: 13px; margin-top: 4px; }}
.row {{ display: flex; flex-wrap: wrap; gap: 14px; }} .row > * {{ flex: 1 1 200px; min-width: 0; }}
.wide {{ overflow-x: auto; }}
table {{ border-collapse: collapse; width: 100%; font-size: 13.5px; }}
th {{ text-align: left; border-bottom: 1.5px solid {LIGHT.text}; padding: 4px 8px;
  vertical-align: bottom; }}
td {{ border-bottom: 1px solid {LIGHT.hairline}; padding: 3px 8px; white-space: nowrap; }}
td:last-child {{ white-space: normal; }}
.right {{ text-align: right; }} tr.marked td {{ color: {LIGHT.limit}; font-weight: 600; }}
footer {{ border-top: 1px solid {LIGHT.hairline}; margin-top: 40px; padding-top: 10px;
  font-size: 13px; }}
@media print {{ body {{ max-width: none; padding: 0; font-size: 10pt; }}
  h2 {{ break-before: page; border: 0; }} thead {{ display: table-header-group; }}
  tr {{ break-inside: avoid; }} @page {{ size: A4; margin: 16mm 15mm; }} }}
"""


def html(document: Document) -> bytes:
    """The page, UTF-8."""
    cover = document.cover
    body = "\n".join(_BLOCKS[type(block)](block) for block in document.blocks)
    meta = "\n".join(
        f'<meta name="smileviz:{escape(key)}" content="{escape(value)}">'
        for key, value in document.meta.items()
    )
    page = f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="{escape(document.meta["program"])}">
{meta}
<title>{escape(f"{cover.title}: {cover.subtitle}")}</title>
<style>{_faces()}{_STYLE}</style>
</head>
<body>
<header>
<h1>{escape(cover.title)}</h1>
<div class="subtitle">{escape(cover.subtitle)}</div>
<div class="badge">{escape(cover.badge)}</div>
</header>
<main>
{body}
</main>
<footer>{escape(document.foot)}</footer>
</body>
</html>
"""
    return page.encode("utf-8")


def _faces() -> str:
    faces = []
    for style, weight in _FONTS:
        data = _base64(resources.path(f"fonts/SmilevizSans-{style}.otf").read_bytes())
        faces.append(
            f"@font-face {{ font-family: '{LIGHT.family}'; font-weight: {weight}; "
            f"src: url(data:font/otf;base64,{data}) format('opentype'); }}"
        )
    return "\n".join(faces)


def _base64(content: bytes) -> str:
    return base64.b64encode(content).decode("ascii")


def _heading(block: Heading) -> str:
    return f"<h{block.level + 1}>{escape(block.words)}</h{block.level + 1}>"


def _prose(block: Prose) -> str:
    quiet = ' class="quiet"' if block.quiet else ""
    return f"<p{quiet}>{escape(block.words)}</p>"


def _facts(block: Facts) -> str:
    rows = "".join(f"<dt>{escape(name)}</dt><dd>{escape(value)}</dd>" for name, value in block.rows)
    return f"<dl>{rows}</dl>"


def _numbers(block: Numbers) -> str:
    items = "".join(
        f"<li><b>{escape(value)}</b><span>{escape(name)}</span></li>" for value, name in block.rows
    )
    return f'<ul class="numbers">{items}</ul>'


def _grid(block: Grid) -> str:
    if not block.rows:
        return f'<p class="quiet">{escape(block.empty)}</p>'
    sides = [' class="right"' if column.right else "" for column in block.columns]
    head = "".join(
        f'<th scope="col"{side}>{escape(column.title)}</th>'
        for column, side in zip(block.columns, sides, strict=True)
    )
    rows = []
    for k, row in enumerate(block.rows):
        cells = "".join(
            f"<td{side}>{escape(cell)}</td>" for cell, side in zip(row, sides, strict=True)
        )
        mark = ' class="marked"' if k in block.marked else ""
        rows.append(f"<tr{mark}>{cells}</tr>")
    body = "\n".join(rows)
    table = f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    return f'<div class="wide">{table}</div>'


def _figure(block: Figure) -> str:
    inner = "".join(map(svg, block.drawings))
    inner = inner if len(block.drawings) == 1 else f'<div class="row">{inner}</div>'
    words = f"<figcaption>{escape(block.caption)}</figcaption>" if block.caption else ""
    return f"<figure>{inner}{words}</figure>"


def _photo(block: Photo) -> str:
    width, height = block.size
    return (
        f'<figure><img width="{width}" height="{height}" alt="{escape(block.caption)}" '
        f'src="data:image/png;base64,{_base64(block.png)}">'
        f"<figcaption>{escape(block.caption)}</figcaption></figure>"
    )


def _photos(block: Photos) -> str:
    return f'<div class="row">{"".join(map(_photo, block.photos))}</div>'


_BLOCKS: dict[type[Block], Callable[[Any], str]] = {
    Heading: _heading,
    Prose: _prose,
    Facts: _facts,
    Numbers: _numbers,
    Grid: _grid,
    Figure: _figure,
    Photo: _photo,
    Photos: _photos,
}
