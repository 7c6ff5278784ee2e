// Arrow keys between the cells of the matrix; without this file the Tab key reaches every one.
"use strict";

(() => {
  const matrix = document.querySelector("[data-matrix]");
  if (!matrix) return;

  const lines = () => [...matrix.querySelectorAll("[data-line]")];
  const cellsOf = (line) => [...line.querySelectorAll("[data-cell]")];

  const target = (cell, key) => {
    const line = cell.closest("[data-line]");
    const cells = cellsOf(line);
    const at = cells.indexOf(cell);
    if (key === "ArrowRight") return cells[at + 1];
    if (key === "ArrowLeft") return cells[at - 1];
    const all = lines();
    const other = all[all.indexOf(line) + (key === "ArrowDown" ? 1 : -1)];
    if (!other) return null;
    const there = cellsOf(other);
    return there[Math.min(at, there.length - 1)];
  };

  matrix.addEventListener("keydown", (event) => {
    const cell = event.target.closest("[data-cell]");
    if (!cell || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    if (!["ArrowRight", "ArrowLeft", "ArrowDown", "ArrowUp"].includes(event.key)) return;
    event.preventDefault();
    target(cell, event.key)?.focus();
  });

  // From the body an arrow leads into the matrix.
  document.addEventListener("keydown", (event) => {
    if (event.target !== document.body || event.key !== "ArrowDown") return;
    event.preventDefault();
    cellsOf(lines()[0])[0]?.focus();
  });
})();
