"""Counts what is in folders of brat standoff, as somebody would who knows only brat's own page about it.

For each document: annotations, relations, things said about either, and the sums of all beginnings and ends in code
points, which is what Python counts. An event's trigger is no annotation of its own. Also counts wrong quotes.
"""

import json
import pathlib
import re
import sys

root = pathlib.Path(sys.argv[1])
found = {}
for path in sorted(root.rglob("*.ann")):
    text = open(path.with_suffix(".txt"), encoding="utf-8", newline="").read()
    bound, triggers, events, relations, said, wrong = {}, [], 0, 0, 0, 0
    for line in open(path, encoding="utf-8", newline="\n").read().split("\n"):
        if line == "":
            continue
        first, _, rest = line.partition("\t")
        if first[0] == "T":
            head, _, quote = rest.partition("\t")
            spans = [tuple(map(int, pair.split())) for pair in re.sub(r"^\S+ ", "", head).split(";")]
            bound[first] = spans
            wrong += " ".join(text[a:b] for a, b in spans).replace("\n", " ") != quote
        elif first[0] == "E":
            events += 1
            triggers.append(rest.split()[0].split(":")[1])
        elif first[0] == "R":
            relations += 1
        elif first[0] == "*":
            relations += len(rest.split()) - 2
        else:
            said += 1
    places = [spans for key, spans in bound.items() if key not in set(triggers)]
    places += [bound[key] for key in triggers]
    found[path.relative_to(root).with_suffix(".txt").as_posix()] = [
        len(places),
        relations,
        said,
        sum(a for spans in places for a, _ in spans),
        sum(b for spans in places for _, b in spans),
        wrong,
    ]
print(json.dumps(found))
