"""A corpus in which each of the fifteen questions has an answer, written down by reading the corpus."""

from dataclasses import replace

from crossroads import crossroads
from making import Making

from wenmai.graph.build import edges
from wenmai.ontology.model import Corpus, Document, Reference
from wenmai.ontology.vocabulary import DefaultRule
from wenmai.queries.load import names
from wenmai.queries.questions import questions

ANSWER_QUERIES = (
    "around", "co_issuers", "implementing", "listed", "missing", "most_cited", "region_documents", "unlisted",
    *(one.query.name for one in questions()),
)  # fmt: skip
OTHER_QUERIES = tuple(name for name in names() if name not in ANSWER_QUERIES)

N, P1, P2 = "国/2020/1", "省/2020/1", "省/2021/1"
M1, M2, M3, F1 = "市/2020/1", "市/2020/2", "市/2020/3", "湘/2020/1"
D1, B, A1, C1, C2, C3 = "依/2020/1", "旧/2019/1", "改/2020/1", "引/2020/1", "靠/2019/2", "引/2021/1"
S1, S2, R1, E0, E1, E2, T1, T2 = "同/1", "同/2", "清/2021/1", "延/0", "延/1", "延/2", "期/1", "期/2"
HUBEI = {"level": "provincial", "region": "湖北省"}

# number -> day, and the rows without id-less columns: the documents in the order of the columns
EXPECTED: dict[int, tuple[str, list[tuple[object, ...]]]] = {
    1: ("2022-01-01", [(N, P1, M1)]),
    2: ("2022-01-01", [(D1, P1)]),
    3: ("2022-01-01", [(N, "湖南省", F1)]),
    4: ("2022-01-01", [(B, A1, C1)]),
    5: (
        "2022-01-01",
        [
            (N, "2020-01-01", "municipal", M2, "2020-02-01"),
            (N, "2020-01-01", "provincial", P1, "2020-03-01"),
            (P1, "2020-03-01", "municipal", M1, "2020-04-01"),
        ],
    ),
    6: ("2022-01-01", [(S1, S2), (S2, S1)]),
    7: ("2021-12-31", [("清理委", 2, 1)]),
    8: ("2020-06-01", [(N, P1, M1)]),
    9: ("2022-01-01", [(P1, P2, C3)]),
    10: ("2022-01-01", [(B, A1, C2)]),
    11: ("2022-01-01", [(N, P1, M2)]),
    12: ("2022-01-01", [(E0, E1, E2)]),
    13: ("2022-01-01", [(T1, T2)]),
    14: ("2022-01-01", [(N, P1, M3)]),
    15: ("2022-01-01", [(P1, P2, D1), (P1, P2, M1)]),
}


def answering() -> Corpus:
    """Return the corpus 问题样本: a national document, who carried it out, and what befell the rest."""
    made = Making()
    made.add(
        N, "关于总体工作的意见", number="国〔2020〕1号", date="2020-01-01", level="national", region="全国"
    )
    made.add(
        P1,
        "关于落实总体工作的意见",
        ("implements", N, "为落实《关于总体工作的意见》。"),
        date="2020-03-01",
        **HUBEI,
    )
    made.add(
        P2,
        "关于新一轮工作的意见",
        ("repeals", P1, "《关于落实总体工作的意见》同时废止。"),
        date="2021-01-01",
        **HUBEI,
    )
    for doc, above, day, city in (
        (M1, P1, "2020-04-01", "咸宁市"),
        (M2, N, "2020-02-01", "武汉市"),
        (M3, N, "2020-05-01", "黄冈市"),
    ):
        says = ("implements", above, f"为落实《{above}》。")
        made.add(
            doc,
            f"关于{city}工作的细则",
            says,
            date=day,
            level="municipal",
            region=f"湖北省{city}",
            source="b.txt",
        )
    made.add(
        F1,
        "关于转发的通知",
        ("forwards", N, "现将《关于总体工作的意见》转发。"),
        date="2020-03-05",
        level="provincial",
        region="湖南省",
    )
    made.add(D1, "关于依据的办法", ("based_on", P1, "根据《关于落实总体工作的意见》。"), date="2020-06-01")
    made.add(B, "关于旧事的办法", date="2019-01-01")
    made.add(
        A1,
        "关于修改的决定",
        ("amends", B, "将《关于旧事的办法》第三条修改。", True),
        date="2020-05-01",
        issuers_full=("甲部", "丙部"),
    )
    made.add(
        C1,
        "关于引用的通知",
        ("cites", B, "按照《关于旧事的办法》办理。"),
        date="2020-08-01",
        issuers_full=("乙市",),
    )
    made.add(C2, "关于依靠的细则", ("based_on", B, "根据《关于旧事的办法》。"), date="2019-06-01")
    made.add(
        C3,
        "关于再引的通知",
        ("cites", P1, "按照《关于落实总体工作的意见》办理。"),
        date="2021-06-01",
        source="b.txt",
    )
    for doc in (S1, S2):
        laws = [("based_on", f"title/{law}", f"根据《{law}》。") for law in ("甲法", "乙法")]
        made.add(doc, f"关于{doc[-1]}的规定", *laws, date="2019-03-01", source="c.txt")
    gone = [("repeals", f"title/{one}", f"《{one}》同时废止。") for one in ("甲办法", "乙办法")]
    made.add(R1, "关于清理的决定", *gone, date="2021-02-01", issuers_full=("清理委",), source="c.txt")
    made.add(E0, "关于减免的公告", date="2019-01-01")
    made.add(
        E1, "关于延长的公告", ("extends", E0, "《关于减免的公告》执行至2021年12月31日。"), date="2020-01-01"
    )
    made.add(
        E2, "关于再延长的公告", ("extends", E1, "《关于延长的公告》执行至2022年12月31日。"), date="2021-01-01"
    )
    made.add(T1, "关于期限的办法", date="2020-01-01", effective_to="2020-12-31")
    made.add(
        T2,
        "关于靠期限的细则",
        ("based_on", T1, "根据《关于期限的办法》。"),
        date="2020-02-01",
        source="c.txt",
    )
    for word in ("继续有效", "保留", "废止"):
        listing = ("cites", "title/丙办法", "《丙办法》")
        made.add(f"录/{word}", f"关于公布{word}的文件目录的通知", listing, date="2021-05-01", source="c.txt")
        if word != "废止":
            made.fact("default_rule", listing[2], "2021-06-01", ends=DefaultRule.UNLISTED)
    return made.corpus()


def twofold() -> Corpus:
    """Return ``answering`` and the same once more under other names, so that each question has two answers 双份样本.

    With them is ``crossroads``: a cycle, a document printed twice, unknown documents, titles with quotes.
    """
    once, corner = answering(), crossroads()
    documents = (*once.documents, *map(_document_again, once.documents), *corner.documents)
    references = (*once.references, *map(_reference_again, once.references), *corner.references)
    return Corpus(documents, references, edges(references), validity=once.validity)


def again(identity: str) -> str:
    """The id, body or file of the second copy."""
    return f"title/又{identity.removeprefix('title/')}" if identity.startswith("title/") else f"又{identity}"


def _document_again(one: Document) -> Document:
    return replace(
        one,
        id=again(one.id),
        record=again(one.record),
        source=again(one.source),
        title=again(one.title),
        issuers_full=tuple(map(again, one.issuers_full)),
    )


def _reference_again(one: Reference) -> Reference:
    assert one.target_id is not None
    mention = replace(
        one.mention,
        doc=again(one.mention.doc),
        record=again(one.mention.record),
        source=again(one.mention.source),
    )
    return replace(one, mention=mention, target=again(one.target_id), target_id=again(one.target_id))
