// @ts-check
// The panel of display choices: text size, background and the key for search, kept in this browser alone.

const root = document.documentElement;
const panel = /** @type {HTMLDetailsElement | null} */ (document.querySelector("[data-display]"));

/** Show which choice is in force. @param {"size" | "scheme" | "slash"} name @param {string} value */
function show(name, value) {
  for (const button of panel?.querySelectorAll(`button[data-${name}]`) ?? []) {
    button.setAttribute("aria-pressed", String(button.getAttribute(`data-${name}`) === value));
  }
}

/** Put a choice in force and keep it, where the browser lets us. @param {"size" | "scheme" | "slash"} name @param {string} value */
function choose(name, value) {
  root.dataset[name] = value;
  show(name, value);
  try {
    localStorage.setItem(`exchange.${name}`, value);
  } catch {
    // Refused storage: the choice holds for this page.
  }
}

if (panel) {
  show("size", root.dataset.size ?? "normal");
  show("scheme", root.dataset.scheme ?? "auto");
  show("slash", root.dataset.slash ?? "on");
  panel.addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest("button") : null;
    if (button?.dataset.size) choose("size", button.dataset.size);
    if (button?.dataset.scheme) choose("scheme", button.dataset.scheme);
    if (button?.dataset.slash) choose("slash", button.dataset.slash);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && panel.open) {
      panel.open = false;
      panel.querySelector("summary")?.focus();
    }
  });
}
