#!/usr/bin/python3
"""Paints six full-page landscapes of texture and light; the two of the first edition are in make.py.

Use: /usr/bin/python3 landscapes.py OUT [NAME ...]   (needs PIL and numpy; writes OUT/NAME.jpg)
Size 2552 x 3320 px: 216 x 281 mm at 300 ppi, a page of 210 x 275 mm with 3 mm bleed. The seeds are fixed: same picture on every run.
"""
import math
import os
import sys

import numpy as np
from PIL import Image, ImageFilter

WIDTH, HEIGHT = 2552, 3320
MOST_BYTES = 1_450_000
NIGHT, HARBOUR, SEA, SHORE, FOAM = (0, 40, 95), (0, 74, 139), (0, 128, 194), (133, 194, 236), (224, 241, 245)
TEAL, POOL, GREEN, MEADOW, PINE = (0, 148, 144), (150, 210, 212), (67, 157, 81), (159, 201, 108), (0, 95, 64)
TULIP, DEEP, ROSE, BLUSH = (231, 47, 55), (167, 23, 40), (241, 144, 156), (251, 218, 210)
GOLD, STRAW, CREAM, SAND, DUNE, BRICK = (249, 177, 29), (255, 218, 124), (255, 244, 224), (245, 220, 175), (213, 173, 112), (193, 96, 54)
VIOLET, DUSK, LILAC, PAPER = (109, 75, 146), (156, 135, 191), (210, 196, 226), (255, 255, 255)

Y, X = np.mgrid[0:HEIGHT, 0:WIDTH].astype(np.float32)
U, V = X / WIDTH, Y / HEIGHT


def clouds(rng, cells, octaves=4, roughness=0.5):
    """Smooth noise between 0 and 1: random grids of `cells` across the width and finer, blown up and added."""
    total, weight = np.zeros((HEIGHT, WIDTH), np.float32), 0.0
    for k in range(octaves):
        wide = int(cells * 2 ** k)
        grid = Image.fromarray(rng.random((int(wide * HEIGHT / WIDTH) + 2, wide + 2), dtype=np.float32))
        total += roughness ** k * np.asarray(grid.resize((WIDTH, HEIGHT), Image.BICUBIC))
        weight += roughness ** k
    return total / weight


def colours(field, *stops):
    """Colours along a field; stops are (value, colour) in rising order."""
    at = [value for value, _ in stops]
    return np.stack([np.interp(field, at, [colour[i] for _, colour in stops]) for i in range(3)], axis=-1).astype(np.float32)


def over(picture, colour, mask):
    """Lays a colour, or another picture, over the picture where the mask (0-1) says."""
    mask = np.clip(mask, 0, 1)[..., None]
    return picture * (1 - mask) + np.asarray(colour, np.float32) * mask


def stippled(rng, density):
    """Mask of grains, slightly softened, whose share follows the density (0-1)."""
    grains = Image.fromarray(((rng.random((HEIGHT // 2, WIDTH // 2), dtype=np.float32) < density[::2, ::2]) * 255).astype(np.uint8))
    return np.asarray(grains.resize((WIDTH, HEIGHT), Image.BICUBIC), np.float32) / 255


def blurred(mask, radius):
    """The mask out of focus by a radius in pixels."""
    small = Image.fromarray((np.clip(mask, 0, 1) * 255).astype(np.uint8)).resize((WIDTH // 4, HEIGHT // 4), Image.BOX)
    return np.asarray(small.filter(ImageFilter.GaussianBlur(radius / 4)).resize((WIDTH, HEIGHT), Image.BICUBIC), np.float32) / 255


def tulip_strips(rng):
    """Strips of a bulb field that run to a low sun, each in its own grain."""
    horizon = 0.36
    picture = colours(V, (0, VIOLET), (0.16, ROSE), (0.3, BLUSH), (horizon, CREAM))
    sun = np.hypot((U - 0.62) * WIDTH, (V - 0.3) * HEIGHT)
    picture = over(picture, STRAW, blurred((sun < 620) * 0.7, 240))
    picture = over(picture, GOLD, np.clip((330 - sun) / 4, 0, 1))
    hills = horizon - 0.012 - 0.02 * clouds(rng, 3)
    picture = over(picture, DUSK, (V > hills) * 1.0)
    depth = np.clip((V - horizon) / (1 - horizon), 0.0005, 1)
    lane = (U - 0.62) / (0.03 + depth * 1.25) * 7 + 0.12 * (clouds(rng, 6) - 0.5)
    row, across = np.floor(lane), lane - np.floor(lane)
    shades = np.array([TULIP, GOLD, ROSE, VIOLET, CREAM, DEEP, STRAW], np.float32)
    strips = shades[np.mod(row, 7).astype(int)]
    strips = strips * (0.72 + 0.28 * np.sin(across * math.pi))[..., None]
    strips = over(strips, PINE, stippled(rng, np.clip((np.abs(across - 0.5) - 0.3) * 4, 0, 0.95)))
    strips = over(strips, NIGHT, stippled(rng, 0.34 * depth * clouds(rng, 20)))
    strips = over(strips, BLUSH, np.exp(-depth * 16))
    return over(picture, strips, np.clip((V - horizon) * 900, 0, 1))


def polder_mist(rng):
    """Rows of trees that sink into morning mist, the nearest last."""
    picture = colours(V + 0.05 * (clouds(rng, 3) - 0.5), (0, POOL), (0.3, FOAM), (0.5, CREAM), (0.75, BLUSH), (1, LILAC))
    sun = np.hypot((U - 0.36) * WIDTH, (V - 0.29) * HEIGHT)
    picture = over(picture, CREAM, blurred((sun < 520) * 0.9, 200))
    picture = over(picture, PAPER, np.clip((250 - sun) / 6, 0, 1))
    for k, (level, shade) in enumerate(((0.44, LILAC), (0.52, POOL), (0.61, TEAL), (0.73, (60, 110, 140)), (0.88, NIGHT))):
        line = np.full(WIDTH, level, np.float32)
        for _ in range(64 - 9 * k):
            middle, size = rng.random(), (0.007 + 0.0075 * k) * (0.5 + rng.random())
            crown = 1 - ((np.arange(WIDTH) / WIDTH - middle) / size) ** 2
            line = np.minimum(line, level - np.sqrt(np.maximum(crown, 0)) * size * (1 + rng.random()))
        line = line[None, :] + (0.008 + 0.006 * k) * (clouds(rng, 60, 3) - 0.5)
        below = np.clip((V - line) * 700, 0, 1)
        fade = np.exp(-np.maximum(V - level, 0) * (16 - 2 * k))
        picture = over(picture, shade, below * fade * 0.92)
        picture = over(picture, PAPER, stippled(rng, 0.4 * below * (1 - fade)))
    return over(picture, HARBOUR, stippled(rng, np.clip((V - 0.9) * 3, 0, 0.35)))


def surf_from_above(rng):
    """Surf on sand straight from above: three lines of foam, each older than the next."""
    bend = V + 0.05 * np.sin(U * 5 + 1) + 0.16 * (clouds(rng, 3) - 0.5)
    picture = colours(bend, (0, NIGHT), (0.22, HARBOUR), (0.42, SEA), (0.56, TEAL), (0.64, POOL), (0.7, SAND), (0.82, SAND), (1, DUNE))
    picture = over(picture, NIGHT, stippled(rng, np.clip(0.5 - bend, 0, 0.5) * 0.9))
    lace = np.abs(clouds(rng, 14, 4) - 0.5)
    for edge, reach, strength in ((0.42, 0.07, 0.75), (0.55, 0.1, 0.9), (0.68, 0.12, 1.0)):
        behind = np.clip((edge - bend) / reach, 0, 1)
        veil = np.where(bend < edge, np.clip(1 - behind, 0, 1), 0)
        picture = over(picture, FOAM, veil * strength * np.clip((0.075 * (0.25 + 1.2 * veil) - lace) * 40, 0, 1))
        picture = over(picture, PAPER, strength * np.exp(-((bend - edge) * 130) ** 2))
    picture = over(picture, DUNE, np.clip((bend - 0.685) * 60, 0, 1) * np.exp(-np.maximum(bend - 0.685, 0) * 30) * 0.8)
    return over(picture, BRICK, stippled(rng, np.clip(bend - 0.74, 0, 1) * 0.35))


def sand_ripples(rng):
    """Ripples that the tide leaves in the sand, lit from the left."""
    warp = clouds(rng, 3, 3)
    phase = (V * 1.1 + U * 0.3) * 210 + warp * 46 + 5 * clouds(rng, 9, 2)
    height = np.sin(phase) * 0.5 + 0.25 * np.sin(phase * 2 + 1.2)
    slope = np.gradient(height, axis=1) * 22 + np.gradient(height, axis=0) * 9
    light = np.clip(0.55 + slope * 0.5, 0, 1)
    picture = colours(light, (0, BRICK), (0.3, DUNE), (0.6, SAND), (0.85, CREAM), (1, PAPER))
    shine = np.clip((clouds(rng, 4, 3) - 0.56) * 6, 0, 1) * (height < -0.2)
    picture = over(picture, SHORE, blurred(shine * 0.8, 6))
    picture = over(picture, VIOLET, stippled(rng, np.clip(0.34 - light, 0, 1) * 0.9))
    return over(picture, STRAW, np.clip(1 - np.hypot(U - 0.1, V - 0.08), 0, 1) ** 3 * 0.45)


def star_dunes(rng):
    """Milky way over a ridge of dunes by night."""
    picture = colours(V, (0, NIGHT), (0.45, (28, 48, 112)), (0.72, VIOLET), (0.86, ROSE), (1, GOLD))
    along = (U - 0.2) * 0.82 - (V - 0.55) * -0.62
    away = (U - 0.2) * 0.62 + (V - 0.55) * 0.82
    band = np.exp(-(away * (3.4 + 2 * clouds(rng, 4))) ** 2) * clouds(rng, 7, 5)
    picture = over(picture, DUSK, band * 0.9)
    picture = over(picture, CREAM, stippled(rng, 0.16 * band ** 2))
    picture = over(picture, NIGHT, np.clip(clouds(rng, 9, 4) - 0.56, 0, 1) * 3 * np.exp(-(away * 7) ** 2))
    stars = np.zeros((HEIGHT, WIDTH), np.float32)
    for x, y, size in zip(rng.integers(12, WIDTH - 12, 900), rng.integers(12, int(HEIGHT * 0.8), 900), rng.exponential(1.5, 900)):
        reach = int(2 + size * 1.6)
        part = np.hypot(*np.mgrid[-reach:reach + 1, -reach:reach + 1])
        stars[y - reach:y + reach + 1, x - reach:x + reach + 1][: part.shape[0], : part.shape[1]] += np.clip(size + 1.2 - part, 0, 1)[: min(part.shape[0], HEIGHT - y + reach), : min(part.shape[1], WIDTH - x + reach)]
    picture = over(picture, CREAM, stars)
    for level, swing, shade, crest in ((0.8, 0.05, VIOLET, ROSE), (0.88, 0.06, HARBOUR, DUSK), (0.95, 0.05, NIGHT, VIOLET)):
        line = level + swing * (clouds(rng, 2, 2) [HEIGHT // 2][None, :] - 0.5) * 2
        below = np.clip((V - line) * 900, 0, 1)
        picture = over(picture, shade, below)
        picture = over(picture, crest, stippled(rng, below * np.exp(-np.maximum(V - line, 0) * 45) * 0.8))
    return picture


def canal_lights(rng):
    """Lights of a quay out of focus, and their long mirror in the water of a rainy evening."""
    picture = colours(V, (0, NIGHT), (0.3, (40, 46, 110)), (0.46, VIOLET), (0.5, DEEP), (0.52, (30, 40, 100)), (1, NIGHT))
    wave = 0.012 * np.sin(V * 260 + 8 * clouds(rng, 6)) * np.clip((V - 0.5) * 4, 0, 1)
    for _ in range(46):
        x, y, size = rng.random(), 0.16 + 0.32 * rng.random() ** 0.7, 0.012 + 0.05 * rng.random() ** 2
        shade = [GOLD, STRAW, CREAM, TULIP, ROSE, POOL, SHORE][rng.integers(7)]
        away = np.hypot((U - x), (V - y) * HEIGHT / WIDTH)
        picture = over(picture, shade, np.clip((size - away) * 300, 0, 1) * (0.38 + 0.3 * np.clip(away / size, 0, 1) ** 6))
        mirror = np.abs(U - x + wave) / (size * (0.7 + 1.6 * np.clip(V - 0.5, 0, 1)))
        reach = np.clip((V - 0.5) * 60, 0, 1) * np.exp(-np.maximum(V - 0.5 - (0.5 - y) * 0.4, 0) * 5)
        picture = over(picture, shade, np.exp(-mirror ** 2 * 2) * reach * (0.3 + 0.3 * np.sin(V * 420 + 14 * clouds(rng, 3, 2)) ** 2))
    return over(picture, NIGHT, stippled(rng, np.clip(np.abs(V - 0.5) - 0.1, 0, 1) * 0.5))


PICTURES = {"tulip-strips": (tulip_strips, 1593), "polder-mist": (polder_mist, 1574), "surf-from-above": (surf_from_above, 1807),
            "sand-ripples": (sand_ripples, 1913), "star-dunes": (star_dunes, 1633), "canal-lights": (canal_lights, 1606)}


def main(out, names):
    os.makedirs(out, exist_ok=True)
    for name in names or PICTURES:
        paint, seed = PICTURES[name]
        picture = Image.fromarray(np.clip(paint(np.random.default_rng(seed)), 0, 255).astype(np.uint8))
        path = os.path.join(out, name + ".jpg")
        for quality in range(88, 40, -4):  # grain costs bytes: the best quality below the limit is kept
            picture.save(path, "JPEG", quality=quality, dpi=(300, 300), optimize=True)
            if os.path.getsize(path) < MOST_BYTES:
                break
        print(path, os.path.getsize(path), "bytes, quality", quality)


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else ".", sys.argv[2:])
