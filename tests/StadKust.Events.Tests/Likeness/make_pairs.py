"""Makes labelled pairs for the identity of events: python3 make_pairs.py > pairs.generated.tsv

One line a pair: label (same, different), kind, gone (1: the known entry has vanished from its source although its day is to come), then title,
start, place, town of the known entry and of the one that comes. The seed is fixed: the file can be made again. Half of the lines (every second
one) is opened for tuning; the other half only measures.
"""
import random
from datetime import datetime, timedelta

random.seed(20270301)
TOWNS = ["Leiden", "Katwijk", "Noordwijk", "Oegstgeest", "Wassenaar", "Voorschoten", "Leiderdorp", "Zoeterwoude"]
PLACES = ["Hooglandse Kerk", "Stadsgehoorzaal", "De Waag", "Dorpskerk", "Cultuurhuis De Paulus", "Scheltema", "Bibliotheek", "Museum De Lakenhal", "Strandpaviljoen Zuid",
          "Buurthuis Matilo", "Theater Ins Blau", "Kasteel Oud Poelgeest", "Raadhuis", "Nieuwe Rijn", "Groenoordhallen", "Tuin van het Hofje", "Vuurbaakplein", "Molen De Valk"]
KINDS = ["Concert", "Lezing", "Wandeling", "Workshop", "Rondleiding", "Markt", "Tentoonstelling", "Filmavond", "Kindermiddag", "Fietstocht", "Proeverij", "Open dag", "Voorstelling", "Dansavond"]
TOPICS = ["Rembrandt", "de duinen", "oude orgels", "bollenvelden", "zeevogels", "Bach en zonen", "stadsrechten", "de Gouden Eeuw", "moderne keramiek", "Japanse prenten", "jazz aan zee",
          "kaas en wijn", "middeleeuwse boeken", "vlinders", "de Vliet", "verhalen van vissers", "Boerhaave", "zomerliedjes", "sterrenkunde", "streekproducten", "pubquiz", "linosnede"]


def event():
    start = datetime(2027, 3, 5) + timedelta(days=random.randrange(280), hours=random.choice([10, 11, 13, 14, 15, 19, 20]), minutes=random.choice([0, 0, 0, 30, 15]))
    return [f"{random.choice(KINDS)} {random.choice(TOPICS)}", start, random.choice(PLACES), random.choice(TOWNS)]


def typo(text):
    words = text.split(" ")
    long = [i for i, w in enumerate(words) if len(w) >= 5]
    if not long:
        return text
    i = random.choice(long)
    w, at = words[i], random.randrange(1, len(words[i]) - 1)
    words[i] = random.choice([w[:at] + w[at + 1:], w[:at] + w[at] + w[at:], w[:at] + w[at + 1] + w[at] + w[at + 2:]])
    return " ".join(words)


def dressed(title):
    return random.choice([title.upper(), title + "!", f"\u201c{title}\u201d", title.replace(" ", "  "), title.lower(), f"{title} (gratis)", title.replace("de ", "De ")])


def different_title(title):
    while (other := event()[0]) == title or set(other.lower().split()[1:]) & set(title.lower().split()[1:]) - {"de", "en", "aan", "van"}:
        pass
    return other


def pair(kind):
    a = event()
    b = list(a)
    same, gone = True, 0
    if kind == "shuffled-uid":
        pass
    elif kind == "typo":
        b[0] = typo(a[0])
    elif kind == "dressed":
        b[0] = dressed(a[0])
    elif kind == "place-written-otherwise":
        b[2] = random.choice([f"{a[2]} {a[3]}", a[2].upper(), f"{a[2]}, {a[3]}", ""])
    elif kind == "hour-off":
        b[1] = a[1] + timedelta(hours=random.choice([1, -1, 2]))
    elif kind == "longer-title":
        b[0] = random.choice([f"{a[0]} in {a[3]}", f"{a[3]}: {a[0]}", f"{a[0]} met de hele familie"])
    elif kind == "moved-date":
        b[1], gone = a[1] + timedelta(days=random.choice([1, 2, 7, 14, -1, -7])), 1
    elif kind == "no-town":
        b[3] = ""
    elif kind == "typo-and-hour":
        b[0], b[1] = typo(a[0]), a[1] + timedelta(minutes=random.choice([30, -30, 15]))
    else:
        same = False
        if kind == "next-in-series":
            b[1] = a[1] + timedelta(days=random.choice([1, 7, 14, 28, -7]))
        elif kind == "same-title-other-town":
            b[3] = random.choice([t for t in TOWNS if t != a[3]])
            b[2] = random.choice([a[2], random.choice(PLACES)])
        elif kind == "other-title-same-place-and-time":
            b[0] = different_title(a[0])
        elif kind == "other-number":
            a[0], b[0] = f"{a[0]} deel {random.randrange(1, 4)}", f"{a[0]} deel {random.randrange(4, 7)}"
        elif kind == "unrelated":
            b = event()
            b[0] = different_title(a[0])
        elif kind == "unrelated-gone":
            b = event()
            b[0], gone = different_title(a[0]), 1
        elif kind == "same-kind-same-day":
            b[0] = f"{a[0].split(' ')[0]} {different_title(a[0]).split(' ', 1)[1]}"
            b[2] = random.choice([p for p in PLACES if p != a[2]])
    return ["same" if same else "different", kind, str(gone), a[0], a[1].isoformat(timespec="minutes"), a[2], a[3], b[0], b[1].isoformat(timespec="minutes"), b[2], b[3]]


SAME = ["shuffled-uid", "typo", "dressed", "place-written-otherwise", "hour-off", "longer-title", "moved-date", "no-town", "typo-and-hour"]
DIFFERENT = ["next-in-series", "same-title-other-town", "other-title-same-place-and-time", "other-number", "unrelated", "unrelated-gone", "same-kind-same-day"]
for number in range(3200):
    print("\t".join(pair(random.choice(SAME if number % 4 < 2 else DIFFERENT))))
