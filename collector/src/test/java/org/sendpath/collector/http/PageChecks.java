package org.sendpath.collector.http;

/** Scripts that look for what a browser shows but some people could not read or use. */
final class PageChecks {
  private PageChecks() {}

  /** What can be used now. */
  static final String CONTROLS =
      """
      return [...document.querySelectorAll('a[href], button, select, input, summary, [tabindex="0"]')]
        .filter((one) => !one.disabled && one.checkVisibility())
      """;

  static final String UNREACHED_CONTROLS =
      CONTROLS.stripTrailing() + ".filter((one) => !one.reached).map((one) => one.outerHTML)";

  /** Notes, at each key, what has the focus, and whether anybody can see that it has. */
  static final String WATCH_FOCUS =
      """
      window.unseenFocus = [];
      document.addEventListener('keydown', () => {
        const focused = document.activeElement;
        focused.reached = true;
        if (focused !== document.body && getComputedStyle(focused).outlineStyle === 'none') {
          unseenFocus.push(focused.outerHTML.slice(0, 200));
        }
      }, { capture: true });
      """;

  /** WCAG 2.2, 1.4.3: 4.5, and 3 for large text. */
  static final String LOW_CONTRAST =
      """
      const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
      const rgb = (colour) => {
        canvas.clearRect(0, 0, 1, 1);
        canvas.fillStyle = colour;
        canvas.fillRect(0, 0, 1, 1);
        return [...canvas.getImageData(0, 0, 1, 1).data];
      };
      const luminance = ([red, green, blue]) => [red, green, blue]
        .map((value) => value / 255)
        .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4))
        .reduce((sum, value, index) => sum + value * [0.2126, 0.7152, 0.0722][index], 0);
      const ground = (one) => {
        for (let at = one; at; at = at.parentElement) {
          const colour = rgb(getComputedStyle(at).backgroundColor);
          if (colour[3] === 255) {
            return colour;
          }
        }
        throw new Error('no ground');
      };
      const faults = [];
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const one = walker.currentNode.parentElement;
        const text = walker.currentNode.textContent.trim();
        const style = getComputedStyle(one);
        const shown = text && one.checkVisibility() && one.getBoundingClientRect().width > 1
          && !['TITLE', 'DESC', 'OPTION', 'title', 'desc'].includes(one.tagName) && !one.disabled;
        if (shown) {
          const isPicture = one.namespaceURI.endsWith('svg');
          const pair = [luminance(rgb(isPicture ? style.fill : style.color)), luminance(ground(one))]
            .sort((left, right) => right - left);
          const contrast = (pair[0] + 0.05) / (pair[1] + 0.05);
          const size = parseFloat(style.fontSize);
          const large = size >= 24 || (size >= 18.66 && style.fontWeight >= 700);
          if (contrast < (large ? 3 : 4.5)) {
            faults.push(`${text}: ${contrast.toFixed(2)}`);
          }
        }
      }
      return faults;
      """;

  static final String WIDER_THAN_THE_WINDOW =
      """
      return [...document.querySelectorAll('body *')]
        .filter((one) => one.checkVisibility() && !one.closest('.scroll') && !one.closest('thead'))
        .filter((one) => one.getBoundingClientRect().right > innerWidth + 0.5)
        .map((one) => `${one.tagName} ${one.id} ${one.getAttribute('class')}`)
      """;

  /** How far the layout jumped since the page was opened, as the browser reckons it (CLS). */
  static final String LAYOUT_SHIFT =
      """
      const observer = new PerformanceObserver(() => {});
      observer.observe({ type: 'layout-shift', buffered: true });
      return observer.takeRecords().reduce((sum, shift) => sum + shift.value, 0);
      """;

  static final String MARKUP_FAULTS =
      """
      const faults = [];
      const all = (selector) => [...document.querySelectorAll(selector)];
      const expect = (holds, fault) => holds || faults.push(fault);
      const named = (one) => one.getAttribute('aria-label')
        || one.getAttribute('aria-labelledby') || one.textContent.trim();
      expect(document.title, 'no title');
      expect(document.documentElement.lang, 'no language');
      for (const landmark of ['header', 'main', 'nav', 'search', 'footer']) {
        expect(all(landmark).length === 1, `landmark ${landmark}`);
      }
      expect(all('h1').length === 1, 'one h1');
      const levels = all('h1, h2, h3, h4').filter((one) => one.checkVisibility())
        .map((one) => Number(one.tagName[1]));
      levels.forEach((level, index) =>
        expect(index === 0 || level <= levels[index - 1] + 1, `heading ${index} skips a level`));
      all('h1, h2, a, button, summary, label, caption, th').filter((one) => one.checkVisibility())
        .forEach((one) => expect(named(one), `no text: ${one.outerHTML}`));
      all('select, input').forEach((one) =>
        expect(one.labels.length === 1 && one.labels[0].textContent, `no label: ${one.id}`));
      all('img').forEach((one) => expect(one.alt !== '', `no alt: ${one.outerHTML}`));
      all('svg').forEach((one) => expect(
        one.closest('[aria-hidden=true]')
          || (one.getAttribute('role') === 'img' && one.querySelector(':scope > title')?.textContent
            && one.querySelector(':scope > desc')?.textContent),
        `picture without words: ${one.outerHTML.slice(0, 80)}`));
      all('table').forEach((one) => expect(one.caption?.textContent, 'table without caption'));
      all('th').forEach((one) => expect(one.scope, `th without scope: ${one.textContent}`));
      all('table, thead, tbody, tr, th, td').forEach((one) =>
        expect(one.getAttribute('role'), `no role: ${one.outerHTML.slice(0, 80)}`));
      const ids = all('[id]').map((one) => one.id);
      expect(new Set(ids).size === ids.length, 'an id twice');
      all('[aria-labelledby]').forEach((one) => one.getAttribute('aria-labelledby').split(' ')
        .forEach((id) => expect(document.getElementById(id), `no #${id}`)));
      all('[style], [onclick], script:not([src])').forEach((one) =>
        expect(one.matches('.measure'), `inline: ${one.outerHTML.slice(0, 80)}`));
      expect(all('[role=status][aria-live=polite]').length === 1, 'one status line');
      return faults;
      """;
}
