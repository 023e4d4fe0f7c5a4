"""Counts what is in WebAnno TSV files, as somebody would who knows only the format's own description.

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


def count_old(lines):
    """TSV 1 and 2: no offsets, annotations over several tokens by B- and I-. Tokens are ends of relations in TSV 1."""
    text, at, layers, version, spans, relations, open_spans = "", 0, [], 1, [], 0, {}
    tokens, sentence = set(), 0
    for line in lines:
        if re.match(" ?# ", line):
            version, column = 2, 2
            for layer in line.split("#")[1:]:
                name, *features = [part.strip() for part in layer.split("|")]
                layers.append((name, column, len(features), features[-1].startswith("AttachTo=")))
                column += len(features)
        elif line.startswith("#text="):
            text += line[6:] + "\n"
            sentence += 1
        elif re.match(r"\d+(-\d+)?\t", line):
            cells = line.split("\t")
            begin = text.index(cells[1], at)
            at = end = begin + len(cells[1])
            if version == 1:
                own, spanning = (sentence, cells[0]), [cells[2:3], cells[3:4], cells[4:5]]
                if cells[6].isdigit():
                    relations += 1
                    tokens |= {own, own if cells[6] == "0" else (sentence, cells[6])}
            else:
                spanning = [cells[first : first + width] for _, first, width, relation in layers if not relation]
                links = [cells[first + width - 1] for _, first, width, relation in layers if relation]
                relations += sum(len(re.findall(r"\d+-\d+", cell)) for cell in links)
            for layer, columns in enumerate(spanning):
                stacks = [cell.split("|") for cell in columns]
                now = {}
                for place in range(max(map(len, stacks))):
                    values = [stack[place] for stack in stacks if place < len(stack)]
                    values = [value for value in values if value not in ("", "_", "O", "O-_", "B-_", "I-_")]
                    if not values:
                        continue
                    if values[0][:2] == "I-" and (layer, place) in open_spans:
                        now[place] = open_spans[layer, place]
                        now[place][1] = end
                    else:
                        spans.append([begin, end])
                        if values[0][:2] in ("B-", "I-"):
                            now[place] = spans[-1]
                open_spans = {key: span for key, span in open_spans.items() if key[0] != layer}
                open_spans |= {(layer, place): span for place, span in now.items()}
    return [len(spans), relations, len(tokens), sum(a for a, _ in spans), sum(b for _, b in spans)]


found = {}
for path in sorted(root.rglob("*.tsv")):
    lines = open(path, encoding="utf-8", newline="\n").read().split("\n")
    if any(line.startswith("#text=") for line in lines):
        found[path.relative_to(root).as_posix()] = count_old(lines)
        continue
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
