"""The stubs, the README and the module say the same."""

import ast
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import calque

HERE = Path(__file__).resolve().parent
STUBS = Path(calque.__file__).with_name("__init__.pyi")


def stubbed() -> dict[str, set[str]]:
    """Names of the stubs: of a class with those of its members."""
    names: dict[str, set[str]] = {}
    for node in ast.parse(STUBS.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.ClassDef):
            names[node.name] = {member.name for member in node.body if isinstance(member, ast.FunctionDef)}
        elif isinstance(node, ast.FunctionDef):
            names[node.name] = set()
        elif isinstance(node, (ast.AnnAssign, ast.Assign)):
            target = node.target if isinstance(node, ast.AnnAssign) else node.targets[0]
            if not target.id.startswith("_") or target.id.startswith("__"):
                names[target.id] = set()
    return names


def test_the_stubs_name_what_there_is():
    names = stubbed()
    assert set(names) == set(calque.__all__)
    for name, members in names.items():
        thing = getattr(calque, name)
        if name == "open" or not isinstance(thing, type) or issubclass(thing, Exception):
            continue
        public = {member for member in vars(thing) if not member.startswith("_")}
        assert public == {member for member in members if not member.startswith("_")}, name
        assert all(hasattr(thing, member) for member in members), name


def test_the_stubs_name_the_arguments():
    functions = [(None, node) for node in ast.parse(STUBS.read_text(encoding="utf-8")).body]
    functions += [(node.name, member) for _, node in functions if isinstance(node, ast.ClassDef)
                  for member in node.body]
    checked = 0
    for owner, node in functions:
        if not isinstance(node, ast.FunctionDef) or node.decorator_list or node.name.startswith("__"):
            continue
        thing = getattr(getattr(calque, owner) if owner else calque, node.name)
        signature = thing.__doc__.splitlines()[0]
        wanted = [arg.arg for arg in node.args.args + node.args.kwonlyargs if arg.arg != "self"]
        inside = signature[signature.index("(") + 1:]
        found = [name for name in re.findall(r"(\w+): ", inside) if name != "self"]
        assert found == wanted, signature
        checked += 1
    assert checked >= 15


def test_the_stubs_are_marked_as_there():
    assert STUBS.with_name("py.typed").exists()


def test_mypy_reads_the_stubs(tmp_path):
    pytest.importorskip("mypy", reason="mypy is not installed")
    program = tmp_path / "program.py"
    program.write_text("import calque\nwith calque.open('m.calque') as memory:\n"
                       "    rates: list[int] = [m.rate for m in memory.match('a', 'en', 'de')]\n")
    environment = os.environ | {"MYPYPATH": str(STUBS.parent.parent)}
    subprocess.run([sys.executable, "-m", "mypy", "--strict", program], check=True, env=environment)


def test_the_five_lines_of_the_readme_work(tmp_path, samples, monkeypatch, capsys):
    readme = (HERE.parent / "README.md").read_text(encoding="utf-8")
    [program] = re.findall(r"## Five lines\n\n```python\n(.*?)```", readme, re.DOTALL)
    assert len([line for line in program.splitlines() if line]) == 5
    shutil.copytree(samples, tmp_path / "tmx")
    monkeypatch.chdir(tmp_path)
    exec(compile(program, "README.md", "exec"), {})
    assert "Stadtrat" in capsys.readouterr().out


def test_the_version_is_that_of_the_library():
    project = (HERE.parents[1] / "CMakeLists.txt").read_text(encoding="utf-8")
    assert f"project(calque VERSION {calque.__version__} " in project
