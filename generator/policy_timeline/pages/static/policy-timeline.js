/* Policy timeline: filters, the zoom of the drawing, and "as of". Without this script everything is there to be read. */
(() => {
  "use strict";

  const address = () => new URLSearchParams(location.search);
  const language = document.documentElement.lang || "en";
  const number = new Intl.NumberFormat(language);
  const order = new Intl.Collator(language, { numeric: true }).compare;

  /** Put values into the address: replaced while a person tries things out, pushed when asked to. */
  const remember = (values, names) => {
    const query = address();
    for (const name of names) query.delete(name);
    for (const [name, value] of values) if (value) query.set(name, value);
    const text = query.toString();
    history.pushState(null, "", text ? `?${text}` : location.pathname);
  };

  /** Do something when nothing else is to be done; not every browser says when that is. */
  const whenIdle = (act) => (globalThis.requestIdleCallback ?? ((later) => requestAnimationFrame(() => setTimeout(later))))(act);

  /** Return a function that makes something once, when it is first called; again only if that failed. */
  const once = (make) => {
    let made = null;
    return () => {
      made ??= make().catch((error) => {
        made = null;
        throw error;
      });
      return made;
    };
  };

  /* The compact index of all statements, and their cards ------------------------------------------------------------- */

  const load = async (path) => {
    const answer = await fetch(path);
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}`);
    return answer.json();
  };

  /** Return every statement as a row, in order of time; `actorsOf` says which actors a row is found by. */
  const loadRows = async (path, actorsOf) => {
    const index = await load(path);
    const name = (at) => index.names[at];
    const issues = new Map(index.issues);
    const sources = index.sources.values.map((value) => value.map(name));
    const stances = index.stances.values.map((value) =>
      value.map(([position, stance, mode]) => ({
        position: name(position),
        issue: name(issues.get(position)),
        stance: name(stance),
        mode: name(mode),
      })),
    );
    const cell = (column, at) => name(index[column].values[index[column].rows[at]]);
    let at = 0;
    return index.days.flatMap(([day, count]) =>
      Array.from({ length: count }, (_, place) => {
        const row = { at, day, place, key: `${day}/${place}`, year: day.slice(0, -"-MM-DD".length) };
        row.speaker = cell("speakers", at);
        row.principal = cell("principals", at);
        row.actors = actorsOf(row);
        row.sources = sources[index.sources.rows[at]];
        row.stances = stances[index.stances.rows[at]];
        at += 1;
        return row;
      }),
    );
  };

  const OF_A_STANCE = ["issue", "position", "stance", "mode"];

  /** Return the stances of a row that meet what is wanted of one: it must be said together. */
  const meant = (row, wanted) => {
    const asked = OF_A_STANCE.filter((name) => wanted[name]);
    return row.stances.filter((stance) => asked.every((name) => stance[name] === wanted[name]));
  };

  const matches = (row, wanted) =>
    (!wanted.actor || row.actors.includes(wanted.actor)) &&
    (!wanted.principal || row.principal === wanted.principal) &&
    (!wanted.source || row.sources.includes(wanted.source)) &&
    (!wanted.year || row.year === wanted.year) &&
    (!wanted.from || row.day >= wanted.from) &&
    (!wanted.to || row.day <= wanted.to) &&
    (!OF_A_STANCE.some((name) => wanted[name]) || meant(row, wanted).length > 0);

  /** Return a function from a row to its card, as the site makes it for every list of statements. */
  const cardLoader = ({ cards, part }) => {
    const parts = new Map();
    return async ({ day, place }) => {
      const path = cards.replace("{day}", day).replace("{part}", Math.floor(place / part));
      if (!parts.has(path)) parts.set(path, load(path));
      const holder = document.createElement("template");
      holder.innerHTML = (await parts.get(path))[place % part];
      return holder.content.firstElementChild;
    };
  };

  globalThis.policyTimeline = { once, load, loadRows, meant, matches, cardLoader };

  /* Filters ------------------------------------------------------------------------------------------------------ */

  const NAMES = ["actor", "principal", "issue", "position", "stance", "mode", "source", "from", "to"];
  const PAGE = 10;

  const showFilters = (form) => {
    const articles = new Map();
    for (const one of document.querySelectorAll("article[data-statement]")) {
      articles.set(`${one.dataset.date}/${one.dataset.place}`, one);
    }
    const marks = [...document.querySelectorAll("[data-mark]")].map((mark) => {
      const count = mark.querySelector(".pt-m__count");
      const rows = mark.dataset.mark.split(" ").map(Number);
      return { mark, count, rows, hits: rows.length };
    });
    const lanes = [...document.querySelectorAll("[data-lane]")];
    const state = form.querySelector("[data-count]");
    const warning = form.querySelector("[data-unknown]");
    const reset = form.querySelector("button[type=reset]");
    const elsewhere = document.querySelector("[data-elsewhere]");
    const listed = elsewhere.querySelector(".pt-cards");
    const more = elsewhere.querySelector("button");
    const cardOf = cardLoader(form.dataset);
    const rows = once(() => loadRows(form.dataset.index, (row) => [row.speaker]));
    let others = [];

    const wantedFromForm = () =>
      Object.fromEntries(NAMES.map((name) => [name, form.elements[name].value]).filter(([, value]) => value));

    const hideEmpty = (all) => {
      for (const one of document.querySelectorAll(".pt-event, .pt-day")) {
        const inside = one.querySelectorAll("article[data-statement]");
        one.hidden = !all && ![...inside].some((article) => !article.hidden);
      }
      for (const heading of document.querySelectorAll(".md-content h3[id], .md-content h2[id]")) {
        let next = heading.nextElementSibling;
        let days = 0;
        let seen = 0;
        while (next && !(next.tagName === "H2" || (heading.tagName === "H3" && next.tagName === "H3"))) {
          if (next.classList.contains("pt-day")) {
            days += 1;
            if (!next.hidden) seen += 1;
          }
          next = next.nextElementSibling;
        }
        heading.hidden = days > 0 && seen === 0;
      }
    };

    /** Show further statements of other pages; the first of them gets the focus where a person asked for more. */
    const showMore = async (focus) => {
      const asked = others;
      const from = listed.childElementCount;
      const cards = await Promise.all(asked.slice(from, from + PAGE).map(cardOf));
      if (asked !== others) return;
      listed.append(...cards);
      more.hidden = listed.childElementCount >= asked.length;
      if (focus) cards[0].querySelector("a").focus();
    };

    const list = (rows) => {
      others = rows;
      listed.replaceChildren();
      elsewhere.hidden = rows.length === 0;
      return showMore(false);
    };

    /** Dim the marks without a hit, count the hits of the others, and fold the lanes that have none. */
    const draw = (found) => {
      const drawn = found && new Set(found.map((row) => row.at));
      for (const one of marks) {
        const hits = drawn === null ? one.rows.length : one.rows.filter((at) => drawn.has(at)).length;
        if (hits === one.hits) continue;
        one.hits = hits;
        one.mark.classList.toggle("pt-m--out", hits === 0);
        if (one.count) one.count.textContent = number.format(hits);
      }
      for (const lane of lanes) lane.hidden = !lane.querySelector("[data-mark]:not(.pt-m--out)");
    };

    /** Show what was found in list, drawing and headings; null stands for everything. */
    const show = (found) => {
      const keys = found && new Set(found.map((row) => row.key));
      for (const [key, article] of articles) article.hidden = keys !== null && !keys.has(key);
      draw(found);
      hideEmpty(keys === null);
      return list(found === null ? [] : found.filter((row) => !articles.has(row.key)).reverse());
    };

    const countText = ({ none, one, some }, count) =>
      [none, one][count] ?? some.replace("%(count)s", number.format(count));

    const look = async (wanted) => {
      if (Object.keys(wanted).length === 0) return [null, state.dataset.all];
      const found = (await rows()).filter((row) => matches(row, wanted));
      return [found, countText(state.dataset, found.length)];
    };

    let current = 0;

    /** Apply the filters, unless they are changed again before the index is there. */
    const apply = async () => {
      const run = ++current;
      const wanted = wantedFromForm();
      reset.hidden = Object.keys(wanted).length === 0;
      try {
        const [found, said] = await look(wanted);
        if (run !== current) return;
        state.textContent = said;
        await show(found);
      } catch (error) {
        if (run !== current) return;
        console.warn(error);
        state.textContent = state.dataset.failed;
        show(null);
      }
    };

    /** Take the filters from the address, and say which of them mean nothing here. */
    const fromAddress = () => {
      const query = address();
      const unknown = [];
      for (const name of NAMES) {
        const value = query.get(name) ?? "";
        form.elements[name].value = value;
        if (form.elements[name].value === value) continue;
        form.elements[name].value = "";
        unknown.push(`${name}=${value}`);
      }
      warning.textContent = warning.dataset.unknown.replace("%(values)s", unknown.join(", "));
      warning.hidden = unknown.length === 0;
      return apply();
    };

    form.addEventListener("change", () => {
      warning.hidden = true;
      remember(Object.entries(wantedFromForm()), NAMES);
      apply();
    });
    form.addEventListener("reset", (event) => {
      event.preventDefault();
      for (const name of NAMES) form.elements[name].value = "";
      remember([], NAMES);
      apply();
      form.elements[NAMES[0]].focus();
    });
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("focusin", () => rows().catch(console.warn), { once: true }); // before anything is chosen
    more.addEventListener("click", () => showMore(true));
    addEventListener("popstate", fromAddress);
    form.hidden = false;

    /* The choices wait until the page is painted and all else is done, unless the address makes one: there may be
       thousands. Until then, all is shown as it came. */
    const choices = [...form.querySelectorAll("select > template")];
    const offer = (one) => one.replaceWith(one.content);
    if (NAMES.some((name) => address().has(name))) {
      choices.forEach(offer);
      fromAddress();
    } else {
      for (const one of choices) whenIdle(() => offer(one));
    }
  };

  /* Zoom --------------------------------------------------------------------------------------------------------- */

  const STEPS = [1, 2, 4, 8, 16, 32];
  const A_CLICK = 4;

  /** Let a mouse drag what scrolls sideways; a press that hardly moves stays a click on what lies below it. */
  const panByMouse = (scroll) => {
    let start = null;
    scroll.addEventListener("dragstart", (event) => event.preventDefault()); // of a link
    scroll.addEventListener("pointerdown", (event) => {
      if (event.pointerType === "mouse" && event.button === 0) start = { x: event.clientX, left: scroll.scrollLeft };
    });
    addEventListener("pointermove", (event) => {
      if (start === null) return;
      const way = event.clientX - start.x;
      start.isDrag ||= Math.abs(way) > A_CLICK;
      if (start.isDrag) scroll.scrollLeft = start.left - way;
    });
    addEventListener("pointerup", () => {
      if (start?.isDrag) {
        const stay = (event) => event.preventDefault();
        scroll.addEventListener("click", stay, { capture: true });
        setTimeout(() => scroll.removeEventListener("click", stay, { capture: true })); // the click comes before, if at all
      }
      start = null;
    });
  };

  /** Let two fingers zoom: a step each time that their distance has doubled or halved. */
  const zoomByFingers = (scroll, turn) => {
    const distance = ([one, other]) => Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY);
    let before = 0;
    scroll.addEventListener("touchstart", ({ touches }) => {
      if (touches.length === 2) before = distance(touches);
    });
    scroll.addEventListener("touchmove", ({ touches }) => {
      if (touches.length !== 2) return;
      const change = distance(touches) / before;
      if (change < 1.6 && change > 0.625) return;
      const box = scroll.getBoundingClientRect();
      turn(change > 1, ((touches[0].clientX + touches[1].clientX) / 2 - box.left) / box.width);
      before = distance(touches);
    });
  };

  const showZoom = (drawing) => {
    const scroll = drawing.querySelector(".pt-drawing__scroll");
    const canvas = drawing.querySelector(".pt-drawing__canvas");
    const buttons = drawing.querySelector(".pt-zoom");
    let step = 0;

    /** Return where the marks that are not dimmed stand, as shares of what is in sight of the drawing; read from their
        attributes, so that the browser need not lay out each. */
    const shown = () => {
      const before = names();
      const [left, all, sight] = [scroll.scrollLeft, canvas.clientWidth - before, scroll.clientWidth];
      return [...canvas.querySelectorAll("[data-mark]:not(.pt-m--out) > rect")].map(
        (square) => (before + (parseFloat(square.getAttribute("x")) / 100) * all - left) / sight,
      );
    };

    /** The place to zoom about where nobody points at one: the mark in sight that is nearest to the middle. */
    const middle = () => {
      const inSight = shown().filter((at) => at > 0 && at < 1);
      return inSight.sort((one, other) => Math.abs(one - 0.5) - Math.abs(other - 0.5))[0] ?? 0.5;
    };

    const zoom = (next, at = middle()) => {
      const x = scroll.scrollLeft + at * scroll.clientWidth - names();
      const share = x / (canvas.clientWidth - names());
      step = Math.min(Math.max(next, 0), STEPS.length - 1);
      canvas.style.setProperty("--pt-zoom", STEPS[step]);
      scroll.scrollLeft = share * (canvas.clientWidth - names()) + names() - at * scroll.clientWidth;
      buttons.querySelector("[data-zoom=out]").disabled = step === 0;
      buttons.querySelector("[data-zoom=in]").disabled = step === STEPS.length - 1;
    };

    /** How much of the canvas the names beside the lanes take: none where they stand above them. */
    const names = () => canvas.querySelector(".pt-axis").getBoundingClientRect().left - canvas.getBoundingClientRect().left;

    /** Begin where the latest mark is in sight. */
    const begin = () => {
      const last = Math.max(...shown());
      scroll.scrollLeft += (last - 0.8) * scroll.clientWidth;
    };

    const turn = { in: () => zoom(step + 1), out: () => zoom(step - 1), reset: () => zoom(0) };
    buttons.addEventListener("click", (event) => turn[event.target.dataset.zoom]?.());
    scroll.addEventListener("keydown", (event) => {
      const word = { "+": "in", "=": "in", "-": "out", 0: "reset" }[event.key];
      if (!word || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      turn[word]();
    });
    scroll.addEventListener(
      "wheel",
      (event) => {
        if (!event.ctrlKey) return;
        event.preventDefault();
        const box = scroll.getBoundingClientRect();
        zoom(step + (event.deltaY < 0 ? 1 : -1), (event.clientX - box.left) / box.width);
      },
      { passive: false },
    );
    panByMouse(scroll);
    zoomByFingers(scroll, (inwards, at) => zoom(step + (inwards ? 1 : -1), at));
    buttons.hidden = false;
    requestAnimationFrame(() => {
      if (scroll.scrollWidth > scroll.clientWidth) begin();
    });
  };

  /* The matrix --------------------------------------------------------------------------------------------------- */

  const MARK = 24;
  const sideOf = (element, kind) => [...element.classList].find((name) => name.startsWith(kind))?.slice(kind.length);

  /** Return the columns of a path of marks, which is a number across, one down, and ways to the next. */
  const columnsOf = (path) => {
    const [x, , ...ways] = path.getAttribute("d").match(/\d+/g).map(Number);
    let at = (x - MARK / 2) / MARK;
    return [...new Set(ways.map((way) => (at += way / MARK)))];
  };

  /** Return the side that each cell of a line shows. */
  const sidesOf = (line) => {
    const strip = line.querySelector("svg");
    if (!strip) {
      const marks = [...line.querySelectorAll("td:not(.pt-matrix__counts)")].map((cell) => cell.querySelector("a:not([hidden])"));
      return marks.map((mark) => mark && sideOf(mark, "pt-chip--"));
    }
    const sides = [];
    for (const path of strip.children) for (const at of columnsOf(path)) sides[at] = sideOf(path, "pt-chip--");
    return sides;
  };

  /** Put the marks of a strip where their columns went. */
  const move = (strip, places) => {
    for (const path of strip.children) {
      const columns = columnsOf(path).map((at) => places[at]).sort((one, other) => one - other);
      const ways = columns.map((to, at) => `h${(to - (columns[at - 1] ?? to)) * MARK}`);
      path.setAttribute("d", `M${columns[0] * MARK + MARK / 2} ${MARK / 2}${ways.join("")}`);
    }
  };

  /** Let a reader order the actors of a matrix, which are its lines or its columns: by name, or by where they stand. */
  const showOrder = (place) => {
    const table = place.nextElementSibling.querySelector("table");
    const [head, ...lines] = table.rows;
    const isTurned = "turned" in place.dataset;
    const shapes = [...document.querySelectorAll(".pt-legend__marks .pt-chip")].map((chip) => sideOf(chip, "pt-chip--"));
    const actors = isTurned ? lines : [...head.cells].slice(1, -1);
    const nameOf = (actor) => (isTurned ? actor.cells[0] : actor).textContent;
    let now = actors.map((_, at) => at);

    const wanted = (value) => {
      const first = actors.map((_, at) => at);
      if (value === "") return first;
      if (value !== "name") {
        const sides = isTurned ? lines.map((line) => sidesOf(line)[value]) : unordered(sidesOf(lines[value]));
        const rank = (at) => (sides[at] ? shapes.indexOf(sides[at]) : shapes.length);
        return first.sort((one, other) => rank(one) - rank(other) || one - other);
      }
      return first.sort((one, other) => order(nameOf(actors[one]), nameOf(actors[other])));
    };

    /** Return what stands in the columns as they are now in the order in which they came. */
    const unordered = (values) => now.reduce((all, from, at) => Object.assign(all, { [from]: values[at] }), []);

    const arrange = (next) => {
      if (isTurned) {
        table.tBodies[0].append(...next.map((at) => lines[at]));
      } else {
        const places = now.map((from) => next.indexOf(from));
        for (const line of table.rows) {
          const strip = line.querySelector("svg");
          if (strip) move(strip, places);
          else {
            const cells = unordered([...line.cells].slice(1, -1));
            line.lastElementChild.before(...next.map((at) => cells[at]));
          }
        }
      }
      now = next;
    };

    place.querySelector("select").addEventListener("change", ({ target }) => arrange(wanted(target.value)));
    place.hidden = false;
  };

  /** Let a mark of a strip say what it is where a mouse rests on it, and lead to the words. */
  const showStrips = (table) => {
    const isTurned = "turned" in (table.parentElement.previousElementSibling?.dataset ?? {});
    const markAt = ({ target, clientX }) => {
      const strip = target.closest("svg");
      if (!strip) return null;
      const at = Math.floor((clientX - strip.getBoundingClientRect().left) / MARK);
      const [line, head] = [strip.closest("tr"), table.tHead.rows[0].cells[at + 1]];
      const side = sidesOf(line)[at];
      return side && { strip, side, actor: isTurned ? line : head, position: isTurned ? head : line };
    };
    const nameOf = (place) => {
      const link = place.querySelector("th a, a");
      return link.title || link.textContent;
    };
    table.addEventListener("mousemove", (event) => {
      const mark = markAt(event);
      const cell = event.target.closest("td[colspan]");
      if (!cell) return;
      const said = mark && document.querySelector(`.pt-legend__marks .pt-chip--${mark.side}`).textContent;
      cell.title = mark ? `${nameOf(mark.actor)} – ${nameOf(mark.position)}: ${said}` : "";
    });
    table.addEventListener("click", (event) => {
      const mark = markAt(event);
      if (!mark) return;
      const { actor, position } = mark;
      location.assign(table.dataset.words.replace("{actor}", actor.dataset.id).replace("{position}", position.dataset.id));
    });
  };

  /* As of -------------------------------------------------------------------------------------------------------- */

  /** Put everybody on a position's page under the side where they stood on the day shown, and count each side again. */
  const regroup = () => {
    const sides = [...document.querySelectorAll("[data-side-group]")];
    if (!sides.length) return;
    const people = [...document.querySelectorAll(".pt-person")];
    const sideOf = (person) => person.querySelector(":scope > [data-day]:not([hidden])")?.dataset.side;
    for (const side of sides) {
      const name = side.dataset.sideGroup;
      const here = people.filter((person) => sideOf(person) === name);
      here.sort((one, other) => order(one.dataset.name, other.dataset.name));
      side.querySelector(".pt-people").append(...here);
      side.hidden = here.length === 0;
      const count = document.querySelector(`[data-side-count="${name}"]`);
      count.hidden = side.hidden;
      for (const text of [count.firstElementChild, side.querySelector("[data-side-heading]")]) {
        const { one, some } = text.dataset;
        text.textContent = (here.length === 1 ? one : some).replace("%(count)s", number.format(here.length));
      }
    }
    drawBar(sides);
    const nobody = document.querySelector("[data-silence]");
    if (nobody) nobody.hidden = Boolean(document.querySelector(".pt-side:not([hidden]), [data-possible]:not([hidden])"));
  };

  /** Draw the bar of a position anew from those who are shown; what was not found has no day and stays out. */
  const drawBar = (sides) => {
    const bar = document.querySelector(".pt-tally .pt-bar");
    const counts = sides.map((side) => [side.dataset.sideGroup, side.querySelectorAll(".pt-person").length * !side.hidden]);
    const all = counts.reduce((sum, [, count]) => sum + count, Number(bar.dataset.notFound));
    let done = 0;
    const draw = (name, values, text = "") => {
      const part = document.createElementNS("http://www.w3.org/2000/svg", name);
      for (const [key, value] of Object.entries(values)) part.setAttribute(key, value);
      part.textContent = text;
      return part;
    };
    const parts = [...counts, ["not-found", Number(bar.dataset.notFound)]].flatMap(([name, count]) => {
      if (!count) return [];
      const [x, width] = [(100 * done) / all, (100 * count) / all];
      done += count;
      const drawn = [draw("rect", { class: `pt-bar--${name}`, x: `${x}%`, width: `${width}%`, height: 32 })];
      const at = { class: `pt-bar__count--${name}`, x: `${x + width / 2}%`, y: 21 };
      return width > 5 ? [...drawn, draw("text", at, number.format(count))] : drawn;
    });
    bar.replaceChildren(...parts);
  };

  // a day is written as the pages write it: plain English puts it before the month
  const dayText = new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, { dateStyle: "long", timeZone: "UTC" });

  /** Return whether a day lies in a span (its ends joined by a slash) and before its last day. */
  const liesIn = (span, day) => {
    const [first, last] = span.split("/");
    return Boolean(day) && day >= first && day < last;
  };

  /** Let all that stands around the stances keep to a day too: no later shift, nothing that holds for the latest alone.
      What was said some time in a span is shown on the days inside it. */
  const keepTo = (day) => {
    for (const one of document.querySelectorAll("[data-known]")) one.hidden = Boolean(day) && one.dataset.known > day;
    for (const one of document.querySelectorAll("[data-latest]")) one.hidden = Boolean(day);
    for (const one of document.querySelectorAll("[data-possible]")) one.hidden = !liesIn(one.dataset.possible, day);
    for (const one of document.querySelectorAll("[data-asof-said]")) {
      one.textContent = day ? one.dataset.asofSaid.replace("%(day)s", dayText.format(new Date(day))) : "";
      one.hidden = !day;
    }
    for (const heading of document.querySelectorAll(".md-content h2[id]")) {
      if (!heading.nextElementSibling?.matches(".pt-shift")) continue;
      heading.hidden = !heading.parentElement.querySelector(".pt-shift:not([hidden])");
    }
  };

  const showAsOf = (form) => {
    const groups = [...document.querySelectorAll("[data-days]")];
    const links = document.querySelectorAll("a[data-asof]");
    const here = [...document.querySelectorAll("[data-day]")].map((one) => one.dataset.day);
    const known = form.dataset.steps?.split(" ") ?? [...new Set(here)].sort();
    const days = known.filter((day) => !day.startsWith("-")); // a browser's field for a date has none before the year 1
    const [field, back, on, now] = ["asof", "back", "on", "now"].map((name) => form.elements[name]);

    const apply = (day) => {
      for (const group of groups) {
        const all = [...group.querySelectorAll(":scope > [data-day]")];
        const open = all.filter((one) => !day || one.dataset.day <= day);
        const stances = open.filter((one) => !("searched" in one.dataset));
        const last = (stances.length ? stances : open).at(-1);
        for (const one of all) one.hidden = one.dataset.day !== last?.dataset.day || "searched" in one.dataset !== "searched" in last.dataset;
        group.hidden = group.matches(".pt-person") && !last;
      }
      keepTo(day);
      regroup();
      for (const link of links) link.search = day ? `?asof=${day}` : "";
      field.value = day;
      back.disabled = !days.some((one) => one < (day || "9999"));
      on.disabled = !day || !days.some((one) => one > day);
      now.hidden = !day;
      document.body.toggleAttribute("data-as-of", Boolean(day));
    };

    const go = (day) => {
      remember([["asof", day]], ["asof"]);
      apply(day);
    };

    const latest = () => days.at(-1) ?? "";
    field.addEventListener("change", () => go(field.value));
    back.addEventListener("click", () => go(days.filter((one) => one < (field.value || latest())).at(-1) ?? ""));
    on.addEventListener("click", () => go(days.find((one) => one > field.value) ?? ""));
    now.addEventListener("click", () => go(""));
    form.addEventListener("submit", (event) => event.preventDefault());
    const fromAddress = () => {
      const day = address().get("asof") ?? "";
      apply(/^\d{4}-\d{2}-\d{2}$/.test(day) ? day : "");
    };
    addEventListener("popstate", fromAddress);
    form.hidden = false;
    fromAddress();
  };

  /* The way to the search page ------------------------------------------------------------------------------------- */

  const FOUND = 5;

  /** Return an item that leads to what was found; Material reads the score of a result from what is in its link. */
  const foundItem = ({ url, label, note }) => {
    const item = document.createElement("li");
    const link = document.createElement("a");
    const title = document.createElement("span");
    link.href = url;
    title.textContent = label;
    link.append(title);
    if (note) {
      const words = document.createElement("small");
      words.innerHTML = note; // Pagefind's: the words, escaped, with those that were looked for in <mark>
      link.append(words);
    }
    item.append(link);
    return item;
  };

  const searchFor = (page, words) => (words ? `${page.href}?words=${encodeURIComponent(words)}` : page.href);

  /** Return a function that lists under the header's box what the search page would find for words. */
  const seeker = (page, results, list) => {
    let [current, waiting, finds] = [0, 0, null];
    const statement = ({ url, meta, excerpt }) => ({
      url: page.dataset.statement.replace("{id}", url.split("/").at(-1).replace(".html", "")),
      label: meta.title,
      note: excerpt.replace(page.dataset.every, ""),
    });
    const show = async (typed) => {
      const run = ++current;
      finds ??= import(new URL(page.dataset.finding, document.baseURI)).then(({ finder }) =>
        finder({ ...page.dataset, root: new URL("../", page.href).href }),
      );
      const { called, holding, nearest } = await finds;
      const [named, held] = typed ? await Promise.all([called(typed), holding(typed)]) : [[], []];
      const shown = await Promise.all(held.slice(0, FOUND).map((result) => result.data()));
      const name = typed && named.length + held.length === 0 ? await nearest(typed) : null;
      if (run !== current) return;
      const meant = name ? [{ url: searchFor(page, name), label: page.dataset.nearest.replace("%(name)s", name) }] : [];
      list.replaceChildren(...[...named.slice(0, FOUND), ...shown.map(statement), ...meant].map(foundItem));
      list.hidden = list.childElementCount === 0;
      // Material's own results are pages that are no entries, or the same once more
      for (const own of [results.firstElementChild, results.querySelector(".md-search-result__list")]) {
        if (own) own.hidden = !list.hidden;
      }
    };
    return (typed) => {
      clearTimeout(waiting);
      if (typed || current) waiting = setTimeout(() => show(typed).catch(console.warn), 150);
    };
  };

  const showSearch = (page) => {
    const header = document.querySelector(".md-header__inner");
    const field = document.querySelector(".md-search__input");
    const link = document.createElement("a");
    if (document.querySelector(".pt-search")) return;
    const lead = () => {
      link.href = searchFor(page, field.value.trim());
    };
    if (field) {
      const results = document.querySelector(".md-search-result");
      const found = document.createElement("ol");
      found.className = "pt-found";
      found.hidden = true;
      link.className = "pt-search-all";
      link.append(document.createElement("span")); // Material reads the score of a result from what is in its link
      link.firstElementChild.textContent = page.dataset.all;
      results.firstElementChild.after(link, found);
      lead();
      const seek = seeker(page, results, found);
      field.addEventListener("input", () => {
        lead();
        seek(field.value.trim());
      });
      seek(field.value.trim());
      field.addEventListener("keydown", (event) => {
        if (event.key !== "Enter" || event.isComposing) return;
        event.preventDefault();
        event.stopPropagation();
        lead();
        location.assign(link.href);
      });
    } else if (header) {
      link.className = "md-header__button md-icon";
      link.href = page.href;
      link.title = page.title;
      link.setAttribute("aria-label", page.title);
      link.innerHTML =
        '<svg viewBox="0 0 24 24" aria-hidden="true"><path fill="none" stroke="currentColor" stroke-width="2" ' +
        'd="M10 4a6 6 0 1 0 0 12a6 6 0 0 0 0-12zM14.5 14.5L20 20"/></svg>';
      header.append(link);
    }
  };

  /** Material's search opens as a dialog without a name; it takes that of its field. What scrolls in it are links. */
  const mendDialog = (dialog) => {
    dialog.setAttribute("aria-label", dialog.querySelector("input").getAttribute("aria-label"));
    dialog.querySelector(".md-search__scrollwrap").removeAttribute("tabindex"); // a stop of the keyboard for nothing
  };

  const start = () => {
    document.querySelectorAll(".md-search[role=dialog]").forEach(mendDialog);
    document.querySelectorAll("link[rel=search][data-all]").forEach(showSearch);
    document.querySelectorAll(".pt-filters").forEach(showFilters);
    document.querySelectorAll(".pt-drawing").forEach(showZoom);
    document.querySelectorAll(".pt-asof").forEach(showAsOf);
    document.querySelectorAll(".pt-order").forEach(showOrder);
    document.querySelectorAll(".pt-matrix--strips").forEach(showStrips);
  };

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
