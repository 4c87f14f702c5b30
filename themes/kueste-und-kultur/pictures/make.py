#!/usr/bin/python3
"""Paints the two full-page raster pictures of the first edition: grain-dunes and sea-light.

Use: /usr/bin/python3 make.py OUT   (needs PIL; writes OUT/grain-dunes.jpg and OUT/sea-light.jpg)
Size 2480 x 3248 px, that is 210 x 275 mm at 300 ppi, 8-bit RGB. The seed is fixed: same bytes on every run.
"""
import math
import os
import random
import sys
from PIL import Image, ImageChops, ImageDraw, ImageFilter

WIDTH, HEIGHT = 2480, 3248
NIGHT, HARBOUR, VIOLET, DUSK, LILAC = (0, 40, 95), (0, 74, 139), (109, 75, 146), (156, 135, 191), (210, 196, 226)
TULIP, ROSE, BLUSH, GOLD, STRAW, CREAM = (231, 47, 55), (241, 144, 156), (251, 218, 210), (249, 177, 29), (255, 218, 124), (255, 244, 224)
TEAL, POOL, FOAM = (0, 148, 144), (150, 210, 212), (224, 241, 245)


def mix(a, b, t):
    """Colour between a (t = 0) and b (t = 1)."""
    return tuple(round(x + (y - x) * t) for x, y in zip(a, b))


def gradient(stops, height=HEIGHT, width=WIDTH):
    """Vertical gradient; stops are (position 0-1, colour) in rising order."""
    column = Image.new("RGB", (1, height))
    for y in range(height):
        t = y / (height - 1)
        for (p, a), (q, b) in zip(stops, stops[1:]):
            if p <= t <= q:
                column.putpixel((0, y), mix(a, b, (t - p) / (q - p)))
                break
    return column.resize((width, height))


def noise(rng, width=WIDTH, height=HEIGHT):
    """Even white noise, one byte per pixel."""
    return Image.frombytes("L", (width, height), rng.randbytes(width * height))


def stipple(rng, density):
    """Mask of grains whose share of black follows `density` (L, 0 = none, 255 = all): a mezzotint, slightly softened."""
    grains = ImageChops.subtract(density, noise(rng)).point(lambda v: 255 if v > 0 else 0)
    return grains.filter(ImageFilter.GaussianBlur(0.8))


def waves(rng, octaves, base, roughness=0.5):
    """Sum of sines as a function of x in 0-1, between about -1 and 1."""
    parts = [(base * 1.9 ** k, rng.uniform(0, math.tau), roughness ** k) for k in range(octaves)]
    size = sum(a for _, _, a in parts)
    return lambda x: sum(a * math.sin(f * x * math.tau + p) for f, p, a in parts) / size


def ridge_mask(line):
    """Filled area below the line (function of x in pixels giving y)."""
    mask = Image.new("L", (WIDTH, HEIGHT), 0)
    points = [(x, line(x)) for x in range(0, WIDTH + 8, 8)]
    ImageDraw.Draw(mask).polygon(points + [(WIDTH + 8, HEIGHT), (0, HEIGHT)], fill=255)
    return mask


def below(line, fade):
    """Brightness that falls from 255 at the line to 0 at `fade` pixels under it, following the line."""
    step = 8
    small = Image.new("L", (WIDTH // step, HEIGHT // step), 0)
    pixels = small.load()
    for i in range(WIDTH // step):
        top = line(i * step)
        for j in range(max(0, int(top) // step - 2), HEIGHT // step):
            t = (j * step - top) / fade
            if t >= 1:
                break
            pixels[i, j] = round(255 * (1 - max(0.0, t)) ** 1.7)
    return small.resize((WIDTH, HEIGHT), Image.BICUBIC)


def grain_dunes():
    """Seven ridges at dusk: each lit along its crest, sinking into grain towards the viewer."""
    rng = random.Random(1575)
    picture = gradient([(0, VIOLET), (0.14, mix(VIOLET, ROSE, 0.55)), (0.3, ROSE), (0.42, BLUSH), (1, CREAM)])
    sky = gradient([(0, (150,) * 3), (0.3, (20,) * 3), (1, (0,) * 3)]).convert("L")
    picture.paste(NIGHT, (0, 0), stipple(rng, sky.point(lambda v: v * 0.62)))
    # low sun, dissolving in its own halo
    halo = Image.new("L", (WIDTH // 8, HEIGHT // 8), 0)
    ImageDraw.Draw(halo).ellipse([x / 8 for x in (880, 330, 2380, 1830)], fill=190)
    halo = halo.filter(ImageFilter.GaussianBlur(58)).resize((WIDTH, HEIGHT), Image.BICUBIC)
    picture.paste(STRAW, (0, 0), stipple(rng, halo))
    disc = Image.new("L", (WIDTH, HEIGHT), 0)
    ImageDraw.Draw(disc).ellipse((1290, 740, 1970, 1420), fill=255)
    picture.paste(gradient([(0, CREAM), (0.24, CREAM), (0.34, STRAW), (0.45, GOLD), (1, GOLD)]), (0, 0), disc)
    crests = [BLUSH, LILAC, ROSE, DUSK, mix(ROSE, TULIP, 0.45), VIOLET, HARBOUR]
    depths = [DUSK, DUSK, VIOLET, VIOLET, mix(VIOLET, NIGHT, 0.6), NIGHT, mix(NIGHT, (0, 0, 0), 0.35)]
    for k, (crest, depth) in enumerate(zip(crests, depths)):
        shape, fine = waves(rng, 2, 0.62 + 0.07 * k), waves(rng, 2, 5.0)
        level, swing = 1180 + 285 * k + 12 * k * k, 120 + 26 * k
        line = lambda x, s=shape, f=fine, l=level, w=swing: l + w * s(x / WIDTH) + 7 * f(x / WIDTH)
        body = ridge_mask(line)
        layer = Image.new("RGB", (WIDTH, HEIGHT), depth)
        light = below(line, 330 + 50 * k)
        layer.paste(mix(crest, depth, 0.42), (0, 0), stipple(rng, light.point(lambda v: min(255, v * 1.25))))
        layer.paste(crest, (0, 0), stipple(rng, below(line, 150 + 24 * k).point(lambda v: v * 0.95)))
        # wind ripples: thin lines that follow the crest and thin out
        ripples = Image.new("L", (WIDTH, HEIGHT), 0)
        pen, sway = ImageDraw.Draw(ripples), waves(rng, 3, 2.2)
        for r in range(9):
            drop = 60 + 46 * r + 5 * r * r
            pen.line([(x, line(x + 30 * r) + drop + 16 * sway(x / WIDTH + r * 0.02)) for x in range(0, WIDTH + 16, 16)], fill=max(0, 150 - 15 * r), width=9)
        layer.paste(depth, (0, 0), stipple(rng, ripples.filter(ImageFilter.GaussianBlur(5))))
        picture.paste(layer, (0, 0), body)
    return picture


def sea_light():
    """Path of low light on a long swell: lens-shaped glints that grow towards the viewer, over graded water and fine grain."""
    rng = random.Random(1605)
    horizon = 930
    picture = gradient([(0, TEAL), (0.1, mix(TEAL, POOL, 0.7)), (0.2, FOAM), (0.285, CREAM), (0.287, mix(POOL, FOAM, 0.4)), (0.34, POOL), (0.48, TEAL), (0.7, mix(HARBOUR, TEAL, 0.25)), (1, NIGHT)])
    haze = Image.new("L", (WIDTH // 8, HEIGHT // 8), 0)
    ImageDraw.Draw(haze).ellipse([x / 8 for x in (640, 420, 1840, 1400)], fill=235)
    picture.paste(CREAM, (0, 0), stipple(rng, haze.filter(ImageFilter.GaussianBlur(44)).resize((WIDTH, HEIGHT), Image.BICUBIC)))
    sun = Image.new("L", (WIDTH, HEIGHT), 0)
    ImageDraw.Draw(sun).pieslice((1000, horizon - 250, 1500, horizon + 250), 180, 360, fill=255)
    picture.paste(gradient([(0, STRAW), (0.22, STRAW), (0.285, GOLD), (1, GOLD)]), (0, 0), sun)
    # swell: dark and pale lenses, rows closing up towards the horizon
    shade, pale, gold = (Image.new("L", (WIDTH, HEIGHT), 0) for _ in range(3))
    pens = ImageDraw.Draw(shade), ImageDraw.Draw(pale), ImageDraw.Draw(gold)
    y = horizon + 6.0
    while y < HEIGHT + 80:
        depth = (y - horizon) / (HEIGHT - horizon)
        half, path = 34 + 400 * depth, 210 + 640 * depth ** 1.35
        x = -half * 2 * rng.random()
        while x < WIDTH + half:
            length, thick = half * rng.uniform(0.5, 1.5), (3 + 36 * depth) * rng.uniform(0.45, 1.0)
            top = y + rng.gauss(0, 4 + 16 * depth)
            middle = abs(x + length / 2 - 1250 - 60 * math.sin(y / 310)) / path
            lens = [(x + length * t, top - thick * 0.5 * math.sin(math.pi * t) ** 1.5) for t in (i / 14 for i in range(15))]
            lens += [(x + length * t, top + thick * 0.5 * math.sin(math.pi * t) ** 0.8) for t in (i / 14 for i in range(14, -1, -1))]
            if rng.random() < math.exp(-2.2 * middle * middle):
                pens[2 if rng.random() < 0.62 else 1].polygon(lens, fill=round(255 * math.exp(-0.22 * middle)))
            elif rng.random() < 0.55:
                pens[0].polygon(lens, fill=rng.randrange(90, 190))
            elif rng.random() < 0.3:
                pens[1].polygon(lens, fill=rng.randrange(40, 110))
            x += length * rng.uniform(0.7, 1.25)
        y += 7 + 34 * depth
    picture.paste(NIGHT, (0, 0), stipple(rng, shade.filter(ImageFilter.GaussianBlur(3))))
    picture.paste(FOAM, (0, 0), stipple(rng, pale.filter(ImageFilter.GaussianBlur(2))))
    glow = gold.resize((WIDTH // 8, HEIGHT // 8), Image.BOX).filter(ImageFilter.GaussianBlur(9)).resize((WIDTH, HEIGHT), Image.BICUBIC)
    picture.paste(STRAW, (0, 0), stipple(rng, glow.point(lambda v: v * 0.55)))
    picture.paste(gradient([(0, CREAM), (0.3, CREAM), (0.5, STRAW), (1, GOLD)]), (0, 0), gold.filter(ImageFilter.GaussianBlur(1.6)))
    grain = gradient([(0, (70,) * 3), (0.18, (0,) * 3), (0.5, (0,) * 3), (1, (120,) * 3)]).convert("L")
    picture.paste(NIGHT, (0, 0), stipple(rng, grain.point(lambda v: v * 0.7)))
    return picture


def main(out):
    os.makedirs(out, exist_ok=True)
    for name, paint in (("grain-dunes", grain_dunes), ("sea-light", sea_light)):
        path = os.path.join(out, name + ".jpg")
        for quality in range(88, 40, -4):  # grain costs bytes: the first quality under 2.5 MB is kept
            paint_result = paint() if quality == 88 else paint_result
            paint_result.save(path, "JPEG", quality=quality, dpi=(300, 300), optimize=True)
            if os.path.getsize(path) < 2_500_000:
                break
        print(path, os.path.getsize(path), "bytes, quality", quality)


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else ".")
