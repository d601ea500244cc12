"""A document that is removed leaves a row and no word; what stood there before it comes back; reading it again does not bring it back."""

from pathlib import Path

import msgspec
import pytest

from legation.model import Coding, LegationError, Span, Speaker
from legation.record import Ref, Release, Store, View, Writer, document_key, rule
from legation.record.rebuilding import rebuild
from legation.record.removing import remove
from record.codings import coding, document

RELEASE = Release("1", "aa")
SECRET = "Quetzalcoatlus zanzibarensis philharmonisch"
TEXT = (
    "The foreign ministers of France and Germany met in Weimar on 28 August 1991. They said that Poland would take part. "
    f"A spokeswoman named {SECRET} added that xylophonists would play."
)


def _secret(number: int = 1, **fields: object) -> Coding:
    made = coding(document(number, text=TEXT, title=f"About {SECRET}", **fields))
    start = TEXT.index(SECRET)
    words = Span(start, start + len(SECRET), SECRET)
    actor = msgspec.structs.replace(made.actors[0], key="person:quetzalcoatlus", name=SECRET, kind="person")
    said = msgspec.structs.replace(made.statements[0], content=(words,), speaker=Speaker(77, 81, "They", actor=actor.key))
    met = msgspec.structs.replace(made.meetings[0], title=f"Meeting of {SECRET}", evidence=(words,))
    return msgspec.structs.replace(made, actors=(*made.actors, actor), statements=(said,), meetings=(met,))


def test_no_word_is_left_in_the_file(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    made = _secret()
    key = document_key(made.document)
    with Store.open(path, create=True) as store:
        Writer(store, RELEASE).write(coding(document(2, text="Another text about something else, from another outlet.")))
        Writer(store, RELEASE).write(made)
        Writer(store, Release("2", "bb")).write(made)
        meeting = next(found for found in View(store).meetings() if found.document == key)
        rule(store, "accept", Ref(key, meeting.fact.id), who="anna", why="seen it")
        (done,) = remove(store, [made.document.id], who="anna", why="asked by the outlet")
        assert (done.facts, done.verdicts, done.restored) == (5, 1, None)
        view = View(store)
        assert view.state(key) == ("removed", None, "anna: asked by the outlet")
        assert view.search("xylophonists") == () and view.search_statements(SECRET) == () and view.coding(key) is None
        assert [said.loose for said in view.verdicts()] == [True]
        assert view.counts()["meetings"] == 1 and not store.connection.execute("PRAGMA foreign_key_check").fetchall()
        assert not Writer(store, RELEASE).write(made) and Writer(store, Release("3", "cc")).has(made.document)
        assert not rebuild(store).new
    for file in tmp_path.iterdir():
        content = file.read_bytes().lower()
        for word in (*SECRET.lower().split(), "xylophon", "spokeswoman"):
            assert word.encode() not in content, f"{word} in {file.name}"


def test_the_earlier_version_of_an_article_comes_back_with_its_occurrence() -> None:
    with Store.open(":memory:", create=True) as store:
        first = coding(document(1, text=TEXT.replace("28 August", "27 August"), url="https://own.example/a"))
        second = _secret(1, url="https://own.example/a", published="1991-08-30")
        for made in (first, second):
            Writer(store, RELEASE).write(made)
        view = View(store)
        keys = [document_key(made.document) for made in (first, second)]
        assert view.state(keys[0]) == ("superseded", keys[1], None)
        before = {one.id for kind in ("meeting", "event") for one in view.occurrences(_asked(kind))}
        (done,) = remove(store, [keys[1]], who="anna", why="withdrawn")
        assert done.restored == keys[0] and view.state(keys[0]) == ("coded", None, None)
        assert {found.document for found in view.meetings()} == {keys[0]}
        assert {one.id for kind in ("meeting", "event") for one in view.occurrences(_asked(kind))} == before


def test_what_cannot_be_removed_is_told() -> None:
    with Store.open(":memory:", create=True) as store:
        for text in ("One text.", "Another text."):
            Writer(store, RELEASE).write(coding(document(1, text=text)))
        with pytest.raises(LegationError, match="no such document"):
            remove(store, ["nothing"], who="anna", why="x")
        with pytest.raises(LegationError, match="several documents"):
            remove(store, ["d1"], who="anna", why="x")


def _asked(kind: str):  # type: ignore[no-untyped-def]
    from legation.record import Asked

    return Asked(kind)  # type: ignore[arg-type]
