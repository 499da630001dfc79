/* What makes the pages quicker to use. Every page works without it. */
import { enhanceBoards } from "./board.js";
import { enhanceMaps } from "./map.js";
import { enhanceTables } from "./sort.js";
import { enhanceTime } from "./time.js";

const root = document.documentElement;

for (const button of document.querySelectorAll("[data-theme-toggle]")) {
  button.addEventListener("click", () => {
    const night = matchMedia("(prefers-color-scheme: dark)").matches;
    const next = (root.dataset.theme ?? (night ? "dark" : "light")) === "dark" ? "light" : "dark";
    root.dataset.theme = next;
    try { localStorage.setItem("theme", next); } catch { /* it holds for this page only */ }
  });
}

/* A switch or a choice sends its form at once; a day only when it is whole, not while it is typed. */
function enhanceForms(part) {
  for (const form of part.querySelectorAll("form[data-submit-on-change]")) {
    let typed = false;
    form.addEventListener("keydown", (event) => { typed = event.target.type === "date" && event.key !== "Enter"; });
    form.addEventListener("pointerdown", () => { typed = false; });
    form.addEventListener("change", (event) => {
      if (event.target.type === "date" && (typed || !event.target.value)) return;
      form.requestSubmit();
    });
  }
}

function enhanceCopies(part) {
  for (const button of part.querySelectorAll("[data-copy]")) {
    button.hidden = !navigator.clipboard;
    if (button.hidden) continue;
    const words = button.textContent;
    button.addEventListener("click", async () => {
      const source = button.parentElement.querySelector("[data-copy-source]");
      await navigator.clipboard.writeText(source.textContent.trim());
      button.textContent = "Copied";
      setTimeout(() => { button.textContent = words; }, 2000);
    });
  }
}

/* A page, or a part that has taken the place of another. */
function enhance(part) {
  enhanceForms(part);
  enhanceCopies(part);
  enhanceTables(part);
}

enhance(document);
enhanceMaps();
enhanceBoards();
enhanceTime(enhance);
