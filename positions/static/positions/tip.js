/* A tip beside the pointer or the focus, for what is too small to carry its words. The name of a link says the same. */

export function tipIn(frame) {
  const tip = document.createElement("div");
  tip.className = "tip";
  tip.hidden = true;
  tip.setAttribute("aria-hidden", "true");
  frame.append(tip);
  return {
    show(words, x, y) {
      const box = frame.getBoundingClientRect();
      tip.textContent = words;
      tip.hidden = false;
      const left = Math.max(0, Math.min(x - box.x - tip.offsetWidth / 2, box.width - tip.offsetWidth));
      const above = y - box.y - tip.offsetHeight - 14;
      tip.style.transform = `translate(${left}px, ${above < 0 ? y - box.y + 18 : above}px)`;
    },
    hide() { tip.hidden = true; },
  };
}

/* A title would show a second tip of the browser's own; the label keeps the link's name. */
export function nameByLabel(link) {
  const title = link.querySelector("title");
  if (!title) return;
  link.setAttribute("aria-label", title.textContent);
  title.remove();
}

export function centre(link) {
  const box = (link.querySelector("rect") ?? link).getBoundingClientRect();
  return [box.x + box.width / 2, box.y + box.height / 2];
}

/* One tab stop for many links: the arrow keys go on from there. */
export function rove(links, link) {
  for (const other of links) other.setAttribute("tabindex", other === link ? "0" : "-1");
}
