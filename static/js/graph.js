// While a finding is pointed at or focused, show only its own links.
"use strict";
for (const graph of document.querySelectorAll("svg.graph")) {
  const edges = [...graph.querySelectorAll("[data-ends]")];
  const trace = (target) => {
    const line = target && target.closest("[data-key]");
    graph.classList.toggle("is-tracing", Boolean(line));
    for (const edge of edges) {
      const ends = edge.dataset.ends.split(" ");
      edge.classList.toggle("is-near", Boolean(line) && ends.includes(line.dataset.key));
    }
  };
  graph.addEventListener("pointerover", (event) => trace(event.target));
  graph.addEventListener("pointerleave", () => trace(null));
  graph.addEventListener("focusin", (event) => trace(event.target));
  graph.addEventListener("focusout", () => trace(null));
}
