// Searches for known items: what somebody types who wants one chapter, or one part of it, that they know is there.
// They are made from the chapters alone, and are the same every time.

const MOST = 150;
const STOP = new Set('a an and are as at be by can for from has have how if in into is it its of on or that the their then there these they this to was when where which who will with you your not use using used'.split(' '));

/** By class: `[{ typed, address, anchor }]`; without an anchor the chapter is what is wanted. */
export function queriesOf(parts, chapters) {
  const dice = new Dice(20261122);
  const words = (text) => text.toLowerCase().match(/[a-z][a-z0-9]*/g) ?? [];
  const countBy = (list, key) => list.reduce((counts, item) => counts.set(key(item), (counts.get(key(item)) ?? 0) + 1), new Map());
  const titles = countBy(chapters, (chapter) => words(chapter.title).join(' '));
  const headings = countBy(parts.filter((part) => part.heading), (part) => words(part.heading).join(' '));
  const unique = chapters.filter((chapter) => titles.get(words(chapter.title).join(' ')) === 1
    && !headings.has(words(chapter.title).join(' ')) && words(chapter.title).length > 1);
  const holders = new Map();
  for (const part of parts) for (const word of new Set(words(part.text))) holders.set(word, (holders.get(word) ?? new Set()).add(part));
  const isOnlyIn = (part, wanted) => [...holders.get(wanted[0])].every(
    (other) => other === part || wanted.some((word) => !holders.get(word).has(other)),
  );

  const byTitle = dice.some(unique, MOST).map((chapter) => ({ typed: words(chapter.title).join(' '), address: chapter.address }));
  const telling = parts.filter((part) => part.heading && headings.get(words(part.heading).join(' ')) === 1
    && !titles.has(words(part.heading).join(' '))
    && words(part.heading).filter((word) => !STOP.has(word)).length > 1);
  const byHeading = dice.some(telling, MOST).map((part) => ({ typed: words(part.heading).join(' '), address: part.address, anchor: part.anchor }));
  const byText = dice.some(parts, parts.length).map((part) => {
    const rare = [...new Set(words(part.text))].filter((word) => word.length > 4 && word.length < 16 && holders.get(word).size < 6);
    const wanted = dice.some(rare, 3);
    const isTelling = wanted.length === 3 && isOnlyIn(part, wanted);
    return isTelling ? { typed: wanted.join(' '), address: part.address, anchor: part.anchor } : null;
  }).filter(Boolean).slice(0, MOST);
  const mistyped = dice.some([...byTitle, ...byHeading], MOST * 2).map((query) => mistype(query, dice)).filter(Boolean).slice(0, MOST);
  const byNumber = dice.some(chapters, MOST).map((chapter) => ({ typed: chapter.number, address: chapter.address }));
  const shortened = chapters.filter((chapter) => chapter.short);
  const byAbbreviation = shortened.map((chapter) => ({ typed: chapter.short, address: chapter.address }));
  return {
    'title words': byTitle,
    'heading words': byHeading,
    'rare words': byText,
    'one typing error': mistyped,
    number: byNumber,
    abbreviation: byAbbreviation,
  };
}

/** One letter of the longest word is wrong, missing, doubled, or stands in its neighbour's place. */
function mistype(query, dice) {
  const words = query.typed.split(' ');
  const longest = words.reduce((one, other) => (other.length > one.length ? other : one));
  if (longest.length < 5) return null;
  const at = dice.below(longest.length - 1);
  const wrong = [
    longest.slice(0, at) + 'aeionrst'[dice.below(8)] + longest.slice(at + 1),
    longest.slice(0, at) + longest.slice(at + 1),
    longest.slice(0, at) + longest[at] + longest.slice(at),
    longest.slice(0, at) + longest[at + 1] + longest[at] + longest.slice(at + 2),
  ][dice.below(4)];
  if (wrong === longest) return null;
  return { ...query, typed: words.map((word) => (word === longest ? wrong : word)).join(' ') };
}

/** Numbers that look random and are the same every time. */
class Dice {
  constructor(seed) { this.state = seed; }

  below(limit) {
    this.state = (Math.imul(this.state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((this.state / 2 ** 32) * limit);
  }

  some(list, count) {
    const left = [...list];
    const taken = [];
    while (left.length && taken.length < count) taken.push(left.splice(this.below(left.length), 1)[0]);
    return taken;
  }
}
