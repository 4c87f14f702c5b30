#!/usr/bin/python3
"""Draws the GPX tracks of the six routes from way points that were noted by hand.

Use: /usr/bin/python3 make-tracks.py OUT   (standard library only; writes OUT/<folder>/<name>.gpx and prints the kilometres)
A smooth line goes through the way points, with a track point about every 30 m. The same bytes on every run: no times, no chance.
The tracks follow streets, dykes and shores as well as the eye can; they are drawings for planning, not for steering by.
"""
import math
import os
import sys

STEP = 30  # metres between two track points
# Route: folder of the media item, file, title, way points as latitude, longitude and, where a stage begins or ends, a name.
ROUTES = {
    "oude-rijn": ("tr1k6m9a", "langs-de-oude-rijn.gpx", "Langs de Oude Rijn", [
        (52.1592, 4.4909, "Visbrug, Leiden"), (52.1597, 4.4942), (52.1600, 4.4975), (52.1602, 4.5010), (52.1602, 4.5040), (52.1596, 4.5080),
        (52.1597, 4.5118), (52.1585, 4.5150), (52.1568, 4.5185), (52.1552, 4.5222), (52.1536, 4.5250), (52.1518, 4.5290), (52.1500, 4.5330), (52.1478, 4.5370),
        (52.1456, 4.5412), (52.1449, 4.5440, "Waar de Does begint"), (52.1458, 4.5416), (52.1480, 4.5374), (52.1502, 4.5334), (52.1520, 4.5292), (52.1522, 4.5264, "Leiderdorpse brug"),
        (52.1513, 4.5240), (52.1522, 4.5200), (52.1533, 4.5168), (52.1546, 4.5155, "Park Matilo"), (52.1540, 4.5110), (52.1545, 4.5060), (52.1547, 4.5020),
        (52.1562, 4.4985), (52.1578, 4.4955), (52.1584, 4.4935), (52.1592, 4.4897), (52.1600, 4.4860), (52.1599, 4.4832), (52.1606, 4.4811, "Galgewater, Leiden"),
        (52.1600, 4.4780), (52.1590, 4.4740), (52.1588, 4.4700), (52.1575, 4.4660), (52.1578, 4.4610), (52.1565, 4.4570), (52.1548, 4.4530), (52.1556, 4.4490),
        (52.1585, 4.4480), (52.1615, 4.4500), (52.1645, 4.4510), (52.1672, 4.4490), (52.1700, 4.4478), (52.1728, 4.4488, "Oegstgeest, bij de rivier"), (52.1752, 4.4462), (52.1762, 4.4420),
        (52.1782, 4.4385), (52.1798, 4.4340), (52.1806, 4.4312, "Valkenburg"), (52.1832, 4.4300), (52.1862, 4.4310), (52.1888, 4.4282), (52.1908, 4.4240), (52.1935, 4.4215),
        (52.1958, 4.4185, "Katwijk aan den Rijn"), (52.1985, 4.4172), (52.2012, 4.4150), (52.2042, 4.4125), (52.2070, 4.4092), (52.2096, 4.4058), (52.2116, 4.4030), (52.2133, 4.4003),
        (52.2140, 4.3982, "Uitwatering, Katwijk aan Zee"), (52.2110, 4.3962), (52.2078, 4.3942), (52.2046, 4.3925), (52.2020, 4.3908), (52.2000, 4.3902, "Vuurbaak")]),
    "bollen": ("tr2n8p3b", "bollen-en-duinrand.gpx", "Bollen en duinrand", [
        (52.2353, 4.4470, "Oude Jeroenskerk, Noordwijk-Binnen"), (52.2368, 4.4512), (52.2392, 4.4540), (52.2420, 4.4552), (52.2448, 4.4570), (52.2476, 4.4602), (52.2505, 4.4640), (52.2532, 4.4700),
        (52.2560, 4.4760), (52.2588, 4.4820), (52.2608, 4.4880), (52.2622, 4.4935, "Noordwijkerhout"), (52.2660, 4.4960), (52.2700, 4.4985), (52.2742, 4.5010), (52.2785, 4.5045), (52.2830, 4.5085),
        (52.2868, 4.5140), (52.2905, 4.5200), (52.2940, 4.5252, "De Zilk"), (52.2935, 4.5190), (52.2918, 4.5110), (52.2895, 4.5030), (52.2872, 4.4950), (52.2845, 4.4880), (52.2815, 4.4820),
        (52.2780, 4.4772), (52.2742, 4.4738), (52.2702, 4.4710), (52.2660, 4.4672), (52.2622, 4.4630), (52.2590, 4.4575), (52.2562, 4.4505), (52.2540, 4.4440), (52.2515, 4.4392),
        (52.2487, 4.4345, "Vuurtoren, Noordwijk aan Zee"), (52.2455, 4.4322), (52.2425, 4.4300), (52.2402, 4.4335), (52.2385, 4.4385), (52.2368, 4.4430), (52.2353, 4.4470, "Oude Jeroenskerk, Noordwijk-Binnen")]),
    "buitens": ("tr3b5t7c", "buitens-achter-elkaar.gpx", "Drie buitens achter elkaar", [
        (52.1272, 4.4472, "Voorstraat, Voorschoten"), (52.1268, 4.4430), (52.1260, 4.4390), (52.1255, 4.4348), (52.1228, 4.4330), (52.1198, 4.4300), (52.1170, 4.4262), (52.1145, 4.4215), (52.1122, 4.4175),
        (52.1106, 4.4130, "Kasteel Duivenvoorde"), (52.1090, 4.4095), (52.1110, 4.4060), (52.1140, 4.4070), (52.1168, 4.4098), (52.1198, 4.4112, "Landgoed De Horsten"), (52.1190, 4.4065), (52.1165, 4.4030),
        (52.1138, 4.4010), (52.1118, 4.3975), (52.1135, 4.3940), (52.1165, 4.3930), (52.1188, 4.3955), (52.1205, 4.3995), (52.1228, 4.4025), (52.1255, 4.4030), (52.1285, 4.4005), (52.1312, 4.3975),
        (52.1340, 4.3965), (52.1368, 4.3985), (52.1398, 4.4000), (52.1425, 4.3992), (52.1452, 4.4010, "Langstraat, Wassenaar")]),
    "duinen": ("tr4d2v8e", "duin-dal-en-dorp.gpx", "Duin, dal en dorp", [
        (52.2000, 4.3902, "Vuurbaak, Katwijk aan Zee"), (52.1968, 4.3885), (52.1935, 4.3878), (52.1900, 4.3880), (52.1868, 4.3862), (52.1835, 4.3838), (52.1805, 4.3800), (52.1778, 4.3755), (52.1748, 4.3715),
        (52.1715, 4.3680), (52.1682, 4.3642), (52.1655, 4.3600), (52.1645, 4.3572, "Wassenaarse Slag"), (52.1612, 4.3568), (52.1580, 4.3545), (52.1545, 4.3552), (52.1512, 4.3530), (52.1480, 4.3505),
        (52.1448, 4.3512), (52.1415, 4.3488), (52.1382, 4.3462), (52.1348, 4.3450), (52.1314, 4.3444, "Meijendel"), (52.1302, 4.3490), (52.1312, 4.3545), (52.1328, 4.3600), (52.1345, 4.3660), (52.1368, 4.3720),
        (52.1392, 4.3785), (52.1412, 4.3850), (52.1430, 4.3915), (52.1442, 4.3968), (52.1452, 4.4010, "Langstraat, Wassenaar"), (52.1490, 4.4035), (52.1530, 4.4062), (52.1572, 4.4085), (52.1612, 4.4110),
        (52.1650, 4.4128), (52.1690, 4.4110), (52.1728, 4.4085), (52.1765, 4.4072), (52.1805, 4.4078), (52.1845, 4.4092), (52.1885, 4.4108), (52.1922, 4.4105), (52.1952, 4.4070), (52.1972, 4.4020),
        (52.1988, 4.3965), (52.2000, 4.3902, "Vuurbaak, Katwijk aan Zee")]),
    "weipoort": ("tr5w4z9f", "om-de-weipoort.gpx", "Om de Weipoort", [
        (52.1193, 4.4960, "Dorpsstraat, Zoeterwoude-Dorp"), (52.1172, 4.4995), (52.1155, 4.5040), (52.1140, 4.5085), (52.1122, 4.5130), (52.1108, 4.5180), (52.1095, 4.5235), (52.1082, 4.5290, "Weipoort"), (52.1075, 4.5345),
        (52.1068, 4.5400), (52.1072, 4.5460), (52.1082, 4.5520), (52.1098, 4.5575), (52.1125, 4.5615), (52.1160, 4.5640), (52.1198, 4.5655), (52.1238, 4.5668), (52.1278, 4.5680), (52.1318, 4.5690),
        (52.1348, 4.5665, "Groenendijk, aan de Oude Rijn"), (52.1365, 4.5610), (52.1380, 4.5555), (52.1402, 4.5502), (52.1428, 4.5455), (52.1455, 4.5408), (52.1480, 4.5355), (52.1500, 4.5302), (52.1520, 4.5265, "Leiderdorpse brug"),
        (52.1512, 4.5220), (52.1525, 4.5175), (52.1518, 4.5120), (52.1500, 4.5075), (52.1472, 4.5052), (52.1440, 4.5038), (52.1408, 4.5012), (52.1378, 4.4975), (52.1345, 4.4952), (52.1310, 4.4945),
        (52.1275, 4.4948), (52.1238, 4.4955), (52.1193, 4.4960, "Dorpsstraat, Zoeterwoude-Dorp")]),
    "stad": ("tr6s3h1g", "leiden-met-je-hoofd-omhoog.gpx", "Leiden met je hoofd omhoog", [
        (52.1661, 4.4822, "Leiden Centraal"), (52.1655, 4.4845), (52.1647, 4.4862), (52.1641, 4.4870, "Molen De Valk"), (52.1632, 4.4862), (52.1628, 4.4874), (52.1627, 4.4892), (52.1622, 4.4905), (52.1612, 4.4893), (52.1603, 4.4899),
        (52.1598, 4.4908), (52.1592, 4.4909, "Visbrug"), (52.1590, 4.4921), (52.1586, 4.4926), (52.1589, 4.4930), (52.1580, 4.4942, "Hooglandse Kerk"), (52.1584, 4.4953), (52.1578, 4.4962), (52.1573, 4.4950), (52.1580, 4.4936), (52.1582, 4.4918),
        (52.1577, 4.4908), (52.1573, 4.4893), (52.1577, 4.4882), (52.1583, 4.4876), (52.1578, 4.4868, "Pieterskerk"), (52.1570, 4.4860), (52.1565, 4.4852), (52.1560, 4.4845), (52.1553, 4.4848), (52.1547, 4.4838), (52.1545, 4.4822, "Oude Sterrewacht"),
        (52.1553, 4.4812), (52.1562, 4.4806), (52.1571, 4.4815), (52.1570, 4.4838), (52.1577, 4.4850), (52.1585, 4.4856), (52.1592, 4.4850), (52.1598, 4.4838), (52.1602, 4.4822), (52.1607, 4.4811, "Molen De Put"),
        (52.1613, 4.4809), (52.1617, 4.4818), (52.1613, 4.4840), (52.1613, 4.4860), (52.1622, 4.4858), (52.1634, 4.4848), (52.1647, 4.4836), (52.1661, 4.4822, "Leiden Centraal")]),
}


def metres(a, b):
    """Distance over the globe between two points, in metres (haversine, mean radius)."""
    f, g = math.radians(a[0]), math.radians(b[0])
    h = math.sin((g - f) / 2) ** 2 + math.cos(f) * math.cos(g) * math.sin(math.radians(b[1] - a[1]) / 2) ** 2
    return 2 * 6371008.8 * math.asin(math.sqrt(h))


def between(p, q, r, s, t):
    """Catmull-Rom spline: the point at t (0-1) between q and r, bent by their neighbours p and s."""
    return tuple(0.5 * (2 * q[k] + (r[k] - p[k]) * t + (2 * p[k] - 5 * q[k] + 4 * r[k] - s[k]) * t * t + (3 * q[k] - p[k] - 3 * r[k] + s[k]) * t ** 3) for k in (0, 1))


def track(points):
    """The track points of a route, and the kilometres at each named way point."""
    line, stops, done = [points[0][:2]], [(points[0][2], 0.0)], 0.0
    for n in range(len(points) - 1):
        p, q, r, s = points[max(n - 1, 0)], points[n], points[n + 1], points[min(n + 2, len(points) - 1)]
        pieces = max(1, math.ceil(metres(q, r) / STEP))
        for i in range(1, pieces + 1):
            here = between(p, q, r, s, i / pieces)
            done += metres(line[-1], here)
            line.append(here)
        if len(r) == 3:
            stops.append((r[2], done / 1000))
    return line, stops


def gpx(title, line, stops, points):
    """GPX 1.1 with the stops as way points and one track."""
    named = [p for p in points if len(p) == 3]
    out = ['<?xml version="1.0" encoding="UTF-8"?>', '<gpx version="1.1" creator="Stad + Kust" xmlns="http://www.topografix.com/GPX/1/1">', f"  <metadata><name>{title}</name></metadata>"]
    out += [f'  <wpt lat="{p[0]:.5f}" lon="{p[1]:.5f}"><name>{p[2]}</name></wpt>' for p in named]
    out += ["  <trk>", f"    <name>{title}</name>", "    <trkseg>"]
    out += [f'      <trkpt lat="{lat:.5f}" lon="{lon:.5f}" />' for lat, lon in line]
    return "\n".join(out + ["    </trkseg>", "  </trk>", "</gpx>", ""])


def main():
    out = sys.argv[1]
    for folder, file, title, points in ROUTES.values():
        line, stops = track(points)
        os.makedirs(os.path.join(out, folder), exist_ok=True)
        with open(os.path.join(out, folder, file), "w", encoding="utf-8", newline="\n") as f:
            f.write(gpx(title, line, stops, points))
        print(f"{title}: {len(line)} points, " + ", ".join(f"{name} {km:.1f}" for name, km in stops))


if __name__ == "__main__":
    main()
