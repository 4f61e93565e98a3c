// @ts-check
// The day of printing stands on the paper; without a script that line is left out.
import { spoken, today } from "./say.js";

addEventListener("beforeprint", () => {
  for (const each of document.querySelectorAll("[data-printed]")) each.textContent = spoken(today());
});
