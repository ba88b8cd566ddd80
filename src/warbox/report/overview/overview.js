// Brings the page to life: the charts, and the rows behind its numbers.

document.getElementById("no-script").hidden = true;
for (const chart of document.querySelectorAll(".chart")) chart.hidden = false;

onTime((first, last) => {
  const began = d3.sum(data.years, ([year, number]) => (year >= first && year <= last ? number : 0));
  const link = document.createElement("a");
  link.href = `#rows/years/${first}/${last}`;
  link.textContent = plural(began, "conflict", "conflicts");
  document.getElementById("time-range").replaceChildren(`${yearSpan(first, last)}: `, link);
});
makeMap();
if (data.years.length > 0) makeTimeline();
else document.getElementById("timeline").parentElement.hidden = true;

document.getElementById("rows-filter").addEventListener("input", filterRows);
document.getElementById("rows-more").addEventListener("click", drawMore);
window.addEventListener("hashchange", showRows);
showRows();
