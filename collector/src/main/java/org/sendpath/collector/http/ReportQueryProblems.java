package org.sendpath.collector.http;

import com.linecorp.armeria.common.HttpStatus;
import java.util.List;

/** Why a query was refused. */
final class ReportQueryProblems {
  private ReportQueryProblems() {}

  static Problem parameter(String detail) {
    return Problem.of(
        HttpStatus.BAD_REQUEST, "parameter", "A query parameter is not understood", detail);
  }

  static Problem noSuchTable(List<String> tables) {
    return Problem.of(
        HttpStatus.NOT_FOUND,
        "not-found",
        "Nothing is here",
        "the tables are " + String.join(", ", tables) + "; add .csv or .json for a form");
  }

  static Problem noSuchReport() {
    return Problem.of(
        HttpStatus.NOT_FOUND,
        "not-found",
        "Nothing is here",
        "no report has this id: it never came, or was withdrawn");
  }

  static Problem noSuchExperiment() {
    return Problem.of(
        HttpStatus.NOT_FOUND,
        "not-found",
        "Nothing is here",
        "this collector has no experiment of this name; /v1/experiments lists them");
  }

  static Problem notAcceptable(String forms) {
    return Problem.of(
        HttpStatus.NOT_ACCEPTABLE,
        "not-acceptable",
        "No form of the answer suits the header Accept",
        "it can be had as " + forms);
  }
}
