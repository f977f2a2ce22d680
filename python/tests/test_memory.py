import pytest

import calque


def test_a_stored_text_is_found_in_any_direction(memory):
    [match] = memory.match("Δεν τραυματίστηκε κανείς.", "el", "he")
    assert (match.rate, match.target) == (100, "לא היו נפגעים.")
    assert (match.source_language, match.target_language) == ("el", "he")
    assert match.unit["he"] == match.stored_target == match.target
    assert not match.repaired


def test_numbers_are_fitted_and_what_is_stored_is_told(memory):
    memory.add({"en": "Chapter 7 has 12 pages.", "de": "Kapitel 7 hat 12 Seiten."})
    [match] = memory.match("Chapter 8 has 13 pages.", "en", "de", min=50)
    assert match.repaired
    assert match.target == "Kapitel 8 hat 13 Seiten."
    assert match.stored_target == "Kapitel 7 hat 12 Seiten."
    [as_stored] = memory.match("Chapter 8 has 13 pages.", "en", "de", min=50, repair=False)
    assert as_stored.target == "Kapitel 7 hat 12 Seiten."


def test_neighbours_raise_the_rate(tmp_path):
    with calque.open(tmp_path / "m.calque", create=True) as memory:
        memory.add_aligned(["One.", "Two.", "Three."], ["Eins.", "Zwei.", "Drei."],
                           source_language="en", target_language="de", origin="a.txt")
        memory.edit(2, {"de": "Zwei!"})  # confirmed by a person
        rate = memory.match("Two.", "en", "de", previous="One.", next="Three.")[0].rate
    assert rate == 102


def test_a_unit_is_added_once(memory):
    before = memory.statistics().units
    number = memory.add({"en": "Good morning", "tr": "Günaydın"}, tuid="greeting", notes=["informal"],
                        properties={"client": "ACME"}, user="ayşe")
    assert memory.add({"en": "Good morning", "tr": "Günaydın"}) is None
    assert memory.statistics().units == before + 1
    unit = memory.unit(number)
    assert unit.texts == {"en": "Good morning", "tr": "Günaydın"}
    assert (unit.tuid, unit.notes, unit.properties) == ("greeting", ["informal"], [("client", "ACME")])
    assert (unit.created_by, unit.source_language, unit.confirmed) == ("ayşe", "en", True)
    assert len(unit.uid) == 32
    assert "de" not in unit and unit["tr"] == "Günaydın"
    with pytest.raises(KeyError):
        unit["de"]


def test_many_units_are_one_batch(memory):
    ids = memory.add_all({"en": f"Text {i}", "de": f"Text {i} de"} for i in (1, 2, 1))
    assert ids[2] is None and ids[1] == ids[0] + 1
    batch = memory.batches()[-1]
    assert (batch.kind, batch.added, batch.undone) == ("add", 2, False)
    assert [unit.id for unit in memory.units(batch=batch.id)] == ids[:2]


def test_a_unit_that_is_wrong_stores_none_of_its_batch(memory):
    before = memory.statistics().units
    with pytest.raises(calque.UsageError):
        memory.add_all([{"en": "Fine", "de": "Gut"}, {"en": "Alone"}])
    assert memory.statistics().units == before


def test_an_edit_and_a_deletion_are_taken_back(memory):
    [match] = memory.match("No one was hurt.", "en", "tr", min=40)[:1]
    stored = match.target
    memory.edit(match.unit.id, {"tr": "Yeni metin.", "pt-BR": "Novo texto."})
    edited = memory.unit(match.unit.id)
    assert edited["tr"] == "Yeni metin." and edited["pt"] == "Novo texto."
    memory.undo(memory.batches()[-1].id)
    assert memory.unit(match.unit.id)["tr"] == stored
    memory.delete([match.unit.id])
    assert memory.unit(match.unit.id) is None
    memory.undo(memory.batches()[-1].id)
    assert memory.unit(match.unit.id)["tr"] == stored


def test_inline_tags_stay_unless_they_are_given(memory, samples):
    memory.import_file(samples / "software.tmx")
    tagged = next(unit for unit in memory if unit.variants[0].markup != unit.variants[0].text)
    language = tagged.variants[0].language
    with pytest.raises(calque.UsageError, match="inline tags"):
        memory.edit(tagged.id, {language: "Plain"})
    markup = 'Press <ph x="1">{key}</ph> &amp; wait'
    memory.edit(tagged.id, {language: markup}, markup=True)
    assert memory.unit(tagged.id).variants[0].markup == markup
    assert memory.unit(tagged.id)[language] == "Press  & wait"
    target = tagged.variants[1].language
    match = memory.match(markup, language, target, markup=True)[0]
    assert match.source == "Press  & wait"


def test_all_units_are_gone_through_and_some_of_them(memory):
    units = list(memory)
    assert len(units) == memory.statistics().units == 25
    assert [unit.id for unit in units] == sorted(unit.id for unit in units)
    german = list(memory.units(languages=["de", "en"]))
    assert {variant.language for unit in german for variant in unit.variants} == {"de", "en"}
    assert list(memory.units(origin="other.tmx")) == []
    assert list(memory.units(changed_since="2999-01-01")) == []


def test_a_memory_may_be_changed_while_it_is_gone_through(memory):
    for unit in memory:
        if unit.id % 2:
            memory.delete([unit.id])
    assert all(unit.id % 2 == 0 for unit in memory)


def test_statistics_count_texts_by_language(memory):
    statistics = memory.statistics()
    assert statistics.languages["en"] == 25
    assert sum(statistics.languages.values()) == statistics.variants
    assert statistics.file_bytes > 0


def test_a_closed_memory_is_refused_and_iterators_are_not(memory):
    units = iter(memory)
    next(units)
    memory.close()
    with pytest.raises(calque.UsageError, match="closed"):
        memory.match("Text", "en", "de")
    assert len(list(units)) == 24


def test_files_that_are_no_memories_are_refused(tmp_path):
    with pytest.raises(calque.InputError, match="none.calque"):
        calque.open(tmp_path / "none.calque")
    (tmp_path / "text.calque").write_text("no memory " * 100)
    with pytest.raises(calque.Error):
        calque.open(tmp_path / "text.calque")
    with pytest.raises(calque.UsageError):
        calque.open(tmp_path / "m.calque", create=True, read_only=True)


def test_a_memory_that_is_only_read_cannot_be_written(memory):
    with calque.open(memory.path, read_only=True) as reader:
        assert reader.match("No one was hurt.", "en", "tr", min=40)
        with pytest.raises(calque.Error):
            reader.add({"en": "a", "de": "b"})


@pytest.mark.parametrize("texts", [
    {"en": "One"}, {}, {"en": "One", "de": ""}, {"en": "One", "de": " \n"}, {"en": "One", "?": "Eins"},
    {"en": "One", "de": "Eins\x01"}, [("en", "One", "more")], {"en": "One", "": "Eins"},
])
def test_texts_that_make_no_unit_are_refused(memory, texts):
    with pytest.raises(calque.UsageError):
        memory.add(texts)


@pytest.mark.parametrize("texts", [{"en": 1, "de": "Eins"}, {"en": b"One", "de": "Eins"}, 5, {"en": None}])
def test_what_is_no_text_is_no_text(memory, texts):
    with pytest.raises((TypeError, RuntimeError)):
        memory.add(texts)


def test_surrogates_are_refused(memory):
    with pytest.raises(UnicodeEncodeError):
        memory.match("a\ud800b", "en", "de")


def test_errors_have_one_base():
    assert issubclass(calque.InputError, calque.Error)
    assert issubclass(calque.UsageError, calque.Error)
    assert not issubclass(calque.InputError, calque.UsageError)
    with pytest.raises(calque.Error, match='"x y" is no language tag'):
        calque.segment("Text", "x y")
