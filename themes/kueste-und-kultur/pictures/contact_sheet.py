#!/usr/bin/python3
"""Draws contact-sheet.png: every drawing and picture of content-export/media, small, in one sheet.

Use: /usr/bin/python3 contact_sheet.py   (needs PIL and chromium on the path; run it again after pictures changed)
Order: landscapes, portraits, squares, each by file name; emblems last. The sheet is reduced to 256 colours to stay below 600 kB.
"""
import os
import re
import subprocess
import tempfile
from pathlib import Path

from PIL import Image

HERE = Path(__file__).resolve().parent
MEDIA = HERE.parents[2] / "content-export" / "media"
ROW, WIDTH, MOST_BYTES = 148, 1560, 600_000


def proportion(path):
    """Width over height of a drawing or picture."""
    if path.suffix == ".svg":
        box = re.search(r'viewBox="([^"]*)"', path.read_text(encoding="utf-8"))
        _, _, width, height = map(float, box.group(1).split())
        return width / height
    with Image.open(path) as picture:
        return picture.width / picture.height


def pictures():
    """Every picture with its proportion, in the order of the sheet."""
    found = [(path, proportion(path)) for path in MEDIA.glob("*/*") if path.suffix in (".svg", ".jpg", ".png")]
    kind = lambda shape: 0 if shape > 1.02 else 2 if shape > 0.98 else 1
    return sorted(found, key=lambda p: (p[0].name.startswith("emblem"), kind(p[1]), p[0].suffix, p[0].name))


def main():
    shown = "".join(f'<img src="file://{path}" height="{ROW}" width="{round(ROW * shape)}" title="{path.stem}">' for path, shape in pictures())
    page = f'<body style="margin:6px;background:#fff;width:{WIDTH}px;display:flex;flex-wrap:wrap;align-content:flex-start;gap:6px">{shown}</body>'
    with tempfile.TemporaryDirectory() as folder:
        html, shot = Path(folder, "sheet.html"), Path(folder, "sheet.png")
        html.write_text(page, encoding="utf-8")
        subprocess.run(["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", f"--user-data-dir={folder}/browser",
                        f"--window-size={WIDTH + 12},4400", f"--screenshot={shot}", f"file://{html}"], check=True, capture_output=True)
        sheet = Image.open(shot).convert("RGB")
    bottom = Image.frombytes("L", sheet.size, bytes(map(min, *(band.tobytes() for band in sheet.split())))).point(lambda v: 255 if v < 250 else 0).getbbox()[3]
    sheet = sheet.crop((0, 0, sheet.width, min(sheet.height, bottom + 6)))
    for colours in (256, 160, 96, 64):
        sheet.quantize(colours, dither=Image.Dither.NONE).save(HERE / "contact-sheet.png", optimize=True)
        if os.path.getsize(HERE / "contact-sheet.png") < MOST_BYTES:
            break
    print(sheet.size, os.path.getsize(HERE / "contact-sheet.png"), "bytes,", colours, "colours")


if __name__ == "__main__":
    main()
