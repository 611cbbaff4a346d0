/* Policy timeline, on every page: sharing, the day of printing, and what is new since a reader was here. */
(() => {
  "use strict";

  const language = document.documentElement.lang || "en";
  const SEEN = "policy-timeline-seen";

  /** Say in a button for two seconds that it has done what it is for. */
  const tell = (button) => {
    const said = button.textContent;
    button.textContent = button.dataset.done;
    setTimeout(() => {
      button.textContent = said;
    }, 2000);
  };

  /** Let what cannot read its data say why, on a page that was opened from a file. */
  const sayWhyOffline = () => {
    for (const { dataset } of document.querySelectorAll("[data-offline]")) {
      for (const name of ["failed", "wordless"]) if (dataset[name]) dataset[name] += ` ${dataset.offline}`;
    }
  };

  /** Share by the browser's own sheet, where it has one; else copy the address. */
  const showShare = (button) => {
    if (!navigator.share && !navigator.clipboard) return;
    const url = document.querySelector("link[rel=canonical]")?.href ?? location.href;
    button.hidden = false;
    button.addEventListener("click", async () => {
      if (navigator.share) {
        await navigator.share({ title: document.title, url }).catch(() => {}); // the reader has closed the sheet
      } else {
        await navigator.clipboard.writeText(url);
        tell(button);
      }
    });
  };

  /** Copy the text that a button has, or that stands in the element which it names. */
  const showCopy = (button) => {
    const { text, copy } = button.dataset;
    button.hidden = false;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(text ?? document.getElementById(copy).textContent);
      tell(button);
    });
  };

  /** Say how much is new since this reader looked last: what was there then stays in this browser alone. */
  const showNew = (place) => {
    const total = Number(place.dataset.total);
    let seen = null;
    try {
      seen = localStorage.getItem(SEEN);
      if (seen === null || "keep" in place.dataset) localStorage.setItem(SEEN, total);
    } catch {
      return; // a browser that keeps nothing
    }
    const fresh = seen === null ? 0 : total - Number(seen);
    if (!(fresh > 0)) return;
    const text = fresh === 1 ? place.dataset.one : place.dataset.some.replace("%(count)s", fresh.toLocaleString(language));
    (place.querySelector("a") ?? place).textContent = text;
    place.hidden = false;
    const changes = document.querySelectorAll(".pt-day [data-change]");
    for (const change of [...changes].slice(0, fresh)) change.classList.add("pt-new");
  };

  /** Show which page of this site a reader wants to report an error on. */
  const showReported = (place) => {
    const page = new URLSearchParams(location.search).get("page");
    const known = [location.href, document.querySelector("link[rel=canonical]")?.href].filter(Boolean);
    if (!page || !URL.canParse(page, location.href)) return;
    const { href, origin } = new URL(page, location.href);
    if (!known.some((address) => new URL(address).origin === origin)) return;
    place.querySelector("code").textContent = href;
    place.hidden = false;
  };

  const dayText = new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, { dateStyle: "long" });

  const sayDay = () => {
    for (const place of document.querySelectorAll("[data-printed]"))
      place.textContent = ` · ${place.dataset.printed.replace("%(day)s", dayText.format(new Date()))}`;
  };

  const start = () => {
    document.querySelectorAll("[data-share]").forEach(showShare);
    if (navigator.clipboard) document.querySelectorAll("[data-text], [data-copy]").forEach(showCopy);
    document.querySelectorAll("[data-since]").forEach(showNew);
    document.querySelectorAll("[data-reported]").forEach(showReported);
    sayDay();
    addEventListener("beforeprint", sayDay); // the page may have been open for days
  };

  if (location.protocol === "file:") sayWhyOffline(); // before anybody asks for data: some browsers refuse it at once
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
