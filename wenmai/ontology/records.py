"""Records 记录: the model as JSON lines, in and out, as ``docs/format.md`` names the fields.

A folder of records holds ``documents.jsonl``, ``references.jsonl``, ``edges.jsonl``, ``validity.jsonl``,
``diagnostics.jsonl`` and ``manifest.json``; the order of rows comes from the content, so equal input gives equal bytes.
"""

import json
from collections.abc import Iterator, Mapping
from functools import cache
from hashlib import sha256
from pathlib import Path
from sys import intern
from typing import Any, Final

from wenmai.collecting import uncollected
from wenmai.errors import DataError
from wenmai.ontology.json_lines import Row, dump_lines, read_rows
from wenmai.ontology.model import (
    Corpus,
    Correction,
    Cue,
    Diagnostic,
    Document,
    Edge,
    Given,
    Mention,
    Reference,
    Validity,
)
from wenmai.ontology.norm_records import norm_from, norm_row
from wenmai.ontology.provision_records import provision_from, provision_row, quantity_from, quantity_row
from wenmai.ontology.vocabulary import (
    Action,
    Code,
    DefaultRule,
    Force,
    Genre,
    Level,
    MentionKind,
    Meta,
    Relation,
    Resolved,
    Scope,
    ValidityKind,
)

FORMAT: Final = 1
PROGRAM: Final = "wenmai"
FILES: Final = frozenset(
    {
        f"{name}.jsonl"
        for name in (
            "documents",
            "references",
            "edges",
            "diagnostics",
            "validity",
            "provisions",
            "quantities",
            "norms",
            "corrections",
            "answers",
        )
    }
    | {"manifest.json"}
)

CORRECTION_FIELDS: Final = {
    Action.ADD: ("doc", "relation", "target", "partial"),
    Action.REMOVE: ("doc", "relation", "target"),
    Action.RETARGET: ("doc", "relation", "target", "to"),
    Action.MERGE: ("doc", "to"),
    Action.SPLIT: ("doc", "records", "to"),
    Action.FIX: ("doc", "field", "value"),
}
OPTIONAL: Final[Mapping[Action, frozenset[str]]] = {
    Action.ADD: frozenset({"partial"}),
    Action.REMOVE: frozenset({"relation"}),
    Action.RETARGET: frozenset({"relation"}),
}

# Looking a member up by its value takes longer than all the rest of reading a field.
_force, _genre, _level = cache(Force), cache(Genre), cache(Level)
_kind, _relation, _by = cache(MentionKind), cache(Relation), cache(Resolved)


def _same(text: str | None) -> str | None:
    """One string for all that are equal: ids, titles and files stand in very many rows."""
    return intern(text) if text else text


def _row(value: Any) -> Row:
    """The fields of a value as they are; ``asdict`` copies all the way down, which is most of the work of a build."""
    return {name: getattr(value, name) for name in value.__slots__}


def document_row(document: Document) -> Row:
    """Return a document as a row of ``documents.jsonl``."""
    return _row(document) | {"metadata": tuple(map(_row, document.metadata))}


def document_from(row: Mapping[str, Any]) -> Document:
    """Read a row of ``documents.jsonl``; fields that gold lacks get their defaults. DataError if broken."""
    try:
        return Document(
            id=intern(row["id"]),
            record=intern(row.get("record", row["id"])),
            source=intern(row.get("source", "")),
            start=row.get("start", 0),
            end=row.get("end", 0),
            start_line=row.get("start_line") or 0,
            end_line=row.get("end_line") or 0,
            policy=row["policy"],
            title=row["title"],
            number=row.get("number"),
            number_key=_same(row.get("number_key")),
            genre=_genre(row["genre"]),
            issuers=tuple(map(intern, row.get("issuers", ()))),
            issuers_full=tuple(map(intern, row.get("issuers_full", ()))),
            level=_level(row["level"]) if row.get("level") else None,
            region=_same(row.get("region")),
            force=_force(row["force"]) if row.get("force") else None,
            date=_same(row.get("date")),
            date_line=row.get("date_line"),
            effective_from=row.get("effective_from"),
            effective_to=row.get("effective_to"),
            issued_by=_same(row.get("issued_by")),
            edition=row.get("edition"),
            metadata=tuple(
                Given(Meta(one["field"]), one["value"], one["label"]) for one in row.get("metadata", ())
            ),
            from_metadata=tuple(map(Meta, row.get("from_metadata", ()))),
        )
    except (KeyError, ValueError, TypeError) as error:
        raise DataError(f"a row of documents.jsonl is not as the format says: {error}") from error


def mention_row(mention: Mention) -> Row:
    """Return a mention as a row 提及: the fields of a reference, without what it points at."""
    row = _row(mention)
    row["cue"] = _row(mention.cue) if mention.cue else None
    return row


def mention_from(row: Mapping[str, Any]) -> Mention:
    """Read a mention, or the mention in a row of ``references.jsonl``. DataError if broken."""
    try:
        cue = row.get("cue")
        return Mention(
            doc=intern(row["doc"]),
            record=intern(row.get("record", row["doc"])),
            source=intern(row.get("source", "")),
            start=row.get("start", 0),
            end=row.get("end", 0),
            line=row["line"] or 0,
            surface=row["surface"],
            kind=_kind(row["kind"]),
            title=_same(row.get("title")),
            number=_same(row.get("number")),
            number_key=_same(row.get("number_key")),
            names_title=_same(row.get("names_title")),
            names_number=_same(row.get("names_number")),
            names_key=_same(row.get("names_key")),
            names_issuers=tuple(row.get("names_issuers", ())),
            article=_same(row.get("article")),
            relation=_relation(row["relation"]),
            partial=bool(row.get("partial", False)),
            cue=Cue(**cue) if cue else None,
        )
    except (KeyError, ValueError, TypeError) as error:
        raise DataError(
            f"a row of mentions or references.jsonl is not as the format says: {error}"
        ) from error


def reference_row(reference: Reference) -> Row:
    """Return a reference as a row of ``references.jsonl``."""
    row = mention_row(reference.mention)
    row["target"] = reference.target
    row["target_id"] = reference.target_id
    row["resolved"] = {"by": reference.resolved, "candidates": list(reference.candidates)}
    return row


def reference_from(row: Mapping[str, Any]) -> Reference:
    """Read a row of ``references.jsonl``, ours or gold. DataError if broken."""
    try:
        mention = mention_from(row)
        resolved = row.get("resolved") or {"by": Resolved.UNRESOLVED, "candidates": ()}
        return Reference(
            mention=mention,
            target=_same(row.get("target")),
            target_id=_same(row.get("target_id")),
            resolved=_by(resolved["by"]),
            candidates=tuple(resolved["candidates"]),
        )
    except (KeyError, ValueError, TypeError) as error:
        raise DataError(f"a row of references.jsonl is not as the format says: {error}") from error


def edge_row(edge: Edge) -> Row:
    """Return an edge as a row of ``edges.jsonl``."""
    return _row(edge)


def edge_from(row: Mapping[str, Any]) -> Edge:
    """Read a row of ``edges.jsonl``, ours or gold. DataError if broken."""
    try:
        return Edge(
            doc=intern(row["doc"]),
            target=intern(row["target"]),
            target_id=intern(row.get("target_id", row["target"])),
            relation=_relation(row["relation"]),
            partial=bool(row.get("partial", False)),
            mentions=tuple(row.get("mentions", ())),
        )
    except (KeyError, ValueError, TypeError) as error:
        raise DataError(f"a row of edges.jsonl is not as the format says: {error}") from error


def validity_row(fact: Validity) -> Row:
    """Return a fact of validity as a row of ``validity.jsonl``."""
    return _row(fact)


def validity_from(row: Mapping[str, Any]) -> Validity:
    """Read a row of ``validity.jsonl``, ours or gold. DataError if broken."""
    try:
        return Validity(
            doc=row["doc"],
            record=row.get("record", row["doc"]),
            source=row.get("source", ""),
            start=row.get("start", 0),
            end=row.get("end", 0),
            line=row["line"] or 0,
            phrase=row["phrase"],
            type=ValidityKind(row["type"]),
            value=row["value"],
            scope=Scope(row["scope"]),
            article=row.get("article"),
            ends=DefaultRule(row["ends"]) if row.get("ends") else None,
        )
    except (KeyError, ValueError) as error:
        raise DataError(f"a row of validity.jsonl is not as the format says: {error}") from error


def diagnostic_row(diagnostic: Diagnostic) -> Row:
    """Return a diagnostic as a row of ``diagnostics.jsonl``."""
    return _row(diagnostic)


def diagnostic_from(row: Mapping[str, Any]) -> Diagnostic:
    """Read a row of ``diagnostics.jsonl``. DataError if broken."""
    try:
        return Diagnostic(**{**row, "code": Code(row["code"])})
    except (KeyError, ValueError, TypeError) as error:
        raise DataError(f"a row of diagnostics.jsonl is not as the format says: {error}") from error


def correction_row(correction: Correction) -> Row:
    """Return a correction as a row of ``corrections.jsonl``, with the fields that its action has."""
    row = _row(correction)
    names = ("action", *CORRECTION_FIELDS[correction.action], "reason", "by")
    return {name: row[name] for name in names if row[name] is not None or name == "value"}


def correction_from(row: Mapping[str, Any], place: int) -> Correction:
    """Read row number ``place`` of ``corrections.jsonl``. DataError if it is broken, or lacks reason or name."""
    try:
        action = Action(row["action"])
        relation, value = row.get("relation"), row.get("value")
        correction = Correction(
            action=action,
            doc=row["doc"],
            reason=row["reason"],
            by=row["by"],
            target=row.get("target"),
            relation=Relation(relation) if relation else None,
            partial=bool(row.get("partial", False)),
            to=row.get("to"),
            records=tuple(row.get("records", ())),
            field=row.get("field"),
            value=tuple(value) if isinstance(value, list) else value,
            line=place,
        )
    except (KeyError, ValueError, TypeError, AttributeError) as error:
        raise DataError(f"row {place} of the corrections is not as the format says: {error}") from error
    if wrong := _wrong(action, row):
        raise DataError(f"row {place} of the corrections ({action}): {', '.join(wrong)}")
    return correction


def _wrong(action: Action, row: Mapping[str, Any]) -> list[str]:
    """What a correction lacks, and what it has that its action does not know."""
    names = {*CORRECTION_FIELDS[action], "reason", "by"}
    needed = names - OPTIONAL.get(action, frozenset())
    empty = {name for name in needed - {"value"} if not row.get(name)} | ({"value"} & needed - row.keys())
    strangers = row.keys() - names - {"action"}
    return [
        *(f"{name} is missing" for name in sorted(empty)),
        *(f"{name} is unknown" for name in sorted(strangers)),
    ]


def read_corrections(path: Path) -> tuple[Correction, ...]:
    """Read a file of corrections 更正, a row a line; DataError if it is not there or a row is broken."""
    try:
        text = path.read_text(encoding="utf-8-sig")
        rows = [json.loads(line) for line in text.split("\n") if line.strip()]
    except OSError as error:
        raise DataError(f"{path} cannot be read: {error.strerror}") from error
    except ValueError as error:
        raise DataError(f"{path} is no file of JSON lines: {' '.join(str(error).split())}") from error
    return tuple(correction_from(row, place) for place, row in enumerate(rows, 1))


def record_lines(corpus: Corpus) -> dict[str, Iterator[str]]:
    """Return the record files of a corpus as name -> lines, made as they are asked for; they are large."""
    manifest = {
        "format": FORMAT,
        "program": PROGRAM,
        "sources": [{"file": source.file, "sha256": source.sha256} for source in corpus.sources],
    }
    corrections = {"corrections.jsonl": dump_lines(map(correction_row, corpus.corrections))}
    return {
        **(corrections if corpus.corrections else {}),
        "documents.jsonl": dump_lines(map(document_row, corpus.documents)),
        "references.jsonl": dump_lines(map(reference_row, corpus.references)),
        "edges.jsonl": dump_lines(map(edge_row, corpus.edges)),
        "validity.jsonl": dump_lines(map(validity_row, corpus.validity)),
        "diagnostics.jsonl": dump_lines(map(diagnostic_row, corpus.diagnostics)),
        "provisions.jsonl": dump_lines(map(provision_row, corpus.provisions)),
        "quantities.jsonl": dump_lines(map(quantity_row, corpus.quantities)),
        "norms.jsonl": dump_lines(map(norm_row, corpus.norms)),
        "manifest.json": iter((json.dumps(manifest, ensure_ascii=False, indent=1) + "\n",)),
    }


def record_files(corpus: Corpus) -> dict[str, str]:
    """Return the record files of a corpus as name -> text; the same corpus gives the same text."""
    return {name: "".join(lines) for name, lines in record_lines(corpus).items()}


def digest(files: Mapping[str, str]) -> str:
    """Return the SHA-256 over record files, names included: equal digests, equal records."""
    total = sha256()
    for name in sorted(files):
        total.update(name.encode())
        total.update(b"\0")
        total.update(files[name].encode("utf-8", "surrogatepass"))
        total.update(b"\0")
    return total.hexdigest()


def write_records(corpus: Corpus, folder: Path) -> None:
    """Write the records of a corpus into a folder, which is made if need be."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in record_files(corpus).items():
        (folder / name).write_text(text, encoding="utf-8")


def read_records(folder: Path) -> Corpus:
    """Read a folder of records, ours or gold (which has no references of its own id); no texts come with it."""
    with uncollected():
        return _read(folder)


def _read(folder: Path) -> Corpus:

    def rows(name: str) -> Iterator[Row]:
        path = folder / name
        return read_rows(path) if path.exists() else iter(())

    if not (folder / "documents.jsonl").exists():
        raise DataError(f"{folder} holds no documents.jsonl: it is not a folder of records")
    return Corpus(
        documents=tuple(map(document_from, rows("documents.jsonl"))),
        references=tuple(map(reference_from, rows("references.jsonl"))),
        edges=tuple(map(edge_from, rows("edges.jsonl"))),
        diagnostics=tuple(map(diagnostic_from, rows("diagnostics.jsonl"))),
        validity=tuple(map(validity_from, rows("validity.jsonl"))),
        corrections=read_corrections(path) if (path := folder / "corrections.jsonl").exists() else (),
        provisions=tuple(map(provision_from, rows("provisions.jsonl"))),
        quantities=tuple(map(quantity_from, rows("quantities.jsonl"))),
        norms=tuple(map(norm_from, rows("norms.jsonl"))),
    )
