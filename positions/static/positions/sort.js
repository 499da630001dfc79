/* Tables marked data-sortable: their heads become buttons. A cell sorts by its data-sort, else by its text. */

const words = new Intl.Collator(document.documentElement.lang, { numeric: true, sensitivity: "base" });
const key = (row, place) => row.cells[place]?.dataset.sort ?? row.cells[place]?.textContent.trim() ?? "";

function sortBy(table, head, place) {
  const rising = head.getAttribute("aria-sort") !== "ascending";
  for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
  head.setAttribute("aria-sort", rising ? "ascending" : "descending");
  const body = table.tBodies[0];
  const rows = [...body.rows];
  rows.sort((a, b) => {
    const [one, two] = [key(a, place), key(b, place)];
    if (!one || !two) return Number(!one) - Number(!two); // what is empty comes last, either way
    return (rising ? 1 : -1) * words.compare(one, two);
  });
  body.append(...rows);
}

export function enhanceTables(root) {
  for (const table of root.querySelectorAll("table[data-sortable]")) {
    [...table.tHead.rows[0].cells].forEach((head, place) => {
      if (!head.textContent.trim() || "unsorted" in head.dataset) return;
      const button = document.createElement("button");
      button.type = "button";
      button.className = "sort-button";
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => sortBy(table, head, place));
    });
  }
}
