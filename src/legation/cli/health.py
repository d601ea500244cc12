"""What `legation doctor` looks at: Python, libraries, the English model, the weights, SQLite, the tables, and what extras bring."""

import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from hashlib import blake2b
from importlib.metadata import PackageNotFoundError, requires, version
from importlib.util import find_spec
from pathlib import Path

from legation.model import LegationError
from legation.record.checking import Finding

LEAST_PYTHON = (3, 11)
LEAST_SQLITE = (3, 37)  # the first with STRICT tables
WEIGHTS = ("encoder", "roles", "frames", "pairs")  # the networks over which the digest of model.json goes
CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
EXTRAS = {
    "dataframes": "tables for pandas and polars",
    "ftm": "the export to FollowTheMoney is checked by its own library",
    "charts": "charts as PNG and SVG files",
}
OTHERS = {"ray": ("reading on a cluster with Ray; without it on all cores of one machine", "'ray>=2.9'")}
_PIP = f"{sys.executable} -m pip install"


def check_installation() -> Iterator[Finding]:
    """Everything but a record, in the order in which one thing needs the other. Loads the model and the weights once: some seconds."""
    for check in (_python, _release, _libraries, _sqlite, _model, _weights, _tables, _extras, _others, _browser, _r):
        yield from _told(check)


def _told(check: Callable[[], Iterator[Finding]]) -> Iterator[Finding]:
    """What a check found; what is so broken that it cannot be looked at is itself found."""
    try:
        yield from check()
    except (LegationError, ImportError, OSError, ValueError, RuntimeError, LookupError) as error:
        what = check.__name__.removeprefix("_")
        yield Finding(check=what, level="broken", message=f"cannot be used: {' '.join(str(error).split())[:300]}", remedy=_anew())


def _python() -> Iterator[Finding]:
    found = sys.version.split()[0]
    good = sys.version_info >= LEAST_PYTHON
    least = ".".join(map(str, LEAST_PYTHON))
    remedy = None if good else f"make PYTHON=python{least} demo"
    yield Finding(
        check="python",
        level="ok" if good else "broken",
        message=f"Python {found} ({sys.executable}); {least} or newer is needed",
        remedy=remedy,
    )


def _release() -> Iterator[Finding]:
    yield Finding(check="legation", level="ok", message=f"Legation {version('legation')} ({Path(__file__).parents[1]})")


def _libraries() -> Iterator[Finding]:
    """The libraries that the release needs, each in the version that it needs."""
    wanting = [told for name, needed, _ in _requirements(None) if (told := _wanting(name, needed))]
    if wanting:
        remedy = f"{_PIP} {' '.join(repr(needed) for name, needed, _ in _requirements(None) if _wanting(name, needed))}"
        yield Finding(check="libraries", level="broken", message="; ".join(wanting), remedy=remedy)
    else:
        yield Finding(check="libraries", level="ok", message=f"all {sum(1 for _ in _requirements(None))} libraries are there")
    for name in ("spacy", "onnxruntime", "pyarrow", "duckdb"):
        yield Finding(check="libraries", level="ok", message=f"{name} {version(name)}")


def _sqlite() -> Iterator[Finding]:
    remedy = "install a newer Python, which brings its SQLite: make PYTHON=python3.12 demo"
    if sqlite3.sqlite_version_info < LEAST_SQLITE:
        least = ".".join(map(str, LEAST_SQLITE))
        yield Finding(check="sqlite", level="broken", message=f"SQLite {sqlite3.sqlite_version}; {least} or newer is needed", remedy=remedy)
        return
    with sqlite3.connect(":memory:") as connection:
        for what, sql in (("STRICT tables", "CREATE TABLE a (b TEXT) STRICT"), ("FTS5", "CREATE VIRTUAL TABLE c USING fts5 (d)")):
            try:
                connection.execute(sql)
            except sqlite3.Error as error:
                yield Finding(
                    check="sqlite", level="broken", message=f"SQLite {sqlite3.sqlite_version} has no {what}: {error}", remedy=remedy
                )
                return
    yield Finding(check="sqlite", level="ok", message=f"SQLite {sqlite3.sqlite_version} with STRICT tables and full text (FTS5)")


def _model() -> Iterator[Finding]:
    from legation.language.parser import MODEL, Parser
    from legation.model import Document

    sentences = Parser().sentences(Document(id="doctor", text="France met Mali. They signed an accord."))
    good = len(sentences) == 2 and any(token.dep == "nsubj" for token in sentences[0].tokens)
    found = f"{MODEL} {version(MODEL.replace('_', '-'))} parses"
    yield Finding(
        check="model",
        level="ok" if good else "broken",
        message=found if good else f"{MODEL} parses wrongly",
        remedy=None if good else _anew(),
    )


def _weights() -> Iterator[Finding]:
    from legation.language.encoder import WEIGHTS as FOLDER
    from legation.language.encoder import Encoder

    if not Encoder.there():
        yield Finding(check="weights", level="broken", message=f"no weights in {FOLDER}; `--engine rules` goes without", remedy=_anew())
        return
    told, found = str(Encoder.load().about.get("digest")), weights_digest(FOLDER)
    if told != found:
        yield Finding(check="weights", level="broken", message=f"the weights have digest {found}, model.json says {told}", remedy=_anew())
    else:
        yield Finding(check="weights", level="ok", message=f"the encoder's weights are those of this release ({found})")


def weights_digest(folder: Path) -> str:
    """The digest of the networks in a folder, as `training/export.py` writes it into model.json."""
    return blake2b(b"".join((folder / f"{name}.onnx").read_bytes() for name in WEIGHTS), digest_size=8).hexdigest()


def _tables() -> Iterator[Finding]:
    from legation.places import Gazetteer
    from legation.reference.issues import issue_table
    from legation.reference.mechanisms import mechanisms
    from legation.reference.register import Register

    register = Register.load(None)
    Gazetteer.load(None)
    counts = f"{len(register.states)} states, {len(register.posts)} posts, {len(mechanisms())} mechanisms, {len(issue_table().issues)} issue areas"
    yield Finding(check="tables", level="ok", message=f"the register ({counts}) and the gazetteer load")


def _extras() -> Iterator[Finding]:
    for extra, use in EXTRAS.items():
        needed = list(_requirements(extra))
        wanting = [one for name, one, _ in needed if _wanting(name, one)]
        if wanting or not needed:
            remedy = f"{_PIP} {' '.join(repr(one) for one in wanting)}" if wanting else _anew()
            yield Finding(check=f"extra {extra}", level="missing", message=f"not installed: {use}", remedy=remedy)
        else:
            yield Finding(check=f"extra {extra}", level="ok", message=", ".join(f"{name} {version(name)}" for name, _, _ in needed))


def _others() -> Iterator[Finding]:
    for library, (use, needed) in OTHERS.items():
        if find_spec(library) is None:
            yield Finding(check=library, level="missing", message=f"not installed: {use}", remedy=f"{_PIP} {needed}")
        else:
            yield Finding(check=library, level="ok", message=f"{library} {version(library)}")


def _browser() -> Iterator[Finding]:
    named = next((path for name in CHROMIUM if (path := shutil.which(name))), None)
    if named:
        yield Finding(check="chromium", level="ok", message=named)
    else:
        yield Finding(
            check="chromium",
            level="missing",
            message="no Chromium is on the path: it prints pages of the desk as PDF",
            remedy="apt-get install chromium",
        )


def _r() -> Iterator[Finding]:
    rscript = shutil.which("Rscript")
    if rscript is None:
        yield Finding(
            check="R", level="missing", message="no R: docs/r.md asks a record from it", remedy="apt-get install r-base-core r-cran-rsqlite"
        )
        return
    asked = 'cat(as.character(getRversion()), requireNamespace("RSQLite", quietly = TRUE))'
    done = subprocess.run([rscript, "-e", asked], capture_output=True, text=True, timeout=60, check=False)
    found, _, there = done.stdout.partition(" ")
    if there.strip() == "TRUE":
        yield Finding(check="R", level="ok", message=f"R {found} with RSQLite")
    else:
        yield Finding(check="R", level="missing", message=f"R {found} has no RSQLite", remedy="apt-get install r-cran-rsqlite")


def _requirements(extra: str | None) -> Iterator[tuple[str, str, str]]:
    """(name, requirement, marker) of what the release needs, or of what an extra does."""
    for line in requires("legation") or ():
        needed, _, marker = (part.strip() for part in line.partition(";"))
        wanted = f'extra == "{extra}"' in marker.replace("'", '"') if extra else "extra ==" not in marker
        if wanted:
            name = needed.split("[")[0]
            for sign in "<>=!~ ":
                name = name.split(sign)[0]
            yield name, needed, marker


def _wanting(name: str, needed: str) -> str | None:
    """What is wrong with a library; nothing where it is there in a version that is right."""
    try:
        found = version(name)
    except PackageNotFoundError:
        return f"{name} is not installed"
    try:
        from packaging.requirements import Requirement
    except ImportError:
        return None
    return None if Requirement(needed).specifier.contains(found, prereleases=True) else f"{name} is {found}, and {needed} is needed"


def _anew() -> str:
    return "rm -f .venv/.installed && make demo"
