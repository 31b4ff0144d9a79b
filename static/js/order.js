// Lists marked data-order: rows move by dragging too, and the buttons move them without a new page.
"use strict";

(() => {
  const rowsOf = (list) => [...list.querySelectorAll(":scope > [data-order-row]")];
  const placeOf = (row) => rowsOf(row.parentElement).indexOf(row);
  const status = document.querySelector("[data-order-said]");

  // The rows in between change sides and the row itself stays in the document: so it keeps the focus and the pointer.
  function put(row, to) {
    const rows = rowsOf(row.parentElement);
    const at = rows.indexOf(row);
    if (to < at) row.after(...rows.slice(to, at));
    else row.before(...rows.slice(at + 1, to + 1));
    refresh(row.parentElement);
  }

  // The first goes no further up and the last no further down; the focus goes to the other button first.
  function refresh(list) {
    const rows = rowsOf(list);
    rows.forEach((row, at) => {
      const up = row.querySelector("button[value=up]");
      const down = row.querySelector("button[value=down]");
      const [first, last] = [at === 0, at === rows.length - 1];
      if (first && document.activeElement === up && !last) { down.disabled = false; down.focus(); }
      if (last && document.activeElement === down && !first) { up.disabled = false; up.focus(); }
      up.disabled = first;
      down.disabled = last;
    });
  }

  async function save(row, from) {
    const list = row.parentElement;
    const form = row.querySelector("form[data-order-move]");
    const body = new URLSearchParams(new FormData(form));
    body.set("position", placeOf(row) + 1);
    list.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(form.action, { method: "POST", body, headers: { Accept: "application/json" } });
      if (answer.redirected) return location.reload(); // the log-in has expired
      if (!answer.ok) throw new Error(answer.status);
      status.textContent = (await answer.json()).said;
    } catch {
      put(row, from);
      status.textContent = status.dataset.failed;
    } finally {
      list.removeAttribute("aria-busy");
    }
    list.querySelectorAll(".order-moved").forEach((other) => other.classList.remove("order-moved"));
    row.classList.add("order-moved");
  }

  const isBusy = (list) => list.getAttribute("aria-busy") === "true";

  document.addEventListener("submit", (event) => {
    const row = event.target.closest("[data-order] > [data-order-row]");
    if (!row || !event.target.matches("form[data-order-move]") || !event.submitter) return;
    event.preventDefault();
    if (isBusy(row.parentElement)) return;
    const from = placeOf(row);
    const to = from + (event.submitter.value === "up" ? -1 : 1);
    if (to < 0 || to >= rowsOf(row.parentElement).length) return;
    put(row, to);
    save(row, from);
  });

  // Dragging by the handle, with mouse, pen or finger. Escape puts the row back.
  let drag = null;

  document.addEventListener("pointerdown", (event) => {
    const row = event.target.closest("[data-order-grip]")?.closest("[data-order-row]");
    if (!row || event.button || isBusy(row.parentElement)) return;
    event.preventDefault();
    drag = { row, from: placeOf(row) };
    row.classList.add("order-drag");
  });

  document.addEventListener("pointermove", (event) => {
    if (!drag) return;
    const at = placeOf(drag.row);
    const middle = (row) => { const box = row.getBoundingClientRect(); return box.top + box.height / 2; };
    const rows = rowsOf(drag.row.parentElement);
    const above = rows.findIndex((row, place) => place < at && event.clientY < middle(row));
    const below = rows.findLastIndex((row, place) => place > at && event.clientY > middle(row));
    if (above >= 0) put(drag.row, above);
    else if (below >= 0) put(drag.row, below);
  });

  function end(keep) {
    if (!drag) return;
    const { row, from } = drag;
    drag = null;
    row.classList.remove("order-drag");
    if (!keep) put(row, from);
    else if (placeOf(row) !== from) save(row, from);
  }

  document.addEventListener("pointerup", () => end(true));
  document.addEventListener("pointercancel", () => end(false));
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") end(false); });

  for (const row of document.querySelectorAll("[data-order] > [data-order-row]")) {
    const grip = document.createElement("span");
    grip.className = "order-grip";
    grip.dataset.orderGrip = "";
    grip.setAttribute("aria-hidden", "true"); // the buttons do the same by keyboard
    grip.textContent = "⠿";
    row.firstElementChild.prepend(grip);
  }
})();
