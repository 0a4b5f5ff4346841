import { element, valueOrBlank } from "./element.js";

/** How many pairs' reports disagree; which ones is for researchers only. */
export function renderConflicts(container, answer, { texts, numbers }) {
  const shown = answer && numbers.count(answer.conflictingPairs);
  container.replaceChildren(
    element("span", { class: "figure" }, valueOrBlank(shown)),
    element(
      "span",
      { class: "figure-label" },
      answer
        ? texts.text("conflicts.of", {
            pairs: texts.counted("count.pairs", answer.pairs, numbers.count(answer.pairs)),
          })
        : " ",
    ),
  );
}
