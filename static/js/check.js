// Keys for checking findings, while the finding has the focus; without this every button works.
"use strict";

(() => {
  const finding = document.querySelector("[data-check]");
  const keys = document.querySelector("[data-keys]");
  if (!finding) return;

  finding.tabIndex = 0;
  if (keys) keys.hidden = false;

  finding.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target !== finding) return;
    const target = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
    if (!target) return;
    event.preventDefault();
    if (event.key !== "r") return target.click();
    target.parentElement.open = true;
    target.parentElement.querySelector("textarea").focus();
  });

  // After one was checked the next is at hand at once.
  if (!document.querySelector(".error-summary, [autofocus]")) finding.focus({ preventScroll: true });
})();
