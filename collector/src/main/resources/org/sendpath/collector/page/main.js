import { pageAddress, readAddress } from "./address.js";
import { byId } from "./element.js";
import { showExperiments, showFilters, startFilterForm } from "./filter-form.js";
import { renderResults } from "./results.js";
import { fetchExperiments, fetchTables } from "./tables.js";
import { chooseLanguage, Texts } from "./texts.js";

/** What is shown now. */
const shown = {
  filters: {},
  texts: null,
  experiments: [],
  /** The newest tables, perhaps still those of other filters; null until there are any. */
  tables: null,
  loading: true,
  failure: null,
};
const loadedTexts = new Map();
let newest = new AbortController();

await start();

async function start() {
  startFilterForm((filters) => go(filters, readAddress().language));
  byId("retry").addEventListener("click", () => {
    // The button goes away with its notice.
    byId("results").focus();
    load();
  });
  for (const id of ["all", "retry-all"]) {
    byId(id).addEventListener("click", () => {
      byId("results").focus();
      go({}, readAddress().language);
    });
  }
  for (const link of document.querySelectorAll("[data-language]")) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      go(shown.filters, link.dataset.language);
    });
  }
  addEventListener("popstate", takeAddress);
  await takeAddress();
  document.documentElement.classList.remove("starting");
  await loadExperiments();
}

function go(filters, language) {
  const address = new URL(pageAddress(filters, language), location.href);
  if (address.search === location.search) {
    // Asked for what is shown: newer numbers are wanted, and no new step for the back button.
    renderFrame();
    return load();
  }
  history.pushState(null, "", address);
  return takeAddress();
}

/** Shows what the address asks for; fetches tables only if it asks for others. */
async function takeAddress() {
  const texts = await textsOf(chooseLanguage(readAddress().language));
  const { filters, language } = readAddress();
  if (chooseLanguage(language) !== texts.language) {
    // The address changed while the texts were on their way.
    return;
  }
  const first = shown.texts === null;
  const changed = first || JSON.stringify(filters) !== JSON.stringify(shown.filters);
  Object.assign(shown, { texts, filters });
  renderFrame();
  if (changed) {
    load();
  } else {
    renderResults(shown);
  }
}

async function textsOf(language) {
  if (!loadedTexts.has(language)) {
    loadedTexts.set(language, await Texts.load(language));
  }
  return loadedTexts.get(language);
}

async function load() {
  newest.abort();
  newest = new AbortController();
  const { signal } = newest;
  Object.assign(shown, { loading: true, failure: null });
  renderResults(shown);
  try {
    shown.tables = await fetchTables(shown.filters, signal);
  } catch (error) {
    if (signal.aborted) {
      return;
    }
    if (!error.reason) {
      throw error;
    }
    shown.failure = error;
  }
  shown.loading = false;
  renderResults(shown);
}

async function loadExperiments() {
  try {
    shown.experiments = await fetchExperiments();
  } catch (error) {
    if (!error.reason) {
      throw error;
    }
    // The tables tell that the collector does not answer, and the address can still name an experiment.
    return;
  }
  showExperiments(shown.experiments, shown.texts);
}

/** Everything but the results: it changes with the address alone. */
function renderFrame() {
  const { texts, filters, experiments } = shown;
  document.documentElement.lang = texts.language;
  document.title = texts.text("title");
  texts.apply(document);
  showFilters(filters, experiments, texts);
  for (const link of document.querySelectorAll("[data-language]")) {
    const { language } = link.dataset;
    link.href = pageAddress(filters, language);
    if (language === texts.language) {
      link.setAttribute("aria-current", "true");
    } else {
      link.removeAttribute("aria-current");
    }
  }
}
