/* The parts of a page that depend on its day, marked data-dated: as the server shows them for another address. */

const partsOf = (root) => new Map([...root.querySelectorAll("[data-dated]")].map((part) => [part.dataset.dated, part]));

/* What the reader has opened stays open. */
function keepOpen(part, next) {
  const opened = [part, ...part.querySelectorAll("details")].filter((one) => one.localName === "details");
  const coming = [next, ...next.querySelectorAll("details")].filter((one) => one.localName === "details");
  opened.forEach((one, place) => { if (coming[place]) coming[place].open = one.open; });
}

/* The whole page of an address, not shown yet. */
export async function readPage(address, signal) {
  const response = await fetch(address, { signal });
  if (!response.ok) throw new Error(`${response.status} for ${address}`);
  return new DOMParser().parseFromString(await response.text(), "text/html");
}

/* Put its dated parts in the place of ours; enhance is called with each. False where the two do not match. */
export function adoptDated(fresh, enhance) {
  const shown = partsOf(document);
  const coming = partsOf(fresh);
  if (shown.size !== coming.size || [...shown.keys()].some((name) => !coming.has(name))) return false;
  const focused = document.activeElement?.id;
  for (const [name, part] of shown) {
    const next = document.adoptNode(coming.get(name));
    keepOpen(part, next);
    part.replaceWith(next);
    enhance(next);
  }
  if (focused && document.activeElement === document.body) document.getElementById(focused)?.focus({ preventScroll: true });
  document.title = fresh.title;
  return true;
}
