import { collectorAddress, pageAddress, readAddress } from "./address.js";
import { renderCases } from "./cases.js";
import { renderConflicts } from "./conflicts.js";
import { renderDownloads } from "./downloads.js";
import { byId } from "./element.js";
import { describeFilters, showFilters, startFilterForm } from "./filter-form.js";
import { renderFunnel } from "./funnel.js";
import { renderLatency } from "./latency.js";
import { Numbers } from "./numbers.js";
import { renderServers } from "./servers.js";
import { chooseLanguage, LANGUAGES, Texts } from "./texts.js";
import { fetchExperiments, fetchTables } from "./tables.js";
import { renderTimeouts } from "./timeouts.js";

/** What is shown now: the address says which, the rest was fetched for it. */
const shown = {
  filters: {},
  texts: null,
  experiments: [],
  /** The tables' answers by name; null while they are on their way for the first time. */
  tables: null,
  failure: null,
};
const loadedTexts = new Map();
let loading = new AbortController();

await start();

async function start() {
  await takeAddress();
  startFilterForm((filters) => go(filters, readAddress().language));
  byId("retry").addEventListener("click", load);
  byId("all").addEventListener("click", () => go({}, readAddress().language));
  for (const link of document.querySelectorAll("[data-language]")) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      go(shown.filters, link.dataset.language);
    });
  }
  addEventListener("popstate", takeAddress);
  render();
  document.documentElement.classList.remove("starting");
  await Promise.all([load(), loadExperiments()]);
}

function go(filters, language) {
  history.pushState(null, "", pageAddress(filters, language));
  return takeAddress();
}

/** Shows what the address asks for; fetches only if it asks for other filters. */
async function takeAddress() {
  const { filters, language } = readAddress();
  const chosen = chooseLanguage(language);
  if (!loadedTexts.has(chosen)) {
    loadedTexts.set(chosen, await Texts.load(chosen));
  }
  const first = shown.texts === null;
  const changed = JSON.stringify(filters) !== JSON.stringify(shown.filters);
  shown.texts = loadedTexts.get(chosen);
  shown.filters = filters;
  if (first) {
    return;
  }
  render();
  if (changed) {
    await load();
  }
}

async function load() {
  loading.abort();
  loading = new AbortController();
  const { signal } = loading;
  byId("results").setAttribute("aria-busy", "true");
  try {
    const tables = await fetchTables(shown.filters, signal);
    Object.assign(shown, { tables, failure: null });
  } catch (error) {
    if (signal.aborted) {
      return;
    }
    if (!error.reason) {
      throw error;
    }
    shown.failure = error;
  }
  byId("results").setAttribute("aria-busy", "false");
  render();
}

async function loadExperiments() {
  try {
    shown.experiments = await fetchExperiments();
  } catch (error) {
    if (!error.reason) {
      throw error;
    }
    // The tables tell that the collector does not answer; one experiment can still be named in the address.
    return;
  }
  showFilters(shown.filters, shown.experiments, shown.texts);
}

function render() {
  const { texts, tables, failure, filters } = shown;
  const view = { texts, numbers: new Numbers(texts), filters };
  document.documentElement.lang = texts.language;
  document.title = texts.text("title");
  texts.apply(document);
  renderLanguages();
  showFilters(filters, shown.experiments, texts);
  const nothing = tables !== null && reportCount(tables) === 0;
  byId("failure").hidden = failure === null;
  byId("empty").hidden = failure !== null || !nothing;
  byId("tables").hidden = failure !== null || nothing;
  byId("command").textContent = byId("empty-command").textContent = command();
  renderSummary(view, nothing);
  if (failure) {
    renderFailure(failure, texts);
    return;
  }
  if (nothing) {
    const filtered = Object.keys(filters).length > 0;
    byId("empty-title").textContent = texts.text(filtered ? "empty.filtered.title" : "empty.title");
    byId("empty-text").textContent = texts.text(filtered ? "empty.filtered.text" : "empty.text");
    byId("empty-command").hidden = filtered;
    byId("all").hidden = !filtered;
    return;
  }
  renderFunnel(byId("funnel"), tables?.funnel, view);
  renderCases(byId("cases"), tables?.cases, view);
  renderServers(byId("servers"), tables?.servers, view);
  renderTimeouts(byId("timeouts"), tables?.timeouts, view);
  renderLatency(byId("latency"), tables?.latency, view);
  renderConflicts(byId("conflicts"), tables?.cases, view);
  document
    .querySelectorAll("[data-downloads]")
    .forEach((container) => renderDownloads(container, view));
}

/** One line for everyone, which screen readers are told when it changes. */
function renderSummary({ texts, numbers, filters }, nothing) {
  const described = describeFilters(filters, texts);
  let line = texts.text("summary.loading");
  if (shown.failure) {
    line = texts.text("failure.title");
  } else if (nothing) {
    line = texts.text("summary.nothing");
  } else if (shown.tables) {
    const { pairs } = shown.tables.cases;
    const reports = reportCount(shown.tables);
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
  byId("failure-text").textContent = texts.text(`failure.${failure.reason}`);
  byId("failure-detail").textContent = failure.detail ?? "";
  byId("failure-detail").hidden = failure.detail === null;
}

function renderLanguages() {
  for (const link of document.querySelectorAll("[data-language]")) {
    const { language } = link.dataset;
    if (!LANGUAGES.includes(language)) {
      throw new Error(`the page has no texts in ${language}`);
    }
    link.href = pageAddress(shown.filters, language);
    link.toggleAttribute("aria-current", language === shown.texts.language);
    if (language === shown.texts.language) {
      link.setAttribute("aria-current", "true");
    }
  }
}

function reportCount(tables) {
  return tables.funnel.rows.find((row) => row.stage === "reports").count;
}

function command() {
  const { texts } = shown;
  return `java -jar sendpath-agent.jar probe ${texts.text("part.server")} --collector ${collectorAddress()}`;
}
