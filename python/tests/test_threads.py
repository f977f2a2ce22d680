import signal
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

import calque


def test_threads_look_up_at_the_same_time(memory):
    texts = [unit["en"] for unit in memory] * 8
    with ThreadPoolExecutor(4) as pool:
        rates = list(pool.map(lambda text: memory.match(text, "en", "tr")[0].rate, texts))
    assert min(rates) >= 99  # a text that has two translations loses a point


def test_python_runs_on_while_a_text_is_looked_up(memory):
    """With an interval that never comes, another thread runs only where the interpreter's lock is given up."""
    interval = sys.getswitchinterval()
    turns = 0
    done = False

    def count():
        nonlocal turns
        while not done:
            turns += 1
            time.sleep(0)

    sys.setswitchinterval(1000)
    try:
        thread = threading.Thread(target=count)
        thread.start()
        before = turns
        for _ in range(200):
            memory.match("The council approved the tram line on Monday.", "en", "de", min=1)
        assert turns > before
    finally:
        done = True
        sys.setswitchinterval(interval)
        thread.join()


def test_an_interrupt_ends_an_import_without_a_trace(tmp_path):
    table = tmp_path / "many.tsv"
    table.write_text("en\tde\n" + "".join(f"Text number {i} of many\tText Nummer {i} von vielen\n"
                                          for i in range(100_000)), encoding="utf-8")
    with calque.open(tmp_path / "m.calque", create=True) as memory:
        signal.setitimer(signal.ITIMER_REAL, 0.2)
        previous = signal.signal(signal.SIGALRM, signal.default_int_handler)
        try:
            with pytest.raises(KeyboardInterrupt):
                memory.import_file(table)
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, previous)
        assert memory.statistics().units == 0
        assert memory.add({"en": "still", "de": "noch"}) is not None
