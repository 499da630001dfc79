/* The map: a tip beside the pointer or the focus, and arrow keys instead of two hundred tab stops. */

const STEPS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

function centre(link) {
  const box = link.getBoundingClientRect();
  return [box.x + box.width / 2, box.y + box.height / 2];
}

/* The nearest country in a direction: what lies aside counts twice as far. */
function neighbour(from, links, [dx, dy]) {
  const [x, y] = centre(from);
  let best = null;
  let least = Infinity;
  for (const link of links) {
    const [cx, cy] = centre(link);
    const ahead = (cx - x) * dx + (cy - y) * dy;
    const aside = Math.abs((cx - x) * dy) + Math.abs((cy - y) * dx);
    if (link === from || ahead <= 0.5) continue;
    const far = ahead + 2 * aside;
    if (far < least) [best, least] = [link, far];
  }
  return best;
}

function enhance(world) {
  const picture = world.querySelector("svg");
  const links = [...picture.querySelectorAll("a")];
  if (!links.length) return;
  const tip = document.createElement("div");
  tip.className = "world__tip";
  tip.hidden = true;
  tip.setAttribute("aria-hidden", "true");
  world.append(tip);
  const ring = document.createElementNS("http://www.w3.org/2000/svg", "use");
  ring.classList.add("world__ring");
  picture.append(ring);

  /* The title would show a second tip of the browser's own; the label keeps the link's name. */
  for (const link of links) {
    const title = link.querySelector("title");
    link.setAttribute("aria-label", title.textContent);
    title.remove();
    link.setAttribute("tabindex", "-1");
  }
  links[0].setAttribute("tabindex", "0");

  const show = (link, x, y) => {
    const frame = world.getBoundingClientRect();
    const use = link.querySelector("use");
    ring.setAttribute("href", use.getAttribute("href"));
    ring.classList.toggle("world__point", use.classList.contains("world__point"));
    tip.textContent = link.getAttribute("aria-label");
    tip.hidden = false;
    const room = frame.width - tip.offsetWidth;
    const above = y - frame.y - tip.offsetHeight - 14;
    const left = Math.max(0, Math.min(x - frame.x - tip.offsetWidth / 2, room));
    tip.style.transform = `translate(${left}px, ${above < 0 ? y - frame.y + 18 : above}px)`;
  };
  const hide = () => {
    tip.hidden = true;
    ring.removeAttribute("href");
  };

  picture.addEventListener("pointermove", (event) => {
    const link = event.target.closest("a");
    if (link) show(link, event.clientX, event.clientY);
    else hide();
  });
  picture.addEventListener("pointerleave", hide);
  picture.addEventListener("focusin", (event) => {
    const link = event.target.closest("a");
    for (const other of links) other.setAttribute("tabindex", other === link ? "0" : "-1");
    show(link, ...centre(link));
  });
  picture.addEventListener("focusout", hide);
  picture.addEventListener("keydown", (event) => {
    if (event.key === "Escape") hide();
    const step = STEPS[event.key];
    const next = step && neighbour(event.target.closest("a"), links, step);
    if (!next) return;
    event.preventDefault();
    next.focus({ preventScroll: true });
  });
}

export function enhanceMaps() {
  for (const world of document.querySelectorAll("[data-world]")) enhance(world);
}
