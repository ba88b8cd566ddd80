"use strict";
(() => {
  const data = JSON.parse(document.getElementById("marks").textContent);
  const source = document.getElementById("source");
  const inspector = document.getElementById("inspector");
  const pieces = [...source.querySelectorAll("mark")];
  const numberOf = new Map(pieces.map((piece, number) => [piece, number]));
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const values = new Map();
  for (const element of document.querySelectorAll("[data-mark]")) {
    const mark = Number(element.dataset.mark);
    if (!values.has(mark)) values.set(mark, []);
    values.get(mark).push(element);
  }
  for (const mark of values.keys()) {
    const [first, last] = data.marks[mark];
    for (let number = first; number <= last && last - first < 200; number += 1) pieces[number].classList.add("linked");
  }

  const isShown = (element) => element.closest("[hidden]") === null && element.getClientRects().length > 0;
  const inVariant = (elements) => elements.find((element) => element.closest("[data-variant][hidden]") === null);

  /* Tabs */

  const tabs = [...document.querySelectorAll(".tabs a")];
  const panelOf = (tab) => document.getElementById(tab.id.replace("tab-", "panel-"));

  function select(tab) {
    for (const other of tabs) {
      const chosen = other === tab;
      other.setAttribute("aria-selected", String(chosen));
      other.tabIndex = chosen ? 0 : -1;
      panelOf(other).hidden = !chosen;
    }
  }

  document.documentElement.classList.add("tabbed");
  document.querySelector(".tabs").setAttribute("role", "tablist");
  for (const tab of tabs) {
    tab.setAttribute("role", "tab");
    tab.setAttribute("aria-controls", panelOf(tab).id);
    panelOf(tab).setAttribute("role", "tabpanel");
    panelOf(tab).tabIndex = 0;
    tab.addEventListener("click", (event) => {
      event.preventDefault();
      select(tab);
    });
    tab.addEventListener("keydown", (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      const place = { Home: 0, End: tabs.length - 1 }[event.key];
      if (event.key === " ") select(tab);
      if (step === undefined && place === undefined && event.key !== " ") return;
      event.preventDefault();
      const next = tabs[place ?? (tabs.indexOf(tab) + (step ?? 0) + tabs.length) % tabs.length];
      select(next);
      next.focus();
    });
  }

  /* Lights: a value and its wikitext */

  let lit = [];

  function light(mark, elements = values.get(mark) ?? []) {
    for (const element of lit) element.classList.remove("lit");
    const [first, last, kind, label] = data.marks[mark];
    lit = [...pieces.slice(first, last + 1), ...elements];
    for (const element of lit) element.classList.add("lit");
    const words = data.kinds[kind];
    const name = data.labels[label];
    inspector.textContent = name && name !== kind ? `${words}: ${name}` : words;
  }

  function bring(element, box) {
    if (!element) return;
    const frame = box.getBoundingClientRect();
    const top = Math.max(frame.top, 0);
    const bottom = Math.min(frame.bottom, innerHeight);
    const place = element.getBoundingClientRect();
    if (place.top >= top + 48 && place.bottom <= bottom) return;
    element.scrollIntoView({ block: "center", behavior: calm.matches ? "instant" : "smooth" });
  }

  /* A scroll over lines that were never drawn ends where they were thought to be: the place is looked at again. */
  function bringPiece(mark) {
    const piece = pieces[data.marks[mark][0]];
    if (!piece || source.getBoundingClientRect().top > innerHeight) return;
    const inside = () => {
      const frame = source.getBoundingClientRect();
      const place = piece.getBoundingClientRect();
      return place.top >= frame.top && place.top < frame.bottom - 24;
    };
    for (let tries = 0; tries < 4 && !inside(); tries += 1) {
      const frame = source.getBoundingClientRect();
      const distance = piece.getBoundingClientRect().top - frame.top - frame.height / 3;
      source.scrollBy({ top: distance, behavior: "instant" });
    }
  }

  /* The innermost thing at a piece: one that is shown on the other side now, or else anywhere there, or else at all. */
  function markAt(number) {
    let best = -1;
    let bestRank = Infinity;
    data.marks.forEach(([first, last], mark) => {
      if (number < first || number > last) return;
      const elements = values.get(mark);
      const rank = last - first + (elements?.some(isShown) ? 0 : elements ? 1e9 : 2e9);
      if (rank < bestRank) [best, bestRank] = [mark, rank];
    });
    return best;
  }

  let current = -1;

  function show(element) {
    const tab = tabs.find((one) => panelOf(one).contains(element));
    if (tab) select(tab);
    for (let details = element.closest("details"); details; details = details.parentElement.closest("details")) {
      details.open = true;
    }
  }

  function toValue(mark) {
    const element = inVariant(values.get(mark) ?? []);
    if (!element) return;
    show(element);
    element.focus({ preventScroll: true });
    element.scrollIntoView({ block: "center", behavior: "instant" });
  }

  function toWikitext(mark) {
    current = mark;
    light(mark);
    source.focus({ preventScroll: true });
    if (source.getBoundingClientRect().top > innerHeight / 2) source.scrollIntoView({ behavior: "instant" });
    bringPiece(mark);
  }

  const understood = document.getElementById("understood");

  /* What scrolls under a pointer that stands still was not pointed at. */
  let pointer = "";
  const place = (event) => `${event.clientX} ${event.clientY}`;
  document.addEventListener("pointermove", (event) => { pointer = place(event); }, { capture: true, passive: true });
  const isPointedAt = (event) => event.pointerType !== "touch" && place(event) !== pointer;

  function onValue(event) {
    const element = event.target.closest?.("[data-mark]");
    if (!element || (event.type === "pointerover" && !isPointedAt(event))) return;
    const mark = Number(element.dataset.mark);
    light(mark);
    bringPiece(mark);
  }

  understood.addEventListener("pointerover", onValue);
  understood.addEventListener("focusin", onValue);
  understood.addEventListener("click", (event) => {
    const element = event.target.closest("[data-mark]");
    if (!element) return;
    event.preventDefault();
    toWikitext(Number(element.dataset.mark));
  });

  let waiting = 0;
  source.addEventListener("pointerover", (event) => {
    clearTimeout(waiting);
    const number = numberOf.get(event.target);
    if (number === undefined || !isPointedAt(event)) return;
    const mark = markAt(number);
    if (mark < 0) return;
    light(mark);
    waiting = setTimeout(() => {
      const element = (values.get(mark) ?? []).find(isShown);
      if (element) bring(element, document.documentElement);
    }, 150);
  });
  source.addEventListener("pointerleave", () => clearTimeout(waiting));
  source.addEventListener("click", (event) => {
    const number = numberOf.get(event.target);
    if (number === undefined || !getSelection().isCollapsed) return;
    const mark = markAt(number);
    if (mark >= 0 && values.has(mark)) toValue(mark);
  });

  /* The keyboard in the wikitext */

  const rangeOf = (mark) => `${data.marks[mark][0]} ${data.marks[mark][1]}`;
  const firstOfRange = new Map();
  for (const mark of [...values.keys()].sort((a, b) => a - b)) {
    if (!firstOfRange.has(rangeOf(mark))) firstOfRange.set(rangeOf(mark), mark);
  }
  const stops = [...firstOfRange.values()]
    .filter((mark) => data.marks[mark][1] >= data.marks[mark][0])
    .sort((a, b) => data.marks[a][0] - data.marks[b][0] || data.marks[b][1] - data.marks[a][1]);
  document.getElementById("keys").hidden = stops.length === 0;
  source.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step && stops.length && !event.altKey && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      const place = current < 0 ? -1 : stops.indexOf(firstOfRange.get(rangeOf(current)));
      current = stops[place < 0 ? 0 : Math.min(Math.max(place + step, 0), stops.length - 1)];
      light(current);
      bringPiece(current);
    } else if (event.key === "Enter" && current >= 0) {
      event.preventDefault();
      toValue(current);
    }
  });

  /* Links inside of the page */

  function follow() {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    if (target.classList.contains("panel")) {
      select(document.getElementById(target.id.replace("panel-", "tab-")));
    } else if (understood !== target && understood.contains(target)) {
      show(target);
    }
    if (target.tabIndex === -1 || target.tabIndex === 0) target.focus({ preventScroll: true });
    target.scrollIntoView({ block: "nearest", behavior: "instant" });
  }

  /* The words of the readers of a variant */

  for (const choice of document.querySelectorAll(".variant-switch")) {
    choice.hidden = false;
    choice.addEventListener("change", (event) => {
      for (const element of document.querySelectorAll("[data-variant]")) {
        element.hidden = element.dataset.variant !== event.target.value;
      }
    });
  }

  select(tabs[0]);
  addEventListener("hashchange", follow);
  if (location.hash) follow();
})();
