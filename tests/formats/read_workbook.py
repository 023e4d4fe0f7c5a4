"""Reads an exported workbook as openpyxl does. Usage: read_workbook.py FILE. Prints rows of values by sheet, cells that
would be run, where sheets are frozen, and what openpyxl warns of.
"""

import json
import sys
import warnings

import openpyxl

with warnings.catch_warnings(record=True) as raised:
    warnings.simplefilter("always")
    book = openpyxl.load_workbook(sys.argv[1])


def shown(value):
    return "" if value is None else str(value)


print(
    json.dumps(
        {
            "sheets": {sheet.title: [[shown(value) for value in row] for row in sheet.values] for sheet in book},
            "formulas": [cell.coordinate for sheet in book for row in sheet for cell in row if cell.data_type == "f"],
            "frozen": [sheet.freeze_panes for sheet in book],
            "warnings": [str(one.message) for one in raised],
        }
    )
)
