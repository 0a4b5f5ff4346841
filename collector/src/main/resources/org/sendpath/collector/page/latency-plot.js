import { svgElement } from "./element.js";

const ROW_HEIGHT = 26;
const GROUP_HEIGHT = 34;
const AXIS_HEIGHT = 24;
const LABEL_WIDTH = 78;
const VALUE_WIDTH = 64;
const BOX_HEIGHT = 12;

/**
 * Quantile strips on a logarithmic scale, one per outcome, port and family.
 * @param {Array<Object>} rows of the table
 * @param {number} width in CSS pixels
 * @param {{title: string, description: string, group: Function, row: Function,
 *     duration: Function, tick: Function}}
 *     words what things are called
 * @returns {SVGElement}
 */
export function latencyPlot(rows, width, words) {
  const groups = d3.groups(rows, (row) => row.case);
  const height = AXIS_HEIGHT + groups.length * GROUP_HEIGHT + rows.length * ROW_HEIGHT + 8;
  const drawing = svgElement(
    "svg",
    {
      class: "plot",
      role: "img",
      width,
      height,
      viewBox: `0 0 ${width} ${height}`,
      "aria-labelledby": "latency-plot-title latency-plot-description",
    },
    svgElement("title", { id: "latency-plot-title" }, words.title),
    svgElement("desc", { id: "latency-plot-description" }, words.description),
  );
  const picture = d3.select(drawing);
  const scale = durationScale(rows, width);
  drawAxis(picture, scale, height, words);
  let top = AXIS_HEIGHT;
  for (const [outcome, members] of groups) {
    const group = picture.append("g").attr("data-word", outcome);
    group
      .append("text")
      .attr("class", "plot-group")
      .attr("y", top + 23)
      .text(words.group(outcome));
    top += GROUP_HEIGHT;
    for (const row of members) {
      drawStrip(group, row, scale, top + ROW_HEIGHT / 2, width, words);
      top += ROW_HEIGHT;
    }
  }
  return drawing;
}

function durationScale(rows, width) {
  const least = Math.max(1, d3.min(rows, (row) => row.minMicros));
  const greatest = Math.max(least + 1, d3.max(rows, (row) => row.p99Micros));
  return d3
    .scaleLog()
    .domain([10 ** Math.floor(Math.log10(least)), 10 ** Math.ceil(Math.log10(greatest))])
    .range([LABEL_WIDTH, width - VALUE_WIDTH])
    .clamp(true);
}

function drawAxis(picture, scale, height, words) {
  const [first, last] = scale.domain().map(Math.log10).map(Math.round);
  const decades = d3.range(first, last + 1).map((power) => 10 ** power);
  // Seven decades do not fit a telephone: then every second one is named.
  const step = (scale(decades.at(-1)) - scale(decades[0])) / decades.length < 52 ? 2 : 1;
  const axis = picture.append("g").attr("class", "plot-axis");
  axis
    .selectAll("line")
    .data(decades)
    .join("line")
    .attr("class", "rule")
    .attr("x1", scale)
    .attr("x2", scale)
    .attr("y1", AXIS_HEIGHT - 6)
    .attr("y2", height);
  axis
    .selectAll("text")
    .data(decades.filter((_, index) => index % step === 0))
    .join("text")
    .attr("x", scale)
    .attr("y", 12)
    .attr("text-anchor", "middle")
    .text(words.tick);
}

function drawStrip(group, row, scale, middle, width, words) {
  const horizontal = (kind, from, to) =>
    group.append("line").attr("class", kind).attr("x1", scale(from)).attr("x2", scale(to))
      .attr("y1", middle).attr("y2", middle);
  const vertical = (kind, at, half) =>
    group.append("line").attr("class", kind).attr("x1", scale(at)).attr("x2", scale(at))
      .attr("y1", middle - half).attr("y2", middle + half);
  group.append("text").attr("class", "plot-label").attr("y", middle + 4).text(words.row(row));
  horizontal("strip", Math.max(1, row.minMicros), row.p99Micros);
  vertical("strip", row.p90Micros, 4);
  group
    .append("rect")
    .attr("class", "box")
    .attr("x", scale(row.p25Micros))
    .attr("width", Math.max(2, scale(row.p75Micros) - scale(row.p25Micros)))
    .attr("y", middle - BOX_HEIGHT / 2)
    .attr("height", BOX_HEIGHT)
    .attr("rx", 2);
  vertical("median", row.medianMicros, BOX_HEIGHT / 2 + 2);
  group
    .append("text")
    .attr("class", "plot-value")
    .attr("x", width)
    .attr("y", middle + 4)
    .attr("text-anchor", "end")
    .text(words.duration(row.medianMicros));
}
