/* The board: a tip beside each band, and arrow keys through rows and time instead of hundreds of tab stops. */
import { centre, nameByLabel, rove, tipIn } from "./tip.js";

/* The band of a row that lies nearest to a place across. */
function nearest(row, x) {
  const far = (link) => Math.abs(centre(link)[0] - x);
  return row.reduce((best, link) => (far(link) < far(best) ? link : best));
}

function next(rows, link, key) {
  const row = rows.findIndex((one) => one.includes(link));
  const place = rows[row].indexOf(link);
  switch (key) {
    case "ArrowRight": return rows[row][place + 1];
    case "ArrowLeft": return rows[row][place - 1];
    case "ArrowDown": return rows[row + 1] && nearest(rows[row + 1], centre(link)[0]);
    case "ArrowUp": return rows[row - 1] && nearest(rows[row - 1], centre(link)[0]);
    case "Home": return rows[0][0];
    case "End": return rows.at(-1).at(-1);
    default: return undefined;
  }
}

function enhance(frame) {
  const rows = [...frame.querySelectorAll("tr")].map((row) => [...row.querySelectorAll("svg a")]).filter((row) => row.length);
  const links = rows.flat();
  if (!links.length) return;
  const tip = tipIn(frame);
  links.forEach(nameByLabel);
  rove(links, links[0]);
  const show = (link, x, y) => tip.show(link.getAttribute("aria-label"), x, y);
  const linkOf = (event) => event.target.closest("svg a");

  frame.addEventListener("pointermove", (event) => {
    const link = linkOf(event);
    if (link) show(link, event.clientX, event.clientY);
    else tip.hide();
  });
  frame.addEventListener("pointerleave", tip.hide);
  frame.addEventListener("focusin", (event) => {
    const link = linkOf(event);
    if (!link) return;
    rove(links, link);
    show(link, ...centre(link));
  });
  frame.addEventListener("focusout", tip.hide);
  frame.addEventListener("keydown", (event) => {
    if (event.key === "Escape") tip.hide();
    const link = linkOf(event);
    const other = link && next(rows, link, event.key);
    if (!other) return;
    event.preventDefault();
    other.focus();
  });
}

export function enhanceBoards() {
  for (const frame of document.querySelectorAll("[data-board]")) enhance(frame);
}
