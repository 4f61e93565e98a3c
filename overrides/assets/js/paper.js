// @ts-check
// Paper: the day of printing stands on it, and whether a browser prints at all is found out by asking it to.
import { spoken, today } from "./say.js";

addEventListener("beforeprint", () => {
  for (const each of document.querySelectorAll("[data-printed]")) each.textContent = spoken(today());
});

/** How long a browser has to take notice of being asked, in milliseconds. */
const NOTICE = 1000;

/**
 * Ask the browser to print. Gives false where it takes no notice, as the browsers inside messengers do: there
 * `print` is missing, or does nothing.
 */
export async function printed() {
  let noticed = false;
  const notice = () => (noticed = true);
  addEventListener("beforeprint", notice, { once: true });
  if (typeof window.print === "function") window.print();
  if (!noticed) await new Promise((wait) => setTimeout(wait, NOTICE));
  removeEventListener("beforeprint", notice);
  return noticed;
}
