/* The screen of an occasion, quicker: what depends on what was typed is filled in by itself, rows are added in
   place, coding rules follow the proposition. Each of these presses a button that works without scripts. */

const form = document.getElementById("occasion");
const count = form.elements.namedItem("rows");
let asked = 0;
let waiting;

// What the server makes of what was typed so far.

const fill = async () => {
  const number = (asked += 1);
  const data = new FormData(form);
  data.set("refresh", "yes");
  form.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(form.action, { method: "POST", body: data, credentials: "same-origin" });
    const page = new DOMParser().parseFromString(answer.ok ? await answer.text() : "", "text/html");
    // a later question is on its way, or the session has ended: saving will tell
    if (number === asked && page.getElementById("occasion")) take(page, data);
  } finally {
    if (number === asked) form.removeAttribute("aria-busy");
  }
};

const take = (page, sent) => {
  document.getElementById("known-source").replaceWith(page.getElementById("known-source"));
  for (const hint of page.querySelectorAll("#occasion .cell__hint")) {
    const here = document.getElementById(hint.id);
    if (here && here.textContent !== hint.textContent) here.textContent = hint.textContent;
  }
  for (const field of form.querySelectorAll("input[data-asks]:not([type=date]), input[list]")) {
    const completed = page.getElementById(field.id)?.value;
    if (completed && field.value === sent.get(field.name)) field.value = completed;
  }
  for (const name of ["official", "session"]) {
    const list = form.elements.namedItem(name);
    const chosen = list.selectedOptions[0];
    list.replaceChildren(...page.getElementById(list.id).children);
    list.value = chosen.value;
    if (list.selectedIndex < 0) list.add(chosen); // chosen while the answer was on its way
  }
};

// Rows.

const addRow = () => {
  const place = Number(count.value);
  const row = document.getElementById("blank-row").innerHTML.replaceAll("__place__", place).replaceAll("__number__", place + 1);
  document.getElementById("rows").insertAdjacentHTML("beforeend", row);
  count.value = place + 1;
  document.querySelector(`#row-${place + 1} select`).focus();
};

const showRules = (list) => {
  const rules = document.querySelector(`#rules-${CSS.escape(list.value)} > div`);
  const place = list.closest(".said").querySelector("[data-rules]");
  const none = document.getElementById("blank-row").content.querySelector("[data-rules]");
  place.innerHTML = (rules ?? none).innerHTML;
};

form.addEventListener("change", ({ target }) => {
  if (target.matches("select[name$=-proposition]")) showRules(target);
  if (!target.matches("[data-asks]")) return;
  clearTimeout(waiting);
  waiting = setTimeout(fill, target.type === "date" ? 300 : 0); // a date changes with every part of it
});

form.addEventListener("submit", (event) => {
  const name = event.submitter?.name;
  if (name !== "refresh" && name !== "add_rows") {
    asked += 1; // what is sent is what was typed: nothing is filled in any more
    return;
  }
  event.preventDefault();
  if (name === "refresh") fill();
  else addRow();
});

// Writing that is brought back (writing.js) finds its rows.
form.addEventListener("writing:restore", ({ detail }) => {
  while (Number(count.value) < Math.min(Number(detail.rows) || 0, 60)) addRow();
});

// What is to be read is met first; a mistake leads to its field.

document.querySelector("#objections, #cautions")?.focus();
document.getElementById("content-main").addEventListener("click", (event) => {
  const place = event.target.closest(".objections a[href^='#']")?.hash.slice(1);
  const field = place && document.getElementById(place);
  if (!field) return;
  event.preventDefault();
  field.focus();
});
