/** Whoever speaks is handed no more at once; a sentence that is longer is cut at a word. */
const MAX_CHARACTERS = 300;

/** @param text normalised: no full stop in it but at the ends of sentences */
export function sentencesOf(text: string): string[] {
  const sentences = text.match(/[^.!?。!?\n]+[.!?。!?]*/gu) ?? [];
  return sentences
    .map((sentence) => sentence.trim())
    .filter((sentence) => /[\p{L}\p{N}]/u.test(sentence))
    .flatMap(cut);
}

function cut(sentence: string): string[] {
  const parts: string[] = [];
  let rest = sentence;
  while (rest.length > MAX_CHARACTERS) {
    const space = rest.lastIndexOf(' ', MAX_CHARACTERS);
    const at = space > 0 ? space : MAX_CHARACTERS;
    parts.push(rest.slice(0, at));
    rest = rest.slice(at).trimStart();
  }
  return rest === '' ? parts : [...parts, rest];
}
