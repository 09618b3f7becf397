"""The colours, sizes and fonts every part of the window is drawn from.

One frozen object per theme; painters and the style sheet read the same values, so that a picture and
a test of contrast speak about the same thing. Sizes are logical pixels at a base font of 10.5 pt = 14 px
and grow with the chosen font size through :meth:`Tokens.px`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtGui import QColor, QPalette

from ui.ground import DARK_GROUND, LIGHT_GROUND

BASE_POINT_SIZE = 10.5
POINT_SIZES = (10.0, 10.5, 11.0, 12.0, 13.0, 14.0, 16.0)
SMALLEST_POINT_SIZE = 10.0
LARGEST_POINT_SIZE = 16.0


@dataclass(frozen=True)
class StateColours:
    """Words, ground and border of one state: a chip, a notice, a tinted cell."""

    text: str
    ground: str
    border: str


@dataclass(frozen=True)
class Tokens:
    """One theme. Colours are ``#RRGGBB``; ``scale`` is chosen font size / 10.5 pt."""

    dark: bool
    app: str
    surface: str
    sunken: str
    rail: str
    head: str
    hover: str
    sel: str
    line: str
    line2: str
    ctl: str
    text: str
    text2: str
    text3: str
    accent: str
    accent_hover: str
    accent_press: str
    on_accent: str
    accent_text: str
    accent_soft: str
    accent_border: str
    focus: str
    link: str
    text_selection: str
    ok: StateColours
    warn: StateColours
    late: StateColours
    info: StateColours
    mute: StateColours
    secret: StateColours
    chart1: str
    chart2: str
    chart3: str
    desk: str
    paper: str
    bar: str
    on_bar: str
    high_contrast: bool = False
    scale: float = 1.0

    space1: int = 4
    space2: int = 8
    space3: int = 12
    space4: int = 16
    space5: int = 20
    space6: int = 24
    space7: int = 32

    field_height: int = 32
    dense_field_height: int = 30
    button_height: int = 32
    primary_height: int = 36
    rail_item_height: int = 42
    chip_height: int = 22
    key_cap_height: int = 18
    smallest_target: int = 28
    table_head_height: int = 34
    row_height: int = 36
    row_height_two_lines: int = 48

    radius_chip: int = 4
    radius_field: int = 5
    radius_button: int = 6
    radius_card: int = 8

    font_key_cap: int = 12
    font_small: int = 13
    font_body: int = 14
    font_section: int = 16
    font_context: int = 17
    font_page: int = 21
    font_wizard: int = 22

    def px(self, size: float) -> int:
        """A size drawn at 10.5 pt, in logical pixels at the chosen font size."""
        return round(size * self.scale)

    def colour(self, name: str) -> str:
        """The colour called ``name``; a state name (``ok``, ``late``…) gives the colour of its words."""
        value = getattr(self, name)
        return value.text if isinstance(value, StateColours) else str(value)

    def state(self, kind: str) -> StateColours:
        """Colours of ``ok | warn | late | info | mute | secret | accent``."""
        if kind == "accent":
            return StateColours(self.accent_text, self.accent_soft, self.accent_border)
        value = getattr(self, kind)
        if not isinstance(value, StateColours):
            raise KeyError(kind)
        return value

    def at(self, point_size: float) -> Tokens:
        """The same theme for a font size between 10 and 16 pt; sizes outside are brought in."""
        size = min(max(point_size, SMALLEST_POINT_SIZE), LARGEST_POINT_SIZE)
        return replace(self, scale=size / BASE_POINT_SIZE)


LIGHT = Tokens(
    dark=False,
    app=LIGHT_GROUND, surface="#FFFFFF", sunken="#FAF8F5",
    rail="#ECE7E0", head="#F1EDE7", hover="#F3EEE8", sel="#F6ECE6",
    line="#DED7CD", line2="#C9C0B4", ctl="#8C8175",
    text="#231F1C", text2="#554E47", text3="#6B635B",
    accent="#8F1A26", accent_hover="#7A1420", accent_press="#650E19", on_accent="#FFFFFF",
    accent_text="#8F1A26", accent_soft="#F7EBEA", accent_border="#DDB6B3",
    focus="#1C5FB0", link="#1D4F8C", text_selection="#CFE0F5",
    ok=StateColours("#1D6338", "#E5F2E9", "#B4D8C0"),
    warn=StateColours("#7D4C00", "#FBF0DA", "#E6CD96"),
    late=StateColours("#A8340A", "#FCEAE1", "#EDBFA9"),
    info=StateColours("#1D4F8C", "#E6EFF8", "#B4CEE9"),
    mute=StateColours("#554E47", "#EFEAE3", "#D2C9BD"),
    secret=StateColours("#4C3A7A", "#EDE9F6", "#C9BFE3"),
    chart1="#8F1A26", chart2="#A67843", chart3="#5F7D91",
    desk="#DCD6CD", paper="#FFFFFF",
    bar="#231F1C", on_bar="#FFFFFF",
)  # fmt: skip

DARK = Tokens(
    dark=True,
    app=DARK_GROUND, surface="#242020", sunken="#1F1B1B",
    rail="#151212", head="#2A2524", hover="#302A29", sel="#352A28",
    line="#3D3634", line2="#544B48", ctl="#8F857D",
    text="#F2EDE7", text2="#CFC6BC", text3="#ABA198",
    accent="#A8323C", accent_hover="#B83F49", accent_press="#93262F", on_accent="#FFFFFF",
    accent_text="#F2A19A", accent_soft="#3A2426", accent_border="#6E3B3D",
    focus="#86B8F7", link="#A3C8F2", text_selection="#2F4A6B",
    ok=StateColours("#92D6A8", "#1E3226", "#3B5F48"),
    warn=StateColours("#F0C578", "#382C15", "#6A552A"),
    late=StateColours("#FFAD8C", "#40241A", "#7A4633"),
    info=StateColours("#A3C8F2", "#1D2C3E", "#3B5573"),
    mute=StateColours("#CFC6BC", "#322C2A", "#544B48"),
    secret=StateColours("#CABAF3", "#2E2842", "#574C7A"),
    chart1="#E0736E", chart2="#C9A27A", chart3="#8FAABD",
    desk="#110F0E", paper="#FFFFFF",
    bar="#F2EDE7", on_bar="#231F1C",
)  # fmt: skip


def from_system(palette: QPalette) -> Tokens:
    """Tokens for a system in high contrast: every colour is one of the system's own pairs."""

    def name(role: QPalette.ColorRole) -> str:
        return palette.color(QPalette.ColorGroup.Active, role).name(QColor.NameFormat.HexRgb).upper()

    window, words = name(QPalette.ColorRole.Window), name(QPalette.ColorRole.WindowText)
    base, base_words = name(QPalette.ColorRole.Base), name(QPalette.ColorRole.Text)
    chosen, on_chosen = name(QPalette.ColorRole.Highlight), name(QPalette.ColorRole.HighlightedText)
    link = name(QPalette.ColorRole.Link)
    state = StateColours(words, window, words)
    return Tokens(
        dark=palette.color(QPalette.ColorRole.Window).lightness() < 128,
        app=window, surface=base, sunken=window, rail=window, head=window, hover=window, sel=window,
        line=words, line2=words, ctl=words, text=base_words, text2=words, text3=words,
        accent=chosen, accent_hover=chosen, accent_press=chosen, on_accent=on_chosen,
        accent_text=words, accent_soft=window, accent_border=words,
        focus=chosen, link=link, text_selection=chosen,
        ok=state, warn=state, late=state, info=state, mute=state, secret=state,
        chart1=chosen, chart2=words, chart3=link, desk=window, paper="#FFFFFF",
        bar=words, on_bar=window, high_contrast=True,
    )  # fmt: skip
