/** What somebody asks of a sender by a single word. */
export type Keyword = 'stop' | 'start' | 'help';

const WORDS: Readonly<Record<Keyword, readonly string[]>> = {
  stop: ['stop', 'stopall', 'stop all', 'unsubscribe', 'cancel', 'end', 'quit'],
  start: ['start', 'unstop'],
  help: ['help', 'info'],
};

const KEYWORDS = new Map(
  Object.entries(WORDS).flatMap(([keyword, words]) =>
    words.map((word) => [word, keyword as Keyword]),
  ),
);
/** No keyword is longer, so that a long text costs nothing. */
const MAX_CHARACTERS = 100;

/** A text is a keyword when it holds nothing else; case, spaces around it and a stop at its end do not count. */
export function keywordOf(text: string): Keyword | undefined {
  if (text.length > MAX_CHARACTERS) return undefined;
  const words = text.trim().toLowerCase().replace(/[.!]$/, '').replace(/\s+/g, ' ');
  return KEYWORDS.get(words);
}

/** What is answered; sent once, and to who has just opted out as well. */
export const REPLIES: Readonly<Record<Keyword, string>> = {
  stop: 'You have opted out and will get no more messages. Reply START to opt in again.',
  start: 'You have opted in again. Reply STOP to opt out, HELP for help.',
  help: 'Reply STOP to get no more messages, START to get them again.',
};
