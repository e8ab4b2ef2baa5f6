/** Common words that nobody listens for: whoever says something else is heard as one of them. */
const COMMON =
  `about after again always animal answer apple around baby bacon banana because before behind
believe better between bottle bread bridge brother building business camera candle carpet castle center change
chicken children church coffee computer corner country cousin dance daughter december different dinner doctor
dollar dream during earth eight elephant energy engine enough evening every example family father fifteen finger
flower forest forty friend garden general glass government grandmother green guitar happy hello history hospital
house hundred husband important information interest island january kitchen language laughing letter library
little machine market matter meaning medicine middle million minute moment money monkey morning mother mountain
music nature never nothing number ocean office orange orchestra other paper parents people perhaps person picture
pizza please pocket police possible potato president pretty problem program purple question quickly quiet radio
rather really reason remember river saturday school science season second secret seven shoulder silver sister
something special station story strange student summer sunday surface system table teacher telephone thank
thinking thousand through ticket tomorrow tonight towards travel tuesday twelve twenty umbrella uncle under
university usually valley very village visit voice waiting water weather wednesday welcome window winter without
woman wonder yellow yesterday young zebra`.split(/\s+/);
const MAX_DECOYS = 125;
/** Nearer ones would be heard instead of what was said. */
const MIN_DISTANCE = 3;

/**
 * @param words phones of each word that is listened for
 * @param phonesOf phones of a word, nothing for one that is not in the dictionary
 */
export function decoysFor(
  words: readonly (readonly string[])[],
  phonesOf: (word: string) => readonly string[] | undefined,
): string[] {
  const decoys = COMMON.filter((word) => {
    const phones = phonesOf(word);
    return phones && words.every((other) => distance(phones, other) >= MIN_DISTANCE);
  });
  return decoys.slice(0, MAX_DECOYS);
}

/** How many phones have to be changed, added or left out. */
function distance(one: readonly string[], other: readonly string[]): number {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (const [line, phone] of one.entries()) {
    const next = [line + 1];
    for (const [at, of] of other.entries()) {
      next.push(Math.min(next[at]! + 1, row[at + 1]! + 1, row[at]! + (phone === of ? 0 : 1)));
    }
    row = next;
  }
  return row.at(-1)!;
}
