// What is typed into a form is kept in this browser until it is saved: for a crash, or a log-in that has expired.
// Kept by user and page for seven days; cleared when it is saved and at log-out. Forms ask for it by data-draft.
"use strict";

(() => {
  const user = document.body.dataset.user;
  if (!user) return;
  const STEM = `draft:${user}:`;
  const SENT = "draft-sent";
  const WEEK = 7 * 24 * 3600 * 1000;
  const page = location.pathname.replace(/^\/[a-z]{2}\//, "/") + location.search.replace(/[?&]page=\d+/, "");
  const key = STEM + page;

  const read = (name) => {
    try {
      return JSON.parse(localStorage.getItem(name) || "null");
    } catch {
      return null;
    }
  };
  const ours = () => Object.keys(localStorage).filter((name) => name.startsWith(STEM));
  for (const name of ours()) {
    const draft = read(name);
    if (!draft || Date.now() - draft.at > WEEK) localStorage.removeItem(name);
  }

  // A page that greets with a message is the answer to a save; one with errors, or the log-in, is not.
  const sent = sessionStorage.getItem(SENT);
  if (sent && document.querySelector("#messages .message") && !document.querySelector("#errors")) {
    localStorage.removeItem(sent);
    sessionStorage.removeItem(SENT);
  }

  for (const form of document.querySelectorAll("form.log-out, form.menu-form")) {
    form.addEventListener("submit", () => ours().forEach((name) => localStorage.removeItem(name)));
  }

  const form = document.querySelector("form[data-draft]");
  if (!form) return;
  // A file cannot be kept: a browser lets nobody but the person choose one.
  const isKept = (field) => field.name && field.type !== "file" && !["csrfmiddlewaretoken", "read"].includes(field.name) && field.type !== "submit";
  const isTick = (field) => field.type === "checkbox" || field.type === "radio";
  const values = () =>
    [...form.elements].filter(isKept).map((field) => [field.name, field.value, isTick(field) ? field.checked : null]);
  const typed = (list) => JSON.stringify(list.filter(([name]) => !/began$|^source$/.test(name)));
  const begun = typed(values());

  const restore = (list) => {
    for (const [name, value, checked] of list) {
      for (const field of [...form.elements].filter((one) => one.name === name)) {
        if (!isTick(field)) field.value = value;
        else if (field.value === value) field.checked = checked;
      }
    }
  };

  let timer = 0;
  const keep = () => {
    const now = values();
    if (typed(now) === begun) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify({ at: Date.now(), values: now }));
    const state = form.querySelector("[data-draft-state]");
    if (state) state.hidden = typed(now) === begun;
  };
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(keep, 400);
  });
  form.addEventListener("submit", () => {
    clearTimeout(timer);
    keep();
    sessionStorage.setItem(SENT, key);
  });

  const draft = read(key);
  const template = document.getElementById("draft-notice");
  if (!draft || !template || typed(draft.values) === begun || document.querySelector("#errors")) return;
  const notice = template.content.firstElementChild.cloneNode(true);
  notice.querySelector("time").textContent = new Date(draft.at).toLocaleString(`${document.documentElement.lang}-FI`, {
    dateStyle: "short",
    timeStyle: "short",
  });
  notice.querySelector("[data-draft-restore]").addEventListener("click", () => {
    restore(draft.values);
    notice.remove();
    keep();
    form.querySelector("textarea, input:not([type=hidden])").focus();
  });
  notice.querySelector("[data-draft-discard]").addEventListener("click", () => {
    localStorage.removeItem(key);
    notice.remove();
  });
  form.before(notice);
})();
