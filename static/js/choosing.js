// Choosing rows of a table: all that are shown, a range with Shift, and how many are chosen. Works without it too.
"use strict";

(() => {
  const boxes = () => [...document.querySelectorAll("input[name=item][form=choose]")];
  let last = null;

  const tell = () => {
    const live = document.querySelector("[data-chosen]");
    if (!live) return;
    const all = boxes();
    const count = all.filter((box) => box.checked).length;
    const words = count === 0 ? live.dataset.none : count === 1 ? live.dataset.one : live.dataset.many.replace("{n}", count);
    if (live.textContent !== words) live.textContent = words;
    const whole = document.querySelector("[data-choose-all] input");
    if (whole) {
      whole.checked = count > 0 && count === all.length;
      whole.indeterminate = count > 0 && count < all.length;
    }
  };

  const begin = () => {
    last = null;
    const whole = document.querySelector("[data-choose-all]");
    if (whole) whole.hidden = false;
    tell();
  };

  document.addEventListener("click", (event) => {
    const box = event.target;
    if (!(box instanceof HTMLInputElement) || !box.matches("[name=item][form=choose]")) return;
    const all = boxes();
    const [from, to] = [all.indexOf(last), all.indexOf(box)].sort((a, b) => a - b);
    if (event.shiftKey && from >= 0) for (const one of all.slice(from, to + 1)) one.checked = box.checked;
    last = box;
    tell();
  });

  document.addEventListener("change", (event) => {
    if (!event.target.closest("[data-choose-all]")) return;
    for (const box of boxes()) box.checked = event.target.checked;
    tell();
  });

  // What is written into a part of a form is meant: its tick is set.
  document.addEventListener("input", (event) => {
    const tick = event.target.closest("[data-ticks]")?.querySelector("input[name^=change_]");
    if (tick && event.target !== tick) tick.checked = true;
  });

  document.addEventListener("htmx:afterSettle", begin);
  // A page that comes back out of the browser's memory keeps its ticks.
  window.addEventListener("pageshow", begin);
})();
