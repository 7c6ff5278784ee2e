// Keys for the review queue, while a finding has the focus; without this file every button works.
"use strict";

(() => {
  const list = document.querySelector("[data-reviews]");
  if (!list) return;

  const outcomes = { s: "stands", c: "changed", u: "unclear" };
  const rows = () => [...list.querySelectorAll("[data-review]")];
  const isTyping = (element) => element.matches("textarea, input, select");

  // One row is in the order of the Tab key; j and k move from there.
  const enter = (row) => {
    rows().forEach((other) => other.setAttribute("tabindex", other === row ? "0" : "-1"));
    row.focus({ preventScroll: true });
    row.scrollIntoView({ block: "nearest" });
  };

  // What has changed or is unclear wants a word first.
  const decide = (row, outcome) => {
    const note = row.querySelector("textarea");
    const button = row.querySelector(`[data-outcome="${outcome}"]`);
    if (!button) return;
    if (outcome === "stands" || note.value.trim()) button.click();
    else note.focus();
  };

  list.addEventListener("keydown", (event) => {
    const row = event.target.closest("[data-review]");
    if (!row || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") return enter(row);
    if (isTyping(event.target)) return;
    const step = { j: 1, k: -1 }[event.key];
    if (!step && event.key !== "n" && !outcomes[event.key]) return;
    event.preventDefault();
    if (step) {
      const all = rows();
      const other = all[all.indexOf(row) + step];
      if (other) enter(other);
    } else if (event.key === "n") row.querySelector("textarea")?.focus();
    else decide(row, outcomes[event.key]);
  });

  const wanted = document.getElementById(decodeURIComponent(window.location.hash.slice(1)));
  const first = rows()[0];
  if (wanted?.matches("[data-review]")) enter(wanted);
  else if (first) first.setAttribute("tabindex", "0");
  document.querySelector("[data-keys]").hidden = !list.querySelector("form");
})();
