"""The command line: what editors and machines ask of the exchange, and one clear answer to each.

What one command alone needs is imported where that command begins: a check should begin at once.
"""

import argparse
import contextlib
import gc
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TextIO

from .cache import FILE, KNOWN_CLEAN, Cache
from .catalogue import MessageLanguage, word
from .problem import Problem
from .report import Format, errors, report
from .source import CONTENT_FOLDERS, NONE_READ, snapshot, stands

# Codes of exit: all is well, something must be mended, the question itself could not be answered.
CLEAN, FAULTY, UNANSWERED = 0, 1, 2
SURVEY_FORMATS = ("text", "json", "csv")


class Refusal(Exception):
    """A command that cannot be carried out; the message is what the person is told."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Carry out one command and give its code of exit: 0 clean, 1 with errors, 2 not answered."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    options = _parser().parse_args(arguments)
    language = options.lang or language_of(os.environ)
    try:
        return COMMANDS[options.command](options, language)
    except Refusal as refusal:
        _say(str(refusal), sys.stderr)
    except BrokenPipeError:  # the reader of our output went away
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError as fault:
        _say(word("command.cannot-read", language, path=fault.filename or fault), sys.stderr)
    return UNANSWERED


def language_of(environment: Mapping[str, str]) -> MessageLanguage:
    """The language of messages by the locale of a machine; English when it is none of ours."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := environment.get(name, ""):
            code = value[:2].lower()
            return MessageLanguage(code) if code in set(MessageLanguage) else MessageLanguage.EN
    return MessageLanguage.EN


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="exchange", description="Looks after the content of the exchange.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    check = commands.add_parser("check", help="read all content and name every problem")
    _add_format(check, tuple(Format), "text, json, rdjson, sarif or github (default: text)")
    check.add_argument("--require-complete", action="store_true", help="count missing translations as errors")
    check.add_argument(
        "--fix", action="store_true", help="write what has one right mend, and show what changed"
    )
    proof = commands.add_parser("proof", help="read a built site as a visitor would")
    proof.add_argument("site", type=Path, metavar="SITE", help="folder of the built site")
    guide = commands.add_parser("guide", help="write the authoring guide, docs/authoring/")
    guide.add_argument("--check", action="store_true", help="only say whether it is up to date")
    lessons = commands.add_parser(
        "survey", help="show lessons and cases in figures: what they hold, how they read"
    )
    _add_format(lessons, SURVEY_FORMATS, "text, json or csv (default: text)")
    for command in (check, proof, guide, lessons):
        command.add_argument(
            "--root",
            type=Path,
            metavar="DIR",
            help="folder that holds docs and courses (default: the nearest with mkdocs.yml)",
        )
        command.add_argument(
            "--lang",
            type=MessageLanguage,
            choices=list(MessageLanguage),
            metavar="LANG",
            help="language of the messages: th, ja or en (default: that of the machine)",
        )
    return parser  # fmt: skip


def _add_format(command: argparse.ArgumentParser, forms: Sequence[str], help: str) -> None:
    """The option of a form, the first of `forms` unless another is named."""
    command.add_argument("--format", choices=forms, default=forms[0], metavar="FORMAT", help=help)


# ---------------------------------------------------------------- commands


def _check(options: argparse.Namespace, language: MessageLanguage) -> int:
    root, form = content_root(options.root, language), Format(options.format)
    with _everything_kept():
        if options.fix:
            # Beside a report for tools, the diff must not stand in it.
            _fix(root, language, sys.stdout if form is Format.TEXT else sys.stderr)
        problems = _judged(root)
    return _reported(problems, language, form, complete=options.require_complete)


def _judged(root: Path) -> tuple[Problem, ...]:
    """Every problem of the content, which is not judged again while all of it is as when it had none."""
    clean, now = Cache(root / KNOWN_CLEAN), snapshot(root)
    if now and clean.answer(now.fingerprint):
        return ()
    problems = _judged_anew(root, now.texts if now else NONE_READ)
    if now and not problems and stands(now, root):
        clean.keep(now.fingerprint, True)
        clean.write()
    return problems


def _judged_anew(root: Path, texts: Mapping[str, bytes]) -> tuple[Problem, ...]:
    """Every problem of the content; what is without one stays known for the next time."""
    # Pydantic would look through all that is installed for additions to itself; there are none.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    from .judge import judged

    cache = Cache(root / FILE)
    problems = judged(root, cache, texts)
    cache.write()
    return problems


@contextlib.contextmanager
def _everything_kept() -> Iterator[None]:
    """While all that is made is kept to the end, nobody looks for what could go: a fifth of the time.

    Nor is it looked through when the program ends.
    """
    was_looking = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_looking:
            gc.freeze()
            gc.enable()


def _fix(root: Path, language: MessageLanguage, stream: TextIO) -> None:
    from . import mend

    try:
        files = mend.mend(root, _judged, write=True)
    except OSError as fault:
        raise Refusal(word("command.cannot-write", language, path=fault.filename or root)) from fault
    for file in files:
        _say(file.diff, stream)
    key = "command.mended" if files else "command.nothing-to-mend"
    _say(word(key, language, files=len(files)), stream)


def _proof(options: argparse.Namespace, language: MessageLanguage) -> int:
    if not options.site.is_dir():
        raise Refusal(word("command.no-folder", language, path=options.site))
    from .proof import proof  # needs a built site, which no other command does

    problems: tuple[Problem, ...] = tuple(proof(options.site))
    return _reported(problems, language, Format.TEXT, complete=False)


def _survey(options: argparse.Namespace, language: MessageLanguage) -> int:
    from .judge import judged_site
    from .survey import survey
    from .survey.forms import SurveyFormat, surveyed

    relations, _ = judged_site(content_root(options.root, language))
    _say(surveyed(survey(relations), language, SurveyFormat(options.format)), sys.stdout)
    return CLEAN


def _guide(options: argparse.Namespace, language: MessageLanguage) -> int:
    from . import guide

    root = content_root(options.root, language)
    old = [path for path, text in guide.guides().items() if not _holds(root / path, text)]
    if options.check and old:
        for path in old:
            _say(word("command.guide-old", language, path=path), sys.stderr)
        return FAULTY
    for path in old:
        _written(root / path, guide.guides()[path], language)
        _say(path, sys.stdout)
    _say(word("command.guide-fresh", language), sys.stdout)
    return CLEAN


def _holds(path: Path, text: str) -> bool:
    return path.is_file() and path.read_text("utf-8") == text


def _written(path: Path, text: str, language: MessageLanguage) -> None:
    from . import mend

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        mend.write_whole(path, text)
    except OSError as fault:
        raise Refusal(word("command.cannot-write", language, path=path)) from fault


COMMANDS = {"check": _check, "proof": _proof, "guide": _guide, "survey": _survey}


# ---------------------------------------------------------------- what commands share


def content_root(named: Path | None, language: MessageLanguage) -> Path:
    """The folder that holds the content: the one named, else the nearest above with mkdocs.yml."""
    here = Path.cwd()
    root = named or next((each for each in (here, *here.parents) if (each / "mkdocs.yml").is_file()), here)
    if not root.is_dir():
        raise Refusal(word("command.no-folder", language, path=root))
    if not any((root / folder).is_dir() for folder in CONTENT_FOLDERS):
        raise Refusal(word("command.no-content", language, path=root))
    return root


def _reported(problems: Sequence[Problem], language: MessageLanguage, form: Format, *, complete: bool) -> int:
    _say(report(problems, language, form, complete=complete), sys.stdout)
    return FAULTY if errors(problems, complete=complete) else CLEAN


def _say(text: str, stream: TextIO) -> None:
    print(text, file=stream, end="" if text.endswith("\n") else "\n", flush=True)
