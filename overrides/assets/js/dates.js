// @ts-check
// Dates say their day in the other calendar when pointed at or focused. Escape puts that away.
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const date of document.querySelectorAll(".date:is(:hover, :focus)")) date.setAttribute("data-closed", "");
});
for (const left of ["focusout", "pointerout"]) {
  document.addEventListener(left, (event) => {
    if (event.target instanceof Element) event.target.closest(".date")?.removeAttribute("data-closed");
  });
}
