// @ts-check
// The link «report a mistake» names its page and revision in the address; the contact page shows them.
const report = /** @type {HTMLElement | null} */ (document.querySelector("[data-report]"));
const about = new URLSearchParams(location.search);
if (report && about.has("page")) {
  for (const name of ["page", "revision"]) {
    const place = report.querySelector(`[data-report-${name}]`);
    if (place) place.textContent = (about.get(name) ?? "").slice(0, 200);
  }
  report.hidden = false;
}
