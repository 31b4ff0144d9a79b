// Small helps of the pages. Every page works without them.
"use strict";

// After an htmx swap the focus moves to what was swapped in, where the page asks for it.
document.addEventListener("htmx:afterSwap", (event) => {
  const target = event.detail.target.querySelector("[data-focus]");
  if (target) target.focus();
});

// What is not asked for stays out of the address.
document.addEventListener("htmx:configRequest", (event) => {
  if (event.detail.verb !== "get") return;
  for (const [name, value] of [...event.detail.formData]) if (value === "") event.detail.formData.delete(name);
});

// After bad input the focus is on the first field that has an error; without scripts it is on the summary above.
const firstError = document.querySelector("#errors[data-input] a[href^='#']");
if (firstError) {
  // A form that was reached by a place on the page (#form) is sent with it, and going there would take the focus away.
  history.replaceState(history.state, "", location.pathname + location.search);
  const place = document.getElementById(firstError.hash.slice(1));
  const field = place?.matches("input, textarea, select") ? place : place?.querySelector("input, textarea, select");
  (field ?? place)?.focus();
}

// The phone menu closes with Escape and gives the focus back.
document.addEventListener("keydown", (event) => {
  const menu = document.querySelector("details.menu[open]");
  if (event.key === "Escape" && menu) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});

// Who has logged out leaves no page behind: the button "Back" would bring one up again as it was.
for (const form of document.querySelectorAll("form.log-out, form.menu-form")) {
  form.addEventListener("submit", () => localStorage.setItem("logged-out", Date.now()));
}
addEventListener("pageshow", (event) => {
  const left = Number(localStorage.getItem("logged-out"));
  if (event.persisted && document.body.dataset.user && left > performance.timeOrigin) location.reload();
});

// "/" goes to the search field, unless somebody is typing or the key belongs to something else.
document.addEventListener("keydown", (event) => {
  const find = document.getElementById("find");
  if (!find || event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  if (event.target.closest("input, textarea, select, [contenteditable], dialog, [role=dialog]")) return;
  event.preventDefault();
  find.focus();
  find.select();
});

// Ctrl+S (Cmd+S) saves the form that is marked for it.
document.addEventListener("keydown", (event) => {
  const form = document.querySelector("form[data-save-key]");
  if (form && (event.ctrlKey || event.metaKey) && event.key === "s") {
    event.preventDefault();
    form.requestSubmit();
  }
});

// Ctrl+Enter (Cmd+Enter) confirms a translation and goes on to the next.
document.addEventListener("keydown", (event) => {
  const button = document.querySelector("form[data-confirm-key] button[name=confirm]");
  if (button && (event.ctrlKey || event.metaKey) && event.key === "Enter") {
    event.preventDefault();
    button.form.requestSubmit(button);
  }
});

// A time with several meanings: the button of one fills it into the fields of the form.
document.addEventListener("click", (event) => {
  const button = event.target.closest("button[data-fill]");
  if (!button) return;
  for (const pair of [button.dataset.fill, button.dataset.fillToo, button.dataset.fillChosen]) {
    if (!pair) continue;
    const [name] = pair.split("=", 1);
    const value = pair.slice(name.length + 1);
    const field = button.form.elements[name];
    if (field) field.value = value;
  }
  button.form.elements[button.dataset.fill.split("=")[0]].focus();
});

// A page without a user is no answer to a save: what was typed stays kept (drafts.js).
if (!document.body.dataset.user) sessionStorage.removeItem("draft-sent");

// A long list to tick gets a field that narrows it by name; the chosen stay in sight.
for (const list of document.querySelectorAll("[data-tick-list]")) {
  const labels = [...list.querySelectorAll("label")];
  if (labels.length < 9) continue;
  const find = document.createElement("input");
  find.type = "search";
  find.className = "tick-find";
  find.setAttribute("aria-label", list.dataset.tickList);
  find.placeholder = list.dataset.tickList;
  find.addEventListener("input", () => {
    const wanted = find.value.trim().toLowerCase();
    for (const label of labels) {
      const ticked = label.querySelector("input").checked;
      label.hidden = !ticked && !label.textContent.toLowerCase().includes(wanted);
    }
  });
  find.addEventListener("keydown", (event) => {
    if (event.key === "Enter") event.preventDefault();
  });
  list.before(find);
}
