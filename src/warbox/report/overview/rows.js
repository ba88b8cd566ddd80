// The rows behind a number: which ones a link `#rows/...` asks for, and the table that shows them. What comes from
// the dump is only ever set as text, or as the part of an address that encodeURIComponent has made.
"use strict";

const data = JSON.parse(document.getElementById("data").textContent);
const conflicts = data.conflicts;
const all = d3.range(conflicts.title.length);
const AT_ONCE = 100;

function count(number) {
  return number.toLocaleString("en");
}

function plural(number, one, many) {
  return `${count(number)} ${number === 1 ? one : many}`;
}

// 1 BC is the astronomical year 0.
function yearName(year) {
  return year > 0 ? String(year) : `${1 - year} BC`;
}

function yearSpan(first, last) {
  return first === last ? yearName(first) : `${yearName(first)} \u2013 ${yearName(last)}`;
}

function centuryName(century) {
  const number = Math.abs(century);
  const teens = number % 100 > 10 && number % 100 < 14;
  return `${number}${(!teens && ["th", "st", "nd", "rd"][number % 10]) || "th"} century${century < 0 ? " BC" : ""}`;
}

function centuryYears(century) {
  return century > 0 ? [century * 100 - 99, century * 100] : [century * 100 + 1, century * 100 + 100];
}

// A conflict that is going on ends with the last one that has an end.
const latest = d3.max(conflicts.end) ?? 0;

function endOf(number) {
  return conflicts.end[number] ?? Math.max(latest, conflicts.start[number]);
}

function beganIn(first, last) {
  return (number) => {
    const start = conflicts.start[number];
    return start !== null && Math.floor(start) >= first && Math.floor(start) <= last;
  };
}

function isPlaced(number) {
  return conflicts.latitude[number] !== null && conflicts.longitude[number] !== null;
}

function kindName(kind) {
  return data.kinds[kind][0] + (data.kinds[kind][1] ? " (civilians)" : "");
}

function address(number) {
  const base = data.bases[conflicts.wiki[number]];
  const title = encodeURIComponent(conflicts.title[number].replaceAll(" ", "_"));
  return base && base + title.replaceAll("%2F", "/").replaceAll("%3A", ":").replaceAll("%2C", ",");
}

// What each set of rows is: its title, the numbers of its conflicts or of its losses, and the command for all of them.
const sets = {
  all: () => ({ title: "All conflicts", rows: all }),
  dated: () => ({ title: "Conflicts with a date", rows: all.filter((one) => conflicts.start[one] !== null) }),
  undated: () => ({
    title: "Conflicts without a date that could be read",
    rows: all.filter((one) => conflicts.start[one] === null),
    question: data.questions.undated,
  }),
  placed: () => ({
    title: "Conflicts with coordinates",
    rows: all.filter(isPlaced),
    question: data.questions[`field/${data.fields.indexOf("coordinates")}`],
  }),
  century: (century) => ({
    title: `Conflicts that began in the ${centuryName(Number(century))}`,
    rows: all.filter(beganIn(...centuryYears(Number(century)))),
  }),
  years: (first, last) => ({
    title: `Conflicts that began in ${yearSpan(Number(first), Number(last))}`,
    rows: all.filter(beganIn(Number(first), Number(last))),
    question: filledIn(data.questions.years, { first, last }),
  }),
  box: (south, west, north, east, first, last) => ({
    title:
      `Conflicts between ${latitudeName(+south)} and ${latitudeName(+north)}, ${longitudeName(+west)} and ` +
      `${longitudeName(+east)} that began in ${yearSpan(+first, +last)} or have no date`,
    rows: all.filter(inBox(+south, +west, +north, +east)).filter(mayHaveBegunIn(+first, +last)),
    question: filledIn(data.questions.box, { south, west, north, east, first, last }),
  }),
  field: (field) => ({
    title: `Conflicts with a value of ${data.fields[field]}`,
    rows: all.filter((one) => (conflicts.fields[one] >> Number(field)) & 1),
  }),
  party: (party) => ({ title: `Conflicts in which ${data.parties[party][0]} fought`, rows: data.parties[party][1] }),
  losses: (kind, century) => lossSet(Number(kind), century, false),
  within: (kind) => lossSet(Number(kind), undefined, true),
};

function inBox(south, west, north, east) {
  return (one) =>
    isPlaced(one) &&
    conflicts.latitude[one] >= south &&
    conflicts.latitude[one] < north &&
    conflicts.longitude[one] >= west &&
    conflicts.longitude[one] < east;
}

// Whether a conflict began in those years or has no date.
function mayHaveBegunIn(first, last) {
  const began = beganIn(first, last);
  return (one) => conflicts.start[one] === null || began(one);
}

function latitudeName(degrees) {
  return `${Math.abs(degrees)}\u00b0 ${degrees < 0 ? "S" : "N"}`;
}

function longitudeName(degrees) {
  return `${Math.abs(degrees)}\u00b0 ${degrees < 0 ? "W" : "E"}`;
}

function lossSet(kind, century, leftOut) {
  const losses = data.losses;
  const inCentury = century === undefined ? () => true : beganIn(...centuryYears(Number(century)));
  const rows = d3
    .range(losses.kind.length)
    .filter((loss) => losses.kind[loss] === kind && losses.within[loss] >= 0 === leftOut)
    .filter((loss) => inCentury(losses.conflict[loss]));
  const time = century === undefined ? "" : `, conflicts that began in the ${centuryName(Number(century))}`;
  return {
    title: `${kindName(kind)}${time}${leftOut ? ", left out since a war that they are part of counts them" : ""}`,
    rows: d3.sort(rows, (loss) => -losses.high[loss]),
    losses: true,
    leftOut,
    question: data.questions[`losses/${kind}${leftOut || century === undefined ? "" : `/${century}`}`],
  };
}

function filledIn(question, values) {
  return Object.entries(values).reduce((text, [name, value]) => text.replace(`{${name}}`, Number(value)), question);
}

// The columns of a table: a heading, the class of its cells, and what stands in the cell of a row.
const conflictColumns = [
  ["Article", "", articleCell],
  ["Name", "", (one) => conflicts.name[one]],
  ["Date", "date", (one) => conflicts.date[one]],
  ["Place", "", (one) => conflicts.place[one]],
  ["Result", "", (one) => conflicts.outcome[one]],
];

const lossColumns = [
  ["Article", "", (loss) => articleCell(data.losses.conflict[loss])],
  ["Date", "date", (loss) => conflicts.date[data.losses.conflict[loss]]],
  ["Lowest", "number", (loss) => count(data.losses.low[loss])],
  ["Highest", "number", (loss) => count(data.losses.high[loss]) + (data.losses.open[loss] ? "+" : "")],
  ["Counted in", "", (loss) => (data.losses.within[loss] < 0 ? null : articleCell(data.losses.within[loss]))],
];

function articleCell(number) {
  const title = conflicts.title[number] || "(no title)";
  const link = address(number);
  if (!link) return title;
  const element = document.createElement("a");
  element.href = link;
  element.rel = "noopener noreferrer";
  element.textContent = title;
  return element;
}

const shown = { set: null, columns: [], found: [], drawn: 0 };

function readHash() {
  const [place, name, ...values] = location.hash.slice(1).split("/");
  if (place !== "rows" || !Object.hasOwn(sets, name)) return null;
  try {
    return { question: data.questions[[name, ...values].join("/")] ?? data.questions.all, ...sets[name](...values) };
  } catch {
    return null; // a link that no number of this page has
  }
}

function showRows() {
  const set = readHash();
  if (set === null) return;
  shown.set = set;
  shown.columns = set.losses ? lossColumns.slice(0, set.leftOut ? 5 : 4) : conflictColumns;
  document.getElementById("rows-title").textContent = set.title;
  document.getElementById("rows-hint").hidden = true;
  document.getElementById("rows-found").hidden = false;
  document.getElementById("rows-question").textContent = set.question;
  document.getElementById("rows-filter").value = "";
  d3.select("#rows-table thead")
    .selectAll("tr")
    .data([shown.columns])
    .join("tr")
    .selectAll("th")
    .data((columns) => columns)
    .join("th")
    .attr("scope", "col")
    .attr("class", ([, name]) => name)
    .text(([heading]) => heading);
  filterRows();
  document.getElementById("rows").scrollIntoView();
  document.getElementById("rows-title").focus({ preventScroll: true });
}

function filterRows() {
  const wanted = document.getElementById("rows-filter").value.toLowerCase();
  const of = (row) => (shown.set.losses ? data.losses.conflict[row] : row);
  const texts = (one) => [conflicts.title[one], conflicts.name[one], conflicts.place[one], conflicts.outcome[one]];
  const matches = (row) => texts(of(row)).some((text) => text !== null && text.toLowerCase().includes(wanted));
  shown.found = wanted ? shown.set.rows.filter(matches) : shown.set.rows;
  shown.drawn = 0;
  document.querySelector("#rows-table tbody").replaceChildren();
  drawMore();
}

function drawMore() {
  const body = document.querySelector("#rows-table tbody");
  const next = shown.found.slice(shown.drawn, shown.drawn + AT_ONCE);
  body.append(...next.map(rowElement));
  shown.drawn += next.length;
  document.getElementById("rows-count").textContent = countLine();
  document.getElementById("rows-more").hidden = shown.drawn >= shown.found.length;
}

function countLine() {
  const parts = [plural(shown.found.length, "row", "rows")];
  if (shown.found.length > shown.drawn) parts[0] = `${count(shown.drawn)} of ${parts[0]}`;
  if (shown.set.losses && !shown.set.leftOut) {
    const sum = (column) => count(d3.sum(shown.found, (loss) => data.losses[column][loss]));
    const open = shown.found.some((loss) => data.losses.open[loss]) ? "+" : "";
    parts.push(`together ${sum("low")} \u2013 ${sum("high")}${open}`);
  }
  if (data.total > all.length) parts.push(`of the first ${plural(all.length, "conflict", "conflicts")}`);
  return parts.join(", ");
}

function rowElement(row) {
  const element = document.createElement("tr");
  shown.columns.forEach(([, name, cell], column) => {
    const place = document.createElement(column === 0 ? "th" : "td");
    if (column === 0) place.scope = "row";
    place.className = name;
    place.append(cell(row) ?? "");
    element.append(place);
  });
  return element;
}
