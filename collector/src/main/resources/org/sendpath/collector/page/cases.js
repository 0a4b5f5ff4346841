import { byId, element, valueOrBlank } from "./element.js";
import { shareTable } from "./share-table.js";

/** The rows of the report's Table 4.3, in its order. */
const PAPER = ["open", "reset", "icmp-hard", "icmp-soft", "timeout", "ssh", "ssl"];
/** What it does not have. */
const BEYOND = ["icmp-unknown", "unmeasured"];
/** What matters most to a person who sends mail. */
const FINDINGS = ["open", "timeout"];

/** Table 4.3: what came back from port 587. */
export function renderCases(container, answer, view) {
  const { texts } = view;
  const rows = new Map(answer?.rows.map((row) => [row.case, row]));
  const newer = [...rows.keys()].filter((word) => ![...PAPER, ...BEYOND].includes(word));
  const group = (words, heading) => ({
    heading,
    rows: words.map((word) => ({ word, label: label(word, texts), numbers: rows.get(word) })),
  });
  const total = answer?.pairs ?? 0;
  renderFindings(rows, total, view);
  container.replaceChildren(
    shareTable(
      {
        caption: texts.text("cases.caption"),
        heading: texts.text("column.case"),
        groups: [group(PAPER, null), group([...BEYOND, ...newer], texts.text("cases.beyond"))],
        pairs: total,
      },
      view,
    ),
  );
}

function renderFindings(rows, total, { texts, numbers }) {
  byId("findings").replaceChildren(
    ...FINDINGS.map((word) => {
      const row = rows.get(word);
      return element(
        "li",
        { "data-word": word },
        element("span", { class: "figure" }, valueOrBlank(row && numbers.share(row.share, total))),
        row
          ? element(
              "span",
              { class: "figure-interval" },
              numbers.interval(row.low, row.high, total),
            )
          : null,
        element("span", { class: "figure-label" }, texts.text(`finding.${word}`)),
      );
    }),
  );
}

function label(word, texts) {
  const known = texts.has(`case.${word}`);
  const number = `case.${word}.number`;
  const term = `case.${word}.term`;
  return [
    texts.has(number) ? element("span", { class: "case-number" }, texts.text(number), " ") : null,
    element("span", { class: "name" }, texts.word("case", word)),
    texts.has(term) ? element("span", { class: "term" }, texts.text(term)) : null,
    known
      ? element("span", { class: "explanation" }, texts.text(`case.${word}.explanation`))
      : null,
  ];
}
