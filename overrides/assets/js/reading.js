// @ts-check
// A lesson's own page: keeps that it was opened and where the reader stopped, marks it as read on request,
// and says which sections have changed since.
import { sameDigest } from "./digest.js";
import { day } from "./learning.js";
import { filled, made, spoken, today, wordsOf } from "./say.js";
import { read, watch, write } from "./store.js";

const part = /** @type {HTMLElement} */ (document.querySelector("[data-lesson]"));
const words = wordsOf(part);
const id = part.dataset.lesson ?? "";
const language = document.documentElement.lang;
const digests = JSON.parse(part.dataset.digests ?? "{}");
const revisions = JSON.parse(part.dataset.revisions ?? "{}");
const state = /** @type {HTMLElement} */ (part.querySelector("[data-mark-state]"));
const mark = /** @type {HTMLButtonElement} */ (part.querySelector("[data-mark]"));
const sorry = /** @type {HTMLElement} */ (part.querySelector("[data-sorry]"));
state.setAttribute("role", "status");

/** Change what is kept of this lesson. @param {Record<string, unknown>} changes */
function keep(changes) {
  sorry.textContent = write("lesson", id, { ...read("lesson", id), ...changes }) ? "" : words.refused;
}

/** The sections whose words are others than when they were read; null when that is not known. @param {any} kept @returns {{ changed: string[], gone: boolean } | null} */
function moved(kept) {
  const then = kept.revisions?.[language];
  const now = revisions[language];
  if (!then || !now) return null;
  const changed = Object.keys(now).filter((section) => then[section] !== now[section]);
  return { changed, gone: Object.keys(then).some((section) => !(section in now)) };
}

/** The notice before the text, or none. @param {any} kept */
function notice(kept) {
  document.querySelector(".changed-since")?.remove();
  const then = day(kept.read);
  if (!then || sameDigest(kept.digests?.[language], digests[language])) return;
  const found = moved(kept);
  const box = made("div", { class: "notice changed-since", role: "note" });
  box.append(made("p", { class: "notice-title" }, filled(words.changed_title, { date: spoken(then) })));
  if (found?.changed.length) {
    const order = found.changed.map((section) => ({ section, at: document.getElementById(section) }));
    const links = order.map(({ section, at }) =>
      made("li", {}, at ? made("a", { href: `#${section}` }, at.textContent?.trim() ?? section) : words.opening),
    );
    box.append(made("p", {}, words.changed_where), made("ul", {}, ...links));
  } else if (!found?.gone) {
    box.append(made("p", {}, words.changed_some));
  }
  if (found?.gone) box.append(made("p", {}, words.gone));
  const seen = made("button", { type: "button", class: "button quiet" }, words.seen);
  seen.addEventListener("click", () => {
    keep({ digests, revisions });
    show();
    mark.focus();
  });
  box.append(made("p", {}, seen));
  document.querySelector(".prose")?.before(box);
}

function show() {
  const kept = read("lesson", id) ?? {};
  const done = day(kept.read);
  state.textContent = done ? filled(words.read_on, { date: spoken(done) }) : words.unread;
  mark.textContent = done ? words.unmark : words.mark;
  mark.classList.toggle("quiet", Boolean(done));
  part.dataset.read = done ? "yes" : "no";
  notice(kept);
}

mark.addEventListener("click", () => {
  const done = day(read("lesson", id)?.read);
  keep(done ? { read: null, digests: null, revisions: null } : { read: today(), digests, revisions });
  show();
});

/** The section that stands at the upper part of the window: the same id in both languages. */
function section() {
  const heads = [.../** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".prose :is(h2, h3)[id]"))];
  return heads.filter((head) => head.getBoundingClientRect().top < innerHeight / 3).pop()?.id ?? "";
}

document.addEventListener("visibilitychange", () => {
  // Only where the reader stopped is kept here, and only of a lesson that is still kept: it may be cleared.
  if (document.visibilityState === "hidden" && read("lesson", id)) keep({ at: section(), seen: Date.now() });
});
keep({ seen: Date.now() });
part.hidden = false;
show();
watch(show);
