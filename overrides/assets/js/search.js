// @ts-check
// Search, as far as every page needs it: the button, the keys that open the box, and whether words are to be
// marked in a page that was opened from a result. Everything else is loaded when it is asked for.

const root = document.documentElement;
const dialog = /** @type {HTMLDialogElement | null} */ (document.querySelector("[data-search-dialog]"));
const input = /** @type {HTMLInputElement | null} */ (document.querySelector("[data-search-input]"));
const fault = document.querySelector("[data-search-fault]");
const form = document.querySelector("[data-search-form]");

let loaded = false;

/** Load the box; when that fails, say so where its answers would stand, and let it be tried again. */
async function load() {
  try {
    (await import("./search-box.js")).begin();
    loaded = true;
  } catch {
    const said = fault?.querySelector("[data-search-fault-text]");
    const panel = /** @type {HTMLElement | null} */ (document.querySelector("[data-search-panel]"));
    if (said) said.textContent = JSON.parse(panel?.dataset.words ?? "{}").unreachable ?? "";
    fault?.removeAttribute("hidden");
  }
}

/** Open the box at once, so that what is typed meanwhile is not lost, then load what answers. */
function open() {
  if (dialog && !dialog.open) dialog.showModal();
  input?.focus();
  input?.select();
  void load();
}

/** Whether keys are going into a field. @param {EventTarget | null} target */
const typing = (target) =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches("input, textarea, select"));

/** Whether a key asks for search. With a Thai keyboard the key K gives a Thai letter, so its place counts too. @param {KeyboardEvent} event */
function asks(event) {
  const held = event.ctrlKey || event.metaKey;
  if (event.altKey || event.shiftKey !== (event.key === "/" && event.shiftKey)) return false;
  if (held) return event.key.toLowerCase() === "k" || (event.code === "KeyK" && !/^[a-z]$/i.test(event.key));
  return event.key === "/" && root.dataset.slash !== "off";
}

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.isComposing || typing(event.target) || !asks(event)) return;
  event.preventDefault();
  open();
});
const button = document.querySelector("[data-search]");
button?.addEventListener("click", open);
// Whoever comes near the button gets the script a moment earlier; the index waits until the box is open.
for (const near of ["pointerenter", "touchstart"]) {
  button?.addEventListener(near, () => void import("./search-box.js").catch(() => {}), { once: true, passive: true });
}
// What an input method is still composing is noted from the beginning: the box may come in the middle of it.
input?.addEventListener("compositionstart", () => (input.dataset.composing = ""));
input?.addEventListener("compositionupdate", (event) => (input.dataset.composing = event.data));
input?.addEventListener("compositionend", () => delete input.dataset.composing);
// So is an Enter that comes before the box: it stays on this page, and the box takes it up.
form?.addEventListener("submit", (event) => {
  if (loaded || !input) return;
  event.preventDefault();
  input.dataset.entered = "";
  void load();
});
dialog?.querySelector("[data-search-close]")?.addEventListener("click", () => dialog.close());
dialog?.addEventListener("click", (event) => {
  if (event.target === dialog) dialog.close();
});
fault?.querySelector("[data-search-retry]")?.addEventListener("click", () => {
  // Once the box is there, it tries again by itself.
  if (!loaded) open();
});

/** Whether this page was opened with words to mark. */
function marked() {
  if (new URLSearchParams(location.search).has("q") || history.state?.marks) return true;
  try {
    return localStorage.getItem("exchange.search.opened") !== null;
  } catch {
    return false;
  }
}

// The page of search has no dialog: its box works from the beginning.
if (!dialog && input) void load();
else if (marked()) void import("./search-mark.js");
