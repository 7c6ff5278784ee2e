// Narrow long lists of codes while typing; ticked ones stay in sight. Without this, all are shown.
"use strict";

document.querySelectorAll("[data-codes]").forEach((group) => {
  const filter = group.querySelector(".codes-filter");
  const input = filter.querySelector("input");
  const told = filter.querySelector("[role=status]");
  const rows = [...group.querySelectorAll(".form-check")];
  filter.hidden = rows.length < 8;
  input.addEventListener("input", () => {
    const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    rows.forEach((row) => {
      const text = row.textContent.toLowerCase();
      const fits = words.every((word) => text.includes(word));
      row.hidden = !fits && !row.querySelector("input").checked;
      shown += row.hidden ? 0 : 1;
    });
    told.textContent = words.length ? `${shown} / ${rows.length}` : "";
  });
  // Enter would send the form.
  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter") event.preventDefault();
  });
});
