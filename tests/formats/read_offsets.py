"""Reads exported files of every JSON and standoff format as a Python program does, knowing only the format.

Usage: read_offsets.py FOLDER, which holds a folder of files for each format, named after it. Prints one JSON object:
for each format the kinds and quotes found at its offsets, and what is wrong with it, a line each.
Python counts code points; offsets of formats that count UTF-16 are looked up in the encoded text.
"""

import json
import pathlib
import re
import sys
import xml.etree.ElementTree as tree


def by_points(text, start, end):
    return text[start:end]


def by_units(text, start, end):
    return text.encode("utf-16-le")[2 * start : 2 * end].decode("utf-16-le")


def content(path):
    with open(path, encoding="utf-8", newline="") as file:
        return file.read()


class Reading:
    def __init__(self):
        self.found, self.wrong = [], []

    def take(self, kind, quote, said=None):
        """A stretch, and the words that the file itself has for it."""
        self.found.append([kind.lower(), quote])
        self.same(quote, quote if said is None else said)

    def same(self, found, said):
        if found != said:
            self.wrong.append(f"{found!r} is not {said!r}")


def postil_json(folder, reading):
    for path in folder.glob("*.json"):
        for article in json.loads(content(path))["articles"]:
            for annotation in article["annotations"]:
                for span in annotation["spans"]:
                    quote = by_units(article["text"], span["start"], span["end"])
                    reading.take(annotation["kind"], quote, span["quote"])


def w3c(folder, reading):
    for path in folder.glob("*.jsonld"):
        if path.name.endswith(".relations.jsonld"):
            continue
        text = content(path.with_suffix(".txt"))
        for annotation in json.loads(content(path))["first"]["items"]:
            kind = next(body["source"] for body in annotation["body"] if body["purpose"] == "classifying")
            target = annotation["target"]
            for part in target if isinstance(target, list) else [target]:
                by_type = {selector["type"]: selector for selector in part["selector"]}
                position, quote = by_type["TextPositionSelector"], by_type["TextQuoteSelector"]
                found = by_points(text, position["start"], position["end"])
                reading.take(kind.rsplit(":", 1)[-1], found, quote["exact"])
                if text.count(quote["prefix"] + quote["exact"] + quote["suffix"]) > 1:
                    reading.wrong.append(f"{quote!r} is not unique")


def brat(folder, reading):
    for path in folder.glob("*.ann"):
        text = content(path.with_suffix(".txt"))
        for line in content(path).split("\n"):
            if not line.startswith("T"):
                continue
            _, place, said = line.split("\t")
            kind, offsets = place.split(" ", 1)
            parts = [by_points(text, *map(int, pair.split())) for pair in offsets.split(";")]
            reading.same(" ".join(parts), said)
            reading.same("\n" in said, False)
            for part in parts:
                reading.take(kind, part)


def doccano(folder, reading):
    for path in folder.glob("*.jsonl"):
        for line in content(path).rstrip("\n").split("\n"):
            record = json.loads(line)
            for entity in record["entities"]:
                reading.take(entity["label"], by_points(record["text"], entity["start_offset"], entity["end_offset"]))


def prodigy(folder, reading):
    for path in folder.glob("*.jsonl"):
        for line in content(path).rstrip("\n").split("\n"):
            record = json.loads(line)
            text, tokens = record["text"], record["tokens"]
            for token in tokens:
                reading.same(by_points(text, token["start"], token["end"]), token["text"])
            for span in record["spans"]:
                first, last = tokens[span["token_start"]], tokens[span["token_end"]]
                reading.same([first["start"], last["end"]], [span["start"], span["end"]])
                reading.take(span["label"], by_points(text, span["start"], span["end"]))


def label_studio(folder, reading):
    for path in folder.glob("*.label-studio.json"):
        for task in json.loads(content(path)):
            for result in task["annotations"][0]["result"]:
                if result["type"] == "labels":
                    value = result["value"]
                    quote = by_points(task["data"]["text"], value["start"], value["end"])
                    reading.take(value["labels"][0], quote, value["text"])


def cas_json(folder, reading):
    for path in folder.glob("*.json"):
        if path.name == "postil-project.json":
            continue
        structures = json.loads(content(path))["%FEATURE_STRUCTURES"]
        [text] = [one["sofaString"] for one in structures if one["%TYPE"] == "uima.cas.Sofa"]
        for one in structures:
            if one["%TYPE"].startswith("webanno.custom.") and "begin" in one and "@Governor" not in one:
                reading.take(one["%TYPE"].rsplit(".", 1)[-1], by_units(text, one["begin"], one["end"]))


def cas_xmi(folder, reading):
    for path in folder.glob("*.xmi"):
        root = tree.parse(path).getroot()
        [text] = [one.get("sofaString") for one in root if one.tag.endswith("}Sofa")]
        for one in root:
            if one.tag.startswith("{http:///webanno/custom") and one.get("begin") and not one.get("Governor"):
                reading.take(one.tag.split("}")[-1], by_units(text, int(one.get("begin")), int(one.get("end"))))


ESCAPES = {"t": "\t", "n": "\n", "r": "\r", "f": "\f", "b": "\b"}


def unescaped(value):
    return re.sub(r"\\(.)", lambda match: ESCAPES.get(match[1], match[1]), value, flags=re.S)


def webanno_tsv(folder, reading):
    for path in folder.glob("*.tsv"):
        lines = content(path).split("\n")
        text = "\n".join(unescaped(line[6:]) for line in lines if line.startswith("#Text="))
        stretches = {}
        for line in lines:
            if not re.match(r"\d+-\d+", line):
                continue
            _, offsets, form, kinds, *_ = line.split("\t")
            start, end = map(int, offsets.split("-"))
            reading.same(by_units(text, start, end), unescaped(form))
            for kind, number in re.findall(r"(\w+)\[(\d+)\]", kinds):
                first, _, _ = stretches.get(number, (start, end, kind))
                stretches[number] = first, end, kind
        for start, end, kind in stretches.values():
            reading.take(kind, by_units(text, start, end))


FORMATS = [postil_json, w3c, brat, doccano, prodigy, label_studio, cas_json, cas_xmi, webanno_tsv]

results = {}
for read in FORMATS:
    name, reading = read.__name__.replace("_", "-"), Reading()
    read(pathlib.Path(sys.argv[1]) / name, reading)
    results[name] = {"found": sorted(reading.found), "wrong": reading.wrong}
print(json.dumps(results))
