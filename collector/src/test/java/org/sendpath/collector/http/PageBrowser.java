package org.sendpath.collector.http;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.StreamSupport;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** A headless Chromium that shows the page and talks to loopback alone. */
final class PageBrowser implements AutoCloseable {
  /** Held, or the level would be forgotten. */
  private static final Logger DEV_TOOLS = Logger.getLogger("org.openqa.selenium.devtools");

  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final ChromeDriver driver;

  private PageBrowser(ChromeDriver driver) {
    this.driver = driver;
  }

  /** Both programs are named: Selenium would look for them in the network. */
  static PageBrowser start() {
    Path chromium = BrowserRequirement.program("chromium", "chromium-browser", "google-chrome");
    Path chromedriver = BrowserRequirement.program("chromedriver");
    // It warns that it has no typed commands for this Chromium; none are used.
    DEV_TOOLS.setLevel(Level.SEVERE);
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    ChromeOptions options = new ChromeOptions();
    options.setBinary(chromium.toFile());
    options.setCapability(ChromeOptions.LOGGING_PREFS, logs);
    options.addArguments(
        "--headless=new",
        // Chromium's own sandbox does not start for root, which builds run as in containers.
        "--no-sandbox",
        "--disable-dev-shm-usage",
        "--disable-gpu",
        "--lang=en-US",
        "--no-first-run",
        "--no-proxy-server",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-default-apps",
        "--disable-extensions",
        "--disable-sync",
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1");
    // Not by ChromeDriverService.Builder: javac warns of an annotation of its that is not on the
    // class path.
    System.setProperty("webdriver.chrome.driver", chromedriver.toString());
    ChromeDriver driver = new ChromeDriver(options);
    driver.manage().timeouts().scriptTimeout(PATIENCE);
    return new PageBrowser(driver);
  }

  /** As a fresh visitor with a window of this width and this language sees it. */
  void dress(int widthPixels, String scheme, String languages) {
    command(
        "Emulation.setDeviceMetricsOverride",
        Map.of(
            "width",
            widthPixels,
            "height",
            900,
            "deviceScaleFactor",
            1,
            "mobile",
            widthPixels < 600));
    command(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    String agent = (String) script("return navigator.userAgent");
    command(
        "Emulation.setUserAgentOverride", Map.of("userAgent", agent, "acceptLanguage", languages));
  }

  /** Whether the network is there, and which addresses are not answered although it is. */
  void network(boolean present, String... blocked) {
    command("Network.enable", Map.of());
    command("Network.setBlockedURLs", Map.of("urls", List.of(blocked)));
    command(
        "Network.emulateNetworkConditions",
        Map.of(
            "offline", !present, "latency", 0, "downloadThroughput", -1, "uploadThroughput", -1));
  }

  /** Opens an address and waits until the page has its tables, or says why not. */
  void open(String address) {
    driver.get(address);
    awaitResults();
  }

  void awaitResults() {
    await("return document.querySelector('#results[aria-busy=\"false\"]') !== null");
  }

  /**
   * Waits until a script returns true.
   *
   * @param condition the body of a function
   */
  void await(String condition) {
    driver.executeAsyncScript(
        """
        const done = arguments[0];
        const holds = () => { %s };
        const look = () => (holds() ? done() : setTimeout(look, 10));
        look();
        """
            .formatted(condition));
  }

  Object script(String script, Object... arguments) {
    return driver.executeScript(script, arguments);
  }

  @SuppressWarnings("unchecked") // The script says what it returns.
  <T> List<T> list(String script) {
    return (List<T>) script(script);
  }

  WebElement find(String selector) {
    return driver.findElement(By.cssSelector(selector));
  }

  /** As the keyboard does. */
  void pressTab() {
    command(
        "Input.dispatchKeyEvent",
        Map.of("type", "rawKeyDown", "key", "Tab", "code", "Tab", "windowsVirtualKeyCode", 9));
  }

  /** Chooses a value of a list of the filters. */
  void choose(String name, String value) {
    find("#filter-%s option[value='%s']".formatted(name, value)).click();
  }

  /** Chooses a value and applies the filters. */
  void filter(String name, String value) {
    choose(name, value);
    find("#filter-form .primary").click();
  }

  /** Waits until the funnel begins with so many reports. */
  void awaitReports(int count) {
    await("return document.querySelector('#funnel .figure').textContent === '%d'".formatted(count));
  }

  /** Opens everything that can be folded. */
  void unfold() {
    script("document.querySelectorAll('details').forEach((one) => { one.open = true; })");
  }

  List<String> texts(String selector) {
    return list(
        "return [...document.querySelectorAll('%s')].map((one) => one.textContent)"
            .formatted(selector));
  }

  /** Each row's word and numbers. */
  List<String> rows(String table) {
    return list(
        """
        return [...document.querySelectorAll('%s tbody tr[data-word]')].map((row) =>
          [row.dataset.word, ...[...row.querySelectorAll('.number')].map((one) => one.textContent)]
            .join(' '))
        """
            .formatted(table));
  }

  String text(String selector) {
    return find(selector).getText();
  }

  boolean shows(String selector) {
    return find(selector).isDisplayed();
  }

  String address() {
    return driver.getCurrentUrl();
  }

  void back() {
    driver.navigate().back();
  }

  /** What the console has been told since it was asked last. */
  List<String> console() {
    return StreamSupport.stream(driver.manage().logs().get(LogType.BROWSER).spliterator(), false)
        .map(LogEntry::getMessage)
        .toList();
  }

  @Override
  public void close() {
    driver.quit();
  }

  private void command(String name, Map<String, Object> parameters) {
    driver.executeCdpCommand(name, parameters);
  }
}
