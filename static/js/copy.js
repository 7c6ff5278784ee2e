// A button that copies the text of an element; without this file the text is there to select.
"use strict";

document.querySelectorAll("button[data-copies]").forEach((button) => {
  if (!navigator.clipboard) return;
  const status = button.parentElement.querySelector("[data-copy-status]");
  button.hidden = false;
  button.addEventListener("click", async () => {
    const text = document.getElementById(button.dataset.copies).textContent;
    await navigator.clipboard.writeText(text.trim());
    status.textContent = button.dataset.copied;
  });
});
