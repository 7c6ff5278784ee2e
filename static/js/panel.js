// The panel of a finding beside the matrix, and keys that work anywhere on the screen.
// Without this file every link leads to a page of its own and every button works.
"use strict";

(() => {
  const panel = document.querySelector("[data-side-panel]");
  const body = panel?.querySelector("#side-panel-body");
  const keys = document.querySelector("[data-keys]");
  if (!panel) return;
  let opener = null;
  // What was asked for last: an answer that comes too late opens nothing.
  let wanted = null;

  const isTyping = (element) => element.matches("textarea, input, select");

  const show = async (url) => {
    wanted = url;
    await window.htmx.ajax("GET", url, { target: body, swap: "innerHTML" });
    const title = body.querySelector("#panel-title");
    if (!title || wanted !== url) return false;
    if (!panel.open) panel.showModal();
    panel.scrollTop = 0;
    title.focus();
    return true;
  };

  // Another address, so that the Back button closes the panel and a bookmark finds the finding.
  const open = async (link) => {
    const url = link.getAttribute("href");
    opener = { url, place: link.closest("[data-suggestion], [data-line]")?.id };
    if (await show(url)) window.history.pushState({ panel: url }, "", url);
  };

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-panel]");
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    open(link);
  });

  // The row or the cell may have been drawn anew: the focus goes back to its successor.
  panel.addEventListener("close", () => {
    wanted = null;
    if (window.history.state?.panel) window.history.back();
    body.replaceChildren();
    if (!opener) return;
    const place = document.getElementById(opener.place);
    const link = place?.querySelector(`a[data-panel][href="${CSS.escape(opener.url)}"]`);
    const target = place?.matches("[data-suggestion]") ? place : (link ?? place?.querySelector("a"));
    target?.focus({ preventScroll: true });
  });

  window.addEventListener("popstate", (event) => {
    if (event.state?.panel) show(event.state.panel);
    else {
      wanted = null;
      if (panel.open) panel.close();
    }
  });

  document.body.addEventListener("htmx:afterSettle", (event) => {
    if (event.detail.target !== body || !panel.open) return;
    const wrong = body.querySelector("[role=alert]");
    (wrong ? body.querySelector("textarea") : body.querySelector("#panel-title"))?.focus();
  });

  const press = (key) => {
    const scope = panel.open ? body : document.querySelector("#last-decision");
    const target = scope?.querySelector(`[data-key="${key}"]`);
    if (!target) return false;
    if (key !== "a") target.click();
    else {
      target.parentElement.open = true;
      target.parentElement.querySelector("textarea").focus();
    }
    return true;
  };

  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (isTyping(event.target)) return;
    if (event.key === "?" && keys && !panel.open) {
      keys.open = !keys.open;
      keys.querySelector("summary").focus();
      event.preventDefault();
    } else if (event.key === "z" || (panel.open && ["u", "r", "a"].includes(event.key))) {
      if (press(event.key)) event.preventDefault();
    }
  });

  if (keys) keys.hidden = false;
})();
