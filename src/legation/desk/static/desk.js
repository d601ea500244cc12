// What the desk does beyond plain pages: highlights that answer each other, keys, dropped files, copying. Every page works without it.
"use strict";

const typing = (event) => event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select, [contenteditable]");

// A document: a fact shows its characters, the text its facts; j and k go from fact to fact.
const reader = document.querySelector("[data-reader]");
if (reader) {
  const facts = [...reader.querySelectorAll("[data-fact]")];
  const pieces = [...reader.querySelectorAll("a[data-facts]")];
  let current = -1;
  const show = (id, scroll) => {
    for (const piece of pieces) piece.classList.toggle("here", piece.dataset.facts.split(" ").includes(id));
    for (const fact of facts) fact.classList.toggle("here", fact.dataset.fact === id);
    current = facts.findIndex((fact) => fact.dataset.fact === id);
    if (scroll === "text") reader.querySelector(".text .here")?.scrollIntoView({ block: "center" });
    if (scroll) facts[current]?.scrollIntoView({ block: "nearest" });
  };
  for (const piece of pieces) {
    piece.tabIndex = -1;
    piece.addEventListener("click", (event) => {
      event.preventDefault();
      const ids = piece.dataset.facts.split(" ");
      const shown = ids.indexOf(facts[current]?.dataset.fact);
      show(ids[(shown + 1) % ids.length], "facts");
    });
  }
  for (const fact of facts) {
    fact.querySelector("h3 a").addEventListener("click", (event) => {
      event.preventDefault();
      history.replaceState(null, "", `#f-${fact.dataset.fact}`);
      show(fact.dataset.fact, "text");
    });
  }
  document.addEventListener("keydown", (event) => {
    if (typing(event) || !facts.length) return;
    if (event.key === "j" || event.key === "k") {
      const next = (current + (event.key === "j" ? 1 : -1) + facts.length) % facts.length;
      show(facts[next].dataset.fact, "text");
      facts[next].querySelector("h3 a").focus({ preventScroll: true });
    } else if (event.key === "Enter" && current >= 0 && document.activeElement?.closest("[data-fact]")) {
      const to = facts[current].querySelector("a.to");
      if (to) { event.preventDefault(); location.href = to.href; }
    }
  });
  const opened = decodeURIComponent(location.hash).match(/^#[fc]-(.+)$/);
  if (opened) show(opened[1], "text");
}

// Files dropped on the form.
for (const form of document.querySelectorAll("form[data-drop]")) {
  const field = form.querySelector(".drop");
  const input = form.querySelector("input[type=file]");
  for (const name of ["dragover", "dragleave", "drop"]) {
    field.addEventListener(name, (event) => {
      event.preventDefault();
      field.classList.toggle("over", name === "dragover");
      if (name === "drop") input.files = event.dataTransfer.files;
    });
  }
}

// A citation is copied with one click.
for (const words of document.querySelectorAll("[data-copy]")) {
  if (!navigator.clipboard) continue;
  const button = document.createElement("button");
  button.textContent = "Copy";
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(words.textContent.trim());
    button.textContent = "Copied";
  });
  words.after(button);
}

// Empty fields do not stand in the address.
for (const form of document.querySelectorAll("form.filters:not([method])")) {
  form.addEventListener("formdata", (event) => {
    for (const [name, value] of [...event.formData.entries()]) if (value === "") event.formData.delete(name);
  });
}
