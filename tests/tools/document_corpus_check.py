"""document_corpus_check.py CALQUE FOLDER [KIND...]: what calque reads of a folder of documents.

FOLDER/MANIFEST.tsv names the files (column `file`) and their kinds (`kind`); FOLDER/expected/FILE.json
has the texts that another reader found. Prints a row for each kind: files; read; refused (each with
its message below); files whose expected words were all read, where there are such facts; files that
`pretranslate` writes as the same bytes from an empty memory; and files that can be read again when
they are written with every letter in the other case: what their texts are then is not compared here.
Exit code 1 where a file is read and not the same.
"""

import collections
import csv
import json
import pathlib
import re
import subprocess
import sys
import tempfile

WORD = re.compile(r"[^\W\d_]+")
BILINGUAL = {"qtts", "xcstrings", "xliff", "sdlxliff", "mxliff", "mqxliff", "xlz", "sdlppx"}


def strings(value):
    if isinstance(value, str):
        yield value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from strings(inner)


def expected_texts(kind, facts):
    """The texts among the facts, or None where they do not tell which are to be translated."""
    if kind in ("json", "arb", "yaml", "properties", "resx", "strings"):
        yield from strings(facts["entries"])
    elif kind == "android":
        for group in ("strings", "plurals", "arrays"):
            kept = {key: text for key, text in facts[group].items() if key not in facts["untranslatable"]}
            for text in strings(kept):
                yield re.sub(r"<[^>]*>|\\u[0-9a-fA-F]{4}|\\[nt]|&#?\w+;", " ", text)
    elif kind == "stringsdict":
        for entry in facts["entries"].values():
            for rule in entry.values():
                if isinstance(rule, dict):
                    yield from (v for k, v in rule.items() if not k.startswith("NSStringFormat"))
    elif kind in ("srt", "vtt"):
        for cue in facts["cues"]:
            yield from (re.sub(r"<[^>]*>|\{\\[^}]*\}", "", line) for line in cue["lines"])
    elif kind == "docx":
        for part in ("body", "headers", "footers", "footnotes", "endnotes", "text_boxes"):
            yield from inner_texts(facts.get(part, []))
    elif kind in ("xlsx", "ods"):
        for sheet in facts["sheets"]:
            if sheet.get("state", "visible") == "visible":
                for cell in sheet["cells"]:
                    if not cell.get("hidden"):
                        yield from strings(cell.get("text", cell.get("paragraphs")))
    elif kind == "pptx":
        for slide in facts["slides"]:
            if not slide["hidden"]:
                yield from strings([slide["paragraphs"], slide["notes"], slide.get("diagram", [])])
    elif kind == "odt":
        yield from strings([facts["body"], facts["notes"], facts["header_footer"]])
    elif kind == "odp":
        for page in facts["pages"]:
            yield from strings([page["paragraphs"], page["notes"]])


def inner_texts(value):
    if isinstance(value, dict):
        if "outside_fields" in value:
            yield value["outside_fields"]
        else:
            for inner in value.values():
                yield from inner_texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from inner_texts(inner)


def words(texts):
    # Neither a run nor a tag is told from the text beside it: only words are compared.
    return collections.Counter(word for text in texts for word in WORD.findall(text))


def run(program, *arguments):
    # Longer than any file of a corpus takes: a program that hangs is a finding.
    return subprocess.run([program, *map(str, arguments)], capture_output=True, text=True, timeout=300)


def segments_of(program, path):
    done = run(program, "segment", path, "-s", "en", "--json")
    return done, [json.loads(line) for line in done.stdout.splitlines()]


def same_bytes(program, folder, path):
    out = folder / ("same" + path.suffix)
    out.unlink(missing_ok=True)
    done = run(program, "-m", folder / "empty.calque", "pretranslate", path, "-s", "en", "-t", "en-GB", "-o", out,
               "--format", "document", "-q")
    return (out.exists() and out.read_bytes() == path.read_bytes()), done.stderr.strip()


def other_case(text):
    return text.upper() if text != text.upper() else text.lower()


def written_again(program, folder, path, segments):
    """Whether the file is read as it was written, with each text without tags in the other case."""
    plain = {s["text"] for s in segments if "markup" not in s and WORD.search(s["text"])}
    if not plain:
        return None
    memory, out, pairs = folder / "other.calque", folder / ("other" + path.suffix), folder / "pairs.csv"
    for old in folder.glob("other*"):
        old.unlink()
    with open(pairs, "w", newline="") as file:
        table = csv.writer(file)
        table.writerow(["en", "de"])
        table.writerows([text, other_case(text)] for text in sorted(plain))
    run(program, "-m", memory, "import", pairs, "-q")
    run(program, "-m", memory, "pretranslate", path, "-s", "en", "-t", "de", "--min", "100", "-o", out, "-q",
        "--format", "document")
    if not out.exists():
        return False
    done, read = segments_of(program, out)
    return done.returncode in (0, 1) and len(read) > 0


def check_file(program, folder, corpus, kind, name, row, notes):
    path = corpus / name
    row["files"] += 1
    if kind in BILINGUAL:
        done, segments = run(program, "-m", folder / "empty.calque", "analyze", path, "-s", "en", "-t", "de", "-q"), []
    else:
        done, segments = segments_of(program, path)
    if done.returncode not in (0, 1):
        row["refused"] += 1
        notes.append(f"{name}: refused: {done.stderr.strip().splitlines()[-1][:160]}")
        return
    row["read"] += 1
    facts = json.loads((corpus / "expected" / (name + ".json")).read_text())
    texts = expected_texts(kind, facts)
    # A text that several cells share is one segment.
    expected = words(set(texts) if kind == "xlsx" else texts)
    if expected:
        # Protected tags hold text too: what a fact has of it is no loss.
        missing = expected - words(s.get("text", "") for s in segments)
        missing -= words(s.get("markup", "") for s in segments if "markup" in s)
        row["with facts"] += 1
        row["complete"] += not missing
        if missing:
            notes.append(f"{name}: {missing.total()} of {expected.total()} words not read: "
                         + " ".join(list(missing)[:8]))
    same, why = same_bytes(program, folder, path)
    row["same bytes"] += same
    if not same:
        notes.append(f"{name}: other bytes without a translation {why[-120:]}")
    again = written_again(program, folder, path, segments) if segments else None
    if again is not None:
        row["written"] += 1
        row["read again"] += again
        if not again:
            notes.append(f"{name}: not read again")


def main():
    program, corpus, wanted = sys.argv[1], pathlib.Path(sys.argv[2]), sys.argv[3:]
    rows, notes = collections.defaultdict(collections.Counter), []
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(temporary)
        run(program, "-m", folder / "empty.calque", "add", "fr=rien", "it=niente", "-q")
        with open(corpus / "MANIFEST.tsv", newline="") as manifest:
            for entry in csv.DictReader(manifest, delimiter="\t", quoting=csv.QUOTE_NONE):
                kind = entry["kind"]
                if not wanted or kind in wanted:
                    check_file(program, folder, corpus, kind, entry["file"], rows[kind], notes)
    columns = ["files", "read", "refused", "with facts", "complete", "same bytes", "written", "read again"]
    print("| kind | " + " | ".join(columns) + " |")
    print("|---" * (len(columns) + 1) + "|")
    for kind, row in rows.items():
        print(f"| {kind} | " + " | ".join(str(row[column]) for column in columns) + " |")
    print(*notes, sep="\n")
    return any(row["read"] != row["same bytes"] for row in rows.values())


sys.exit(main())
