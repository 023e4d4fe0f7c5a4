"""Counts what is in Label Studio's tasks, as somebody would who knows only its documentation.

Usage: count_label_studio.py FOLDER. For each file with tasks that have a text: how many of these, how many labels on
stretches of text, how many relations, and how many regions quote something else than their offsets show.
"""

import json
import pathlib
import re
import sys

TEXTUAL = ("labels", "hypertextlabels", "paragraphlabels")


def text_of(task):
    values = task.get("data", {}).values()
    turns = [value for value in values if isinstance(value, list) and value and all(isinstance(turn, dict) and "text" in turn for turn in value)]
    words = [value for value in values if isinstance(value, str) and " " in value and not re.match("https?:", value)]
    return (turns + words + [None])[0]


root = pathlib.Path(sys.argv[1])
found = {}
for path in sorted(root.rglob("*.json")):
    content = json.loads(path.read_text(encoding="utf-8"))
    tasks = [task for task in (content if isinstance(content, list) else [content]) if isinstance(task, dict)]
    texts = labels = relations = wrong = 0
    for task in tasks:
        text = text_of(task)
        if not isinstance(task.get("data"), dict) or text is None:
            continue
        texts += 1
        results = task.get("annotations") or task.get("predictions") or []
        for entry in (entry for one in results for entry in one["result"] or []):
            relations += entry["type"] == "relation"
            if entry["type"] in TEXTUAL:
                value = entry["value"]
                labels += len(value[entry["type"]])
                if isinstance(text, str) and text[value["start"] : value["end"]] != value["text"]:
                    wrong += 1
    if texts > 0:
        found[str(path.relative_to(root))] = [texts, labels, relations, wrong]
print(json.dumps(found))
