package org.sendpath.report;

/**
 * A field whose value the format does not allow. The message names the field and says what is
 * allowed.
 */
public class InvalidFieldException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String field;
  private final String problem;

  /**
   * @param field the JSON name, inside the object that is being made; an element of a list is
   *     {@code name/3}
   * @param problem what is wrong and what is allowed
   */
  public InvalidFieldException(String field, String problem) {
    super(field + ": " + problem);
    this.field = field;
    this.problem = problem;
  }

  /** The JSON name of the field, inside its object; an element of a list is {@code name/3}. */
  public final String field() {
    return field;
  }

  /** What is wrong and what is allowed, without the field's name. */
  public final String reason() {
    return problem;
  }
}
