// @ts-check
// Display: what the reader chose for text size, background, keys and furigana, put in force before the page is drawn.
// The choice stays in this browser. Where storage is refused, the page simply keeps its own look.
(() => {
  const root = document.documentElement;
  root.dataset.script = "";
  for (const name of /** @type {const} */ (["size", "scheme", "slash"])) {
    try {
      const value = localStorage.getItem(`exchange.${name}`);
      if (value) root.dataset[name] = value;
    } catch {
      // Storage is refused, as in a private window.
    }
  }
  try {
    const kept = JSON.parse(localStorage.getItem("exchange.reading.furigana") ?? "null");
    if (kept?.data === "hidden") root.dataset.furigana = kept.data;
  } catch {
    // Storage is refused, or holds something else.
  }
})();
