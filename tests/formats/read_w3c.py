"""Reads exported Web Annotations the way a Python program does, knowing only the W3C's Recommendation.

Usage: read_w3c.py FOLDER. Prints one JSON object: the quotes found, and a line for each thing that is wrong.
Python strings are indexed by code point, which is what TextPositionSelector counts.
"""

import hashlib
import json
import pathlib
import sys


def occurrences(text, part):
    at = text.find(part)
    count = 0
    while at >= 0:
        count += 1
        at = text.find(part, at + 1)
    return count


def main(folder):
    quotes, wrong = [], []
    for path in sorted(folder.glob("*.jsonld")):
        collection = json.loads(path.read_text(encoding="utf-8"))
        described = collection["schema:about"]["schema:encoding"][0]
        content = (folder / described["schema:name"]).read_bytes()
        if hashlib.sha256(content).hexdigest() != described["schema:sha256"]:
            wrong.append(f"{path.name}: the text file is not the one described")
        text = content.decode("utf-8")
        for annotation in collection["first"]["items"]:
            targets = annotation["target"]
            for target in targets if isinstance(targets, list) else [targets]:
                by_type = {selector["type"]: selector for selector in target["selector"]}
                position, quote = by_type["TextPositionSelector"], by_type["TextQuoteSelector"]
                found = text[position["start"] : position["end"]]
                quotes.append(found)
                if found != quote["exact"]:
                    wrong.append(f"{annotation['id']}: {found!r} is not {quote['exact']!r}")
                if occurrences(text, quote["prefix"] + quote["exact"] + quote["suffix"]) != 1:
                    wrong.append(f"{annotation['id']}: the quote selector is not unique")
    print(json.dumps({"quotes": quotes, "wrong": wrong}))


main(pathlib.Path(sys.argv[1]))
