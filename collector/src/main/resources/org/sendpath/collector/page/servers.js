import { element } from "./element.js";
import { shareTable } from "./share-table.js";

const KINDS = ["isp", "asp", "company", "university", "home", "unknown"];

/** Table 4.2: who runs the servers. */
export function renderServers(container, answer, view) {
  const { texts } = view;
  const rows = new Map(answer?.rows.map((row) => [row.kind, row]));
  const newer = [...rows.keys()].filter((word) => !KINDS.includes(word));
  container.replaceChildren(
    shareTable(
      {
        caption: texts.text("servers.caption"),
        heading: texts.text("column.kind"),
        groups: [
          {
            heading: null,
            rows: [...KINDS, ...newer].map((word) => ({
              word,
              label: [element("span", { class: "name" }, texts.word("kind", word))],
              numbers: rows.get(word),
            })),
          },
        ],
        pairs: answer?.pairs ?? 0,
      },
      view,
    ),
  );
}
