"""Rules of courses: every lesson in one course, no circle of prerequisites, objectives that are met."""

from collections.abc import Iterable, Iterator, Mapping
from typing import cast

from ..kinds.agreement import Agreement
from ..kinds.assessment import Assessment
from ..kinds.course import Course
from ..kinds.curriculum import Curriculum
from ..kinds.lesson import Lesson, LessonFront
from ..kinds.organisation import Organisation
from ..kinds.quiz import Quiz
from ..problem import Problem
from ..relate import Relations
from ..site import Record
from ..tree import Trail


def lessons_belong_to_one_course(relations: Relations) -> Iterator[Problem]:
    """A lesson is listed in exactly one course; its address hangs on it."""
    some_course_is_unread = any(kind == Course.about.name for kind, _ in relations.site.unread)
    for record in relations.site.records_of(Lesson):
        courses = relations.courses_of.get(record.entry.id, ())
        if not courses and not some_course_is_unread:
            yield Problem("lesson-in-no-course", record.place(("id",)), {"id": record.entry.id})
        elif len(courses) > 1:
            values = {
                "id": record.entry.id,
                "courses": ", ".join(each.entry.id for each in courses),
            }
            yield Problem("lesson-in-two-courses", record.place(("id",)), values)


def parts_have_their_own_ids(relations: Relations) -> Iterator[Problem]:
    """No two modules of a course and no two of its activities share an id."""
    for record in relations.site.records_of(Course):
        modules, activities = set[str](), set[str]()
        for index, module in enumerate(cast(Course, record.entry).modules):
            yield from _repeated(record, ("modules", index), module.id, modules)
            for number, item in enumerate(module.items):
                if item.id is not None:
                    trail = ("modules", index, "items", number)
                    yield from _repeated(record, trail, item.id, activities)


def _repeated(record: Record, trail: Trail, id: str, seen: set[str]) -> Iterator[Problem]:
    if id in seen:
        yield Problem("part-id-twice", record.place((*trail, "id")), {"id": id}, "id")
    seen.add(id)


# What may lead from entry to entry of one kind, and never back: kind, field, and the code of a circle.
CHAINS = (
    (Lesson, "requires", "prerequisite-circle"),
    (Course, "prerequisites", "prerequisite-circle"),
    (Organisation, "parent", "reference-circle"),
    (Agreement, "predecessor", "reference-circle"),
    (Assessment, "apart_from", "assessment-circle"),
)


def chains_have_no_circle(relations: Relations) -> Iterator[Problem]:
    """Nothing waits for itself, belongs to itself or follows itself, however long the way round."""
    for kind, field, code in CHAINS:
        graph = {
            record.entry.id: (record, _named(record, field)) for record in relations.site.records_of(kind)
        }
        for circle in _circles({id: needs for id, (_, needs) in graph.items()}):
            record = graph[circle[0]][0]
            yield Problem(code, record.place((field,)), {"circle": " → ".join(circle)}, field)


def _named(record: Record, field: str) -> tuple[str, ...]:
    said = getattr(record.entry, field)
    return said if isinstance(said, tuple) else () if said is None else (said,)


def nothing_is_listed_twice(relations: Relations) -> Iterator[Problem]:
    """No course lists a lesson twice and no curriculum a course: its hours would be counted twice."""
    for record in relations.site.records_of(Course):
        seen = set[str]()
        for index, module in enumerate(cast(Course, record.entry).modules):
            for number, item in enumerate(module.items):
                trail: Trail = ("modules", index, "items", number, "lesson")
                yield from _listed(record, trail, item.lesson or "", seen)
    for record in relations.site.records_of(Curriculum):
        seen = set[str]()
        for index, each in enumerate(cast(Curriculum, record.entry).courses):
            yield from _listed(record, ("courses", index, "course"), each.course, seen)


def _listed(record: Record, trail: Trail, id: str, seen: set[str]) -> Iterator[Problem]:
    if id and id in seen:
        yield Problem("listed-twice", record.place(trail), {"id": id}, ".".join(map(str, trail)))
    seen.add(id)


def _circles(graph: Mapping[str, Iterable[str]]) -> Iterator[tuple[str, ...]]:
    """Each circle of a graph once, from its first id in order, closed by repeating that id."""
    done: set[str] = set()
    for start in sorted(graph):
        path: list[str] = []
        stack: list[tuple[str, Iterator[str]]] = []
        if start not in done:
            stack.append((start, iter(graph[start])))
            path.append(start)
        while stack:
            node, following = stack[-1]
            step = next(following, None)
            if step is None:
                done.add(node)
                stack.pop()
                path.pop()
            elif step in path:
                circle = path[path.index(step) :]
                turn = circle.index(min(circle))
                yield (*circle[turn:], *circle[:turn], circle[turn])
            elif step in graph and step not in done:
                stack.append((step, iter(graph[step])))
                path.append(step)


def objectives_are_said_met_and_tested(relations: Relations) -> Iterator[Problem]:
    """Each objective is worded in each text, met by a section that exists, and tested by a question."""
    for record in relations.site.records_of(Lesson):
        lesson = cast(Lesson, record.entry)
        yield from _objective_sections(record, lesson)
        yield from _objective_words(record, lesson)
        quiz = relations.quiz_of(lesson)
        tested = {id for question in quiz.questions for id in question.objectives} if quiz else set()
        for id in lesson.objectives:
            if quiz and id not in tested:
                yield Problem("objective-untested", record.place(("objectives", id)), {"id": id})


def _objective_sections(record: Record, lesson: Lesson) -> Iterator[Problem]:
    known = {heading.id for text in record.texts.values() for heading in text.prose.headings}
    for id, sections in lesson.objectives.items():
        for index, section in enumerate(sections):
            if record.texts and section not in known:
                place = record.place(("objectives", id, index))
                yield Problem("objective-section", place, {"id": id, "section": section})


def _objective_words(record: Record, lesson: Lesson) -> Iterator[Problem]:
    for text in record.texts.values():
        words = cast(LessonFront, text.front).objectives
        for id in sorted(set(lesson.objectives) ^ set(words)):
            code = "objective-unworded" if id in lesson.objectives else "objective-unknown"
            yield Problem(code, text.tree.span(("objectives", id)).place, {"id": id}, "objectives")


def questions_test_known_objectives(relations: Relations) -> Iterator[Problem]:
    """A question names only objectives of its own lesson."""
    for record in relations.site.records_of(Quiz):
        lesson = relations.lesson_beside(record)
        for index, question in enumerate(cast(Quiz, record.entry).questions):
            for place, id in enumerate(question.objectives):
                if lesson and id not in lesson.objectives:
                    trail = ("questions", index, "objectives", place)
                    yield Problem("objective-unknown", record.place(trail), {"id": id}, "objectives")


def key_points_agree(relations: Relations) -> Iterator[Problem]:
    """Both languages give the same number of key points."""
    for record in relations.site.records_of(Lesson):
        counts = {text.path: len(cast(LessonFront, text.front).key_points) for text in record.texts.values()}
        if len(set(counts.values())) > 1:
            text = record.texts[cast(Lesson, record.entry).original.counterpart]
            numbers = " / ".join(str(count) for count in counts.values())
            yield Problem("key-points-differ", text.tree.span(("key_points",)).place, {"found": numbers})


RULES = (
    lessons_belong_to_one_course,
    parts_have_their_own_ids,
    chains_have_no_circle,
    nothing_is_listed_twice,
    objectives_are_said_met_and_tested,
    questions_test_known_objectives,
    key_points_agree,
)
