/* The review by one key each: a approves and goes on, s goes to the reason. Never while something is being written,
   never twice, and not in the first moment of a page: what nobody has seen yet is not approved by a double stroke.
   Without this script the buttons do the same. */

const REST = 600;
const STORE = "review-keys";
const form = document.querySelector("form[data-review]");

const approve = form?.querySelector("[data-review-approve]");
const sendBack = form?.querySelector("[data-review-send-back]");
const note = form?.querySelector("[data-review-note]");
const keys = form?.querySelector("[data-review-keys]");
let sent = false;

const isWriting = (target) => target.closest?.("input:not([type=checkbox]), textarea, select, [contenteditable]");

const show = (on) => {
  for (const one of form.querySelectorAll("kbd, [data-review-keys-shown]")) one.hidden = !on;
};

const stored = () => {
  try { return localStorage.getItem(STORE); } catch { return null; }
};

const store = (value) => {
  try { localStorage.setItem(STORE, value); } catch { /* remembered nowhere, then */ }
};

const onKey = (event) => {
  const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey && !event.isComposing;
  if (event.defaultPrevented || event.repeat || sent || form.dataset.review !== "ready") return;
  if (event.target === note) {
    if (event.key === "Escape") note.blur();
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) sendBack.click();
    return;
  }
  if (!keys.checked || !isPlain || isWriting(event.target)) return;
  if (event.key === "s" || (event.key === "a" && note.value.trim())) {
    // whoever has written a reason does not mean to approve
    event.preventDefault();
    note.focus();
  } else if (event.key === "a") {
    event.preventDefault();
    approve.click();
  }
};

if (form) {
  keys.checked = stored() !== "off";
  keys.closest("label").hidden = false;
  show(keys.checked);
  keys.addEventListener("change", () => {
    store(keys.checked ? "on" : "off");
    show(keys.checked);
  });
  form.addEventListener("submit", (event) => {
    if (sent) event.preventDefault();
    sent = true;
  });
  addEventListener("pageshow", () => {
    sent = false;
    form.dataset.review = "";
    setTimeout(() => { form.dataset.review = "ready"; }, REST);
  });
  document.addEventListener("keydown", onKey);
}
