/* Policy timeline: two actors side by side, from the address or as a reader chooses. */
(() => {
  "use strict";

  const start = async () => {
    const form = document.querySelector(".pt-compare");
    const state = document.querySelector(".pt-compare__state");
    const place = document.querySelector(".pt-compared");
    const links = document.querySelector("[data-positions]");
    const [one, other] = ["a", "b"].map((name) => form.elements[name]);
    const cardOf = policyTimeline.cardLoader(form.dataset);
    const make = (name, className, text) => {
      const element = document.createElement(name);
      if (className) element.className = className;
      if (text) element.textContent = text;
      return element;
    };
    let data;

    /** The two agree or differ where both take a side in the same sense; null where they cannot be compared. */
    const agreement = (left, right) => {
      const modes = Object.keys(left.sides).filter((mode) => mode in right.sides);
      return modes.length ? modes.every((mode) => left.sides[mode] === right.sides[mode]) : null;
    };

    /** Return what one of them said: at once what it means, and the words as soon as they are there. */
    const said = (name, stand) => {
      const side = make("div");
      side.append(make("p", "pt-label", name));
      for (const [phrase, statement, day, at] of stand.taken) {
        const [text, mark] = data.phrases[phrase];
        const line = make("p");
        const link = make("a", "", day);
        link.href = form.dataset.statement.replace("{id}", statement);
        line.append(make("span", `pt-chip pt-chip--${mark}`, text), " ", link);
        side.append(line);
        cardOf({ day, place: at }).then((card) => {
          link.textContent = card.querySelector(".pt-card__head time, .pt-card__head .pt-approximate")?.textContent ?? day;
          line.after(...card.querySelectorAll(".pt-quote, .pt-passage, .pt-short"));
        }, console.warn);
      }
      return side;
    };

    const row = (position, names, stands) => {
      const section = make("section", "pt-shift");
      section.append(make("p", "pt-shift__summary"));
      section.firstElementChild.append(position.cloneNode(true));
      const sides = make("div", "pt-shift__sides");
      sides.append(...stands.map((stand, at) => said(names[at], stand)));
      section.append(sides);
      return section;
    };

    const show = () => {
      place.replaceChildren();
      const [left, right] = [one, other].map((field) => data.actors[field.value]);
      if (!one.value || !other.value) return "";
      if (one.value === other.value) return state.dataset.same;
      const names = [one, other].map((field) => field.selectedOptions[0].textContent);
      const groups = { differ: [], agree: [], open: [] };
      for (const position of links.querySelectorAll("a")) {
        const stands = [left, right].map((actor) => actor[position.dataset.id]);
        if (!stands[0] || !stands[1]) continue;
        const agree = agreement(...stands);
        groups[agree === null ? "open" : agree ? "agree" : "differ"].push(row(position, names, stands));
      }
      for (const [name, rows] of Object.entries(groups)) {
        if (rows.length) place.append(make("h2", "", `${place.dataset[name]} (${rows.length})`), ...rows);
      }
      if (!place.childElementCount) return state.dataset.none;
      return state.dataset.ready.replace("%(differ)s", groups.differ.length).replace("%(agree)s", groups.agree.length);
    };

    const fromAddress = () => {
      const query = new URLSearchParams(location.search);
      one.value = query.get("a") ?? "";
      other.value = query.get("b") ?? "";
      const isUnknown = [one, other].some((field) => field.selectedIndex === -1);
      for (const field of [one, other]) if (field.selectedIndex === -1) field.value = "";
      state.textContent = isUnknown ? state.dataset.unknown : show();
    };

    const choose = () => {
      const query = new URLSearchParams({ a: one.value, b: other.value });
      history.pushState(null, "", `?${query}`);
      state.textContent = show();
    };

    document.querySelector("[data-scriptless]").hidden = true;
    form.hidden = false;
    try {
      data = await policyTimeline.load(form.dataset.stances);
    } catch (error) {
      console.warn(error);
      state.textContent = state.dataset.failed;
      return;
    }
    form.addEventListener("change", choose);
    form.addEventListener("submit", (event) => event.preventDefault());
    form.elements.swap.addEventListener("click", () => {
      [one.value, other.value] = [other.value, one.value];
      choose();
    });
    addEventListener("popstate", fromAddress);
    fromAddress();
  };

  document.addEventListener("DOMContentLoaded", start);
})();
