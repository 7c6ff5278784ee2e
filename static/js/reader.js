/* Fills the form beside an archived copy with the words selected in it, and where they begin.
   Offsets count characters as the server does: code points, not the halves of them that scripts
   count. Without this file the words are copied into the form by hand. */
"use strict";

(() => {
  const text = document.querySelector("[data-reader]");
  const form = document.querySelector("[data-reader-form]");
  if (!text || !form) return;
  const exact = form.elements.namedItem("exact");
  const start = form.elements.namedItem("start");
  const pieces = Array.from(text.querySelectorAll("[data-start]"));

  const codePoints = (string) => Array.from(string).length;

  /* The part of a piece that lies within the range. */
  const selectedIn = (piece, range) => {
    const inside = document.createRange();
    inside.selectNodeContents(piece);
    if (range.compareBoundaryPoints(Range.START_TO_START, inside) > 0) {
      inside.setStart(range.startContainer, range.startOffset);
    }
    if (range.compareBoundaryPoints(Range.END_TO_END, inside) < 0) {
      inside.setEnd(range.endContainer, range.endOffset);
    }
    return inside;
  };

  const offsetOf = (piece, inside) => {
    const before = document.createRange();
    before.selectNodeContents(piece);
    before.setEnd(inside.startContainer, inside.startOffset);
    return Number(piece.dataset.start) + codePoints(before.toString());
  };

  const check = () => {
    const limit = Number(exact.getAttribute("maxlength"));
    const isTooLong = limit > 0 && exact.value.length > limit;
    exact.setCustomValidity(isTooLong ? exact.dataset.tooLong : "");
  };

  const fill = () => {
    const selection = document.getSelection();
    if (!selection || selection.isCollapsed || !selection.rangeCount) return;
    const range = selection.getRangeAt(0);
    if (!range.intersectsNode(text)) return;
    const touched = pieces.filter((piece) => range.intersectsNode(piece));
    const parts = touched.map((piece) => selectedIn(piece, range));
    const words = parts.map((inside) => inside.toString()).join("");
    if (!words.trim()) return;
    const first = parts.findIndex((inside) => inside.toString() !== "");
    exact.value = words;
    start.value = offsetOf(touched[first], parts[first]);
    check();
  };

  /* What is typed stands anywhere: the place selected before is no hint to it. */
  exact.addEventListener("input", () => {
    start.value = "";
    check();
  });
  document.addEventListener("selectionchange", fill);
})();
