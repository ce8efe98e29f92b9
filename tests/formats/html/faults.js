// What is wrong with a page for those who cannot see it, or see it on a small screen: a list of sentences.
() => {
  const faults = [];
  const all = (selector) => [...document.querySelectorAll(selector)];
  const need = (holds, what) => holds || faults.push(what);
  const ids = all("[id]").map((one) => one.id);
  need(new Set(ids).size === ids.length, "an id is there twice");
  need(document.documentElement.lang, "the page has no language");
  need(["ltr", "rtl"].includes(document.documentElement.dir), "the page has no direction");
  need(document.title.trim(), "the page has no title");
  need(all("main").length === 1 && all("header").length === 1 && all("footer").length === 1, "a landmark is missing");
  need(all("h1").length === 1, "there is not one h1");
  let level = 0;
  for (const heading of all("h1,h2,h3,h4,h5,h6")) {
    const now = Number(heading.tagName[1]);
    need(now <= level + 1, `h${level} is followed by h${now}: ${heading.textContent}`);
    need(heading.textContent.trim(), "a heading is empty");
    level = now;
  }
  for (const table of all("table")) {
    need(table.querySelector("thead th"), "a table has no head");
    need([...table.querySelectorAll("thead th")].every((one) => one.scope === "col"), "a head of a column has no scope");
    need([...table.querySelectorAll("tbody tr")].every((one) => one.firstElementChild.scope === "row"), "a row has no head");
    const wide = [...table.rows].map((row) => row.cells.length);
    need(new Set(wide).size === 1, "rows differ in length");
    const region = table.closest("[role=region]");
    need(region && region.tabIndex === 0 && (region.ariaLabel || region.getAttribute("aria-labelledby")), "a table cannot be scrolled by key");
  }
  for (const svg of all("svg")) {
    const named = (svg.getAttribute("aria-labelledby") || "").split(" ").map((id) => document.getElementById(id));
    need(svg.getAttribute("role") === "img", "a drawing is no image");
    need(named.length === 2 && named.every((one) => one && one.textContent.trim()), "a drawing has no title and description");
  }
  need(!all("img,script,iframe,link,object,video,[src]").length, "something is loaded or run");
  for (const link of all("a[href]")) {
    need(link.textContent.trim() || link.ariaLabel, "a link has no words");
    need(link.hash && document.getElementById(link.hash.slice(1)), `a link leads nowhere: ${link.getAttribute("href")}`);
  }
  need(document.querySelector("a[href]").className === "skip", "the first link does not skip to the text");
  const wider = document.documentElement.scrollWidth - document.documentElement.clientWidth;
  need(wider <= 0, `the page is ${wider} pixels wider than the window`);
  need(!performance.getEntriesByType("resource").length, "something was fetched");

  const shade = (colour) => {
    const [red, green, blue, alpha = 1] = colour.match(/[\d.]+/g).map(Number);
    const part = (value) => (value /= 255) <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    return { light: 0.2126 * part(red) + 0.7152 * part(green) + 0.0722 * part(blue), alpha };
  };
  const behind = (one) => {
    for (; one; one = one.parentElement) {
      const found = shade(getComputedStyle(one).backgroundColor);
      if (found.alpha === 1) return found.light;
    }
    return 1;
  };
  const seen = new Set();
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const one = texts.currentNode.parentElement;
    if (!texts.currentNode.textContent.trim() || seen.has(one) || one.closest("title,desc,.heard")) continue;
    seen.add(one);
    const style = getComputedStyle(one);
    const drawn = one.closest("svg");
    if (drawn && style.fill === "rgb(17, 17, 17)") continue;  // on a coloured bar, whose contrast is tested apart
    const [a, b] = [shade(drawn ? style.fill : style.color).light, behind(drawn || one)].sort((x, y) => y - x);
    const ratio = (a + 0.05) / (b + 0.05);
    need(ratio >= 4.5, `contrast ${ratio.toFixed(1)} of “${texts.currentNode.textContent.trim().slice(0, 30)}”`);
  }
  return [...new Set(faults)];
}
