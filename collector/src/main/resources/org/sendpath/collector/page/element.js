const SVG = "http://www.w3.org/2000/svg";

/**
 * Makes an HTML element.
 * @param {string} name
 * @param {Object<string, string|number|boolean|null>} attributes null and false leave one out
 * @param {...(Node|string|null)} children
 */
export function element(name, attributes = {}, ...children) {
  return filled(document.createElement(name), attributes, children);
}

/** Makes an SVG element, as {@link element} does an HTML one. */
export function svgElement(name, attributes = {}, ...children) {
  return filled(document.createElementNS(SVG, name), attributes, children);
}

/** The element with this id. */
export function byId(id) {
  const found = document.getElementById(id);
  if (!found) {
    throw new Error(`the page has no element #${id}`);
  }
  return found;
}

/** A value, or, while it is on its way (undefined), a place of the same height. */
export function valueOrBlank(value) {
  return value === undefined
    ? element("span", { class: "blank", "aria-hidden": "true" })
    : value;
}

/*
 * Roles that tables, rows and cells have anyway: browsers drop them where the style sheet lays rows out as grids, as it
 * does on narrow screens.
 */

export const table = (attributes, ...children) =>
  element("table", { role: "table", ...attributes }, ...children);
export const tableHead = (...children) => element("thead", { role: "rowgroup" }, ...children);
export const tableBody = (...children) => element("tbody", { role: "rowgroup" }, ...children);
export const tableRow = (attributes, ...children) =>
  element("tr", { role: "row", ...attributes }, ...children);
export const columnHeading = (attributes, ...children) =>
  element("th", { role: "columnheader", scope: "col", ...attributes }, ...children);
export const rowHeading = (attributes, ...children) =>
  element("th", { role: "rowheader", scope: "row", ...attributes }, ...children);
export const cell = (attributes, ...children) =>
  element("td", { role: "cell", ...attributes }, ...children);

function filled(made, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined && value !== false) {
      made.setAttribute(name, value === true ? "" : value);
    }
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}
