// @ts-check
// Furigana: kana over kanji, shown or hidden as the reader last chose. The words stay the same either way.
import { write } from "./store.js";

const root = document.documentElement;
const button = /** @type {HTMLButtonElement | null} */ (document.querySelector("button[data-furigana]"));
const status = button?.parentElement?.querySelector("[role=status]");

/** Put the state on the button. */
const show = () => button?.setAttribute("aria-pressed", String(root.dataset.furigana !== "hidden"));

button?.addEventListener("click", () => {
  root.dataset.furigana = root.dataset.furigana === "hidden" ? "shown" : "hidden";
  show();
  const kept = write("reading", "furigana", root.dataset.furigana);
  if (status) status.textContent = kept ? "" : (button.dataset.notKept ?? "");
});
show();
