"""Make the fonts of the pages: Source Sans 3 with the letters of our languages, as WOFF2 in static/built/.

A whole weight is about 110 kB for each visitor, the subset a fifth of that. Run by the virtual environment's
Python, for its fontTools. Reports use the whole TTF files of the package and need none of this.
"""

from pathlib import Path

from fontTools import subset

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "node_modules" / "source-sans" / "TTF"
TARGET = ROOT / "static" / "built"
FONTS = {
    "SourceSans3-Regular.ttf": "source-sans-regular.woff2",
    "SourceSans3-Semibold.ttf": "source-sans-semibold.woff2",
}
# Latin with the Nordic, Sámi and Baltic letters; dashes, quotes, ellipsis, euro; arrows; signs.
RANGES = "U+0020-007E,U+00A0-017F,U+01B7,U+01E4-01EF,U+0292,U+2010-2026,U+2030,U+2032-2033,U+2039-203A,"
RANGES += (
    "U+20AC,U+2116,U+2122,U+2190-2199,U+2212,U+2248,U+2260,U+2264-2265,U+25A0-25CF,U+2605-2606,U+2713-2717"
)


def build(source: Path, target: Path) -> None:
    """Write the subset; a reader sees the old file or the new one, never half of one."""
    half = target.with_suffix(".half")
    options = ["--flavor=woff2", "--layout-features=kern,liga,mark,mkmk,ccmp,locl,tnum,lnum"]
    subset.main([str(source), f"--unicodes={RANGES}", f"--output-file={half}", *options])
    half.replace(target)


def main() -> None:
    TARGET.mkdir(parents=True, exist_ok=True)
    for source, target in FONTS.items():
        build(SOURCE / source, TARGET / target)


if __name__ == "__main__":
    main()
