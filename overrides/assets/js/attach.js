// @ts-check
// A module that belongs to the page: unlike one that is imported, a script element is waited for by the
// browser, so a page that has loaded answers to whoever uses it.

/** @param {string} module its name beside this one */
export function attach(module) {
  const script = document.createElement("script");
  script.type = "module";
  script.src = new URL(module, import.meta.url).href;
  document.head.append(script);
}
