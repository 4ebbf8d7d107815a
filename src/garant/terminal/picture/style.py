"""How pictures look: on light or dark ground, in letters large enough to read.

The colours are Okabe and Ito's, which colour-blind people can tell apart.
"""

_COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9")
_DARK_COLOURS = ("#56b4e9", "#e8813a", "#2bbf93", "#dd9ac0", "#f0b63a", "#8fcdf2")
"""The same hues, lighter, for a dark ground."""

_LETTERS = "font-family:system-ui,'Segoe UI','Noto Sans','DejaVu Sans',Arial,sans-serif"

_SHAPES = f"""
text{{{_LETTERS};unicode-bidi:isolate}}
.title{{font-size:20px;font-weight:600}} .note{{font-size:13px}} .heading{{font-size:14px;font-weight:600}} .row{{font-size:13px}}
.label{{font-size:13px;font-weight:500;paint-order:stroke;stroke-width:3.5px;stroke-linejoin:round}}
.degree{{font-size:11.5px}} .pill-number{{font-size:11px;font-weight:700}} .zone-name .label{{font-style:italic}}
.border{{fill:none;stroke-width:1}} .grid{{fill:none;stroke-width:.7}} .axis{{fill:none;stroke-width:1}}
.scale{{fill:none;stroke-width:2}} .backing{{opacity:.8}}
.area{{fill-opacity:.22;stroke-width:2;stroke-linejoin:round}} .wide{{fill-opacity:.22;stroke:none}}
.line{{fill:none;stroke-width:2;stroke-linejoin:round}} .dashed .area,.dashed .line{{stroke-dasharray:7 4}}
.zone{{fill:url(#hatch);stroke-width:1.5;stroke-dasharray:3 3}}
.leader{{fill:none;stroke-width:1;opacity:.7}}
.zone.wide{{fill-opacity:1;stroke:none}}
.bar{{fill-opacity:.3;stroke-width:1.2}} .common{{stroke-width:1.4}} .pill{{stroke-width:1.5}}
"""

_LIGHT = {
    "paper": "#ffffff", "sheet": "#fbfbf8", "ink": "#1b1b1b", "faint": "#4d4d4d", "grid": "#cfcfc8", "zone": "#5b5b5b",
}  # fmt: skip
_DARK = {
    "paper": "#15181b", "sheet": "#1c2024", "ink": "#ececec", "faint": "#b9bec4", "grid": "#3b4249", "zone": "#a8adb3",
}  # fmt: skip


def _ink(tone: dict[str, str], colours: tuple[str, ...]) -> str:
    """Give the rules that have to do with colour."""
    rules = [
        f".paper{{fill:{tone['paper']}}} .sheet,.backing{{fill:{tone['sheet']}}} .border,.axis,.scale{{stroke:{tone['faint']}}}",
        f".grid{{stroke:{tone['grid']}}} .title,.heading,.row,.label,.north{{fill:{tone['ink']}}}",
        f".note,.degree{{fill:{tone['faint']}}} .label{{stroke:{tone['sheet']}}}",
        f".zone{{stroke:{tone['zone']}}} .hatch{{stroke:{tone['zone']}}} .zone-name .point{{fill:{tone['zone']}}}",
        f".zone-name .leader{{stroke:{tone['zone']}}} .pill{{fill:{tone['ink']};stroke:{tone['sheet']}}} .common{{stroke:{tone['ink']}}}",
        f".pill-number{{fill:{tone['paper']}}}",
        *(
            f".t{at} .area,.t{at} .wide,.t{at} .bar{{fill:{one}}} .t{at} .area,.t{at} .line,.t{at} .bar,.t{at} .leader{{stroke:{one}}} "
            f".t{at} .point,.t{at} .arrow,.t{at} .swatch,.t{at} .common{{fill:{one}}}"
            for at, one in enumerate(colours)
        ),
    ]
    return "\n".join(rules)


SVG = f"{_SHAPES}{_ink(_LIGHT, _COLOURS)}\n@media (prefers-color-scheme:dark){{\n{_ink(_DARK, _DARK_COLOURS)}\n}}\n"

HATCH = (
    '<pattern id="hatch" width="9" height="9" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    '<path d="M0,0V9" class="hatch" stroke-width="1.6" opacity=".55"/></pattern>'
)

PAGE = f"""
:root{{color-scheme:light dark}}
body{{margin:0 auto;padding:1rem;max-width:66rem;{_LETTERS};line-height:1.45;background:{_LIGHT["paper"]};color:{_LIGHT["ink"]}}}
h1{{font-size:1.5rem;margin:.5rem 0}} h2{{font-size:1.15rem;margin:1.5rem 0 .5rem}} p{{margin:.35rem 0}}
figure{{margin:1rem 0;overflow-x:auto}} svg{{width:100%;min-width:44rem;height:auto;border:1px solid {_LIGHT["grid"]}}}
.scroll{{overflow-x:auto}} table{{border-collapse:collapse;width:100%}}
th,td{{text-align:start;padding:.35rem .75rem .35rem 0;border-bottom:1px solid {_LIGHT["grid"]};vertical-align:top}}
.number{{text-align:end;font-variant-numeric:tabular-nums}}
footer{{margin-top:1.5rem;color:{_LIGHT["faint"]}}}
@media (prefers-color-scheme:dark){{
body{{background:{_DARK["paper"]};color:{_DARK["ink"]}}} svg,th,td{{border-color:{_DARK["grid"]}}} footer{{color:{_DARK["faint"]}}}
}}
@media print{{body{{max-width:none}}}}
"""
