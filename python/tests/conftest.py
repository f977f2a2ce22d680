import os
from pathlib import Path

import pytest

import calque

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def samples() -> Path:
    return ROOT / "tmx"


@pytest.fixture
def memory(tmp_path: Path, samples: Path):
    """The news of the samples."""
    with calque.open(tmp_path / "m.calque", create=True) as memory:
        memory.import_file(samples / "news.tmx")
        yield memory
    assert os.listdir(tmp_path).count("m.calque-wal") == 0
