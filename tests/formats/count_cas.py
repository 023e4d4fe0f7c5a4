"""Counts what is in UIMA CAS files, JSON and XMI, as somebody would who knows only their descriptions.

For each file: annotations, relations, and the sums of all beginnings and ends of annotations in UTF-16. Tokens,
sentences and what describes the document are no annotations, unless a relation leads to one. What marks nothing is none.
"""

import json
import pathlib
import sys
import xml.etree.ElementTree as ElementTree

root = pathlib.Path(sys.argv[1])
STRUCTURAL = {"DocumentAnnotation", "DocumentMetaData", "Sentence", "Token"}
found = {}


def count(structures, texts, above=lambda name: None):
    def structural(name):
        while name is not None:
            if name.rsplit(".", 1)[-1] in STRUCTURAL:
                return True
            name = above(name)
        return False

    links = [s for s in structures if s.get("Governor") and s.get("Dependent")]
    ends = {end for s in links for end in (s["Governor"], s["Dependent"])}
    marks = {}
    for s in structures:
        length = texts.get(s.get("sofa"))
        if s in links or length is None or s.get("begin") is None:
            continue
        if s["begin"] < s["end"] <= length and (s["id"] in ends or not structural(s["type"])):
            marks[s["id"]] = (s["begin"], s["end"])
    relations = sum(s["Governor"] in marks and s["Dependent"] in marks for s in links)
    relations += sum(s["id"] in marks and s.get("next") in marks for s in structures)
    return [len(marks), relations, sum(a for a, _ in marks.values()), sum(b for _, b in marks.values())]


def units(text):
    return None if text is None or not text.strip() else len(text.encode("utf-16-le")) // 2


for path in sorted(root.rglob("*.json")):
    cas = json.load(open(path, encoding="utf-8"))
    if not isinstance(cas, dict) or "%TYPES" not in cas:
        continue
    entries = cas.get("%FEATURE_STRUCTURES", [])
    texts = {e["%ID"]: units(e.get("sofaString")) for e in entries if e["%TYPE"] == "uima.cas.Sofa"}
    structures = [
        {"id": e["%ID"], "type": e["%TYPE"], "sofa": e.get("@sofa"), "begin": e.get("begin"), "end": e.get("end")}
        | {name: e.get("@" + name) for name in ("Governor", "Dependent", "next")}
        for e in entries
    ]
    supertype = {name: value.get("%SUPER_TYPE") for name, value in cas["%TYPES"].items()}
    found[path.relative_to(root).as_posix()] = count(structures, texts, supertype.get)

for path in sorted(root.rglob("*.xmi")):
    structures, texts = [], {}
    for e in ElementTree.parse(path).getroot():
        name, key = e.tag.split("}")[-1], e.get("{http://www.omg.org/XMI}id")
        if name == "Sofa":
            texts[key] = units(e.get("sofaString"))
        elif key is not None:
            begin, end = e.get("begin"), e.get("end")
            place = {"begin": begin and int(begin), "end": end and int(end), "sofa": e.get("sofa")}
            links = {feature: e.get(feature) for feature in ("Governor", "Dependent", "next")}
            structures.append({"id": key, "type": name} | place | links)
    found[path.relative_to(root).as_posix()] = count(structures, texts)
print(json.dumps(found))
