"""Corpora made by hand: each document says sentences, and each sentence may name another document."""

from dataclasses import dataclass, field
from typing import Any

from wenmai.graph.build import edges
from wenmai.ontology.model import Corpus, Cue, Diagnostic, Document, Mention, Reference, SourceText, Validity
from wenmai.ontology.vocabulary import (
    Code,
    DefaultRule,
    Genre,
    Level,
    MentionKind,
    Relation,
    Resolved,
    Scope,
    ValidityKind,
)


@dataclass
class Making:
    """Documents one after another in files; ``corpus()`` gives what was made."""

    documents: list[Document] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)
    facts: list[Validity] = field(default_factory=list)

    def add(self, id: str, title: str, *says: tuple[Any, ...], source: str = "a.txt", **fields: Any) -> None:
        """Add a printing that says (relation, target id, sentence, ...); the mention is what stands in 《》."""
        before = self.texts.get(source, "")
        start = len(before)
        record = f"{source}@{start}"
        text = title + "\n\n"
        for relation, target, sentence, *options in says:
            self._mention(
                id, record, source, start + len(text), Relation(relation), target, sentence, *options
            )
            text += sentence + "\n"
        self.texts[source] = before + text + "\n"
        fields.setdefault("genre", Genre.NOTICE)
        fields.setdefault("policy", True)
        if "level" in fields:
            fields["level"] = Level(fields["level"])
        self.documents.append(
            Document(
                id=id,
                record=record,
                source=source,
                start=start,
                end=start + len(text),
                start_line=before.count("\n") + 1,
                end_line=(before + text).count("\n"),
                title=title,
                **fields,
            )
        )

    def fact(
        self,
        kind: str,
        phrase: str,
        value: str | None,
        *,
        article: str | None = None,
        ends: DefaultRule | None = None,
    ) -> None:
        """Say of the document added last what a phrase in its text says of validity."""
        document = self.documents[-1]
        start = self.texts[document.source].index(phrase, document.start)
        scope = Scope.PART if article else Scope.WHOLE
        end = start + len(phrase)
        self.facts.append(
            Validity(
                document.id, document.record, document.source, start, end, 1, phrase, ValidityKind(kind), value,
                scope, article, ends,
            )
        )  # fmt: skip

    def _mention(
        self,
        doc: str,
        record: str,
        source: str,
        offset: int,
        relation: Relation,
        target: str | None,
        sentence: str,
        partial: bool = False,
        resolved: Resolved = Resolved.TITLE,
        number: str | None = None,
    ) -> None:
        first, last = sentence.index("《"), sentence.rindex("》") + 1
        mention = Mention(
            doc=doc,
            record=record,
            source=source,
            start=offset + first,
            end=offset + last,
            line=1,
            surface=sentence[first:last],
            kind=MentionKind.FULL if number else MentionKind.TITLE,
            title=sentence[first + 1 : last - 1],
            number=number,
            number_key=target if number else None,
            names_title=sentence[first + 1 : last - 1],
            names_number=number,
            names_key=target if number else None,
            relation=relation,
            partial=partial,
            cue=Cue(sentence[:first], offset, offset + first) if first else None,
        )
        self.references.append(Reference(mention, number or target, target, resolved))

    def corpus(self) -> Corpus:
        """What was made, with its edges."""
        sources = (SourceText(file, f"sha-of-{file}", text) for file, text in sorted(self.texts.items()))
        return Corpus(
            tuple(self.documents),
            tuple(self.references),
            edges(self.references),
            tuple(self.diagnostics),
            tuple(sources),
            tuple(self.facts),
        )


NOTICE = "鄂政办发/2022/40"
TEXT = "鄂政办发/2022/40#湖北省优化营商环境若干措施"
CITY_NOTICE = "咸政办发/2022/15"
CITY_RULES = "咸政办发/2022/15#咸宁市优化营商环境实施细则"
COUNTY = "嘉政发/2022/9"
STATE = "国发/2022/12"


def chain() -> Corpus:
    """Three levels with two acts, a county that starts from the text, a report, editions of one title, a loop."""
    made = Making()
    made.add(
        NOTICE,
        "湖北省人民政府办公厅关于印发湖北省优化营商环境若干措施的通知",
        (
            "implements",
            STATE,
            "为贯彻落实《国务院关于稳住经济的通知》，现通知如下。",
            False,
            Resolved.OUTSIDE_NUMBER,
            "国发〔2022〕12号",
        ),
        ("promulgates", TEXT, "现将《湖北省优化营商环境若干措施》印发给你们。"),
        number="鄂政办发〔2022〕40号",
        number_key=NOTICE,
        issuers=("湖北省人民政府办公厅",),
        issuers_full=("湖北省人民政府办公厅",),
        level="provincial",
        region="湖北省",
        date="2022-08-01",
    )
    made.add(
        TEXT,
        "湖北省优化营商环境若干措施",
        ("cites", "title/公司法", "依照《公司法》办理登记。", False, Resolved.OUTSIDE_TITLE),
        genre=Genre.POLICY_MEASURES,
        issuers=("湖北省人民政府办公厅",),
        level="provincial",
        region="湖北省",
        date="2022-08-01",
        issued_by=NOTICE,
    )
    made.add(
        CITY_NOTICE,
        "咸宁市人民政府办公室关于印发咸宁市优化营商环境实施细则的通知",
        ("promulgates", CITY_RULES, "现将《咸宁市优化营商环境实施细则》印发给你们。"),
        number="咸政办发〔2022〕15号",
        number_key=CITY_NOTICE,
        level="municipal",
        region="湖北省咸宁市",
        date="2022-09-10",
        source="b.txt",
    )
    made.add(
        CITY_RULES,
        "咸宁市优化营商环境实施细则",
        (
            "implements",
            NOTICE,
            "为落实《湖北省人民政府办公厅关于印发湖北省优化营商环境若干措施的通知》，制定本细则。",
        ),
        genre=Genre.DETAILED_RULES,
        level="municipal",
        region="湖北省咸宁市",
        date="2022-09-10",
        issued_by=CITY_NOTICE,
        source="b.txt",
    )
    made.fact("effective_from", "制定本细则", "2022-10-01")
    made.fact("lapses_if", "本细则", None)
    made.add(
        COUNTY,
        "嘉鱼县人民政府关于优化营商环境的意见",
        ("based_on", TEXT, "根据《湖北省优化营商环境若干措施》，提出以下意见。"),
        ("based_on", CITY_NOTICE, "按照《咸宁市人民政府办公室关于印发实施细则的通知》，提出要求。"),
        number="嘉政发〔2022〕9号",
        number_key=COUNTY,
        level="county",
        region="湖北省咸宁市嘉鱼县",
        date="2022-10-01",
        source="b.txt",
    )
    made.add(
        "doc/news",
        "湖北优化营商环境",
        ("interprets", NOTICE, "省政府印发《关于印发湖北省优化营商环境若干措施的通知》。"),
        policy=False,
        genre=Genre.NEWS,
        source="c.txt",
    )
    for year, target, partial in (
        (2019, None, False),
        (2020, "财税/2019/1", True),
        (2021, "财税/2020/1", False),
    ):
        says = [("supersedes", target, "代替《关于研发费用的公告》执行。", partial)] if target else []
        made.add(
            f"财税/{year}/1",
            "关于研发费用的公告",
            *says,
            number=f"财税〔{year}〕1号",
            number_key=f"财税/{year}/1",
            level="national",
            date=f"{year}-01-01",
            source="c.txt",
        )
    loop = (("甲/2020/1", "乙/2020/1", "implements"), ("乙/2020/1", "甲/2020/1", "based_on"))
    for here, there, relation in loop:
        says_so = (relation, there, f"依《{there[0]}规》办理。")
        made.add(
            here, f"{here[0]}规", says_so, number_key=here, number=f"{here[0]}〔2020〕1号", source="d.txt"
        )
    made.add(NOTICE, "湖北省人民政府办公厅关于印发湖北省优化营商环境若干措施的通知", source="e.txt")
    made.diagnostics.append(Diagnostic(Code.REGION_FROM_CONTEXT, "a.txt", "地区", 3, 5, 1))
    made.diagnostics.append(Diagnostic(Code.EMPTY, "leer.txt"))
    return made.corpus()
