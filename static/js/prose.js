// Tools above the long texts: marks of the small Markdown, and how the text will look. The text itself stays plain.
"use strict";

(() => {
  const template = document.querySelector("#prose-tools");
  if (!template) return;

  // Typed as if by hand, so that Ctrl+Z takes it back.
  const type = (area, text) => {
    area.focus();
    if (!document.execCommand("insertText", false, text)) {
      area.setRangeText(text, area.selectionStart, area.selectionEnd, "end");
      area.dispatchEvent(new Event("input", { bubbles: true }));
    }
  };

  const around = (area, mark) => {
    const [start, end] = [area.selectionStart, area.selectionEnd];
    const words = area.value.slice(start, end);
    const marked = words.length > 2 * mark.length && words.startsWith(mark) && words.endsWith(mark);
    type(area, marked ? words.slice(mark.length, -mark.length) : mark + words + mark);
    const inside = start + (marked ? 0 : mark.length);
    area.setSelectionRange(inside, inside + words.length - (marked ? 2 * mark.length : 0));
  };

  const lines = (area, begin) => {
    const first = area.value.lastIndexOf("\n", area.selectionStart - 1) + 1;
    const next = area.value.indexOf("\n", area.selectionEnd);
    const last = next < 0 ? area.value.length : next;
    const rows = area.value.slice(first, last).split("\n");
    const plain = rows.map((row) => row.replace(/^(?:[-*]|\d+\.)\s+/, ""));
    const had = rows.every((row, index) => row === begin(index) + plain[index]);
    area.setSelectionRange(first, last);
    type(area, plain.map((row, index) => (had ? row : begin(index) + row)).join("\n"));
  };

  const link = (area) => {
    const words = area.value.slice(area.selectionStart, area.selectionEnd);
    const isAddress = /^(?:https?:|mailto:)\S+$/.test(words);
    const start = area.selectionStart;
    type(area, isAddress ? `[](${words})` : `[${words}](https://)`);
    const at = isAddress ? start + 1 : start + words.length + 3;
    area.setSelectionRange(at, isAddress ? at : at + "https://".length);
  };

  const MARKS = {
    bold: (area) => around(area, "**"),
    italic: (area) => around(area, "*"),
    list: (area) => lines(area, () => "- "),
    numbers: (area) => lines(area, (index) => `${index + 1}. `),
    link,
  };

  const show = async (area, box) => {
    const body = new FormData();
    body.set("text", area.value);
    const token = area.form.elements.csrfmiddlewaretoken.value;
    const answer = await fetch(template.dataset.preview, { method: "POST", body, headers: { "X-CSRFToken": token } });
    // The server has cleaned it; a page of another kind (a log-in that has expired) is not shown.
    if (answer.ok && !answer.redirected) box.innerHTML = await answer.text();
  };

  const preview = (area, button) => {
    const shown = button.getAttribute("aria-pressed") === "true";
    button.setAttribute("aria-pressed", String(!shown));
    if (shown) {
      area.parentElement.querySelector(".prose-preview").remove();
      return;
    }
    const box = document.createElement("div");
    box.className = "prose prose-preview";
    box.setAttribute("role", "region");
    box.setAttribute("aria-label", button.textContent);
    box.lang = area.lang;
    area.after(box);
    show(area, box);
    let timer = 0;
    area.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(() => box.isConnected && show(area, box), 400);
    });
  };

  // One stop for Tab; the arrows move inside.
  const walk = (event, buttons) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const next = buttons[(buttons.indexOf(document.activeElement) + step + buttons.length) % buttons.length];
    for (const button of buttons) button.tabIndex = button === next ? 0 : -1;
    next.focus();
  };

  for (const area of document.querySelectorAll("textarea[data-prose]")) {
    const tools = template.content.cloneNode(true).firstElementChild;
    const buttons = [...tools.querySelectorAll("button")];
    buttons.forEach((button, index) => (button.tabIndex = index ? -1 : 0));
    tools.setAttribute("aria-controls", area.id);
    tools.addEventListener("keydown", (event) => walk(event, buttons));
    tools.addEventListener("click", (event) => {
      const button = event.target.closest("button");
      if (!button) return;
      if (button.dataset.mark === "preview") preview(area, button);
      else MARKS[button.dataset.mark](area);
    });
    area.addEventListener("keydown", (event) => {
      const mark = { b: "bold", i: "italic" }[event.key.toLowerCase()];
      if (!mark || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return;
      event.preventDefault();
      MARKS[mark](area);
    });
    area.before(tools);
  }
})();
