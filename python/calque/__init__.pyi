"""calque, a multilingual translation memory: what the library does, for Python.

Languages are BCP 47 tags ("en", "pt-BR"); a language asked for takes in its regions, so that "en" finds "en-US".
Rates and confidences are per cent. Places in texts are counted in characters, as Python counts them.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from os import PathLike
from pathlib import Path
from types import TracebackType

_Path = str | PathLike[str]
_Texts = Mapping[str, str] | Iterable[tuple[str, str]]
_Properties = Mapping[str, str] | Iterable[tuple[str, str]]

__version__: str

class Error(Exception):
    """Whatever fails; its message is written for people and says what to do."""

class InputError(Error):
    """Input that cannot be used: unreadable, malformed, or in a form that calque does not take."""

class UsageError(Error):
    """A call that asks for something impossible."""

class Variant:
    """One language's text of a unit."""

    @property
    def language(self) -> str: ...
    @property
    def text(self) -> str:
        """Without inline tags."""
    @property
    def markup(self) -> str:
        """With inline tags, as the content of a TMX seg element."""
    @property
    def previous(self) -> str:
        """The text that stood before it; empty where that is not known."""
    @property
    def next(self) -> str: ...
    @property
    def created(self) -> str:
        """A date as TMX has it, 20260131T235959Z; empty where there is none."""
    @property
    def changed(self) -> str: ...
    @property
    def notes(self) -> list[str]: ...
    @property
    def properties(self) -> list[tuple[str, str]]: ...

class Unit:
    """Text in several languages that means the same. A value: changing the memory does not change it."""

    @property
    def id(self) -> int:
        """Its number in this memory; 0 for one that was read from a file."""
    @property
    def uid(self) -> str | None:
        """Its name in all memories."""
    @property
    def tuid(self) -> str:
        """Its id in other tools."""
    @property
    def origin(self) -> str:
        """The file that it came from."""
    @property
    def source_language(self) -> str | None:
        """None where any of its languages may be the source."""
    @property
    def confirmed(self) -> bool:
        """Whether a person stands behind it."""
    @property
    def created(self) -> str: ...
    @property
    def created_by(self) -> str: ...
    @property
    def changed(self) -> str: ...
    @property
    def changed_by(self) -> str: ...
    @property
    def notes(self) -> list[str]: ...
    @property
    def properties(self) -> list[tuple[str, str]]: ...
    @property
    def variants(self) -> list[Variant]: ...
    @property
    def texts(self) -> dict[str, str]:
        """The first text of each language."""
    def __getitem__(self, language: str) -> str:
        """The first text in the language or one of its regions; KeyError where there is none."""
    def __contains__(self, language: str) -> bool: ...

class Match:
    """A stored unit that matches a text, with one of its translations."""

    @property
    def rate(self) -> int:
        """0 to 102: docs/match-rate.md."""
    @property
    def source(self) -> str:
        """The stored text."""
    @property
    def target(self) -> str:
        """The translation, with numbers and the like of the text that was looked up where that was possible."""
    @property
    def target_markup(self) -> str: ...
    @property
    def stored_target(self) -> str: ...
    @property
    def repaired(self) -> bool:
        """Whether target differs from what is stored."""
    @property
    def source_language(self) -> str: ...
    @property
    def target_language(self) -> str: ...
    @property
    def unit(self) -> Unit: ...

class Batch:
    """Changes that were made together, and can be undone."""

    @property
    def id(self) -> int: ...
    @property
    def kind(self) -> str:
        """"import", "add", "edit", "delete", ..."""
    @property
    def source(self) -> str:
        """The file that it comes from; empty for none."""
    @property
    def started(self) -> str: ...
    @property
    def author(self) -> str: ...
    @property
    def added(self) -> int: ...
    @property
    def replaced(self) -> int: ...
    @property
    def removed(self) -> int: ...
    @property
    def undone(self) -> bool: ...

class Statistics:
    """Sizes of a memory."""

    @property
    def units(self) -> int: ...
    @property
    def unconfirmed(self) -> int: ...
    @property
    def variants(self) -> int: ...
    @property
    def file_bytes(self) -> int: ...
    @property
    def languages(self) -> dict[str, int]:
        """The number of texts by language, most first."""

class ImportReport:
    @property
    def batch(self) -> int | None:
        """None where nothing new was stored."""
    @property
    def added(self) -> int: ...
    @property
    def replaced(self) -> int: ...
    @property
    def duplicates(self) -> int:
        """Units that the memory had."""
    @property
    def skipped(self) -> int:
        """Units that lenient reading left out."""
    @property
    def repaired(self) -> int:
        """Units in which characters were replaced."""
    @property
    def truncated(self) -> bool:
        """The file is cut off; what came before was read."""
    @property
    def issues(self) -> list[str]:
        """A line for each thing worth knowing, with its place."""

class ExportReport:
    @property
    def written(self) -> int: ...
    @property
    def losses(self) -> list[str]:
        """A line for each kind of thing that the format cannot say."""

class StoredPairs:
    """What became of aligned pairs."""

    @property
    def added(self) -> int: ...
    @property
    def replaced(self) -> int:
        """They took the place of pairs of the same article."""
    @property
    def moved(self) -> int:
        """Only their neighbours were other ones."""
    @property
    def known(self) -> int: ...

class Units(Iterator[Unit]):
    """The units of a memory, which may change meanwhile. Keeps its file open."""

    def __iter__(self) -> Units: ...
    def __next__(self) -> Unit: ...

class UnitFile(Iterator[Unit]):
    """The units of a file."""

    def __iter__(self) -> UnitFile: ...
    def __next__(self) -> Unit: ...
    @property
    def issues(self) -> list[str]:
        """What was met so far, a line each."""

class Memory:
    """A translation memory, one file. Any number of threads may use it; lookups and all else that takes time leave
    the other threads of Python running. A change is a batch: all of it is made, or none."""

    def __init__(self, path: _Path, *, create: bool = False, read_only: bool = False) -> None:
        """create makes the file where it is missing."""
    @property
    def path(self) -> Path: ...
    def close(self) -> None: ...
    def __enter__(self) -> Memory: ...
    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None: ...
    def match(
        self,
        text: str,
        source: str,
        target: str,
        *,
        min: int = 70,
        limit: int = 5,
        previous: str = "",
        next: str = "",
        repair: bool = True,
        markup: bool = False,
    ) -> list[Match]:
        """Translations of text from the language source into target, best first. previous and next are what stands
        around it; with markup, text has inline tags as the content of a TMX seg element."""
    def __iter__(self) -> Units: ...
    def units(
        self,
        *,
        languages: Iterable[str] = (),
        origin: str = "",
        changed_since: str = "",
        changed_before: str = "",
        unconfirmed: bool = False,
        batch: int | None = None,
    ) -> Units:
        """Those for which all that is given holds. Dates are 2026-01-31 or as TMX has them. Units have texts in two of
        the languages, or in the one that is given, and no texts in others."""
    def unit(self, id: int) -> Unit | None: ...
    def add(
        self,
        texts: _Texts,
        *,
        tuid: str = "",
        notes: Iterable[str] = (),
        properties: _Properties = (),
        markup: bool = False,
        user: str = "",
    ) -> int | None:
        """Stores a unit, {"en": "Yes", "tr": "Evet"}; the first text is the source. Its number, or None where the
        memory has a unit with these texts."""
    def add_all(
        self, units: Iterable[_Texts], *, markup: bool = False, user: str = ""
    ) -> list[int | None]:
        """The same for many, as one batch."""
    def edit(self, id: int, texts: _Texts, *, markup: bool = False, user: str = "") -> None:
        """Puts texts in the place of those of the same languages, or beside them. Confirms the unit."""
    def delete(self, ids: Sequence[int], *, user: str = "") -> None: ...
    def batches(self) -> list[Batch]:
        """Oldest first."""
    def undo(self, batch: int) -> None:
        """Takes back all that a batch did."""
    def statistics(self) -> Statistics: ...
    def import_file(
        self,
        path: _Path,
        *,
        format: str | None = None,
        languages: Iterable[str] = (),
        encoding: str = "",
        lenient: bool = False,
        drafts: bool = False,
        replace: bool = False,
        dry_run: bool = False,
        properties: _Properties = (),
        user: str = "",
    ) -> ImportReport:
        """Stores the units of a file as one batch: docs/formats.md. languages are those of a table's columns, or of a
        bilingual file that names none."""
    def export_file(
        self,
        path: _Path,
        *,
        format: str | None = None,
        source: str | None = None,
        target: str | None = None,
        languages: Iterable[str] = (),
        origin: str = "",
    ) -> ExportReport:
        """Writes the units to a file, whose ending tells the format."""
    def add_aligned(
        self,
        source: Iterable[str],
        target: Iterable[str],
        *,
        source_language: str,
        target_language: str,
        origin: str = "",
        min_confidence: float = 0,
        user: str = "",
    ) -> StoredPairs:
        """Aligns the sentences of an article with those of its translation, and stores the pairs. Pairs of the article
        origin that changed take the place of the older ones."""

open = Memory

def read_units(
    path: _Path,
    *,
    format: str | None = None,
    languages: Iterable[str] = (),
    encoding: str = "",
    lenient: bool = False,
    drafts: bool = False,
) -> UnitFile:
    """The units of a file, without a memory."""

def segment(text: str, language: str) -> list[str]:
    """The sentences of a paragraph, without the white space around them."""

def segment_spans(text: str, language: str) -> list[tuple[int, int]]:
    """Where they stand: text[begin:end]."""

class Bead:
    """Sentences that translate each other; one side may be empty."""

    @property
    def source(self) -> range: ...
    @property
    def target(self) -> range: ...
    @property
    def confidence(self) -> float:
        """Per cent: how likely the bead is right."""

class Alignment:
    """Every sentence of both sides is in exactly one of the beads."""

    @property
    def beads(self) -> list[Bead]: ...
    @property
    def weak(self) -> bool:
        """Nothing here is safe without review."""
    def __len__(self) -> int: ...
    def __iter__(self) -> Iterator[Bead]: ...

def align(source: Iterable[str], target: Iterable[str]) -> Alignment:
    """Pairs the sentences of a text with those of its translation."""

class Finding:
    """Something that may be wrong in a translation."""

    @property
    def check(self) -> str:
        """The check's id: docs/checks.md."""
    @property
    def severity(self) -> str:
        """"note", "warning" or "error"."""
    @property
    def message(self) -> str: ...
    @property
    def source_ranges(self) -> list[tuple[int, int]]: ...
    @property
    def target_ranges(self) -> list[tuple[int, int]]: ...

def check(
    source: str,
    target: str,
    *,
    source_language: str,
    target_language: str,
    checks: Iterable[str] = (),
) -> list[Finding]:
    """Looks for mistakes in a translation; of the checks with these ids alone where any is given."""
