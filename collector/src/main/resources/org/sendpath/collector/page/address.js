/** The filters, by the names they have in the page's address. */
export const FILTERS = ["experiment", "since", "to", "kind", "route", "family", "os", "network"];

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const MILLISECONDS_PER_DAY = 86_400_000;

/**
 * What the page's address asks for.
 * @returns {{filters: Object<string, string>, language: string|null}}
 */
export function readAddress() {
  const query = new URLSearchParams(location.search);
  const filters = {};
  for (const name of FILTERS) {
    const value = query.get(name);
    if (value) {
      filters[name] = value;
    }
  }
  return { filters, language: query.get("lang") };
}

/** The page's address for these filters, relative, without a language that nobody chose. */
export function pageAddress(filters, language) {
  const query = new URLSearchParams(filters);
  if (language) {
    query.set("lang", language);
  }
  const text = query.toString();
  return text ? `?${text}` : location.pathname;
}

/**
 * Where a table is.
 * @param {string} name
 * @param {Object<string, string>} filters
 * @param {string} ending ".csv", or nothing for JSON
 */
export function tableAddress(name, filters, ending = "") {
  const query = new URLSearchParams();
  for (const [filter, value] of Object.entries(filters)) {
    // The page names the last day that is meant, the interface the first that is not.
    query.set(filter === "to" ? "until" : filter, filter === "to" ? dayAfter(value) : value);
  }
  const text = query.toString();
  return `v1/tables/${name}${ending}${text ? `?${text}` : ""}`;
}

/** The collector's own address, as the agent wants it. */
export function collectorAddress() {
  return new URL(".", location.href).href.replace(/\/$/, "");
}

function dayAfter(day) {
  const time = DAY.test(day) ? Date.parse(`${day}T00:00:00Z`) : NaN;
  // What is no day is passed on: the interface says what is wrong with it.
  return Number.isNaN(time) ? day : new Date(time + MILLISECONDS_PER_DAY).toISOString().slice(0, 10);
}
