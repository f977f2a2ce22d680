import pytest

import calque


def test_a_paragraph_is_split_by_the_rules_of_its_language():
    text = "It is 3.5 km. Mr. Smith walks. 😀 Fine!"
    assert calque.segment(text, "en") == ["It is 3.5 km.", "Mr. Smith walks.", "😀 Fine!"]
    spans = calque.segment_spans(text, "en")
    assert [text[begin:end] for begin, end in spans] == calque.segment(text, "en")
    assert calque.segment("彼は行った。彼女も。", "ja") == ["彼は行った。", "彼女も。"]
    assert calque.segment(" \n", "en") == []


def test_sentences_are_aligned_with_their_translations():
    source = ["The mayor spoke on Monday.", "The tram costs 3 million euros.", "Work begins in May."]
    target = ["Der Bürgermeister sprach am Montag.",
              "Die Straßenbahn kostet 3 Millionen Euro.", "Die Arbeiten beginnen im Mai."]
    alignment = calque.align(source, target)
    assert [(bead.source, bead.target) for bead in alignment] == [
        (range(i, i + 1), range(i, i + 1)) for i in range(3)]
    assert len(alignment) == 3
    assert all(0 <= bead.confidence <= 100 for bead in alignment.beads)
    assert len(calque.align([], [])) == 0


def test_every_sentence_is_in_one_bead():
    source = [f"Sentence number {i} about things." for i in range(40)]
    target = [f"Satz Nummer {i} über Dinge." for i in range(40) if i % 7]
    alignment = calque.align(source, target)
    assert [i for bead in alignment for i in bead.source] == list(range(40))
    assert [i for bead in alignment for i in bead.target] == list(range(len(target)))


def test_pairs_of_an_article_take_the_place_of_older_ones(tmp_path):
    with calque.open(tmp_path / "m.calque", create=True) as memory:
        def store(target):
            return memory.add_aligned(["One tree.", "Two trees."], target, source_language="en",
                                      target_language="de", origin="trees.txt")
        first = store(["Ein Baum.", "Zwei Bäume."])
        assert (first.added, first.known) == (2, 0)
        again = store(["Ein Baum.", "Zwei Bäume."])
        assert (again.added, again.known) == (0, 2)
        edited = store(["Ein Baum.", "Zwei grüne Bäume."])
        assert (edited.added, edited.replaced) == (0, 1)
        assert len(memory.batches()) == 2


def test_mistakes_are_found_where_they_are():
    target = "Das 😀 kostet 6 €."
    findings = calque.check("The 😀 costs 5 €.", target, source_language="en", target_language="de",
                            checks=["numbers"])
    assert findings and {finding.check for finding in findings} == {"numbers"}
    assert findings[0].severity in ("note", "warning", "error")
    [(begin, end)] = findings[0].target_ranges
    assert "6" in target[begin:end]
    assert not calque.check("It costs 5 €.", "Es kostet 5 €.", source_language="en", target_language="de")
    with pytest.raises(calque.UsageError):
        calque.check("a", "b", source_language="en", target_language="de", checks=["nubmers"])


def test_one_string_is_no_list_of_sentences():
    with pytest.raises(calque.UsageError, match="sequence"):
        calque.align("One. Two.", ["Eins."])
