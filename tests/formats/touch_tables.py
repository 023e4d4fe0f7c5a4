"""Writes exported tables anew as other programs do, with cells changed on the way. Usage: touch_tables.py IN OUT CHANGES.

CHANGES is JSON: a list of [sheet, row, column, value], or of [sheet, row] for a row to be deleted; the sheet of a CSV
file does not matter. Rows and columns are counted from 1. CSV files come out with every cell quoted, other line ends and
no byte order mark; workbooks as openpyxl writes them.
"""

import csv
import json
import sys

source, target, changes = sys.argv[1], sys.argv[2], json.loads(sys.argv[3])

if source.endswith(".csv"):
    with open(source, encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    for _, row, *cell in changes:
        if cell:
            rows[row - 1][cell[0] - 1] = cell[1]
        else:
            del rows[row - 1]
    with open(target, "w", encoding="utf-8", newline="") as file:
        csv.writer(file, quoting=csv.QUOTE_ALL, lineterminator="\n").writerows(rows)
else:
    import openpyxl

    book = openpyxl.load_workbook(source)
    for sheet, row, *cell in changes:
        if cell:
            book[sheet].cell(row, cell[0]).value = cell[1]
        else:
            book[sheet].delete_rows(row)
    book.save(target)
print("{}")
