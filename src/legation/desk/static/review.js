// Reviewing by keys. They are shown on the page, can be chosen, and do nothing while someone types.
"use strict";

const sets = {
  right: { accept: "a", reject: "x", correct: "c", stretch: "s", next: "j", previous: "k", undo: "u", open: "o" },
  left: { accept: "f", reject: "d", correct: "e", stretch: "r", next: "s", previous: "w", undo: "z", open: "v" },
  off: {},
};
const store = (name, value) => {
  try {
    if (value === undefined) return localStorage.getItem(name);
    localStorage.setItem(name, value);
  } catch { /* a browser that keeps nothing */ }
  return null;
};
const queue = document.querySelector("[data-queue]");
const items = [...queue.querySelectorAll("[data-item]")];
const choice = document.querySelector("[data-key-set]");
let keys = {};

const choose = (name) => {
  keys = { ...sets[name] };
  const own = JSON.parse(store("legation-keys") || "{}");
  if (name !== "off") Object.assign(keys, own);
  for (const shown of document.querySelectorAll("[data-key-name]")) {
    const kbd = shown.querySelector("kbd");
    kbd.textContent = keys[shown.dataset.keyName] || "–";
  }
};
choice.value = store("legation-key-set") || "right";
choose(choice.value);
choice.addEventListener("change", () => { store("legation-key-set", choice.value); store("legation-keys", "{}"); choose(choice.value); });

// A key is changed by clicking on it and pressing another.
for (const shown of document.querySelectorAll("[data-key-name]")) {
  const kbd = shown.querySelector("kbd");
  kbd.tabIndex = 0;
  kbd.setAttribute("role", "button");
  kbd.setAttribute("aria-label", `Change the key for: ${shown.textContent.trim()}`);
  const ask = () => {
    kbd.textContent = "press a key";
    const take = (event) => {
      event.preventDefault();
      event.stopPropagation();
      if (event.key.length === 1) {
        const own = JSON.parse(store("legation-keys") || "{}");
        own[shown.dataset.keyName] = event.key;
        store("legation-keys", JSON.stringify(own));
      }
      choose(choice.value);
    };
    document.addEventListener("keydown", take, { capture: true, once: true });
  };
  kbd.addEventListener("click", ask);
  kbd.addEventListener("keydown", (event) => { if (event.key === "Enter") { event.preventDefault(); event.stopPropagation(); ask(); } });
}

// Stretching: the words of a statement or commitment, moved word by word: [ and ] move the beginning, ( and ) the end, Enter keeps, Escape leaves.
const stretch = (item) => {
  const form = item.querySelector("[data-stretch]");
  if (!form) return;
  item.querySelector("details").open = true;
  const text = item.querySelector(".context").textContent;
  const offset = Number(form.dataset.offset);
  const codes = [...text];
  const words = [];
  codes.forEach((c, n) => { if (c.trim() && (n === 0 || !codes[n - 1].trim())) words.push(n); });
  const ends = [];
  codes.forEach((c, n) => { if (c.trim() && (n + 1 === codes.length || !codes[n + 1].trim())) ends.push(n + 1); });
  const fields = form.elements;
  const shown = form.querySelector("output");
  const show = () => { shown.textContent = `“${codes.slice(fields.start.value - offset, fields.end.value - offset).join("")}”  [ ] beginning, ( ) end, Enter keeps`; };
  const step = (field, stops, way) => {
    const here = Number(field.value) - offset;
    const next = way > 0 ? stops.find((n) => n > here) : stops.findLast((n) => n < here);
    if (next !== undefined) field.value = String(next + offset);
    if (Number(fields.start.value) >= Number(fields.end.value)) field.value = String(here + offset);
    show();
  };
  show();
  fields.start.focus();
  form.onkeydown = (event) => {
    const moves = { "[": [fields.start, words, -1], "]": [fields.start, words, 1], "(": [fields.end, ends, -1], ")": [fields.end, ends, 1] };
    if (moves[event.key]) { event.preventDefault(); step(...moves[event.key]); }
    if (event.key === "Escape") { event.preventDefault(); item.focus(); }
  };
};

let current = -1;
const go = (to) => {
  if (!items.length) return;
  current = (to + items.length) % items.length;
  items.forEach((item, n) => item.classList.toggle("here", n === current));
  items[current].focus({ preventScroll: true });
  items[current].scrollIntoView({ block: "center" });
};
for (const [n, item] of items.entries()) item.addEventListener("focusin", () => { if (current !== n) { current = n; items.forEach((one, m) => one.classList.toggle("here", m === n)); } });

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select, [contenteditable]")) return;
  const name = Object.keys(keys).find((one) => keys[one] === event.key);
  if (!name) return;
  event.preventDefault();
  if (name === "next") return go(current + 1);
  if (name === "previous") return go(current - 1);
  if (name === "undo") { document.querySelector("button[data-do=undo]")?.click(); return; }
  if (current < 0) return go(0);
  if (name === "stretch") return stretch(items[current]);
  const what = items[current].querySelector(`[data-do=${name}]`);
  if (!what) return;
  if (what.tagName === "DETAILS") {
    what.open = true;
    what.querySelector("input:not([type=hidden])")?.focus();
  } else what.click();
});
if (items.length) go(0);
