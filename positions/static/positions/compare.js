/* A name picked from the list is added at once, and the field is ready for the next one. */

const READY = "compare-ready";

for (const form of document.querySelectorAll("form[data-choose]")) {
  const field = form.elements.add;
  field.addEventListener("input", (event) => {
    /* What is typed has an inputType of typing: “Guinea” may yet become “Guinea-Bissau”. */
    if (event.inputType && event.inputType !== "insertReplacementText") return;
    if ([...field.list.options].some((option) => option.value === field.value)) form.requestSubmit();
  });
  form.addEventListener("submit", () => { sessionStorage.setItem(READY, "1"); });
  if (sessionStorage.getItem(READY)) field.focus();
  sessionStorage.removeItem(READY);
}
