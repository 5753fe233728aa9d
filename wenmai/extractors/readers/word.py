"""Word documents 文档 (.docx): paragraphs and tables in the order of the page."""

from io import BytesIO

from wenmai.errors import WenmaiError


def read_docx(data: bytes) -> str:
    """Return the text of a .docx file, a line for each paragraph and table row; WenmaiError if it is none."""
    from docx import Document
    from docx.table import Table

    try:
        document = Document(BytesIO(data))
    except (KeyError, ValueError, OSError) as error:
        raise WenmaiError("a ZIP archive, not a Word document") from error
    lines: list[str] = []
    for item in document.iter_inner_content():
        if isinstance(item, Table):
            lines += ["\t".join(cell.text.replace("\n", " ") for cell in row.cells) for row in item.rows]
        else:
            lines.append(item.text)
    return "\n".join(lines) + "\n"
