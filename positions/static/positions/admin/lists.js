/* Lists of many, quicker: what stands in the way is met first, only sessions of the forum are offered, and a
   long list says that it is being read. All of it works without. */

document.getElementById("objections")?.focus();

const form = document.querySelector("form.occasion");
const forum = form.elements.namedItem("forum");
const session = form.elements.namedItem("session");

// sessions stand in groups that bear the forum's short name
const offerSessions = () => {
  const typed = forum.value.trim().toLowerCase();
  const groups = [...session.querySelectorAll("optgroup")];
  const fits = (group) => typed === "" || typed === group.label.toLowerCase() || typed.startsWith(`${group.label.toLowerCase()}:`);
  const some = groups.some(fits);
  for (const group of groups) group.hidden = group.disabled = some && !fits(group) && !group.querySelector(":checked");
};
if (forum?.type === "text" && session?.tagName === "SELECT") {
  forum.addEventListener("change", offerSessions);
  offerSessions();
}

// the last page has nothing to type: what was typed on the one before counts as saved with it
const sent = sessionStorage.getItem("desk-sent");

form.addEventListener("submit", (event) => {
  form.setAttribute("aria-busy", "true");
  if (event.submitter?.value === "draft" && sent) sessionStorage.setItem("desk-sent", sent);
});
