package org.sendpath.analysis.html;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.sendpath.analysis.wording.Xml;

/**
 * A piece of a page. Text becomes markup by {@link #text} alone, which escapes it.
 *
 * @param html well-formed XML that is HTML, too
 */
record Markup(String html) {
  static final Markup NOTHING = new Markup("");

  /** Elements after which a new line makes the page's source easier to read. */
  private static final Set<String> BLOCKS =
      Set.of("table", "thead", "tbody", "tr", "ul", "ol", "li", "p", "dl", "div", "figure");

  static Markup text(String text) {
    return new Markup(Xml.escape(text));
  }

  /** Pieces one after the other. */
  static Markup all(Collection<Markup> pieces) {
    return new Markup(pieces.stream().map(Markup::html).collect(Collectors.joining()));
  }

  static Markup all(Markup... pieces) {
    return all(List.of(pieces));
  }

  static Element element(String name) {
    return new Element(name);
  }

  /** An element under construction. */
  static final class Element {
    private final String name;
    private final Map<String, String> attributes = new LinkedHashMap<>();

    private Element(String name) {
      this.name = name;
    }

    Element with(String attribute, String value) {
      attributes.put(attribute, value);
      return this;
    }

    /** With classes, if there are any. */
    Element classes(String classes) {
      return classes.isBlank() ? this : with("class", classes);
    }

    Markup of(String text) {
      return of(Markup.text(text));
    }

    Markup of(Collection<Markup> content) {
      return of(all(content));
    }

    Markup of(Markup... content) {
      StringBuilder html = new StringBuilder("<" + name);
      attributes.forEach(
          (attribute, value) -> html.append(" " + attribute + "=\"" + Xml.escape(value) + "\""));
      html.append(">").append(all(content).html()).append("</" + name + ">");
      return new Markup(html.append(isBlock() ? "\n" : "").toString());
    }

    private boolean isBlock() {
      return BLOCKS.contains(name);
    }
  }
}
