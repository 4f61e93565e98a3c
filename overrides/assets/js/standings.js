// @ts-check
// How the reader stands with every course that the page names: done, begun, or not begun yet.
import { sums } from "./learning.js";
import { filled, wordsOf } from "./say.js";
import { watch } from "./store.js";

/** @typedef {import("./learning.js").Task} Task */
const source = /** @type {HTMLElement} */ (document.querySelector("[data-standings]"));
const words = wordsOf(source);
/** @type {Record<string, { minutes: number, tasks: Task[] }>} */
const tracks = JSON.parse(source.dataset.standings ?? "{}");

/**
 * How some courses stand together. They are done when every hour of them is; what is not published yet counts
 * as an hour to come. A course begun is never said to be at 0 or at 100 percent.
 * @param {string[]} ids @returns {{ state: "done" | "begun" | "unbegun", percent: number } | null}
 */
function standing(ids) {
  const found = ids.flatMap((id) => tracks[id] ?? []);
  const whole = found.reduce((total, each) => total + each.minutes, 0);
  if (!whole) return null;
  const { minutes, begun } = sums(found.flatMap((each) => each.tasks));
  if (minutes >= whole) return { state: "done", percent: 100 };
  const percent = Math.min(99, Math.max(1, Math.floor((minutes * 100) / whole)));
  return begun ? { state: "begun", percent } : { state: "unbegun", percent: 0 };
}

function show() {
  for (const mark of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-of]"))) {
    const found = standing((mark.dataset.of ?? "").split(" "));
    mark.hidden = !found;
    if (!found) continue;
    mark.dataset.state = found.state;
    mark.textContent = filled(words[found.state], { n: found.percent });
  }
}

show();
watch(show);
