/* The search page: words from Pagefind's index, filters and counts from the compact one, cards as in every list. */

// This form stands for the search box of Material's header, which would take ?q= for itself and cover the results.
for (const one of document.querySelectorAll("[data-md-component=search], label[for=__search]")) one.remove();

addEventListener("DOMContentLoaded", () => {
  "use strict";

  const form = document.querySelector(".pt-search");
  const output = document.querySelector("[data-search-state]");
  const list = document.querySelector("[data-search-results]");
  const more = document.querySelector("[data-search-more]");
  const places = document.querySelector("[data-search-places]");
  const reset = form.querySelector("button[type=reset]");
  const nearest = document.querySelector("[data-search-nearest]");
  const { every, index: indexUrl } = form.dataset;
  const said = output.dataset;

  const FACETS = ["actor", "issue", "stance", "mode", "year", "source"];
  // Not "q": Material opens its own search over the page for an address with that.
  const NAMES = ["words", ...FACETS, "order"];
  const PAGE = 10;
  const WAIT = 250;

  const fields = Object.fromEntries(NAMES.map((name) => [name, form.elements[name]]));
  const number = new Intl.NumberFormat(document.documentElement.lang || "en");

  const { once, loadRows, meant, matches, cardLoader } = globalThis.policyTimeline;
  const rows = once(() => loadRows(indexUrl, (row) => [...new Set([row.speaker, row.principal])]));
  const cardOf = cardLoader(form.dataset);

  /** Return the values that a row adds to a facet, given what is wanted of the others. */
  const valuesOf = (row, name, wanted) => {
    if (name === "actor") return row.actors;
    if (name === "source") return row.sources;
    if (name === "year") return [row.year];
    return new Set(meant(row, wanted).map((stance) => stance[name]));
  };

  const countsOf = (found, name, wanted) => {
    const others = { ...wanted, [name]: "" };
    const counts = new Map();
    for (const row of found) {
      if (matches(row, others)) {
        for (const value of valuesOf(row, name, others)) counts.set(value, (counts.get(value) ?? 0) + 1);
      }
    }
    return counts;
  };

  /* Words -------------------------------------------------------------------------------------------------------- */

  const finding = once(() => import(new URL(form.dataset.finding, document.baseURI)));
  const seek = once(async () => (await finding()).finder(form.dataset));

  /** Return the row of each of Pagefind's pages, by its name for it: sorted, its pages are the rows in their order. */
  const rowOf = once(async () => {
    const [engine, all] = await Promise.all([seek().then(({ pagefind }) => pagefind()), rows()]);
    const { results } = await engine.search(every, { sort: { order: "asc" } });
    if (results.length !== all.length) throw new Error(`${results.length} pages are indexed, of ${all.length}`);
    return new Map(results.map((result, at) => [result.id, all[at]]));
  });

  class Wordless extends Error {}

  /** Return the rows that hold the words, best first, each with what Pagefind found in it. */
  const holding = async (query) => {
    try {
      const [results, known] = await Promise.all([seek().then(({ holding }) => holding(query)), rowOf()]);
      return results.map((result) => ({ ...known.get(result.id), result }));
    } catch (error) {
      throw new Wordless(error.message, { cause: error });
    }
  };

  /* Results ------------------------------------------------------------------------------------------------------ */

  /** Mark the words of a text that were looked for; return whether there was any. */
  const mark = (node, isWanted) => {
    if (node.nodeType !== Node.TEXT_NODE) return [...node.childNodes].map((child) => mark(child, isWanted)).some(Boolean);
    const pieces = node.data.split(/([\p{L}\p{N}]+)/u);
    if (!pieces.some(isWanted)) return false;
    node.replaceWith(
      ...pieces.map((piece) => {
        if (!isWanted(piece)) return piece;
        const found = document.createElement("mark");
        found.textContent = piece;
        return found;
      }),
    );
    return true;
  };

  /** Mark in a card what Pagefind found; words of the evidence that the card does not show come below it. */
  const highlight = async (card, row) => {
    const [found, { fold, wordsOf }] = await Promise.all([row.result.data(), finding()]);
    const all = found.content.replace(every, "").trim().split(/\s+/);
    const words = [...found.locations.map((at) => all[at] ?? ""), fields.words.value];
    const wanted = new Set(words.flatMap(wordsOf).filter((word) => word.length > 1 || /\p{N}/u.test(word)));
    const isWanted = (piece) => wanted.has(fold(piece));
    const shown = [...card.querySelectorAll(".pt-quote, .pt-passage, .pt-context")].map((one) => mark(one, isWanted));
    mark(card.querySelector(".pt-card__summary"), isWanted);
    if (found.locations.length === 0 || shown.some(Boolean)) return;
    const first = Math.max(0, found.locations[0] - 8);
    const excerpt = document.createElement("p");
    excerpt.className = "pt-note";
    excerpt.textContent = `${said.further} … ${all.slice(first, first + 24).join(" ")} …`;
    mark(excerpt, isWanted);
    card.querySelector(".pt-card__foot").before(excerpt);
  };

  const resultOf = async (row) => {
    const card = await cardOf(row);
    if (row.result) await highlight(card, row);
    return card;
  };

  const countText = (count) => (count === 1 ? said.one : said.some.replace("%(count)s", number.format(count)));

  /** List the entries whose names have all the words typed. */
  const showPlaces = (found) => {
    places.querySelector("ul").replaceChildren(
      ...found.map(({ label, url }) => {
        const item = document.createElement("li");
        const link = document.createElement("a");
        link.href = url;
        link.textContent = label;
        item.append(link);
        return item;
      }),
    );
    places.hidden = found.length === 0;
  };

  const showNearest = (name) => {
    nearest.hidden = !name;
    nearest.textContent = name ? said.nearest.replace("%(name)s", name) : "";
    nearest.value = name ?? "";
  };

  const showCounts = (found, wanted) => {
    for (const name of FACETS) {
      const counts = countsOf(found, name, wanted);
      for (const option of fields[name].options) {
        if (option.value) {
          const count = counts.get(option.value) ?? 0;
          option.textContent = `${option.dataset.label} (${number.format(count)})`;
          option.disabled = count === 0 && option.value !== wanted[name];
        }
      }
    }
  };

  /* One search after another: a later one ends an earlier one that is still under way ---------------------------- */

  let current = 0;
  let typing = 0;
  let shown = [];

  const wantedFromForm = () => Object.fromEntries(NAMES.map((name) => [name, fields[name].value.trim()]));

  /** Show further results; the first of them gets the focus where a person asked for more. */
  const showMore = async (run, focus) => {
    const from = list.childElementCount;
    const made = await Promise.all(shown.slice(from, from + PAGE).map(resultOf));
    if (run !== current) return;
    list.append(...made);
    more.hidden = list.childElementCount >= shown.length;
    if (focus) made[0].querySelector("a").focus();
  };

  const inOrder = (found, order) => {
    if (order === "best") return found;
    return found.sort((one, other) => (order === "oldest" ? one.at - other.at : other.at - one.at));
  };

  const search = async (run) => {
    const wanted = wantedFromForm();
    const { called, nearest: nearestTo } = await seek();
    const [all, places] = await Promise.all([rows(), called(wanted.words)]);
    if (run !== current) return;
    showPlaces(places);
    const found = wanted.words && all.length > 0 ? await holding(wanted.words) : all;
    const name = wanted.words && found.length + places.length === 0 ? await nearestTo(wanted.words) : null;
    if (run !== current) return;
    showNearest(name);
    const matching = found.filter((row) => matches(row, wanted));
    shown = inOrder(matching, wanted.order || (wanted.words ? "best" : "newest"));
    showCounts(found, wanted);
    output.textContent = shown.length > 0 ? countText(shown.length) : said.none;
    list.replaceChildren();
    await showMore(run, false);
  };

  const answer = async () => {
    const run = ++current;
    reset.hidden = NAMES.every((name) => !fields[name].value);
    more.hidden = true;
    list.ariaBusy = "true";
    try {
      await search(run);
    } catch (error) {
      if (run !== current) return;
      console.warn(error);
      output.textContent = error instanceof Wordless ? said.wordless : said.failed;
      showNearest(null);
      list.replaceChildren();
    }
    list.ariaBusy = "false";
  };

  /* The address, and what a person does -------------------------------------------------------------------------- */

  let isSettled = true;

  /** Put the search into the address: one entry of the history for each search, not for each letter. */
  const remember = (settles) => {
    const query = new URLSearchParams(Object.entries(wantedFromForm()).filter(([, value]) => value)).toString();
    if (query !== new URLSearchParams(location.search).toString()) {
      history[isSettled || settles ? "pushState" : "replaceState"](null, "", query ? `?${query}` : location.pathname);
    }
    isSettled = settles;
  };

  const go = (settles) => {
    clearTimeout(typing);
    remember(settles);
    answer();
  };

  const fromAddress = () => {
    const query = new URLSearchParams(location.search);
    const words = query.get("words") ?? query.get("q") ?? ""; // q is what browsers and other sites send
    for (const name of NAMES) {
      fields[name].value = name === "words" ? words : (query.get(name) ?? "");
      if (fields[name].selectedIndex === -1) fields[name].value = "";
    }
    isSettled = true;
    answer();
  };

  form.addEventListener("input", (event) => {
    if (event.target !== fields.words) return;
    clearTimeout(typing);
    typing = setTimeout(() => go(false), WAIT);
  });
  form.addEventListener("change", (event) => {
    if (event.target !== fields.words) go(true);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    go(true);
  });
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    for (const name of NAMES) fields[name].value = "";
    go(true);
    fields.words.focus();
  });
  addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, select, textarea")) return;
    event.preventDefault();
    fields.words.focus();
  });
  nearest.addEventListener("click", () => {
    fields.words.value = nearest.value;
    go(true);
    fields.words.focus();
  });
  more.addEventListener("click", () => showMore(current, true));
  addEventListener("popstate", fromAddress);

  for (const name of FACETS) {
    for (const option of fields[name].options) option.dataset.label = option.textContent.replace(/ \([^()]*\)$/, "");
  }
  document.querySelector("[data-search-scriptless]").remove();
  form.hidden = false;
  fromAddress();
});
