// @ts-check
// Terms: the card of a term opens by the browser's own popover, without this script. The script carries the
// focus into the card, so that it is read aloud, and sets it beside its word where style sheets cannot.

/** Where the browser has popovers, and where it can anchor them. */
const popovers = "popover" in HTMLElement.prototype;
const anchors = CSS.supports("position-area: block-end");
/** The button that opened a card. @type {HTMLElement | null} */
let opener = null;

/** Set a card below its word, or above it where there is no room. @param {HTMLElement} card @param {HTMLElement} word */
function place(card, word) {
  if (matchMedia("(max-width: 40rem)").matches) return;
  const at = word.getBoundingClientRect();
  const below = at.bottom + card.offsetHeight + 8 < innerHeight;
  const top = below ? at.bottom + 4 : Math.max(4, at.top - card.offsetHeight - 4);
  const left = Math.max(8, Math.min(at.left, innerWidth - card.offsetWidth - 16));
  for (const [name, value] of [["inset", "auto"], ["margin", "0"], ["top", `${top}px`], ["left", `${left}px`]]) {
    card.style.setProperty(name, value);
  }
}

document.addEventListener("click", (event) => {
  const word = event.target instanceof Element ? event.target.closest("button.term") : null;
  if (!(word instanceof HTMLElement)) return;
  opener = word;
  // Without popovers the cards stand as a list below the text: the word leads to its own.
  if (!popovers) document.getElementById(word.getAttribute("popovertarget") ?? "")?.focus();
});

document.addEventListener(
  "toggle",
  (event) => {
    const card = event.target;
    if (!(card instanceof HTMLElement) || !card.classList.contains("term-card")) return;
    if (/** @type {ToggleEvent} */ (event).newState !== "open") return;
    if (!anchors && opener) place(card, opener);
    card.focus({ preventScroll: true });
  },
  true,
);
