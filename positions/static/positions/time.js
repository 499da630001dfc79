/* The slider under the map. While it moves, map and counts follow by the course of the proposition, read once;
   when it rests, the rest of the page follows as the server shows it for that day. The address holds the day. */
import { adoptDated, readPage } from "./dated.js";
import { adoptMap, landsOf } from "./map.js";

const LENGTH = 86_400_000;
const PAUSE = 400; // after keys, before the page follows
const WRITE_EVERY = 300; // browsers refuse addresses that change with every frame
const written = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
const numberOf = (day) => Date.parse(day) / LENGTH;
const dayOf = (number) => new Date(number * LENGTH).toISOString().slice(0, 10);
const wordsOf = (day) => written.format(new Date(day));

function monthFrom(day, step) {
  const date = new Date(day);
  const wanted = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + step + 1, 0);
  date.setUTCDate(Math.min(wanted, date.getUTCDate()));
  return date.toISOString().slice(0, 10);
}

function setText(selector, text) {
  for (const one of document.querySelectorAll(selector)) one.textContent = text;
}

/* What each country held on a day, painted on the map and counted in the legend. */
function painterOf(world, course) {
  const lands = [...landsOf(world)].filter(([code]) => course.countries[code]).map(([code, land]) => ({
    ...land, ...course.countries[code], shown: null,
  }));
  const { absent } = course;
  return (day) => {
    const counts = {};
    let through = 0;
    for (const land of lands) {
      const time = land.times.find(([from, until]) => from <= day && (!until || day < until));
      const [, , value, group, words] = time ?? [0, 0, absent.value, 0, absent.words];
      counts[value] = (counts[value] ?? 0) + 1;
      through += group;
      if (time === land.shown) continue;
      land.shown = time;
      land.use.setAttribute("class", `${land.dot}land-${value}${group ? ` through is-${value}` : ""}`);
      land.link.setAttribute("aria-label", `${land.name}: ${words}`);
    }
    count(world, counts, through, lands.length);
  };
}

function count(world, counts, through, total) {
  let held = 0;
  for (const item of world.querySelectorAll(".legend__item")) {
    const number = counts[item.className.match(/is-(\w+)/)[1]] ?? 0;
    item.querySelector(".legend__count").textContent = number;
    item.querySelector(".legend__day")?.remove();
    if (item.querySelector(".legend__letter")) held += number;
  }
  const groups = through ? `; ${through} of these through a group, drawn muted with a dotted edge` : "";
  const whole = world.querySelector(".legend__whole");
  if (whole) whole.textContent = `${held} of ${total} countries hold a stance${groups}.`;
  setText("[data-held]", held);
}

function build(place, first, last) {
  place.innerHTML = `
    <p class="time__head"><label for="day-slider">Move through time</label> <strong class="time__day"></strong></p>
    <div class="time__row">
      <button type="button" class="time__step" aria-label="The change before">‹</button>
      <div class="time__track"><input type="range" id="day-slider" class="time__range"><div class="time__years" aria-hidden="true"></div></div>
      <button type="button" class="time__step" aria-label="The change after">›</button>
    </div>`;
  const range = place.querySelector("input");
  [range.min, range.max, range.step] = [numberOf(first), numberOf(last), 1];
  const years = place.querySelector(".time__years");
  const span = numberOf(last) - numberOf(first) || 1;
  for (let year = Number(first.slice(0, 4)) + 1; year <= Number(last.slice(0, 4)); year += 1) {
    const tick = document.createElement("span");
    const share = (numberOf(`${year}-01-01`) - numberOf(first)) / span;
    if (share < 0.96) tick.textContent = year;
    tick.style.setProperty("--place", share);
    years.append(tick);
  }
  return range;
}

function enhance(place, enhancePart) {
  const { course: address, first, last, today } = place.dataset;
  const world = place.closest("[data-world]");
  const main = document.querySelector("main");
  const range = build(place, first, last);
  const [before, after] = place.querySelectorAll("button");
  let shown = place.dataset.day;
  let paint = () => {};
  let turns = [];
  let loading = null;
  let rested = true; // the address of the page is in the history: the next move makes a new entry
  let frame = 0;
  let pause = 0;
  let wrote = 0;
  let reading = null;

  const load = () => {
    loading ??= fetch(address).then((answer) => answer.json()).then((course) => {
      paint = painterOf(world, course);
      const times = Object.values(course.countries).flatMap((one) => one.times);
      turns = [...new Set(times.flatMap(([from, until]) => [from, until]))].filter((day) => day > first && day <= last).sort();
      turns.unshift(first);
      paint(shown);
    }).catch(() => { loading = null; });
    return loading;
  };

  const addressOf = (day) => {
    const url = new URL(location.href);
    if (day === today) url.searchParams.delete("as_of");
    else url.searchParams.set("as_of", day);
    return url.href;
  };

  const show = (day) => {
    shown = day;
    const words = wordsOf(day);
    range.value = numberOf(day);
    range.setAttribute("aria-valuetext", words);
    place.querySelector(".time__day").textContent = words;
    const state = document.querySelector(".as-of__state strong");
    const field = document.querySelector("#as-of");
    if (state) state.textContent = words;
    if (field) field.value = day;
    setText("[data-day-words]", words);
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(() => paint(day));
  };

  const follow = async () => {
    main.setAttribute("data-moving", "");
    reading?.abort();
    reading = new AbortController();
    const { signal } = reading;
    try {
      const fresh = await readPage(location.href, signal);
      if (signal.aborted) return;
      adoptMap(world, fresh);
      if (!adoptDated(fresh, enhancePart)) location.reload();
      main.removeAttribute("data-moving");
    } catch {
      if (!signal.aborted) location.reload(); // the page of this day, by the way that works without scripts
    }
  };

  const rest = () => {
    clearTimeout(pause);
    if (rested) return;
    history.replaceState(null, "", addressOf(shown));
    rested = true;
    follow();
  };

  const move = (day) => {
    if (day === shown) return;
    reading?.abort();
    clearTimeout(pause);
    load();
    show(day);
    main.setAttribute("data-moving", "");
    const now = performance.now();
    if (rested) history.pushState(null, "", addressOf(day));
    else if (now - wrote > WRITE_EVERY) history.replaceState(null, "", addressOf(day));
    else return;
    [rested, wrote] = [false, now];
  };

  const step = (day) => {
    if (day < first || day > last) return;
    move(day);
    pause = setTimeout(rest, PAUSE);
  };

  show(shown);
  place.addEventListener("pointerenter", load, { once: true });
  place.addEventListener("focusin", load, { once: true });
  range.addEventListener("input", () => move(dayOf(range.valueAsNumber)));
  range.addEventListener("change", () => { clearTimeout(pause); pause = setTimeout(rest, PAUSE); });
  range.addEventListener("pointerup", () => setTimeout(rest));
  range.addEventListener("keydown", (event) => {
    const forward = { PageUp: 1, PageDown: -1 }[event.key]
      ?? (event.shiftKey ? { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 }[event.key] : undefined);
    if (!forward) return;
    event.preventDefault();
    const day = monthFrom(shown, forward);
    step(day < first ? first : day > last ? last : day);
  });
  before.addEventListener("click", () => load().then(() => step(turns.findLast((day) => day < shown) ?? first)));
  after.addEventListener("click", () => load().then(() => step(turns.find((day) => day > shown) ?? last)));
  addEventListener("popstate", () => {
    const day = new URL(location.href).searchParams.get("as_of") ?? today;
    if (day === shown) return;
    clearTimeout(pause);
    rested = true;
    show(day);
    follow();
  });
}

export function enhanceTime(enhancePart) {
  for (const place of document.querySelectorAll("[data-time]")) enhance(place, enhancePart);
}
