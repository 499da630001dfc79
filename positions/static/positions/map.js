/* The map: a tip beside the pointer or the focus, and arrow keys instead of two hundred tab stops. */
import { centre, nameByLabel, rove, tipIn } from "./tip.js";

const STEPS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

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
  const tip = tipIn(world);
  const ring = document.createElementNS("http://www.w3.org/2000/svg", "use");
  ring.classList.add("world__ring");
  picture.append(ring);

  links.forEach(nameByLabel);
  rove(links, links[0]);

  const show = (link, x, y) => {
    const use = link.querySelector("use");
    ring.setAttribute("href", use.getAttribute("href"));
    ring.classList.toggle("world__point", use.classList.contains("world__point"));
    tip.show(link.getAttribute("aria-label"), x, y);
  };
  const hide = () => {
    tip.hide();
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
    rove(links, link);
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

const codeOf = (link) => link.querySelector("use").getAttribute("href").split("#")[1];

/* The countries of a map by their code: the link, the shape that is painted, and what marks it as a dot. */
export function landsOf(world) {
  return new Map([...world.querySelectorAll("svg a")].map((link) => {
    const use = link.querySelector("use");
    const dot = use.classList.contains("world__point") ? "world__point " : "";
    return [codeOf(link), { link, use, dot }];
  }));
}

/* Show what the server drew for another day: words, fills and where the links lead. */
export function adoptMap(world, fresh) {
  const lands = landsOf(world);
  for (const [code, { link, use }] of landsOf(fresh)) {
    const land = lands.get(code);
    if (!land) continue;
    land.link.setAttribute("href", link.getAttribute("href"));
    land.link.setAttribute("aria-label", link.querySelector("title").textContent);
    land.use.setAttribute("class", use.getAttribute("class"));
  }
}

export function enhanceMaps() {
  for (const world of document.querySelectorAll("[data-world]")) enhance(world);
}
