/** What somebody said, as far as it matters for notes. */
export interface SpokenLine {
  /** Raw id. */
  readonly speaker: string;
  readonly durationMs: number;
  readonly text: string;
}

const MAX_SPEAKERS = 30;
const MAX_ITEMS = 25;
const MAX_LETTERS = 240;
const SECOND_MS = 1_000;

/** What was agreed, by whoever says so. */
const DECISIONS = [
  /\bwe(?:'ve| have)?(?: all)? (?:agreed?|decided?|settled?)\b/i,
  /\b(?:it is|it's|that is|that's) (?:agreed|decided|settled)\b/i,
  /\b(?:the|our) decision is\b/i,
  /\blet's (?:go with|do it|agree)\b/i,
];
const DAY =
  '(?:mon|tues|wednes|thurs|fri|satur|sun)day|tomorrow|tonight|next (?:week|month)|the end of (?:the )?(?:day|week|month)|(?:january|february|march|april|may|june|july|august|september|october|november|december) \\d{1,2}';
/** What somebody is to do. */
const ACTIONS = [
  /\b(?:I will|I'll|I am going to|I'm going to|I promise to)\b/i,
  /\b(?:can|could|will|would) you (?:please )?[a-z]+/i,
  /\b(?:you|we|they|he|she) (?:need|needs|have|has) to\b/i,
  /\b(?:action item|to-do|todo)\b/i,
  new RegExp(`\\b(?:by|until|before|due|on) (?:${DAY})\\b`, 'i'),
];

/**
 * The notes of a call, by rules alone: who spoke and how long, and lines that sound like a decision or like something
 * to do. It understands nothing, and says so.
 *
 * @param names by raw id, as far as they are known
 */
export function summariseMeeting(
  lines: readonly SpokenLine[],
  lengthMs: number,
  names: ReadonlyMap<string, string>,
): string {
  const nameOf = namer(lines, names);
  const sentences = lines.flatMap(({ speaker, text }) =>
    sentencesOf(text).map((sentence) => ({ speaker, sentence })),
  );
  const decisions = sentences.filter(({ sentence }) => isOne(sentence, DECISIONS));
  const actions = sentences.filter(
    ({ sentence }) => !isOne(sentence, DECISIONS) && isOne(sentence, ACTIONS),
  );
  const listed = (title: string, found: typeof sentences): string[] =>
    found.length === 0
      ? []
      : [
          title,
          ...found
            .slice(0, MAX_ITEMS)
            .map(({ speaker, sentence }) => `- ${nameOf(speaker)}: ${shortened(sentence)}`),
          ...(found.length > MAX_ITEMS ? [`- and ${found.length - MAX_ITEMS} more`] : []),
        ];
  return [
    `Notes of the call, ${spokenLength(lengthMs)}.`,
    `Who spoke: ${speakers(lines, nameOf)}.`,
    ...listed('Agreed:', decisions),
    ...listed('To do:', actions),
    ...(decisions.length + actions.length === 0
      ? ['I heard nothing that sounds like a decision, or like something to do.']
      : []),
    'These are lines that sound like it, as the server understood them. Please check them.',
  ].join('\n');
}

function speakers(lines: readonly SpokenLine[], nameOf: (speaker: string) => string): string {
  const times = new Map<string, number>();
  for (const { speaker, durationMs } of lines)
    times.set(speaker, (times.get(speaker) ?? 0) + durationMs);
  const sorted = [...times].toSorted(([, one], [, other]) => other - one);
  const shown = sorted
    .slice(0, MAX_SPEAKERS)
    .map(([speaker, ms]) => `${nameOf(speaker)} (${spokenLength(ms)})`);
  const more = sorted.length - shown.length;
  return [...shown, ...(more > 0 ? [`${more} others`] : [])].join(', ');
}

/** Nobody reads an id: who has no name in the thread, as a guest or a phone, is numbered. */
function namer(
  lines: readonly SpokenLine[],
  names: ReadonlyMap<string, string>,
): (speaker: string) => string {
  const unknown = [...new Set(lines.map(({ speaker }) => speaker))].filter((id) => !names.has(id));
  return (speaker) => {
    const name = names.get(speaker);
    return name === undefined ? `Somebody ${unknown.indexOf(speaker) + 1}` : shortened(name);
  };
}

function sentencesOf(text: string): string[] {
  return text
    .replace(/\s+/g, ' ')
    .split(/(?<=[.!?])\s/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
}

function isOne(sentence: string, patterns: readonly RegExp[]): boolean {
  const plain = sentence.replaceAll('\u2019', "'");
  return patterns.some((pattern) => pattern.test(plain));
}

function shortened(text: string): string {
  return text.length > MAX_LETTERS ? `${text.slice(0, MAX_LETTERS - 1)}…` : text;
}

function spokenLength(ms: number): string {
  const seconds = Math.max(1, Math.round(ms / SECOND_MS));
  if (seconds < 60) return `${seconds} s`;
  return `${Math.round(seconds / 60)} min`;
}
