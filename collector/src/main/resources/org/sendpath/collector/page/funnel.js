import { element, valueOrBlank } from "./element.js";

const STAGES = ["reports", "without-local", "pairs"];

/** 39, 32, 26: how many of the reports are counted. */
export function renderFunnel(container, table, { texts, numbers }) {
  const counts = new Map(table?.rows.map((row) => [row.stage, row.count]));
  const most = Math.max(1, ...counts.values());
  container.replaceChildren(
    ...STAGES.map((stage) => {
      const count = counts.get(stage);
      return element(
        "li",
        { "data-word": stage },
        element(
          "span",
          { class: "figure" },
          valueOrBlank(table ? numbers.count(count) : undefined),
        ),
        element("span", { class: "figure-label" }, texts.word("stage", stage)),
        measure(count === undefined ? 0 : count / most),
      );
    }),
  );
}

function measure(share) {
  const bar = element("span", { class: "measure", "aria-hidden": "true" });
  bar.style.setProperty("--share", share);
  return bar;
}
