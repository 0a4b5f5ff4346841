/** The languages that the page speaks; the first one is for whoever prefers none of them. */
export const LANGUAGES = ["en", "ja"];

/** The language of the page's address, else the first of the browser's that the page speaks. */
export function chooseLanguage(wanted) {
  const preferred = [wanted, ...navigator.languages].filter(Boolean);
  const spoken = preferred.map((tag) => tag.toLowerCase().split("-")[0]);
  return spoken.find((language) => LANGUAGES.includes(language)) ?? LANGUAGES[0];
}

/** All texts of one language. */
export class Texts {
  #texts;
  #plurals;

  constructor(language, texts) {
    this.language = language;
    this.#texts = texts;
    this.#plurals = new Intl.PluralRules(language);
  }

  static async load(language) {
    const response = await fetch(`page/texts/${language}.json`);
    if (!response.ok) {
      throw new Error(`page/texts/${language}.json: ${response.status}`);
    }
    return new Texts(language, await response.json());
  }

  has(key) {
    return Object.hasOwn(this.#texts, key);
  }

  /**
   * The text, each {name} in it replaced.
   * @param {string} key
   * @param {Object<string, string>} values
   */
  text(key, values = {}) {
    if (!this.has(key)) {
      throw new Error(`no text ${key} in ${this.language}`);
    }
    return this.#texts[key].replace(/\{(\w+)\}/g, (_, name) => values[name]);
  }

  /** The text for so many: its key ends in "one" or "other". */
  counted(key, count, shown) {
    return this.text(`${key}.${this.#plurals.select(count) === "one" ? "one" : "other"}`, {
      count: shown,
    });
  }

  /** What a word of the tables is called; a word that is newer than this page stays as it is. */
  word(vocabulary, word) {
    const key = `${vocabulary}.${word}`;
    return this.has(key) ? this.text(key) : word;
  }

  /** Fills every element that names its text by data-text, or its label by data-label. */
  apply(root) {
    for (const one of root.querySelectorAll("[data-text]")) {
      one.textContent = this.text(one.dataset.text);
    }
    for (const one of root.querySelectorAll("[data-label]")) {
      one.setAttribute("aria-label", this.text(one.dataset.label));
    }
  }
}
