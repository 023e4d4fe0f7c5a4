"""Reads exported tables as pandas or Excel would, with Python's own modules.

Usage: read_tables.py FOLDER TEXTS, FOLDER holding *.csv and perhaps a *.xlsx, TEXTS a JSON object of texts by article.
Prints one JSON object: rows by table, and a line for each thing that is wrong.
"""

import csv
import json
import pathlib
import re
import sys
import unicodedata
import xml.etree.ElementTree as tree
import zipfile

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def from_csv(folder):
    tables = {}
    for path in sorted(folder.glob("*.csv")):
        with path.open(encoding="utf-8-sig", newline="") as file:
            tables[path.stem] = list(csv.reader(file, strict=True))
    return tables


def from_xlsx(path):
    archive = zipfile.ZipFile(path)
    assert archive.testzip() is None
    names = [sheet.get("name") for sheet in tree.fromstring(archive.read("xl/workbook.xml")).iter(MAIN + "sheet")]
    tables = {}
    for number, name in enumerate(names, 1):
        rows = []
        for row in tree.fromstring(archive.read(f"xl/worksheets/sheet{number}.xml")).iter(MAIN + "row"):
            cells = []
            for cell in row:
                column = 0
                for letter in re.match("[A-Z]+", cell.get("r")).group():
                    column = column * 26 + ord(letter) - 64
                cells += [""] * (column - 1 - len(cells))
                assert cell.find(MAIN + "f") is None, "a formula"
                cells.append("".join(cell.itertext()))
            rows.append(cells)
        width = len(rows[0])
        tables[name.lower().replace(" ", "-")] = [cells + [""] * (width - len(cells)) for cells in rows]
    return tables


def is_formula(text):
    plain = unicodedata.normalize("NFKC", text).lstrip().lstrip("\u200b\u2060\ufeff\u00ad").lstrip()
    return plain[:1] in tuple("=+-@") or text[:1] in tuple("\t\r\n")


def check(name, tables, texts, wrong):
    for table, (head, *rows) in tables.items():
        for row in rows:
            if len(row) != len(head):
                wrong.append(f"{name} {table}: {len(row)} cells under {len(head)} headings")
            if name == "csv":
                wrong.extend(f"{table}: {cell!r} would be run" for cell in row if is_formula(cell))
            record = dict(zip(head, row))
            if "parts (code points)" not in record:
                continue
            text = texts[record["article"]]
            units = text.encode("utf-16-le")
            by_points, by_units = [], []
            for part in record["parts (code points)"].split("; "):
                start, end = map(int, part.split(".."))
                by_points.append(text[start:end])
            for part in record["parts (UTF-16)"].split("; "):
                start, end = map(int, part.split(".."))
                by_units.append(units[2 * start : 2 * end].decode("utf-16-le"))
            quote = record["quote"].removeprefix("'") if is_formula(" … ".join(by_points)) else record["quote"]
            for found in (by_points, by_units):
                if " … ".join(found) != quote:
                    wrong.append(f"{name} {table}: {found!r} is not {quote!r}")


def main(folder, texts):
    wrong = []
    tables = from_csv(folder)
    check("csv", tables, texts, wrong)
    for path in folder.glob("*.xlsx"):
        sheets = from_xlsx(path)
        check("xlsx", sheets, texts, wrong)
        for name, rows in tables.items():
            plain = [[cell.removeprefix("'") for cell in row] for row in rows]
            if [[cell.removeprefix("'") for cell in row] for row in sheets[name]] != plain:
                wrong.append(f"{name}: the sheet differs from the table")
    print(json.dumps({"rows": {name: len(rows) - 1 for name, rows in tables.items()}, "wrong": wrong}))


main(pathlib.Path(sys.argv[1]), json.loads(pathlib.Path(sys.argv[2]).read_text(encoding="utf-8")))
