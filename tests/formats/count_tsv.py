"""Counts what is in WebAnno TSV 3 files, as somebody would who knows only the format's own description.

For each file: spans, relations, links of chains, and the sums of all beginnings and ends in UTF-16, as the file has
them. A span's lines are those that share a number in square brackets within a layer; lines without are one span each.
"""

import json
import pathlib
import re
import sys

root = pathlib.Path(sys.argv[1])


def parts(cell):
    return re.split(r"(?<!\\)\|", cell)


found = {}
for path in sorted(root.rglob("*.tsv")):
    lines = open(path, encoding="utf-8", newline="\n").read().split("\n")
    if not lines[0].startswith("#FORMAT=WebAnno TSV 3"):
        continue
    layers, column, spans, relations, links, tokens = [], 0, {}, 0, {}, set()
    for line in lines:
        if line.startswith("#T_"):
            kind, (name, *features) = line[3:5], line[6:].split("|")
            layers.append((kind, name, column, max(1, len(features)), features))
            column += max(1, len(features))
        if not re.match(r"\d+-\d+", line):
            continue
        address, offsets, _, *cells = line.split("\t")
        begin, end = map(int, offsets.split("-"))
        for kind, name, first, width, features in layers:
            stacks = [parts(cell) for cell in cells[first : first + width]]
            for place in range(max(map(len, stacks))):
                values = [stack[place] if place < len(stack) else "_" for stack in stacks]
                if all(value == "_" for value in values):
                    continue
                if kind == "SP":
                    plain = [v for v in values if not re.match(r"\d+-\d+(\.\d+)?\[", v)]
                    numbers = [m[1] for v in plain if (m := re.search(r"(?<!\\)\[(\d+)\]$", v))]
                    key = (name, numbers[0]) if numbers else (name, address, place)
                    spans.setdefault(key, []).append((begin, end))
                elif kind == "RL":
                    relations += 1
                    if features[-1].endswith(".Token"):
                        tokens |= {address, values[-1].split("[")[0]}
                else:
                    chain = re.search(r"->(\d+-\d+)$", values[0])[1]
                    links.setdefault(chain, []).append((begin, end))
    stretches = [(min(a for a, _ in s), max(b for _, b in s)) for s in [*spans.values(), *links.values()]]
    stretches = [(a, b) for a, b in stretches if a < b]
    links = {link: s for link, s in links.items() if any(a < b for a, b in s)}
    chains = len({chain.split("-")[0] for chain in links})
    found[path.relative_to(root).as_posix()] = [
        len(stretches),
        relations + len(links) - chains,
        len(tokens),
        sum(a for a, _ in stretches),
        sum(b for _, b in stretches),
    ]
print(json.dumps(found))
