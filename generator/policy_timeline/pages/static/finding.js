/* What a reader looks for: words by Pagefind's index, entries by their names. The header's box and the search page find
   by this alone, and so the same. */

const WORDS = /[\p{L}\p{N}]+/gu;
const PER_KIND = 3;
const { once, load } = globalThis.policyTimeline;

export const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
// "U.K." and "1,000" are one word each, as in the index
const PARTED = /(?<![\p{L}\p{N}])(?:\p{L}\.){2,}|(?<![\p{L}\p{N}])\d{1,3}(?:[,.\u00a0\u202f’]\d{3})+(?![\p{L}\p{N}])/gu;
export const wordsOf = (text) =>
  fold(text.replace(PARTED, (parted) => `${parted.replace(/[^\p{L}\p{N}]/gu, "")} `)).match(WORDS) ?? [];

const hasNumber = (word) => /\p{N}/u.test(word);

/** Return how many letters must be put in, taken out or changed to make one word of another (Levenshtein). */
const distance = (one, other) => {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let at = 1; at <= one.length; at++) {
    const next = [at];
    for (let to = 1; to <= other.length; to++) {
      next.push(Math.min(row[to] + 1, next[to - 1] + 1, row[to - 1] + (one[at - 1] === other[to - 1] ? 0 : 1)));
    }
    row = next;
  }
  return row.at(-1);
};

/** Return what finds: `engine` and `names` are addresses, `every` and `whole` what the index of words was made with. */
export const finder = ({ engine, names, root, every, whole }) => {
  const at = (address) => new URL(address, document.baseURI);
  const isShort = (word) => word.length <= Number(whole);

  const pagefind = once(async () => {
    const loaded = await import(at(engine));
    await loaded.options({ excerptLength: 24 });
    return loaded;
  });

  const named = once(async () =>
    (await load(at(names))).map(([address, ...called]) => ({
      url: new URL(address || "./", at(root)).href,
      kind: address.split("/")[0],
      label: called[0],
      called: called.map(wordsOf),
    })),
  );

  /** Return what Pagefind is asked, in turn until it finds something: short words whole, and then as beginnings. */
  const queriesOf = (typed) => {
    if (/^\s*".+"\s*$/.test(typed)) return [typed];
    const mark = every[0];
    const asked = (isWhole) => wordsOf(typed).map((word) => (isWhole(word) ? `${mark}${word}${mark}` : word)).join(" ");
    return [...new Set([asked((word) => isShort(word) || hasNumber(word)), asked(hasNumber)])].filter(Boolean);
  };

  /** Return Pagefind's results for words, best first. */
  const holding = async (typed) => {
    const loaded = await pagefind();
    for (const query of queriesOf(typed)) {
      const { results } = await loaded.search(query);
      if (results.length > 0) return results;
    }
    return [];
  };

  const having = (all, words, isIn) =>
    all
      .map((entry) => {
        const fits = entry.called.filter((has) => words.every((word) => has.some((one) => isIn(one, word))));
        return { entry, surplus: Math.min(...fits.map((has) => has.length)) };
      })
      .filter(({ surplus }) => surplus < Infinity)
      .sort((one, other) => one.surplus - other.surplus)
      .map(({ entry }) => entry);

  /** Return the entries one of whose names has all words, the shortest name first, a few of each kind. */
  const called = async (typed) => {
    const words = wordsOf(typed);
    if (words.length === 0) return [];
    const all = await named();
    const exact = having(all, words, (one, word) => one === word);
    const found = exact.length > 0 ? exact : having(all, words, (one, word) => !hasNumber(word) && one.startsWith(word));
    const kinds = new Map();
    return found.filter(({ kind }) => {
      kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
      return kinds.get(kind) <= PER_KIND;
    });
  };

  /** Return the name that differs least from what was typed, or null where none is near. */
  const nearest = async (typed) => {
    const wanted = wordsOf(typed).join(" ");
    let best = null;
    let least = Math.floor(wanted.length * 0.3) + 1;
    for (const { label, called: names } of await named()) {
      for (const spelled of names.flatMap((words) => [words.join(" "), ...words.filter((word) => word.length > 3)])) {
        if (Math.abs(spelled.length - wanted.length) >= least) continue;
        const differs = distance(wanted, spelled);
        if (differs > 0 && differs < least) [best, least] = [label, differs];
      }
    }
    return best;
  };

  return { pagefind, holding, called, nearest };
};
