"""Make the design system's style sheet of the pages, static/built/ds.css: its theme, its base, and COMPONENTS alone.

The package brings all of its components in one file of 21 kB compressed, of which the pages use a tenth, and each in a
file of its own without the layer that it belongs to. tests/test_house.py holds COMPONENTS to the templates.
"""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ROOT / "node_modules" / "@digdir"
THEME = PACKAGES / "designsystemet-theme" / "src" / "themes" / "designsystemet.css"
PARTS = PACKAGES / "designsystemet-css" / "dist" / "src"
TARGET = ROOT / "static" / "built" / "ds.css"
COMPONENTS = ("button", "input")


def styles() -> str:
    """The layers in the package's order, theme, base, components; what is of no layer, as our own, wins over all."""
    components = "\n".join((PARTS / f"{name}.css").read_text() for name in COMPONENTS)
    layers = {"ds.base": (PARTS / "base.css").read_text(), "ds.components": components}
    inside = [f"@layer {name} {{\n{text}\n}}" for name, text in layers.items()]
    return "\n".join([THEME.read_text(), *inside]) + "\n"


def main() -> None:
    """A reader sees the old file or the new one, never half of one."""
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    half = TARGET.with_suffix(".half")
    half.write_text(styles())
    half.replace(TARGET)


if __name__ == "__main__":
    main()
