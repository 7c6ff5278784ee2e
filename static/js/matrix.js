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
    if (!target) return;
    if (key !== "a") return target.click();
    target.parentElement.open = true;
    target.parentElement.querySelector("textarea").focus();
  };

  list.addEventListener("keydown", (event) => {
    const row = event.target.closest("[data-suggestion]");
    if (!row || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") return enter(row);
    if (isTyping(event.target)) return;
    const step = { j: 1, k: -1 }[event.key];
    if (!step && !["u", "r", "z", "a"].includes(event.key)) return;
    event.preventDefault();
    if (step) move(row, step);
    else press(row, event.key);
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
  document.querySelector("[data-keys]").hidden = !first;
})();
