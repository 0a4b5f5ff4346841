import { tableAddress } from "./address.js";
import { element } from "./element.js";

/** Links to a table with the current filters, as CSV and as JSON. */
export function renderDownloads(container, { texts, filters }) {
  const name = container.dataset.downloads;
  const title = texts.text(`${name}.title`);
  const links = [
    ["CSV", ".csv"],
    ["JSON", ""],
  ].map(([format, ending]) =>
    element(
      "a",
      {
        href: tableAddress(name, filters, ending),
        download: `${name}.${format.toLowerCase()}`,
        "aria-label": texts.text("download.label", { title, format }),
      },
      format,
    ),
  );
  container.replaceChildren(texts.text("download"), " ", links[0], " ", links[1]);
}
