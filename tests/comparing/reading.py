"""Documents of sentences, ready to be compared."""

from typing import Any

from wenmai.comparing.clauses import Readable, read_clauses
from wenmai.extractors.text import Text
from wenmai.ontology.model import Document
from wenmai.ontology.vocabulary import Force, Level


def readable(text: str, id: str = "d", **fields: Any) -> Readable:
    given: dict[str, Any] = {
        "policy": True, "title": f"某文件{id}", "level": Level.NATIONAL, "date": "2022-05-30",
        "force": Force.NORMATIVE, **fields,
    }  # fmt: skip
    document = Document(id, f"{id}-0", f"{id}.txt", 0, len(text), 1, text.count("\n") + 1, **given)
    return read_clauses(Text(text), document)
