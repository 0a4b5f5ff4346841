import { svgElement } from "./element.js";

const HEIGHT = 22;
const BAR_TOP = 5;
const BAR_HEIGHT = 12;

/**
 * The pictures in a table's rows, all on one scale. Lengths are in percent, so that they follow the column's width. Each
 * shows numbers that stand beside it in words; without D3 the numbers stand alone.
 */
export class RowPictures {
  #ticks;
  #scale;

  /** @param {number[]} ticks from the scale's least to its greatest */
  constructor(ticks) {
    this.#ticks = ticks;
    this.#scale = globalThis.d3
      ?.scaleLinear()
      .domain([ticks[0], ticks.at(-1)])
      .range(["0%", "100%"])
      .clamp(true);
  }

  /** The scale's least value, middle and greatest, for the column's head. */
  axis(format) {
    const drawing = svgElement("svg", { class: "axis", "aria-hidden": "true", height: 16 });
    if (this.#scale) {
      const last = this.#ticks.length - 1;
      d3.select(drawing)
        .selectAll("text")
        .data([
          [this.#ticks[0], "start"],
          [this.#ticks[last / 2], "middle"],
          [this.#ticks[last], "end"],
        ])
        .join("text")
        .attr("x", ([tick]) => this.#scale(tick))
        .attr("y", 12)
        .attr("text-anchor", ([, anchor]) => anchor)
        .text(([tick]) => format(tick));
    }
    return drawing;
  }

  /**
   * A bar, a line with ends over it, and a mark across it; each is left out where its value is null.
   * @param {{amount: number|null, interval: [number, number]|null, mark: number|null}} shown
   */
  bar({ amount, interval, mark }) {
    const drawing = svgElement("svg", { class: "bar", "aria-hidden": "true", height: HEIGHT });
    if (this.#scale) {
      const picture = d3.select(drawing);
      this.#ticks.forEach((tick) => this.#across(picture, "rule", tick, 0));
      if (amount !== null) {
        picture
          .append("rect")
          .attr("class", "amount")
          .attr("width", this.#scale(amount))
          .attr("y", BAR_TOP)
          .attr("height", BAR_HEIGHT)
          .attr("rx", 2);
      }
      if (interval !== null) {
        this.#whisker(picture, interval);
      }
      if (mark !== null) {
        this.#across(picture, "mark", mark, 2);
      }
    }
    return drawing;
  }

  #whisker(picture, [low, high]) {
    // The wider line beneath sets the interval off from the bar.
    for (const kind of ["whisker-ground", "whisker"]) {
      picture
        .append("line")
        .attr("class", kind)
        .attr("x1", this.#scale(low))
        .attr("x2", this.#scale(high))
        .attr("y1", HEIGHT / 2)
        .attr("y2", HEIGHT / 2);
    }
    this.#across(picture, "whisker", low, 7);
    this.#across(picture, "whisker", high, 7);
  }

  #across(picture, kind, value, margin) {
    picture
      .append("line")
      .attr("class", kind)
      .attr("x1", this.#scale(value))
      .attr("x2", this.#scale(value))
      .attr("y1", margin)
      .attr("y2", HEIGHT - margin);
  }
}
