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

const TICKS = [0, 0.25, 0.5, 0.75, 1];

/**
 * A table of pairs and shares, with a picture of each share and its interval between the numbers.
 * @param {Object} wanted
 * @param {string} wanted.caption
 * @param {string} wanted.heading of the first column
 * @param {Array<Object>} wanted.groups each { heading, rows }; a row is { word, label, numbers },
 *     numbers undefined while they are on their way
 * @param {number} wanted.pairs all of them
 */
export function shareTable({ caption, heading, groups, pairs }, view) {
  const { texts, numbers } = view;
  const pictures = new RowPictures(TICKS);
  const bodies = groups.map((group) =>
    tableBody(
      group.heading
        ? tableRow(
            { class: "group" },
            element("th", { role: "rowheader", scope: "rowgroup", colspan: 5 }, group.heading),
          )
        : null,
      ...group.rows.map((row) => shareRow(row, pairs, pictures, view)),
    ),
  );
  return table(
    { class: "shares" },
    element("caption", {}, caption),
    tableHead(
      tableRow(
        {},
        columnHeading({ class: "label" }, heading),
        cell({ class: "picture" }, pictures.axis((tick) => numbers.share(tick, 0))),
        columnHeading({ class: "number" }, texts.text("column.pairs")),
        columnHeading({ class: "number" }, texts.text("column.share")),
        columnHeading({ class: "number interval" }, texts.text("column.interval")),
      ),
    ),
    ...bodies,
  );
}

function shareRow({ word, label, numbers: row }, pairs, pictures, { texts, numbers }) {
  const given = (value) => valueOrBlank(row && value(row));
  return tableRow(
    { "data-word": word, class: row?.pairs === 0 ? "zero" : null },
    rowHeading({ class: "label" }, ...label),
    cell({ class: "picture" }, pictures.bar(shown(row))),
    cell(
      { class: "number pairs", "data-unit": texts.text("column.pairs") },
      given((known) => numbers.count(known.pairs)),
    ),
    cell(
      { class: "number share" },
      given((known) => numbers.share(known.share, pairs)),
    ),
    cell(
      { class: "number interval" },
      given((known) => numbers.interval(known.low, known.high, pairs)),
    ),
  );
}

function shown(row) {
  const known = row && row.share !== null;
  return {
    amount: known ? row.share : null,
    interval: known ? [row.low, row.high] : null,
    mark: null,
  };
}
