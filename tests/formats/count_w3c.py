"""Counts annotations whose targets quote a text, as the W3C's Recommendation has it. Usage: count_w3c.py FOLDER."""

import json
import pathlib
import sys


def annotations_in(value):
    if isinstance(value, list):
        return [found for item in value for found in annotations_in(item)]
    if not isinstance(value, dict):
        return []
    if value.get("type") == "Annotation":
        return [value]
    return annotations_in(value.get("first", value.get("items", [])))


def selectors_of(value):
    if isinstance(value, list):
        return [found for item in value for found in selectors_of(item)]
    if not isinstance(value, dict):
        return []
    return [value] + selectors_of(value.get("refinedBy"))


root = pathlib.Path(sys.argv[1])
total = quoting = 0
quotes = []
for path in sorted(root.rglob("*.json*")):
    content = path.read_text(encoding="utf-8")
    if '"http://www.w3.org/ns/anno.jsonld"' not in content[:16384] or '"Annotation' not in content:
        continue
    for annotation in annotations_in(json.loads(content)):
        targets = annotation.get("target", [])
        total += 1
        found = [
            selector["exact"]
            for target in (targets if isinstance(targets, list) else [targets])
            if isinstance(target, dict)
            for selector in selectors_of(target.get("selector"))
            if selector.get("type") == "TextQuoteSelector"
        ]
        quoting += bool(found)
        quotes += found
print(json.dumps({"total": total, "quoting": quoting, "quotes": sorted(quotes)}))
