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


def count_legacy(cas):
    """The JSON of UIMA's Java SDK 2: structures by type or by id, offsets of 0 left out."""
    referenced = cas["_referenced_fss"]
    texts = {key: units(e.get("sofaString")) for key, e in referenced.items() if e["_type"] == "Sofa"}
    listed = [(key, e["_type"], e) for key, e in referenced.items() if e["_type"] != "Sofa"]
    for view in cas["_views"].values():
        for name, entries in view.items():
            listed += [(id(e), name, e) for e in entries if isinstance(e, dict)]
    above = {below: name for name, t in cas["_context"]["_types"].items() for below in t.get("_subtypes", [])}
    structures = [
        {"id": key, "type": name, "sofa": str(e.get("sofa")), "begin": e.get("begin", 0), "end": e.get("end", 0)}
        for key, name, e in listed
    ]
    return count(structures, texts, above.get)


for path in sorted(root.rglob("*.json")):
    cas = json.load(open(path, encoding="utf-8"))
    if isinstance(cas, dict) and "_views" in cas:
        found[path.relative_to(root).as_posix()] = count_legacy(cas)
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
