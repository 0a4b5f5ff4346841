import { collectorAddress } from "./address.js";
import { renderCases } from "./cases.js";
import { renderConflicts } from "./conflicts.js";
import { renderDownloads } from "./downloads.js";
import { byId } from "./element.js";
import { describeFilters } from "./filter-form.js";
import { renderFunnel } from "./funnel.js";
import { renderLatency } from "./latency.js";
import { Numbers } from "./numbers.js";
import { renderServers } from "./servers.js";
import { renderTimeouts } from "./timeouts.js";

/**
 * Shows the tables, or why there are none. While others are on their way the old ones stay, paler; before the first ones
 * there are rows without numbers: nothing jumps.
 * @param {{filters: Object, texts: Texts, tables: Object|null, loading: boolean, failure: NoAnswer|null}} shown
 */
export function renderResults({ filters, texts, tables, loading, failure }) {
  const view = { texts, numbers: new Numbers(texts), filters };
  const filtered = Object.keys(filters).length > 0;
  const nothing = tables !== null && reportCount(tables) === 0;
  // An old "nothing" would be no place for new tables to appear in.
  const known = loading && nothing ? null : tables;
  byId("results").setAttribute("aria-busy", String(loading));
  byId("failure").hidden = failure === null;
  byId("empty").hidden = failure !== null || loading || !nothing;
  byId("tables").hidden = failure !== null || (nothing && !loading);
  byId("part").hidden = !byId("empty").hidden && !filtered;
  renderCommand(texts);
  renderSummary(loading || failure ? null : tables, view, failure);
  renderFailure(failure, texts);
  renderEmpty(filtered, texts);
  renderTables(known, view);
}

function renderTables(tables, view) {
  renderFunnel(byId("funnel"), tables?.funnel, view);
  renderCases(byId("cases"), tables?.cases, view);
  renderServers(byId("servers"), tables?.servers, view);
  renderTimeouts(byId("timeouts"), tables?.timeouts, view);
  renderLatency(byId("latency"), tables?.latency, view);
  renderConflicts(byId("conflicts"), tables?.cases, view);
  for (const container of document.querySelectorAll("[data-downloads]")) {
    renderDownloads(container, view);
  }
}

/** One line for everyone, which screen readers are told when it changes. */
function renderSummary(tables, { texts, numbers, filters }, failure) {
  // A failure's own notice is announced.
  let line = failure ? "" : texts.text("summary.loading");
  if (tables) {
    const { pairs } = tables.cases;
    const reports = reportCount(tables);
    const described = describeFilters(filters, texts);
    line = texts.text(described ? "summary.filtered" : "summary.all", {
      pairs: texts.counted("count.pairs", pairs, numbers.count(pairs)),
      reports: texts.counted("count.reports", reports, numbers.count(reports)),
      filters: described,
    });
  }
  if (byId("summary").textContent !== line) {
    byId("summary").textContent = line;
  }
}

function renderFailure(failure, texts) {
  if (!failure) {
    return;
  }
  byId("failure-text").textContent = texts.text(`failure.${failure.reason}`);
  byId("failure-detail").textContent = failure.detail ?? "";
  byId("failure-detail").hidden = failure.detail === null;
  // What is refused now will be refused again.
  byId("retry").hidden = failure.reason === "refused";
  byId("retry-all").hidden = failure.reason !== "refused";
}

function renderEmpty(filtered, texts) {
  byId("empty-title").textContent = texts.text(filtered ? "empty.filtered.title" : "empty.title");
  byId("empty-text").textContent = texts.text(filtered ? "empty.filtered.text" : "empty.text");
  byId("empty-command").hidden = filtered;
  byId("all").hidden = !filtered;
}

function renderCommand(texts) {
  const command = [
    `java -jar sendpath-agent.jar probe ${texts.text("part.server")}`,
    `--collector ${collectorAddress()}`,
  ].join(" ");
  for (const code of document.querySelectorAll(".command code")) {
    code.textContent = command;
  }
}

function reportCount(tables) {
  return tables.funnel.rows.find((row) => row.stage === "reports").count;
}
