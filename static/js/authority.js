// Choosing an authority fills the lines of the addressee at once; without this, saving does.
"use strict";

document.querySelectorAll("select[data-fills]").forEach((list) => {
  const lines = document.getElementById(list.dataset.fills);
  list.addEventListener("change", () => {
    const chosen = list.selectedOptions[0];
    if (chosen && chosen.dataset.lines) {
      lines.value = chosen.dataset.lines;
    }
  });
});
