import {
  cell,
  columnHeading,
  element,
  rowHeading,
  table,
  tableBody,
  tableHead,
  tableRow,
} from "./element.js";
import { latencyPlot } from "./latency-plot.js";

const QUANTILES = [
  ["minMicros", "column.min"],
  ["p25Micros", "column.p25"],
  ["medianMicros", "column.median"],
  ["p75Micros", "column.p75"],
  ["p90Micros", "column.p90"],
  ["p99Micros", "column.p99"],
];

let watcher = null;

/** How long connects took: a picture that follows the width, and the numbers behind it. */
export function renderLatency(container, answer, view) {
  const { texts } = view;
  watcher?.disconnect();
  if (!answer) {
    container.replaceChildren(element("div", { class: "blank blank-plot", "aria-hidden": "true" }));
    return;
  }
  if (answer.rows.length === 0) {
    container.replaceChildren(element("p", { class: "nothing" }, texts.text("latency.nothing")));
    return;
  }
  const opened = container.querySelector("details")?.open ?? false;
  const details = element(
    "details",
    { class: "numbers", open: opened || !globalThis.d3 },
    element("summary", {}, texts.text("latency.numbers")),
    // Wide tables scroll in a box of their own, which the keyboard must reach.
    element(
      "div",
      { class: "scroll", tabindex: 0, role: "region", "aria-label": texts.text("latency.caption") },
      numbersTable(answer.rows, view),
    ),
  );
  if (!globalThis.d3) {
    container.replaceChildren(details);
    return;
  }
  const picture = element("div", { class: "plot-frame" });
  container.replaceChildren(picture, element("p", { class: "legend" }, texts.text("latency.legend")), details);
  draw(picture, answer.rows, view);
}

function draw(picture, rows, { texts, numbers }) {
  const slowest = d3.greatest(rows, (row) => row.medianMicros);
  const fastest = d3.least(rows, (row) => row.medianMicros);
  const words = {
    title: texts.text("latency.plot.title"),
    description: texts.text("latency.plot.description", {
      rows: numbers.count(rows.length),
      fastest: `${rowName(fastest, texts)} (${outcomeName(fastest.case, texts)})`,
      fastestTime: numbers.duration(fastest.medianMicros),
      slowest: `${rowName(slowest, texts)} (${outcomeName(slowest.case, texts)})`,
      slowestTime: numbers.duration(slowest.medianMicros),
    }),
    group: (outcome) => outcomeName(outcome, texts),
    row: (row) => rowName(row, texts),
    duration: (micros) => numbers.duration(micros),
    tick: (micros) => numbers.tick(micros),
  };
  let drawn = 0;
  watcher = new ResizeObserver(([{ contentRect }]) => {
    const width = Math.floor(contentRect.width);
    if (width > 0 && width !== drawn) {
      drawn = width;
      picture.replaceChildren(latencyPlot(rows, width, words));
    }
  });
  watcher.observe(picture);
}

function numbersTable(rows, { texts, numbers }) {
  return table(
    { class: "quantiles" },
    element("caption", {}, texts.text("latency.caption")),
    tableHead(
      tableRow(
        {},
        columnHeading({}, texts.text("column.outcome")),
        columnHeading({ class: "number" }, texts.text("column.port")),
        columnHeading({}, texts.text("column.family")),
        columnHeading({ class: "number" }, texts.text("column.attempts")),
        ...QUANTILES.map(([, key]) => columnHeading({ class: "number" }, texts.text(key))),
      ),
    ),
    tableBody(
      ...rows.map((row) =>
        tableRow(
          {},
          rowHeading({}, outcomeName(row.case, texts)),
          cell({ class: "number" }, String(row.port)),
          cell({}, texts.word("family", row.family)),
          cell({ class: "number" }, numbers.count(row.attempts)),
          ...QUANTILES.map(([column]) => cell({ class: "number" }, numbers.duration(row[column]))),
        ),
      ),
    ),
  );
}

function outcomeName(outcome, texts) {
  return texts.word("outcome", outcome);
}

function rowName(row, texts) {
  return `${row.port} ${texts.word("family", row.family)}`;
}
