"""The reader's progress: which lessons and activities a page counts, and the sheet with the whole record."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping

from ..kinds.assessment import Assessment, answers_kept
from ..kinds.course import Course, Item
from ..kinds.curriculum import Curriculum
from ..kinds.lesson import Lesson
from ..language import Language
from .assessment import ADDRESS as TESTS
from .assessment import in_order
from .frame import in_level_order
from .offline import Kept
from .parts import Part
from .sheets import Sheet
from .teller import Teller
from .tracks import Progress, Reading, Resume, Standings, StudyRecord, Task, Track
from .values import Link, Said

ADDRESS = "/progress/"
# Eight hexadecimal digits tell two revisions of one section apart; a page carries many of them.
SHORT = 8


def course_progress(teller: Teller, course: Course) -> Progress:
    """How far the reader is in a course."""
    return Progress((track(teller, course),))


def curriculum_progress(teller: Teller, curriculum: Curriculum) -> tuple[Part, ...]:
    """How far the reader is in a curriculum's required courses, course by course."""
    tracks = _tracks(teller, curriculum, required=True)
    return (Progress(tracks, split=True),) if tracks else ()


def standings(teller: Teller, courses: Iterable[Course]) -> tuple[Part, ...]:
    """How the reader stands with each of these courses, for marks wherever the page names one."""
    tracks = tuple(track(teller, course) for course in courses)
    return (Standings(tracks),) if tracks else ()


def resume(teller: Teller) -> tuple[Part, ...]:
    """Where the reader stopped, among the lessons of all curricula."""
    found: dict[str, Task] = {}
    for curriculum in in_level_order(teller.relations.site.of(Curriculum)):
        for each in _tracks(teller, curriculum):
            found |= {task.key: task for task in each.tasks if task.link}
    return (Resume(tuple(found.values())),) if found else ()


def record(teller: Teller) -> Sheet:
    """The page on which the record is read, printed, moved and cleared."""
    seen: set[str] = set()
    groups: list[tuple[Link, tuple[Track, ...]]] = []
    for curriculum in in_level_order(teller.relations.site.of(Curriculum)):
        found = (each for each in _tracks(teller, curriculum) if each.link.address not in seen)
        tracks = tuple(each for each in found if each.tasks)
        seen |= {each.link.address for each in tracks}
        if tracks:
            groups.append((teller.link(curriculum), tracks))
    say = teller.say
    others = tuple(track(teller, each) for each in teller.relations.site.of(Course))
    others = tuple(each for each in others if each.tasks and each.link.address not in seen)
    if others:
        groups.append((Link(say("progress.others"), "/courses/#find", teller.language), others))
    return Sheet(
        ADDRESS,
        "courses",
        "record",
        say("progress.title"),
        say("progress.summary"),
        (Resume(tuple(_linked(groups))), Kept(), StudyRecord(tuple(groups), _tests(teller))),
        say("progress.lead"),
    )


def _tests(teller: Teller) -> tuple[tuple[Link, tuple[Task, ...]], ...]:
    """The tests for self-assessment under their list; no curriculum counts their minutes."""
    tests = tuple(_test(teller, each) for each in in_order(teller))
    return ((Link(teller.say("assessment.title"), TESTS, teller.language), tests),) if tests else ()


def _test(teller: Teller, entry: Assessment) -> Task:
    time, kept = teller.say("time.minutes", n=entry.minutes), answers_kept(entry.id)
    kind = teller.say("progress.test")
    return Task(kept, teller.words(entry.title), 0, time, kind, teller.link(entry), kept)


def _linked(groups: Iterable[tuple[Link, tuple[Track, ...]]]) -> Iterator[Task]:
    return (task for _, tracks in groups for each in tracks for task in each.tasks if task.link)


def _tracks(teller: Teller, curriculum: Curriculum, *, required: bool | None = None) -> tuple[Track, ...]:
    chosen = (each for each in curriculum.courses if required is None or each.required is required)
    courses = (teller.relations.site.find(Course, each.course) for each in chosen)
    return tuple(track(teller, course) for course in courses if course)


def track(teller: Teller, course: Course) -> Track:
    """A course with what a reader can get done in it; drafts count in its hours alone."""
    hours = teller.relations.course_hours(course)
    tasks = (
        _task(teller, course, item, teller.words(module.title) if len(course.modules) > 1 else None)
        for module in course.modules
        for item in module.items
    )
    return Track(
        course.id,
        teller.link(course),
        round(hours * 60),
        teller.time(hours),
        tuple(each for each in tasks if each),
    )


def key(course: Course, item: Item) -> str:
    """Under which name a reader's browser keeps a lesson or an activity: both outlive a move of files."""
    return f"lesson.{item.lesson}" if item.lesson else f"activity.{course.id}.{item.id}"


def _task(teller: Teller, course: Course, item: Item, module: Said | None) -> Task | None:
    hours = teller.relations.item_hours(item)
    minutes, time = round(hours * 60), teller.time(hours)
    if item.lesson is None:
        assert item.title is not None
        kind = teller.say(f"course.{item.kind}")
        return Task(key(course, item), teller.words(item.title), minutes, time, kind, module=module)
    lesson = teller.relations.site.find(Lesson, item.lesson)
    if lesson is None:
        return None
    quiz = teller.relations.quiz_of(lesson)
    return Task(
        key(course, item),
        teller.title(lesson),
        minutes,
        time,
        teller.say("course.lesson"),
        teller.link(lesson),
        quiz.id if quiz else "",
        _digests(teller, lesson).get(teller.language, ""),
        tuple(each.id for each in teller.relations.worksheets_of(lesson)),
        module,
    )


def reading(teller: Teller, lesson: Lesson) -> Reading:
    """What a lesson's page keeps when it is read, so that a later change can be told."""
    quiz = teller.relations.quiz_of(lesson)
    return Reading(
        lesson=lesson.id,
        quiz=quiz.id if quiz else "",
        digests=tuple((str(language), each) for language, each in _digests(teller, lesson).items()),
        revisions=tuple(
            (str(language), tuple(each.items())) for language, each in _revisions(teller, lesson).items()
        ),
    )


def _revisions(teller: Teller, lesson: Lesson) -> Mapping[Language, Mapping[str, str]]:
    """Short revisions of the sections in each language there is, in a fixed order of languages."""
    texts = teller.relations.site.by_key["lesson", lesson.id].texts
    return {
        language: {id: revision[:SHORT] for id, revision in texts[language].prose.revisions.items()}
        for language in Language
        if language in texts
    }


def _digests(teller: Teller, lesson: Lesson) -> Mapping[Language, str]:
    """One fingerprint for all sections of a lesson, in each language there is."""
    return {
        language: hashlib.sha256(repr(sorted(each.items())).encode()).hexdigest()[:SHORT]
        for language, each in _revisions(teller, lesson).items()
    }
