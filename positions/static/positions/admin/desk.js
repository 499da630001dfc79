/* Names for what screen readers meet without one: the boxes that suggest, and the fields of inline rows. */

const heading = (cell) => cell?.closest("table")?.tHead?.rows[0]?.cells[cell.cellIndex]?.textContent.trim();
const nameOf = (field) => field.labels?.[0]?.textContent.replace(/:\s*$/, "").trim() || heading(field.closest("td"));

const nameFields = (root) => {
  for (const field of root.querySelectorAll("td input:not([type=hidden]), td select, select.admin-autocomplete")) {
    const name = nameOf(field);
    if (!name) continue;
    if (!field.labels?.length) field.setAttribute("aria-label", name);
    const box = field.nextElementSibling?.querySelector?.(".select2-selection");
    const shown = box?.querySelector(".select2-selection__rendered");
    const value = shown?.textContent.trim();
    if (box) {
      box.removeAttribute("aria-labelledby");
      box.setAttribute("aria-label", value ? `${name}: ${value}` : name);
      shown?.setAttribute("aria-label", name);
    }
  }
};

// the boxes are made by jQuery when it is ready: ours comes after, in its own queue
const whenReady = window.django?.jQuery ?? ((act) => addEventListener("load", act));
whenReady(() => nameFields(document));
document.addEventListener("formset:added", (event) => setTimeout(() => nameFields(event.target)));
document.addEventListener("focusin", (event) => {
  const row = event.target.closest?.(".related-widget-wrapper");
  if (row) nameFields(row);
});
