// The timeline: columns that count the conflicts of as many years as there is room for, and under them the longest
// conflicts of the time that is shown. Other charts follow it by `onTime`.

const TIME = { columns: 150, gap: 28, lane: 20, lanes: 12, left: 44, right: 8, signs: 6.7 };
const STEPS = [1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000, 2000, 5000, 10000];
const timeListeners = [];
const longest = d3.sort(
  all.filter((one) => conflicts.start[one] !== null),
  (one) => conflicts.start[one] - endOf(one),
);

function onTime(listener) {
  timeListeners.push(listener);
}

// From the first year in which a conflict began to the last.
function timeExtent() {
  const years = data.years.map(([year]) => year);
  return [d3.min(years), d3.max(years) + 1];
}

function stepFor(years, room) {
  return STEPS.find((step) => years / step <= room) ?? Math.pow(10, Math.ceil(Math.log10(years / room)));
}

function makeTimeline() {
  const svg = d3.select("#timeline");
  const height = TIME.columns + TIME.gap + TIME.lane * TIME.lanes + 4;
  const layers = ["grid", "columns", "axis", "lanes"].map((name) => svg.append("g").attr("class", name));
  const [grid, columns, axis, lanes] = layers;
  const extent = timeExtent();
  const zoom = d3.zoom().filter(isZoomGesture).on("zoom", draw).on("end", tell);
  let width = 0;
  let base = null;

  function resize() {
    width = svg.node().parentNode.clientWidth;
    svg.attr("viewBox", `0 0 ${width} ${height}`).attr("width", width).attr("height", height);
    base = d3.scaleLinear(extent, [TIME.left, width - TIME.right]);
    const frame = [[TIME.left, 0], [width - TIME.right, height]];
    zoom.scaleExtent([1, Math.max(1, (extent[1] - extent[0]) * 4)]).extent(frame).translateExtent(frame);
    draw();
  }

  function scale() {
    return d3.zoomTransform(svg.node()).rescaleX(base);
  }

  function draw() {
    const x = scale();
    const [first, last] = x.domain();
    const bins = binned(first, last, stepFor(last - first, width / 10));
    const y = d3.scaleLinear([0, d3.max(bins, (bin) => bin.count) || 1], [TIME.columns, 14]);
    drawGrid(grid, y, width);
    drawColumns(columns, bins, x, y, width);
    drawAxis(axis, x, width);
    drawLanes(lanes, first, last, x, width);
  }

  function tell() {
    const [first, last] = scale().domain();
    timeListeners.forEach((listener) => listener(Math.floor(first), Math.ceil(last) - 1));
  }

  d3.selectAll("[data-zoom]").on("click", (event) => move(event.currentTarget.dataset.zoom));
  onKeys(svg, move);

  function move(way) {
    const step = (width - TIME.left - TIME.right) / 3 / d3.zoomTransform(svg.node()).k;
    if (way === "in") zoom.scaleBy(svg, 2);
    else if (way === "out") zoom.scaleBy(svg, 0.5);
    else if (way === "left") zoom.translateBy(svg, step, 0);
    else if (way === "right") zoom.translateBy(svg, -step, 0);
    else if (way === "reset") zoom.transform(svg, d3.zoomIdentity);
  }

  svg.call(zoom).on("dblclick.zoom", null);
  resize();
  new ResizeObserver(() => svg.node().parentNode.clientWidth !== width && resize()).observe(svg.node().parentNode);
  tell();
}

// Keys for what the buttons of a chart do.
function onKeys(svg, move) {
  const arrows = { ArrowLeft: "left", ArrowRight: "right", ArrowUp: "up", ArrowDown: "down" };
  const ways = { "+": "in", "=": "in", "-": "out", 0: "reset", ...arrows };
  svg.attr("tabindex", 0).on("keydown", (event) => {
    if (!Object.hasOwn(ways, event.key) || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    move(ways[event.key]);
  });
}

// One finger and the bare wheel scroll the page.
function isZoomGesture(event) {
  if (event.type === "wheel") return event.ctrlKey || event.metaKey;
  if (event.touches) return event.touches.length > 1;
  return !event.button;
}

function binned(first, last, step) {
  const counts = new Map();
  for (const [year, number] of data.years) {
    const bin = Math.floor(year / step) * step;
    if (bin + step > first && bin < last) counts.set(bin, (counts.get(bin) ?? 0) + number);
  }
  return Array.from(counts, ([start, number]) => ({ start, end: start + step, count: number }));
}

function drawGrid(layer, y, width) {
  const ticks = y.ticks(3).filter((value) => Number.isInteger(value));
  const lines = layer.selectAll("g").data(ticks).join(
    (enter) => enter.append("g").call((one) => one.append("line")).call((one) => one.append("text")),
  );
  lines.attr("transform", (value) => `translate(0,${y(value)})`);
  lines.select("line").attr("x1", TIME.left).attr("x2", width - TIME.right);
  lines.select("text").attr("x", TIME.left - 6).attr("dy", "0.32em").text(count);
}

function drawColumns(layer, bins, x, y, width) {
  const links = layer
    .selectAll("a")
    .data(bins, (bin) => `${bin.start}/${bin.end}`)
    .join((enter) => enter.append("a").call((one) => one.append("rect").append("title")));
  const left = (bin) => Math.max(TIME.left, x(bin.start));
  links
    .attr("href", (bin) => `#rows/years/${bin.start}/${bin.end - 1}`)
    .attr("tabindex", -1)
    .attr("aria-label", (bin) => `${yearSpan(bin.start, bin.end - 1)}: ${plural(bin.count, "conflict", "conflicts")}`);
  links
    .select("rect")
    .attr("x", left)
    .attr("width", (bin) => Math.max(0.5, Math.min(width - TIME.right, x(bin.end)) - left(bin) - 1))
    .attr("y", (bin) => Math.min(y(bin.count), TIME.columns - 1))
    .attr("height", (bin) => Math.max(1, TIME.columns - y(bin.count)));
  links.select("title").text((bin) => `${yearSpan(bin.start, bin.end - 1)}: ${plural(bin.count, "conflict", "conflicts")}`);
}

// Ticks at round years of the calendar: 500 BC is the astronomical year -499.
function drawAxis(layer, x, width) {
  const [first, last] = x.domain();
  const step = stepFor(last - first, width / 80);
  const round = d3.range(Math.floor(first / step) * step, last + step, step).map((year) => (year > 0 ? year : year + 1));
  const ticks = round.filter((year) => year >= first && year <= last);
  const marks = layer
    .selectAll("g")
    .data(ticks, (year) => year)
    .join((enter) => enter.append("g").call((one) => one.append("line")).call((one) => one.append("text")));
  marks.attr("transform", (year) => `translate(${x(year)},${TIME.columns})`);
  marks.select("line").attr("y2", 5);
  marks.select("text").attr("y", 18).text((year) => yearName(year));
}

function textWidth(text) {
  return d3.sum(text, (sign) => (sign.codePointAt(0) > 0x2e80 ? 2 : 1)) * TIME.signs;
}

// Puts the longest conflicts of a time into lanes, each where there is room for its bar and its name.
function placeInLanes(first, last, x, width) {
  const ends = Array.from({ length: TIME.lanes }, () => []);
  const placed = [];
  for (const one of longest) {
    if (conflicts.start[one] >= last || endOf(one) <= first) continue;
    const start = Math.max(TIME.left, x(conflicts.start[one]));
    const bar = Math.max(3, Math.min(width - TIME.right, x(endOf(one))) - start);
    const name = conflicts.title[one];
    const room = textWidth(name) + 4;
    const side = room + 4 <= bar ? "inside" : start + bar + room <= width - TIME.right ? "after" : "before";
    const [from, to] = [side === "before" ? start - room : start, side === "after" ? start + bar + room : start + bar];
    if (from < 0) continue;
    const lane = ends.findIndex((taken) => taken.every(([first, last]) => to + 6 < first || from > last + 6));
    if (lane < 0) {
      if (placed.length > TIME.lanes * 12) break;
      continue;
    }
    ends[lane].push([from, to]);
    placed.push({ one, lane, start, bar, side, name });
  }
  return placed;
}

function drawLanes(layer, first, last, x, width) {
  const top = (place) => TIME.columns + TIME.gap + place.lane * TIME.lane;
  const links = layer
    .selectAll("a")
    .data(placeInLanes(first, last, x, width), (place) => place.one)
    .join((enter) =>
      enter
        .append("a")
        .attr("tabindex", -1)
        .attr("rel", "noopener noreferrer")
        .call((one) => one.append("rect").attr("height", 15).attr("rx", 2).append("title"))
        .call((one) => one.append("text").attr("dy", "0.32em")),
    );
  links.attr("href", (place) => address(place.one) || null);
  links.select("rect").attr("x", (place) => place.start).attr("y", top).attr("width", (place) => place.bar);
  links.select("title").text((place) => `${place.name}, ${conflicts.date[place.one]}`);
  links
    .select("text")
    .attr("class", (place) => place.side)
    .attr("x", (place) => place.start + { inside: 4, after: place.bar + 4, before: -4 }[place.side])
    .attr("y", (place) => top(place) + 8)
    .text((place) => place.name);
}
