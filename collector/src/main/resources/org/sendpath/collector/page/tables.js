import { tableAddress } from "./address.js";

const TABLES = ["funnel", "servers", "cases", "timeouts", "latency"];

/** Why there is no answer; `detail` is the collector's own explanation, or null. */
export class NoAnswer extends Error {
  /** @param {"unreachable"|"refused"|"busy"|"failed"} reason */
  constructor(reason, detail) {
    super(detail ?? reason);
    this.reason = reason;
    this.detail = detail;
  }
}

/**
 * All tables with these filters, by name.
 * @param {Object<string, string>} filters
 * @param {AbortSignal} signal
 * @throws {NoAnswer}
 */
export async function fetchTables(filters, signal) {
  const answers = await Promise.all(
    TABLES.map((name) => fetchJson(tableAddress(name, filters), signal)),
  );
  return Object.fromEntries(TABLES.map((name, index) => [name, answers[index]]));
}

/** The experiments' names. */
export async function fetchExperiments() {
  const answer = await fetchJson("v1/experiments");
  return answer.experiments.map((experiment) => experiment.name);
}

async function fetchJson(address, signal) {
  let response;
  try {
    response = await fetch(address, { signal, headers: { accept: "application/json" } });
  } catch (error) {
    if (error.name === "AbortError") {
      throw error;
    }
    throw new NoAnswer("unreachable", null);
  }
  if (!response.ok) {
    throw new NoAnswer(reasonOf(response.status), await detailOf(response));
  }
  try {
    return await response.json();
  } catch (error) {
    if (error.name === "AbortError") {
      throw error;
    }
    // A captive portal's or a proxy's page.
    throw new NoAnswer("failed", null);
  }
}

function reasonOf(status) {
  if (status === 429 || status === 503) {
    return "busy";
  }
  return status < 500 ? "refused" : "failed";
}

async function detailOf(response) {
  const type = response.headers.get("content-type") ?? "";
  if (!type.startsWith("application/problem+json")) {
    return null;
  }
  const problem = await response.json().catch(() => ({}));
  return problem.detail ?? null;
}
