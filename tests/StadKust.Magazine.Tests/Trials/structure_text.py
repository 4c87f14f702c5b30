"""Prints the text of a tagged PDF in the order of its structure, an element a line; ActualText goes before what is shown.

Read with pikepdf from the saved bytes: structure tree, marked content of the pages, ToUnicode maps of the fonts.
Usage: structure_text.py FILE.pdf
"""
import re
import sys

import pikepdf

INLINE = {"/Span", "/Link", "/Em", "/Strong", "/Reference"}


def characters(font):
    """Glyph number to text."""
    texts = {}
    cmap = font.ToUnicode.read_bytes().decode("latin1")
    for block in re.findall(r"beginbfchar(.*?)endbfchar", cmap, re.S):
        for glyph, text in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block):
            texts[int(glyph, 16)] = bytes.fromhex(text).decode("utf-16-be")
    for block in re.findall(r"beginbfrange(.*?)endbfrange", cmap, re.S):
        for first, last, text in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block):
            start = bytes.fromhex(text).decode("utf-16-be")
            for glyph in range(int(first, 16), int(last, 16) + 1):
                texts[glyph] = start[:-1] + chr(ord(start[-1]) + glyph - int(first, 16))
    return texts


def marked(page):
    """Number of marked content to its text."""
    fonts = {name: characters(font) for name, font in page.Resources.get("/Font", {}).items()}
    found, open_, font = {}, [], None

    def say(text):
        for entry in reversed(open_):
            if entry["actual"] is not None:
                return
        number = next((e["number"] for e in reversed(open_) if e["number"] is not None), None)
        if number is not None:
            found[number] = found.get(number, "") + text

    for operands, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        if name in ("BDC", "BMC"):
            entry = {"number": None, "actual": None}
            if name == "BDC" and isinstance(operands[1], pikepdf.Dictionary):
                properties = operands[1]
                entry["number"] = int(properties.MCID) if "/MCID" in properties else None
                actual = str(properties.ActualText) if "/ActualText" in properties else None
                if actual is not None:
                    if entry["number"] is not None:
                        found[entry["number"]] = found.get(entry["number"], "") + actual
                    else:
                        say(actual)
                    entry["actual"] = actual
            open_.append(entry)
        elif name == "EMC":
            open_.pop()
        elif name == "Tf":
            font = fonts[str(operands[0])]
        elif name in ("Tj", "TJ"):
            parts = operands[0] if name == "TJ" else [operands[0]]
            for part in parts:
                if isinstance(part, pikepdf.String):
                    raw = bytes(part)
                    say("".join(font.get(int.from_bytes(raw[i:i + 2], "big"), "\ufffd") for i in range(0, len(raw), 2)))
    return found


def main(path):
    pdf = pikepdf.open(path)
    pages = {page.objgen: marked(page) for page in pdf.pages}
    text = []

    def element(node, page):
        page = node.Pg.objgen if "/Pg" in node else page
        kind = str(node.S)
        if kind not in INLINE:
            text.append("\n")
        if "/ActualText" in node:
            text.append(str(node.ActualText))
            return
        kids = node.get("/K", [])
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, pikepdf.Dictionary):
                if "/S" in kid:
                    element(kid, page)
                elif kid.get("/Type") == "/MCR":
                    text.append(pages[kid.Pg.objgen if "/Pg" in kid else page].get(int(kid.MCID), ""))
            else:
                text.append(pages[page].get(int(kid), ""))
        if kind not in INLINE:
            text.append("\n")

    root = pdf.Root.StructTreeRoot.K
    for kid in root if isinstance(root, pikepdf.Array) else [root]:
        element(kid, None)
    sys.stdout.write("".join(text))


main(sys.argv[1])
