import { FILTERS } from "./address.js";
import { byId, element } from "./element.js";

/** What each list offers, beside "all". */
const CHOICES = {
  kind: ["isp", "asp", "company", "university", "unknown"],
  route: ["direct", "ssl", "ssh"],
  family: ["ipv6", "ipv4"],
  os: ["bsd", "linux", "macos", "solaris", "windows", "other"],
  network: ["home", "office", "campus", "mobile", "public", "unknown"],
};

const form = () => byId("filter-form");
const field = (name) => form().elements.namedItem(name);

/**
 * Makes the form work.
 * @param {function(Object<string, string>)} apply called with the filters that are wanted
 */
export function startFilterForm(apply) {
  form().addEventListener("submit", (event) => {
    event.preventDefault();
    apply(wanted());
  });
  form().addEventListener("reset", (event) => {
    // The browser's own reset would go back to what the form was first shown with.
    event.preventDefault();
    apply({});
  });
  form().addEventListener("change", () => {
    // A range that ends before it begins is told by the browser, at the field.
    field("to").min = field("since").value;
    const changed = JSON.stringify(wanted()) !== form().dataset.shown;
    form().classList.toggle("changed", changed);
    byId("filter-reset").disabled = !changed && form().dataset.shown === "{}";
  });
  // On a telephone the form would push the results off the screen.
  byId("filter").open = matchMedia("(min-width: 48rem)").matches;
}

/** Shows these filters in the form, in the view's language. */
export function showFilters(filters, experiments, texts) {
  fill("experiment", experiments, filters, texts, (name) => name);
  for (const [name, words] of Object.entries(CHOICES)) {
    fill(name, words, filters, texts, (word) => texts.word(name, word));
  }
  for (const name of ["since", "to"]) {
    field(name).value = filters[name] ?? "";
  }
  field("to").min = field("since").value;
  form().dataset.shown = JSON.stringify(wanted());
  form().classList.remove("changed");
  byId("filter-count").textContent = filterCount(filters, texts);
  byId("filter-reset").disabled = form().dataset.shown === "{}";
}

/** Offers these experiments; what is chosen in the form stays so. */
export function showExperiments(experiments, texts) {
  fill("experiment", experiments, { experiment: field("experiment").value }, texts, (name) => name);
}

/** The filters in words, one after the other; empty if there are none. */
export function describeFilters(filters, texts) {
  return FILTERS.filter((name) => filters[name])
    .map((name) =>
      texts.text("filter.described", {
        name: texts.text(`filter.${name}`),
        value: CHOICES[name] ? texts.word(name, filters[name]) : filters[name],
      }),
    )
    .join(texts.text("list.separator"));
}

function filterCount(filters, texts) {
  const count = Object.keys(filters).length;
  return count === 0 ? "" : texts.text("filter.count", { count: String(count) });
}

function fill(name, words, filters, texts, label) {
  const chosen = filters[name] ?? "";
  // An address may hold what the lists do not: it is shown, and the collector says what it thinks of it.
  const all = chosen && !words.includes(chosen) ? [...words, chosen] : words;
  field(name).replaceChildren(
    element("option", { value: "" }, texts.text("filter.all")),
    ...all.map((word) => element("option", { value: word }, label(word))),
  );
  field(name).value = chosen;
}

function wanted() {
  const filters = {};
  for (const name of FILTERS) {
    const value = field(name).value;
    if (value) {
      filters[name] = value;
    }
  }
  return filters;
}
