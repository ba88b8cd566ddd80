// The map: discs that count the conflicts in cells between meridians and parallels, which get smaller as it is zoomed.

const CELL = { degrees: 6, from: 2.5, to: 14, width: 900 };

function makeMap() {
  const svg = d3.select("#map");
  const projection = d3.geoEqualEarth();
  const path = d3.geoPath(projection);
  const moved = svg.append("g");
  const sea = moved.append("path").attr("class", "sea");
  const lines = moved.append("path").attr("class", "lines");
  const land = moved.append("path").attr("class", "land");
  const discs = moved.append("g").attr("class", "discs");
  const zoom = d3.zoom().filter(isZoomGesture).scaleExtent([1, 24]).on("zoom", draw);
  const placed = all.filter(isPlaced);
  let width = 0;
  let years = [-Infinity, Infinity];

  function resize() {
    width = svg.node().parentNode.clientWidth;
    projection.fitWidth(width, { type: "Sphere" });
    const height = Math.ceil(path.bounds({ type: "Sphere" })[1][1]);
    svg.attr("viewBox", `0 0 ${width} ${height}`).attr("width", width).attr("height", height);
    zoom.extent([[0, 0], [width, height]]).translateExtent([[0, 0], [width, height]]);
    sea.attr("d", path({ type: "Sphere" }));
    lines.attr("d", path(d3.geoGraticule().step([30, 30])()));
    land.attr("d", path(data.land));
    draw();
  }

  function draw() {
    const transform = d3.zoomTransform(svg.node());
    moved.attr("transform", transform);
    const step = (small() ? 2 : 1) * CELL.degrees / Math.pow(2, Math.floor(Math.log2(transform.k)));
    const found = cells(placed.filter(mayHaveBegunIn(...years)), step);
    drawDiscs(discs, found, projection, transform.k * (small() ? 1.5 : 1), years);
  }

  function small() {
    return width < CELL.width;
  }

  function move(way) {
    const step = width / 6 / d3.zoomTransform(svg.node()).k;
    if (way === "reset") zoom.transform(svg, d3.zoomIdentity);
    else if (way === "in" || way === "out") zoom.scaleBy(svg, way === "in" ? 2 : 0.5);
    else if (way === "left" || way === "right") zoom.translateBy(svg, way === "left" ? step : -step, 0);
    else zoom.translateBy(svg, 0, way === "up" ? step : -step);
  }

  d3.selectAll("[data-map]").on("click", (event) => move(event.currentTarget.dataset.map));
  onKeys(svg, move);
  onTime((first, last) => {
    years = [first, last];
    const some = placed.filter(mayHaveBegunIn(first, last)).length;
    d3.select("#map-range").text(`; ${count(some)} of these began in ${yearSpan(first, last)} or have no date`);
    draw();
  });
  svg.call(zoom).on("dblclick.zoom", null);
  resize();
  new ResizeObserver(() => svg.node().parentNode.clientWidth !== width && resize()).observe(svg.node().parentNode);
}

// The conflicts by cells of so many degrees; a disc stands in the middle of those it counts.
function cells(numbers, step) {
  const found = d3.groups(
    numbers,
    (one) => `${Math.floor(conflicts.latitude[one] / step)}/${Math.floor(conflicts.longitude[one] / step)}`,
  );
  return found.map(([key, some]) => {
    const [south, west] = key.split("/").map((cell) => cell * step);
    const middle = [d3.mean(some, (one) => conflicts.longitude[one]), d3.mean(some, (one) => conflicts.latitude[one])];
    return { key: `${step}/${key}`, south, west, north: south + step, east: west + step, middle, numbers: some };
  });
}

function drawDiscs(layer, found, projection, zoomed, years) {
  const most = d3.max(found, (cell) => cell.numbers.length) || 1;
  const radius = d3.scaleSqrt([1, Math.max(most, 30)], [CELL.from, CELL.to]);
  const links = layer
    .selectAll("a")
    .data(d3.sort(found, (cell) => -cell.numbers.length), (cell) => cell.key)
    .join((enter) => enter.append("a").attr("tabindex", -1).call((one) => one.append("circle").append("title")))
    .order();
  const sides = (cell) => [cell.south, cell.west, cell.north, cell.east, ...years].join("/");
  const place = (cell) => projection(cell.middle) ?? [0, 0];
  const name = (cell) => {
    const number = cell.numbers.length;
    return number === 1 ? conflicts.title[cell.numbers[0]] : `${count(number)} conflicts`;
  };
  links.attr("href", (cell) => `#rows/box/${sides(cell)}`).attr("aria-label", name);
  links
    .select("circle")
    .attr("cx", (cell) => place(cell)[0])
    .attr("cy", (cell) => place(cell)[1])
    .attr("r", (cell) => radius(cell.numbers.length) / zoomed)
    .attr("stroke-width", 1 / zoomed);
  links.select("title").text(name);
}
