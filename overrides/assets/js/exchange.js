// @ts-check
// Loads each enhancement only where its markup is: a page without a quiz loads no quiz.
import { attach } from "./attach.js";

/** What stands on a page, and the module that enhances it. @type {[string, string][]} */
const FEATURES = [
  ["[data-display]", "./display-panel.js"],
  ["[data-search]", "./search.js"],
  ["[data-report]", "./report.js"],
  ["[data-quiz]", "./quiz.js"],
  ["[data-tally]", "./tally.js"],
  ["[data-lesson]", "./reading.js"],
  ["[data-progress], [data-resume-among]", "./progress.js"],
  ["[data-record]", "./record.js"],
  ["[data-standings]", "./standings.js"],
  ["[data-finder]", "./finder.js"],
  ["[data-worksheet]", "./worksheet.js"],
  ["[data-form]", "./form.js"],
  ["[data-keep]", "./keep.js"],
  ["[data-kept]", "./kept.js"],
  ["[data-beside]", "./beside.js"],
  ["[data-furigana]", "./furigana.js"],
  ["[data-terms]", "./terms.js"],
  [".date", "./dates.js"],
  ["[data-printed]", "./paper.js"],
];

for (const [selector, module] of FEATURES) {
  if (document.querySelector(selector)) attach(module);
}
