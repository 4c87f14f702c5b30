#!/usr/bin/python3
"""Puts pages side by side, small, in one sheet: templates of the website, or the pages of an edition as spreads.

Use: /usr/bin/python3 sheets.py templates FOLDER OUT.png   (t-NAME.png in the folder, one screenshot a template)
     /usr/bin/python3 sheets.py edition FOLDER OUT.png     (P001.png and so on, as 'typeset --pictures' writes them)
Needs PIL. Reduced to 256 colours to stay small.
"""
import sys
from pathlib import Path

from PIL import Image, ImageDraw

GROUND, INK, GAP = (232, 230, 224), (0, 38, 92), 24


def fitted(path, width):
    picture = Image.open(path).convert("RGB")
    return picture.resize((width, round(picture.height * width / picture.width)), Image.LANCZOS)


def templates(folder):
    """Rows of six, each named below."""
    files = sorted(folder.glob("t-*.png"))
    shown = [(f.stem[2:], fitted(f, 300)) for f in files]
    height = max(p.height for _, p in shown) + GAP + 8
    sheet = Image.new("RGB", (6 * (300 + GAP) + GAP, -(-len(shown) // 6) * height + GAP), GROUND)
    for place, (name, picture) in enumerate(shown):
        x, y = GAP + place % 6 * (300 + GAP), GAP + place // 6 * height
        sheet.paste(picture, (x, y))
        ImageDraw.Draw(sheet).text((x, y + picture.height + 6), name, INK)
    return sheet


def edition(folder):
    """Cover alone, then spreads, three a row."""
    pages = [fitted(f, 260) for f in sorted(folder.glob("P*.png"))]
    width, height = pages[0].size
    spreads = [(None, pages[0])] + [(pages[n], pages[n + 1] if n + 1 < len(pages) else None) for n in range(1, len(pages), 2)]
    sheet = Image.new("RGB", (3 * (2 * width + GAP) + GAP, -(-len(spreads) // 3) * (height + GAP) + GAP), GROUND)
    for place, sides in enumerate(spreads):
        x, y = GAP + place % 3 * (2 * width + GAP), GAP + place // 3 * (height + GAP)
        for side, page in enumerate(sides):
            if page:
                sheet.paste(page, (x + side * width, y))
    return sheet


if __name__ == "__main__":
    what, source, out = sys.argv[1:4]
    sheet = {"templates": templates, "edition": edition}[what](Path(source))
    sheet.quantize(256).save(out, optimize=True)
