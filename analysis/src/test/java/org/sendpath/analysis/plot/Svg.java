package org.sendpath.analysis.plot;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Markup as an XML parser reads it. */
public record Svg(Element root) {
  /** What no well-formed XML gives an exception for fails the test here. */
  public static Svg parse(String markup) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
      return new Svg(
          factory
              .newDocumentBuilder()
              .parse(new InputSource(new StringReader(markup)))
              .getDocumentElement());
    } catch (ParserConfigurationException | SAXException | IOException e) {
      throw new AssertionError("not well-formed XML: " + e.getMessage(), e);
    }
  }

  /** All elements of that name, in the order of the document. */
  public List<Element> elements(String name) {
    NodeList found = root.getElementsByTagName(name);
    return IntStream.range(0, found.getLength()).mapToObj(i -> (Element) found.item(i)).toList();
  }

  /** The texts of all elements of that name. */
  public List<String> text(String name) {
    return elements(name).stream().map(Element::getTextContent).toList();
  }

  /** An attribute of all elements of that name. */
  public List<Double> numbers(String name, String attribute) {
    return elements(name).stream()
        .filter(element -> element.hasAttribute(attribute))
        .map(element -> Double.valueOf(element.getAttribute(attribute)))
        .toList();
  }

  /** Those elements of that name that have the class. */
  public List<Element> elements(String name, String cssClass) {
    return elements(name).stream()
        .filter(element -> List.of(element.getAttribute("class").split(" ")).contains(cssClass))
        .toList();
  }

  /** A number in an attribute. */
  public static double number(Element element, String attribute) {
    return Double.parseDouble(element.getAttribute(attribute));
  }
}
