"""Counts what is in files of tokens and IOB tags, as the CoNLL shared tasks' own evaluation does.

For each file: documents, tokens, entities, and the characters of all tokens of entities.
"""

import json
import pathlib
import sys

root = pathlib.Path(sys.argv[1])
found = {}
for path in [root] if root.is_file() else sorted(root.rglob("*.conll")):
    documents, tokens, entities, characters, inside, fresh = 0, 0, 0, 0, None, True
    for line in open(path, encoding="utf-8", newline="\n").read().split("\n"):
        line = line.rstrip("\r\t ")
        columns = line.split("\t") if "\t" in line else line.split(" ")
        if columns[0].strip("\t ") == "" or columns[0] == "-DOCSTART-":
            inside, fresh = None, fresh or columns[0] == "-DOCSTART-"
            continue
        documents += fresh
        fresh = False
        tokens += 1
        tag, _, label = columns[-1].partition("-")
        entities += tag != "O" and not (tag == "I" and inside == label)
        characters += len(columns[0]) if tag != "O" else 0
        inside = label if tag != "O" else None
    found[path.name] = [documents, tokens, entities, characters]
print(json.dumps(found))
