/** Below this many pairs a tenth of a percent would pretend to know more than is known. */
const PAIRS_FOR_TENTHS = 500;

const MICROS_PER_MILLISECOND = 1_000;
const MICROS_PER_SECOND = 1_000_000;

/** Numbers as people of one language write them. */
export class Numbers {
  #texts;
  #language;
  #whole;
  #significant;

  constructor(texts) {
    this.#texts = texts;
    this.#language = texts.language;
    this.#whole = new Intl.NumberFormat(this.#language, { maximumFractionDigits: 0 });
    this.#significant = new Intl.NumberFormat(this.#language, {
      minimumSignificantDigits: 3,
      maximumSignificantDigits: 3,
    });
  }

  count(value) {
    return this.#whole.format(value);
  }

  /** A share from 0 to 1, in percent, as exactly as so many pairs allow. */
  share(value, pairs) {
    return value === null ? this.#texts.text("none") : this.#percent(pairs, "percent").format(value);
  }

  /** From low to high, both from 0 to 1, in percent. */
  interval(low, high, pairs) {
    if (low === null || high === null) {
      return this.#texts.text("none");
    }
    const lower = this.#percent(pairs, "decimal").format(low * 100);
    return `${lower}–${this.#percent(pairs, "percent").format(high)}`;
  }

  seconds(value) {
    return value === null
      ? this.#texts.text("none")
      : this.#texts.text("unit.seconds", { value: this.#tenths(value) });
  }

  /** A duration in microseconds, in the unit that reads best. */
  duration(micros) {
    return micros === null ? this.#texts.text("none") : this.#inUnit(micros, this.#significant);
  }

  /** A power of ten of microseconds. */
  tick(micros) {
    return this.#inUnit(micros, this.#whole);
  }

  #inUnit(micros, format) {
    const [unit, size] =
      micros >= MICROS_PER_SECOND
        ? ["unit.seconds", MICROS_PER_SECOND]
        : micros >= MICROS_PER_MILLISECOND
          ? ["unit.milliseconds", MICROS_PER_MILLISECOND]
          : ["unit.microseconds", 1];
    return this.#texts.text(unit, { value: format.format(micros / size) });
  }

  #tenths(value) {
    return new Intl.NumberFormat(this.#language, { maximumFractionDigits: 1 }).format(value);
  }

  #percent(pairs, style) {
    const digits = pairs >= PAIRS_FOR_TENTHS ? 1 : 0;
    return new Intl.NumberFormat(this.#language, {
      style,
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    });
  }
}
