"""Adding and removing files, in any order, makes the store that one build of the same files makes."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wenmai import extract, open_store, save
from wenmai.errors import StoreLocked, StoreMissing, WenmaiError
from wenmai.graph.generations import write_generation
from wenmai.pipeline import add, remove

SAMPLES = Path(__file__).parents[1] / "samples"
FILES = sorted(
    path.relative_to(SAMPLES).as_posix()
    for path in SAMPLES.rglob("*.*")
    if path.suffix in (".txt", ".html") and path.parent != SAMPLES
)


def copied(names: Iterator[str] | list[str], to: Path) -> Path:
    for name in names:
        (to / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(SAMPLES / name, to / name)
    return to


def state(store: Path) -> tuple[str, str]:
    """The graph, byte for byte, and the digest over records, texts and mentions."""
    with open_store(store) as opened:
        return opened.store.ntriples(), opened.digest


@settings(max_examples=12)
@given(st.data())
def test_any_order_gives_the_bytes_of_one_build(data: st.DataObject) -> None:
    chosen = data.draw(st.lists(st.sampled_from(FILES), unique=True, min_size=2, max_size=9))
    kept = data.draw(st.sets(st.sampled_from(chosen), min_size=1))
    batches = data.draw(st.lists(st.sets(st.sampled_from(chosen), min_size=1), max_size=3))
    with TemporaryDirectory() as folder:
        store, held = Path(folder) / "store", set()
        for number, batch in enumerate([*batches, set(chosen)]):
            if number % 2 and held & batch:
                remove(store, *sorted(held & batch))
                held -= batch
            add(store, copied(sorted(batch), Path(folder) / str(number)))
            held |= batch
        if gone := held - kept:
            remove(store, *sorted(gone))
        if late := kept - held:
            add(store, copied(sorted(late), Path(folder) / "late"))
        save(extract(copied(sorted(kept), Path(folder) / "all")), Path(folder) / "once")
        assert state(store) == state(Path(folder) / "once")


def test_one_by_one_gives_the_bytes_of_one_build(tmp_path: Path) -> None:
    """All samples in three batches; the last is one that others speak of."""
    last = [name for name in FILES if name.startswith("national")]
    rest = [name for name in FILES if name not in last]
    for number, batch in enumerate((rest[::2], rest[1::2], last)):
        corpus, changed = add(tmp_path / "store", copied(batch, tmp_path / str(number)))
        assert changed
    save(extract(copied(FILES, tmp_path / "all")), tmp_path / "once")
    assert state(tmp_path / "store") == state(tmp_path / "once")
    assert len(corpus.sources) == len(FILES)
    assert add(tmp_path / "store", tmp_path / "all")[1] is False


def test_a_file_of_the_same_name_is_replaced_and_bad_ones_are_remembered(tmp_path: Path) -> None:
    store, files = tmp_path / "store", copied(FILES[:2], tmp_path / "files")
    (files / "empty.txt").write_bytes(b"")
    add(store, files)
    (files / FILES[0]).write_text((SAMPLES / FILES[2]).read_text(encoding="utf-8"), encoding="utf-8")
    add(store, files)
    save(extract(files), tmp_path / "once")
    assert state(store) == state(tmp_path / "once")
    assert [doubt.source for doubt in remove(store, FILES[0]).diagnostics].count("empty.txt") == 1
    remove(store, "empty.txt")
    (files / "empty.txt").unlink()
    (files / FILES[0]).unlink()
    save(extract(files), tmp_path / "again")
    assert state(store) == state(tmp_path / "again")


def test_tables_and_archives_go_with_what_is_in_them(tmp_path: Path) -> None:
    from wenmai.extractors.readers.table import columns

    (tmp_path / "list.csv").write_text(
        "正文,标题\n关于甲的通知。,关于甲的通知\n关于乙的通知。,关于乙的通知\n", encoding="utf-8"
    )
    shutil.make_archive(str(tmp_path / "pack"), "zip", SAMPLES / "hubei")
    store = tmp_path / "store"
    add(store, tmp_path / "list.csv", tmp_path / "pack.zip", columns=columns("text=正文,title=标题"))
    with open_store(store) as opened:
        assert any(one.startswith("list.csv#") for one in opened.sources)
        assert any(one.startswith("pack.zip/") for one in opened.sources)
        metadata = {one.file: one.metadata for one in opened.corpus(texts=True).sources}
        assert [given.value for given in metadata["list.csv#1"]] == ["关于甲的通知"]
    assert {text.file.partition("#")[0] for text in remove(store, "pack.zip").sources} == {"list.csv"}
    assert remove(store, "list.csv").sources == ()


def test_what_is_not_there_cannot_be_removed(tmp_path: Path) -> None:
    with pytest.raises(StoreMissing):
        remove(tmp_path / "none", "a.txt")
    add(tmp_path / "store", SAMPLES / "hubei")
    before = state(tmp_path / "store")
    with pytest.raises(WenmaiError, match=r"has no file a\.txt"):
        remove(tmp_path / "store", "a.txt")
    assert state(tmp_path / "store") == before


def test_a_store_that_was_written_meanwhile_is_not_overwritten(tmp_path: Path) -> None:
    store = tmp_path / "store"
    save(extract(SAMPLES / "hubei"), store)
    save(extract(SAMPLES / "hunan"), store)
    with pytest.raises(StoreLocked, match="meanwhile"):
        write_generation(store, extract(SAMPLES / "jiangxi"), after=1)
    with open_store(store) as opened:
        assert all("ling" in name for name in opened.sources)
