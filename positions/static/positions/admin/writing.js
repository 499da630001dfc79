/* Keeps what is being written in any form of the desk, in this browser, until it is saved: a session that
   expires, a closed window or a broken line costs no text. Never passwords, never files. */

const PREFIX = "desk-writing:";
const SENT = "desk-sent";
const DAY = 24 * 60 * 60 * 1000;
const KEEP = 7 * DAY;
const account = document.querySelector("meta[name=desk-account]")?.content;
const all = () => Object.keys(localStorage).filter((key) => key.startsWith(PREFIX));
const read = (key) => { try { return JSON.parse(localStorage.getItem(key)); } catch { return null; } };

// what is kept of a field: its value, and for a box that suggests also the words of what is chosen
const kept = (field) => field.name && !field.disabled && !["csrfmiddlewaretoken", "next"].includes(field.name) &&
  !["password", "file", "submit", "button", "reset"].includes(field.type) && !/-__prefix__-/.test(field.name);
const valueOf = (field) => {
  if (["checkbox", "radio"].includes(field.type)) return field.checked ? field.value : null;
  if (field.tagName === "SELECT") return [...field.selectedOptions].map((one) => [one.value, one.text]);
  return field.value;
};
const keyOf = (field) => ["checkbox", "radio"].includes(field.type) ? `${field.name}=${field.value}` : field.name;
const valuesOf = (form) => Object.fromEntries([...form.elements].filter(kept).map((one) => [keyOf(one), valueOf(one)]));
// a list's choice may come back in a hidden field, and a text with other line ends: that is the same writing
const told = (value) => value === null ? null :
  (Array.isArray(value) ? value.map(([code]) => code).join("\n") : value).replace(/\r\n?/g, "\n");
const own = (name) => !name.startsWith("_") && !/-(TOTAL|INITIAL|MIN_NUM|MAX_NUM)_FORMS$/.test(name);
const says = (value) => Array.isArray(value) ? value.some(([code]) => code) : Boolean(value);
const apart = (written, now) => Object.keys(written).filter((name) => own(name) &&
  (name in now ? told(written[name]) !== told(now[name]) : says(written[name])));

const put = (field, value) => {
  if (["checkbox", "radio"].includes(field.type)) field.checked = value !== null;
  else if (field.tagName === "SELECT") {
    for (const [code, text] of value) {
      if (![...field.options].some((one) => one.value === code)) field.add(new Option(text, code));
    }
    for (const one of field.options) one.selected = value.some(([code]) => code === one.value);
  } else field.value = value;
  field.dispatchEvent(new Event("change", { bubbles: true }));
};

// rows that were added by hand are added again
const addRows = (form, written) => {
  for (const [name, count] of Object.entries(written)) {
    const total = /-TOTAL_FORMS$/.test(name) && form.elements[name];
    const more = total && document.querySelector(`#${CSS.escape(name.replace("-TOTAL_FORMS", "-group"))} .add-row a`);
    for (let missing = Number(count) - Number(total?.value); more && missing > 0; missing -= 1) more.click();
  }
  form.dispatchEvent(new CustomEvent("writing:restore", { detail: written })); // a screen with rows of its own adds them
};

const restore = (form, writing) => {
  addRows(form, writing.fields);
  const fields = Object.fromEntries([...form.elements].filter(kept).map((one) => [keyOf(one), one]));
  const lost = apart(writing.fields, valuesOf(form)).filter((name) => {
    if (!fields[name]) return says(writing.fields[name]);
    put(fields[name], writing.fields[name]);
    return false;
  });
  // the version that was being changed: what was saved since is then shown beside it
  const version = form.elements._version;
  if (version && writing.fields._version) version.value = writing.fields._version;
  return lost.map((name) => [name, writing.fields[name]]);
};

const hour = (moment) => {
  const at = new Date(moment);
  const time = at.toLocaleTimeString(undefined, { hour: "2-digit", minute: "2-digit" });
  return at.toDateString() === new Date().toDateString() ? time : `${at.toLocaleDateString()} ${time}`;
};

const button = (text, act) => {
  const made = Object.assign(document.createElement("button"), { type: "button", textContent: text });
  made.addEventListener("click", act);
  return made;
};

const offer = (form, key, writing, keep) => {
  const box = Object.assign(document.createElement("section"), { className: "writing" });
  box.setAttribute("aria-label", "Unsaved writing");
  const say = Object.assign(document.createElement("p"), { textContent: `You were writing here at ${hour(writing.at)}, and it was not saved.` });
  say.setAttribute("role", "status");
  const done = () => localStorage.removeItem(key);
  const take = () => {
    const lost = restore(form, writing);
    done();
    keep();
    box.replaceChildren(say);
    say.textContent = "Your text is back in the form. It is not saved yet.";
    if (!lost.length) return;
    const rest = Object.assign(document.createElement("textarea"), { readOnly: true, rows: Math.min(8, lost.length + 1), className: "writing__rest" });
    rest.setAttribute("aria-label", "What has no place in this form");
    rest.value = lost.map(([name, value]) => `${name}: ${Array.isArray(value) ? value.map(([, text]) => text).join(", ") : value}`).join("\n");
    say.textContent += " What has no place in it any more stands here, to copy:";
    box.append(rest);
  };
  box.append(say, button("Restore", take), button("Discard", () => { done(); box.remove(); }));
  form.before(box);
};

const watch = (form, place) => {
  const path = `${PREFIX}${account}:${location.pathname}${place ? `#${place}` : ""}:`;
  const key = path + crypto.getRandomValues(new Uint32Array(2)).join("");
  let begun = valuesOf(form);
  let waiting;
  const keep = () => {
    clearTimeout(waiting);
    const fields = valuesOf(form);
    if (!apart(fields, begun).length && !apart(begun, fields).length) return localStorage.removeItem(key);
    try { localStorage.setItem(key, JSON.stringify({ at: Date.now(), fields })); } catch { /* a full store is no reason to stop writing */ }
  };
  const soon = () => { clearTimeout(waiting); waiting = setTimeout(keep, 300); };
  for (const other of all().filter((one) => one.startsWith(path)).sort()) {
    const writing = read(other);
    if (writing && apart(writing.fields, begun).length) offer(form, other, writing, keep);
    else {
      // the form holds it already: saved, or come back with its faults, and then kept on under the new name
      if (writing && document.querySelector(".errornote, .errorlist, .stale, .objections, .cautions")) {
        localStorage.setItem(key, localStorage.getItem(other));
        begun = {};
      }
      localStorage.removeItem(other);
    }
  }
  form.addEventListener("input", soon);
  form.addEventListener("change", soon);
  addEventListener("pagehide", () => waiting && keep());
  form.addEventListener("submit", () => { keep(); sessionStorage.setItem(SENT, key); });
};

const start = () => {
  const sent = sessionStorage.getItem(SENT);
  const saved = document.querySelector(".messagelist .success");
  if (sent && saved) localStorage.removeItem(sent);
  sessionStorage.removeItem(SENT);
  for (const key of all()) if (Date.now() - (read(key)?.at ?? 0) > KEEP) localStorage.removeItem(key);
  if (!account) return; // signed out: nothing is kept or offered, what was kept stays
  const forms = [...document.querySelectorAll("#content form[method=post]:not(#changelist-form)")].filter((form) =>
    !form.querySelector("input[type=password]") && [...form.elements].some((one) => kept(one) && one.type !== "hidden"));
  forms.forEach(watch);
};

// after the scripts that complete a form on load
if (document.readyState === "complete") start();
else addEventListener("load", () => setTimeout(start));
