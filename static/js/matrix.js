// Keys for the matrix, while a suggestion has the focus; without this file every button works.
"use strict";

(() => {
  const list = document.querySelector("[data-suggestions]");
  if (!list) return;

  const rows = () => [...list.querySelectorAll("[data-suggestion]")].filter((row) => row.checkVisibility());
  const isTyping = (element) => element.matches("textarea, input, select");

  // One row is in the order of the Tab key; j and k move from there.
  const enter = (row) => {
    rows().forEach((other) => other.setAttribute("tabindex", other === row ? "0" : "-1"));
    row.focus({ preventScroll: true });
    row.scrollIntoView({ block: "nearest" });
  };

  const move = (from, step) => {
    const all = rows();
    const row = all[all.indexOf(from) + step];
    if (row) enter(row);
  };

  const press = (row, key) => {
    const target = row.querySelector(`[data-key="${key}"]`);
    if (!target) return false;
    if (key !== "a") target.click();
    else {
      target.parentElement.open = true;
      target.parentElement.querySelector("textarea").focus();
    }
    return true;
  };

  const turn = (relation) => document.querySelector(`a[rel="${relation}"]`)?.click();

  list.addEventListener("keydown", (event) => {
    const row = event.target.closest("[data-suggestion]");
    if (!row || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") return enter(row);
    if (isTyping(event.target)) return;
    const step = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 }[event.key];
    const page = { ArrowRight: "next", ArrowLeft: "prev" }[event.key];
    const isOnRow = event.target === row;
    if (step && (isOnRow || event.key.length === 1)) move(row, step);
    else if (page && isOnRow) turn(page);
    else if (event.key === "Enter" && isOnRow) row.querySelector("a[data-panel]").click();
    // What this row cannot do, as undoing where nothing is decided, others may.
    else if (!["u", "r", "z", "a"].includes(event.key) || !press(row, event.key)) return;
    event.preventDefault();
  });

  // A refused decision comes with the row that says why; a lost session with another page.
  document.body.addEventListener("htmx:beforeSwap", (event) => {
    const { xhr, pathInfo } = event.detail;
    if (xhr.status === 422) event.detail.shouldSwap = true;
    if (xhr.responseURL && new URL(xhr.responseURL).pathname !== pathInfo.requestPath) {
      event.detail.shouldSwap = false;
      window.location.reload();
    }
  });

  // The new row keeps the focus that its predecessor had.
  document.body.addEventListener("htmx:afterSettle", (event) => {
    const row = event.detail.elt.closest("[data-suggestion]");
    if (!row) return;
    enter(row);
    if (row.querySelector("[role=alert]")) row.querySelector("textarea").focus();
  });

  const first = rows()[0];
  if (first) first.setAttribute("tabindex", "0");
})();
