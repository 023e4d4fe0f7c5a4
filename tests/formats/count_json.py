"""Counts what is in other tools' JSON files, as somebody would who knows only the tools' own documentation.

Usage: count_json.py FOLDER doccano|prodigy. For each file: texts, spans that mark something, relations between them, and
the sums of all beginnings and ends in code points, which is what Python counts.
"""

import json
import pathlib
import sys

TEXTS = {"doccano": ("text", "data", "column_data"), "prodigy": ("text",)}
LABELS = {"doccano": ("entities", "label", "labels", "column_label"), "prodigy": ("spans",)}


def records_of(path):
    content = path.read_text(encoding="utf-8")
    try:
        whole = json.loads(content)
        return whole if isinstance(whole, list) else [whole]
    except json.JSONDecodeError:
        pass
    records, decoder, at = [], json.JSONDecoder(), 0
    while at < len(content):
        if content[at].isspace():
            at += 1
            continue
        try:
            record, at = decoder.raw_decode(content, at)
        except json.JSONDecodeError:
            return None
        records.append(record)
    return records


def span_of(entry):
    if isinstance(entry, list) and len(entry) == 3:
        return tuple(entry)
    if isinstance(entry, dict) and "start_offset" in entry:
        return entry["start_offset"], entry["end_offset"], entry["label"]
    if isinstance(entry, dict) and "start" in entry:
        return entry["start"], entry["end"], entry["label"]
    return None


def count(path, tool):
    records = records_of(path)
    if not records or not all(isinstance(record, dict) for record in records):
        return None
    said = [record for record in records if any(isinstance(record.get(name), list) for name in LABELS[tool])]
    if not any(isinstance(record.get(name), str) for record in said for name in TEXTS[tool]):
        return None
    texts = spans = relations = starts = ends = 0
    for record in records:
        text = next((record[name] for name in TEXTS[tool] if isinstance(record.get(name), str)), "")
        if text == "":
            continue
        texts += 1
        for name in LABELS[tool]:
            for entry in record.get(name) or []:
                span = span_of(entry)
                if span is None or not 0 <= span[0] < span[1] <= len(text):
                    continue
                spans += 1
                starts += span[0]
                ends += span[1]
        relations += len(record.get("relations") or [])
    return [texts, spans, relations, starts, ends]


root = pathlib.Path(sys.argv[1])
found = {}
for path in sorted(root.rglob("*.json*")):
    counts = count(path, sys.argv[2])
    if counts is not None:
        found[str(path.relative_to(root))] = counts
print(json.dumps(found))
