// While a finding is pointed at or focused, show only its own links.
"use strict";
for (const graph of document.querySelectorAll("svg.graph")) {
  const edges = [...graph.querySelectorAll("[data-ends]")];
  const trace = (event) => {
    const line = event.target.closest("[data-key]");
    graph.classList.toggle("is-tracing", Boolean(line));
    for (const edge of edges) {
      const ends = edge.dataset.ends.split(" ");
      edge.classList.toggle("is-near", Boolean(line) && ends.includes(line.dataset.key));
    }
  };
  graph.addEventListener("pointerover", trace);
  graph.addEventListener("pointerleave", trace);
  graph.addEventListener("focusin", trace);
  graph.addEventListener("focusout", trace);
}
