"""Which printings are one document: by number, by text, and never an edition, a notice or a page of the same name."""

from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from drafting import Draft, corpus, reference, says, titled

from wenmai import extract, save
from wenmai.extractors.overlap import overlap, pairs, shingles
from wenmai.graph.build import shown
from wenmai.ontology.model import Corpus, Correction
from wenmai.ontology.vocabulary import Action, Code, Resolved
from wenmai.pipeline import add, remove

PLACES = ["省厅", "市局", "县局", "镇政府", "街道", "财政所", "税务所", "办事处", "管委会", "联席会议"]
CLAUSES = [
    f"第{at}项经费由{place}承担，{place}应当在{at + 3}日内报送情况并说明第{at * 7}号事项的办理结果。"
    for at, place in enumerate(PLACES * 3)
]
WHOLE = "".join(CLAUSES)
TITLE = "财政部关于乙项经费的通知"
NUMBERED = Draft(WHOLE, title=TITLE, number="财库〔2020〕77号").print()


def ids(found: Corpus, title: str) -> set[str]:
    return {one.id for one in found.documents if one.title == title}


def told(found: Corpus, code: Code) -> list[str]:
    return [one.message for one in found.diagnostics if one.code is code]


def without_number(body: str = WHOLE, **fields: str | None) -> str:
    return Draft(body, **{"title": TITLE, "number": None, **fields}).print()


def test_title_issuer_and_date_agree_and_the_texts_overlap() -> None:
    found = corpus(NUMBERED, without_number(WHOLE.replace("街道应当", "街道办应当")))
    assert ids(found, TITLE) == {"财库/2020/77"}
    (message,) = told(found, Code.SAME_DOCUMENT)
    assert message.startswith("财库/2020/77 ← ")


def test_all_that_was_read_in_a_printing_goes_under_its_new_id() -> None:
    found = corpus(NUMBERED, without_number("一、" + WHOLE.replace("街道应当", "街道办应当")))
    second = [
        [one for one in kind if one.source == "b.txt"]
        for kind in (found.documents, found.provisions, found.quantities, found.norms)
    ]
    assert all(second)
    assert {one.doc for kind in second[1:] for one in kind} == {"财库/2020/77"}
    assert {one.provision for kind in second[2:] for one in kind} == {"财库/2020/77!一"}


def test_half_the_text_is_another_document() -> None:
    other = "".join(clause.replace("经费", "补贴").replace("报送", "抄送") for clause in CLAUSES[15:])
    found = corpus(NUMBERED, without_number("".join(CLAUSES[:15]) + other))
    assert len(ids(found, TITLE)) == 2
    assert told(found, Code.SAME_DOCUMENT) == []


@pytest.mark.parametrize(
    "other",
    [{"date": "2021年3月2日"}, {"signature": "海关总署", "title": "海关总署关于乙项经费的通知"},
     {"number": "财库〔2020〕78号"}],
)  # fmt: skip
def test_what_differs_is_not_joined_by_an_equal_text(other: dict[str, str | None]) -> None:
    found = corpus(NUMBERED, without_number(**other))
    assert len({one.id for one in found.documents}) == 2


def test_a_correction_splits_what_was_joined(tmp_path: Path) -> None:
    found = corpus(NUMBERED, without_number(), says("参见《财政部关于乙项经费的通知》。"))
    second = next(one for one in found.documents if one.source == "b.txt")
    assert second.id == "财库/2020/77"
    split = Correction(Action.SPLIT, second.id, "不是同一文件", "张三", to="另件", records=(second.record,))
    apart = shown(replace(found, corrections=(split,)))
    assert [one.id for one in apart.documents if one.source == "b.txt"] == ["另件"]
    assert [one.id for one in apart.documents if one.source == "a.txt"] == ["财库/2020/77"]
    assert told(apart, Code.CORRECTION_WITHOUT_EFFECT) == []


LAW = (
    "甲乙丙条例\n（2000年3月15日湖北省人民代表大会常务委员会第三次会议通过{change}）\n"
    "第一条{body}\n第二条本条例自公布之日起施行。\n"
)


def law(change: str = "") -> str:
    return LAW.format(change=change, body=WHOLE)


FIRST = law("\u30002015年3月15日湖北省人民代表大会常务委员会第九次会议修正")
SECOND = law(
    "\u30002015年3月15日湖北省人民代表大会常务委员会第九次会议修正\u30002023年3月13日湖北省人民代表大会常务委员会第一次会议修正"
)


def test_editions_of_one_title_never_merge() -> None:
    found = corpus(law(), FIRST, SECOND)
    assert len(ids(found, "甲乙丙条例")) == 3
    assert [one.edition for one in found.documents] == [None, "2015-03-15", "2023-03-13"]
    assert told(found, Code.SAME_DOCUMENT) == []


def test_adopted_once_more_by_the_same_body_is_an_edition() -> None:
    again = law("\u30002015年3月15日湖北省人民代表大会常务委员会第九次会议通过")
    assert len(ids(corpus(law(), again), "甲乙丙条例")) == 2
    approved = law("\u30002000年5月1日全国人民代表大会常务委员会批准")
    assert len(ids(corpus(law(), approved), "甲乙丙条例")) == 1


@pytest.mark.parametrize(
    ("spoken", "edition"),
    [("2001年1月5日", None), ("2016年1月5日", "2015-03-15"), ("2024年1月5日", "2023-03-13")],
)
def test_a_title_means_the_edition_in_force(spoken: str, edition: str | None) -> None:
    speaker = Draft("参照《甲乙丙条例》办理。", title="湖北省财政厅关于丁事项的通知", number=None,
                    signature="湖北省财政厅", date=spoken).print()  # fmt: skip
    found = corpus(law(), FIRST, SECOND, speaker)
    one = reference(found, "《甲乙丙条例》")
    (document,) = {doc.id: doc for doc in found.documents if doc.id == one.target_id}.values()
    assert document.edition == edition


PAGE = f"丁事项管理规定\n第一条{WHOLE}\n第二条本规定由市财政局解释。\n"


def test_pages_that_do_not_say_whose_they_are_need_equal_texts() -> None:
    assert len(ids(corpus(PAGE, "\n" + PAGE), "丁事项管理规定")) == 1
    amended = PAGE.replace("县局应当在5日内报送情况", "县局可以在九日之前抄报办理结果和全部材料")
    found = corpus(PAGE, amended)
    assert 0.9 < overlap(shingles(PAGE), shingles(amended)) < 0.99
    assert len(ids(found, "丁事项管理规定")) == 2
    assert len(told(found, Code.TOLD_APART)) == 2


def test_a_title_that_differing_pages_bear_names_none_of_them() -> None:
    other = PAGE.replace(WHOLE, "各单位应当按照要求安排人员轮流值守，并且做好记录。")
    found = corpus(PAGE, other, says("参见《丁事项管理规定》。"))
    assert reference(found, "《丁事项管理规定》").resolved is Resolved.OUTSIDE_TITLE


def test_a_page_that_fits_two_documents_is_joined_with_neither() -> None:
    found = corpus(NUMBERED, without_number(date="2021年3月2日"), without_number(date=None, signature=None))
    assert len(ids(found, TITLE)) == 3


def test_one_number_and_two_titles_are_two_documents() -> None:
    other = Draft("各单位要按时报送。", title="财政部关于戊项会议的通知", number="财库〔2020〕77号").print()
    found = corpus(
        NUMBERED, other, says(f"按财库〔2020〕77号文件执行。参见《{TITLE}》（财库〔2020〕77号）。")
    )
    first, second = titled(found, TITLE), titled(found, "财政部关于戊项会议的通知")
    assert first.id != second.id
    assert {first.number_key, second.number_key} == {"财库/2020/77"}
    assert len(told(found, Code.TOLD_APART)) == 2
    by_number = reference(found, "财库〔2020〕77号")
    assert (by_number.resolved, set(by_number.candidates)) == (Resolved.AMBIGUOUS, {first.id, second.id})
    assert reference(found, f"《{TITLE}》（财库〔2020〕77号）").target_id == first.id


def test_under_a_number_of_very_many_titles_equal_ones_are_still_one_document() -> None:
    titles = [
        f"财政部关于{name}项会议的通知"
        for name in "东南西北春夏秋冬金木水火土风云雨雪山河湖海松竹梅兰菊荷桃李杏枣栗桑麻"
    ]
    texts = [Draft("各单位要按时报送。", title=title, number="财库〔2020〕77号").print() for title in titles]
    found = corpus(**{f"{at:02}.txt": text for at, text in enumerate([*texts, texts[-1]])})
    assert len(titles) > 30
    assert len({one.id for one in found.documents}) == len(titles)
    assert found.documents[-1].id == found.documents[-2].id


def test_the_head_of_a_page_is_no_document_of_its_own() -> None:
    found = corpus("某市政府门户网站_政务_政府文件\n财库〔2020〕77号\n" + NUMBERED)
    assert [one.title for one in found.documents] == [TITLE]


def test_a_file_more_or_less_gives_what_one_build_gives(tmp_path: Path) -> None:
    files = {"a.txt": NUMBERED, "b.txt": without_number(), "c.txt": PAGE, "d.txt": PAGE + "另行通知。"}
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    store = tmp_path / "store"
    save(extract(*(tmp_path / name for name in files)), store)
    left = remove(store, "a.txt", "d.txt")
    assert left == extract(tmp_path / "b.txt", tmp_path / "c.txt")
    back, _ = add(store, tmp_path / "a.txt", tmp_path / "d.txt")
    assert back == extract(*(tmp_path / name for name in files))


def test_many_texts_of_one_title_are_not_compared_each_with_each() -> None:
    random = Random(1)
    words = ["".join(chr(random.randrange(0x4E00, 0x9FA5)) for _ in range(80)) for _ in range(400)]
    texts = [shingles(word) for word in [*words, words[7] + "附注"]]
    found = list(pairs(len(texts), texts.__getitem__))
    assert (7, 400) in found
    assert len(found) < 10 * len(texts)
