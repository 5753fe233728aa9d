"""Answers as a workbook 表格文件: one sheet, the columns of the table, wrapped."""

import io
from pathlib import Path
from typing import Final

from wenmai.commands.output import Answer
from wenmai.errors import WenmaiError
from wenmai.ontology.vocabulary import Lang

_WIDE: Final = 60
_NARROW: Final = 18
_LONGEST: Final = 32_767  # characters that a cell may hold


def write_workbook(answer: Answer, output: Path | None, lang: Lang) -> None:
    """Write an answer as XLSX. WenmaiError without ``--output``, or if the file cannot be written."""
    import xlsxwriter

    if output is None:
        raise WenmaiError("a workbook needs a file: name one with --output")
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True, "strings_to_formulas": False}) as book:
        sheet = book.add_worksheet()
        head, body = book.add_format({"bold": True}), book.add_format({"text_wrap": True, "valign": "top"})
        for place, column in enumerate(answer.columns):
            sheet.set_column(place, place, _WIDE if column.field.endswith("_text") else _NARROW, body)
            sheet.write_string(0, place, column.heading(lang), head)
            for row, item in enumerate(answer.items, 1):
                sheet.write_string(row, place, str(item.get(column.field) or "")[:_LONGEST], body)
        sheet.freeze_panes(1, 0)
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
        output.write_bytes(buffer.getvalue())
    except OSError as error:
        raise WenmaiError(f"{output} cannot be written: {error.strerror}") from error
