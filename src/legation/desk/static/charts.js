// Charts that can be brushed: each figure's specification is drawn by Vega in place of the server's picture, which stays where scripts do not run.
"use strict";

const colours = (value) => {
  if (typeof value === "string" && /^var\(--[\w-]+\)$/.test(value)) return getComputedStyle(document.documentElement).getPropertyValue(value.slice(4, -1)).trim();
  if (Array.isArray(value)) return value.map(colours);
  if (value && typeof value === "object") return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, colours(one)]));
  return value;
};
const config = {
  font: "system-ui, sans-serif",
  axis: { labelColor: "var(--soft)", titleColor: "var(--soft)", gridColor: "var(--line)", domainColor: "var(--line)", tickColor: "var(--line)", labelFontSize: 12, titleFontWeight: "normal" },
  view: { stroke: null },
};

// A brushed time narrows the whole page: the ends of the brush go into the form of filters.
const brushed = (figure, view) => {
  const form = document.querySelector("form[data-brushed]");
  if (!form) return;
  let ends = null;
  view.addSignalListener("brush", (_, value) => { ends = Object.values(value)[0] ?? null; });
  figure.addEventListener("pointerup", () => setTimeout(() => {
    if (!ends || ends[1] === ends[0]) return;
    form.elements.since.value = new Date(ends[0]).toISOString().slice(0, 10);
    form.elements.until.value = new Date(ends[1]).toISOString().slice(0, 10);
    form.requestSubmit();
  }));
};

const draw = async (figure) => {
  for (const old of figure.querySelectorAll(".vega")) old.remove();
  for (const block of figure.querySelectorAll("[data-spec]")) {
    const spec = colours({ ...JSON.parse(block.dataset.spec), config });
    const place = document.createElement("div");
    place.className = "vega";
    figure.append(place);
    const made = await vegaEmbed(place, spec, { ast: true, actions: false, renderer: "svg", defaultStyle: false, tooltip: false });
    for (const mark of place.querySelectorAll("[role^=graphics]:not([aria-label])")) { // a group without a name says nothing; its members do
      mark.removeAttribute("role");
      mark.removeAttribute("aria-roledescription");
    }
    if (figure.dataset.vega === "timeline") brushed(figure, made.view);
  }
  figure.querySelector(":scope > svg")?.remove();
  figure.tabIndex = 0; // on a narrow screen it is moved sideways by keys
  figure.dataset.drawn = "";
};
const figures = [...document.querySelectorAll("figure[data-vega]")];
const all = () => Promise.all(figures.map(draw));
all();
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", all);
