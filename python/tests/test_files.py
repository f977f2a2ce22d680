import pytest

import calque


def test_an_import_tells_what_it_did(tmp_path, samples):
    with calque.open(tmp_path / "m.calque", create=True) as memory:
        assert memory.import_file(samples / "news.tmx", dry_run=True).batch is None
        report = memory.import_file(str(samples / "news.tmx"), user="ayşe", properties={"client": "ACME"})
        assert (report.added, report.duplicates, report.batch) == (25, 0, 1)
        assert memory.batches()[0].author == "ayşe"
        assert ("client", "ACME") in next(iter(memory)).properties
        again = memory.import_file(samples / "news.tmx", properties={"client": "ACME"})
        assert (again.added, again.duplicates, again.batch) == (0, 25, None)


def test_an_export_comes_back_the_same(memory, tmp_path):
    report = memory.export_file(tmp_path / "out.tmx", source="en")
    assert report.written == 25
    assert not (tmp_path / "out.tmx.part").exists()
    units = list(calque.read_units(tmp_path / "out.tmx"))
    assert [unit.texts for unit in units] == [unit.texts for unit in memory]
    assert units[0].id == 0 and units[0].uid is None


def test_a_table_has_the_columns_that_are_asked_for(memory, tmp_path):
    memory.export_file(tmp_path / "out.csv", languages=["en", "tr"])
    lines = (tmp_path / "out.csv").read_text(encoding="utf-8").splitlines()
    assert lines[0].split(",")[:2] == ["en", "tr"]
    (tmp_path / "bare.tsv").write_text("One\tEins\nTwo\tZwei\n", encoding="utf-8")
    units = list(calque.read_units(tmp_path / "bare.tsv", languages=["en", "de"]))
    assert [unit["de"] for unit in units] == ["Eins", "Zwei"]


def test_a_failed_export_leaves_the_file_as_it_was(memory, tmp_path):
    out = tmp_path / "out.xliff"
    out.write_text("mine")
    with pytest.raises(calque.UsageError):
        memory.export_file(out)  # XLIFF wants a source and a target
    assert out.read_text() == "mine"
    assert sorted(path.name for path in tmp_path.glob("out*")) == ["out.xliff"]
    with pytest.raises(calque.Error):
        memory.export_file(tmp_path / "none" / "out.tmx")
    with pytest.raises(calque.UsageError, match="format="):
        memory.export_file(tmp_path / "out.xyz")


def test_bad_files_name_the_line(memory, tmp_path):
    bad = tmp_path / "bad.tmx"
    bad.write_text('<tmx version="1.4"><header srclang="en"/><body>\n'
                   '<tu><tuv xml:lang="en"><seg>One</seg></tuv>'
                   '<tuv xml:lang="de"><seg>Eins</seg></tuv></tu>\n<tu><tuv')
    with pytest.raises(calque.InputError, match="bad.tmx"):
        memory.import_file(bad)
    assert memory.statistics().units == 25
    report = memory.import_file(bad, lenient=True)
    assert (report.added, report.truncated) == (1, True)
    assert any("bad.tmx" in issue for issue in report.issues)
    with pytest.raises(calque.UsageError):
        memory.import_file(bad, format="no-such-format")
    with pytest.raises(calque.Error):
        memory.import_file(tmp_path / "none.tmx")


def test_a_po_file_is_read_as_units(tmp_path):
    po = tmp_path / "de.po"
    po.write_text('msgid ""\nmsgstr "Language: de\\nContent-Type: text/plain; charset=UTF-8\\n"\n\n'
                  'msgid "Open"\nmsgstr "Öffnen"\n', encoding="utf-8")
    [unit] = calque.read_units(po, languages=["en", "de"])
    assert unit["de"] == "Öffnen"
