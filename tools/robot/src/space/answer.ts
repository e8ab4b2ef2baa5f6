/** Who is spoken to, in either language. */
const CALLED = /^\s*(?:(robot)\b|机器人)/iu;
const MAX_QUOTED = 60;

/** What the robot writes below a note that begins with its name; undefined for other notes. */
export function answerTo(note: string): string | undefined {
  const [called, isEnglish] = CALLED.exec(note) ?? [];
  if (called === undefined) return undefined;
  const quoted = note.trim().slice(0, MAX_QUOTED);
  if (!isEnglish) return `“${quoted}”：你好！你们移动的东西，我会放回原处。`;
  return `“${quoted}”: hello! I put back what you move.`;
}

/** The first note to which the answer does not stand below it: whoever reads them comes to the same. */
export function unanswered(notes: readonly string[]): string | undefined {
  return notes.find((note, at) => {
    const answer = answerTo(note);
    return answer !== undefined && !notes.slice(at + 1).includes(answer);
  });
}
