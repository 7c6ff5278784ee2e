// Insert a reference where the cursor is; without this it is put at the end of the text.
"use strict";

document.querySelectorAll("[data-text]").forEach((list) => {
  const text = document.getElementById(list.dataset.text);
  list.addEventListener("click", (event) => {
    const button = event.target.closest("button[name=insert]");
    if (!button) return;
    event.preventDefault();
    text.setRangeText(button.value, text.selectionStart, text.selectionEnd, "end");
    text.focus();
  });
});
