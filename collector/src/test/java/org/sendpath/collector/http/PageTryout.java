package org.sendpath.collector.http;

/** Serves the page over made-up tables, to look at it: {@code ?experiment=rich} has thousands. */
final class PageTryout {
  private PageTryout() {}

  /** Takes the port; ends when standard input does. */
  public static void main(String[] arguments) throws Exception {
    try (PageServer page = PageServer.start(Integer.parseInt(arguments[0]), "fallback")) {
      System.out.println(page.address("?experiment=rich"));
      System.in.transferTo(System.out);
    }
  }
}
