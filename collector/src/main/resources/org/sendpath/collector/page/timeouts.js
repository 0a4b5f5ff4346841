import {
  cell,
  columnHeading,
  element,
  rowHeading,
  table,
  tableBody,
  tableHead,
  tableRow,
  valueOrBlank,
} from "./element.js";
import { RowPictures } from "./row-picture.js";

const SYSTEMS = ["bsd", "linux", "macos", "solaris", "windows", "other"];
const TICK_SECONDS = [0, 60, 120, 180, 240];

/** Table 4.1: how long each system's TCP waits, beside the report's figures. */
export function renderTimeouts(container, answer, view) {
  const { texts, numbers } = view;
  const rows = new Map(answer?.rows.map((row) => [row.os, row]));
  const newer = [...rows.keys()].filter((word) => !SYSTEMS.includes(word));
  const pictures = new RowPictures(TICK_SECONDS);
  container.replaceChildren(
    table(
      { class: "shares timeouts" },
      element("caption", {}, texts.text("timeouts.caption")),
      tableHead(
        tableRow(
          {},
          columnHeading({ class: "label" }, texts.text("column.os")),
          cell({ class: "picture" }, pictures.axis((tick) => numbers.seconds(tick))),
          columnHeading({ class: "number" }, texts.text("column.reports")),
          columnHeading({ class: "number" }, texts.text("column.measured")),
          columnHeading({ class: "number interval" }, texts.text("column.paper")),
        ),
      ),
      tableBody(...[...SYSTEMS, ...newer].map((os) => timeoutRow(os, rows.get(os), pictures, view))),
    ),
    legend(texts),
  );
}

function timeoutRow(os, row, pictures, { texts, numbers }) {
  const given = (value) => valueOrBlank(row && value(row));
  return tableRow(
    { "data-word": os, class: row?.reports === 0 ? "zero" : null },
    rowHeading({ class: "label" }, element("span", { class: "name" }, texts.word("os", os))),
    cell(
      { class: "picture" },
      pictures.bar({
        amount: row?.medianSeconds ?? null,
        interval: null,
        mark: row?.paperSeconds ?? null,
      }),
    ),
    cell(
      { class: "number pairs", "data-unit": texts.text("column.reports") },
      given((known) => numbers.count(known.reports)),
    ),
    cell(
      { class: "number share", "data-unit": texts.text("column.measured") },
      given((known) => numbers.seconds(known.medianSeconds)),
    ),
    cell(
      { class: "number interval", "data-unit": texts.text("column.paper") },
      given((known) => numbers.seconds(known.paperSeconds)),
    ),
  );
}

function legend(texts) {
  return element(
    "p",
    { class: "legend" },
    element("span", { class: "key key-amount", "aria-hidden": "true" }),
    texts.text("timeouts.legend.measured"),
    element("span", { class: "key key-mark", "aria-hidden": "true" }),
    texts.text("timeouts.legend.paper"),
  );
}
