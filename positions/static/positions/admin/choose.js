/* A list of boxes: one that ticks them all, and how many are ticked on the button. Without it, tick them one by one. */

for (const form of document.querySelectorAll("[data-choose]")) {
  const boxes = [...form.querySelectorAll("tbody input[type=checkbox]")];
  const all = form.querySelector("[data-choose-all] input");
  const count = form.querySelector("[data-count]");
  const tell = () => {
    const chosen = boxes.filter((box) => box.checked).length;
    if (count) count.textContent = chosen === 1 ? "1 country" : `${chosen} countries`;
    if (all) {
      all.checked = chosen > 0 && chosen === boxes.length;
      all.indeterminate = chosen > 0 && chosen < boxes.length;
    }
  };
  if (all && boxes.length) {
    all.closest("[data-choose-all]").hidden = false;
    all.addEventListener("change", () => {
      for (const box of boxes) box.checked = all.checked;
      tell();
    });
  }
  form.addEventListener("change", tell);
  tell();
}
