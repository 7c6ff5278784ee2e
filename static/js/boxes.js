// Draws a box over the page with mouse, pen or finger; its sides go into the form beside it.
(() => {
  "use strict";
  const sheet = document.getElementById("sheet");
  const drawn = document.getElementById("drawn");
  const form = document.getElementById("box-form");
  if (!sheet || !drawn || !form) return;

  const hint = document.createElement("p");
  hint.className = "small muted sheet-hint";
  hint.textContent = sheet.dataset.words;
  sheet.parentElement.before(hint);

  let start = null;

  const place = (event) => {
    const area = sheet.getBoundingClientRect();
    const share = (value, length) => Math.min(100, Math.max(0, (100 * value) / length));
    return [share(event.clientX - area.left, area.width), share(event.clientY - area.top, area.height)];
  };

  const draw = (x, y) => {
    const sides = {
      left: Math.min(start[0], x),
      top: Math.min(start[1], y),
      right: Math.max(start[0], x),
      bottom: Math.max(start[1], y),
    };
    drawn.setAttribute("x", sides.left);
    drawn.setAttribute("y", sides.top);
    drawn.setAttribute("width", sides.right - sides.left);
    drawn.setAttribute("height", sides.bottom - sides.top);
    for (const [name, value] of Object.entries(sides)) form.elements[name].value = value.toFixed(1);
  };

  sheet.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    event.preventDefault();
    sheet.setPointerCapture(event.pointerId);
    start = place(event);
  });
  sheet.addEventListener("pointermove", (event) => {
    if (start) draw(...place(event));
  });
  const end = () => {
    if (!start) return;
    start = null;
    form.querySelector("button[type=submit]").focus({ preventScroll: true });
  };
  sheet.addEventListener("pointerup", end);
  sheet.addEventListener("pointercancel", end);
})();
