import { speechError } from '../speech-errors.ts';
import { sayAs } from '../text/say-as.ts';
import { normalize } from '../text/normalize.ts';
import { readXml } from './read-xml.ts';
import type { SpokenPart } from './spoken-part.ts';

type Style = Omit<Extract<SpokenPart, { kind: 'words' }>, 'kind' | 'text'>;
type Attributes = ReadonlyMap<string, string>;

const ELEMENTS = new Set(['speak', 'voice', 'prosody', 'break', 'say-as', 'p', 's']);
const MAX_CHARACTERS = 16_000;
const MAX_PAUSES_MS = 60_000;
const MAX_DEPTH = 32;
const PARAGRAPH_MS = 600;
const SENTENCE_MS = 250;
const RATES: Readonly<Record<string, number>> = {
  ...{ 'x-slow': 0.5, slow: 0.75, medium: 1, default: 1, fast: 1.35, 'x-fast': 1.75 },
};
const STRENGTHS: Readonly<Record<string, number>> = {
  ...{ none: 0, 'x-weak': 100, weak: 250, medium: 500, strong: 750, 'x-strong': 1_250 },
};

/** @throws speech-ssml, speech-too-long */
export function readSsml(source: string): SpokenPart[] {
  if (source.length > MAX_CHARACTERS)
    throw speechError('speech-too-long', 'The SSML is longer than may be said.');
  const reader = new Reader();
  for (const event of readXml(source)) {
    if (event.kind === 'open') reader.open(event.name, event.attributes);
    else if (event.kind === 'close') reader.close(event.name);
    else reader.text(event.text);
  }
  return reader.finish();
}

class Reader {
  readonly #parts: SpokenPart[] = [];
  readonly #styles: Style[] = [];
  #way: string | undefined;
  #text = '';
  #pauses = 0;
  #isOver = false;

  open(name: string, attributes: Attributes): void {
    const isRoot = this.#styles.length === 0;
    if (!ELEMENTS.has(name) || isRoot !== (name === 'speak') || this.#isOver)
      throw speechError('speech-ssml', 'The SSML has an element that is not known here.');
    if (this.#styles.length >= MAX_DEPTH) throw speechError('speech-ssml', 'The SSML is too deep.');
    const before = this.#styles.at(-1) ?? { rate: 1 };
    const isSame = name === 'say-as';
    if (!isSame) this.#flush();
    else this.#put();
    this.#way = isSame ? (attributes.get('interpret-as') ?? '') : undefined;
    this.#styles.push(styleOf(before, name, attributes));
    if (name === 'break') this.#pause(breakMs(attributes));
  }

  close(name: string): void {
    if (name === 'say-as') this.#put();
    else this.#flush();
    this.#way = undefined;
    this.#styles.pop();
    this.#isOver = this.#styles.length === 0;
    if (name === 'p') this.#pause(PARAGRAPH_MS);
    if (name === 's') this.#pause(SENTENCE_MS);
  }

  text(text: string): void {
    if (this.#styles.length === 0 && text.trim() !== '')
      throw speechError('speech-ssml', 'The SSML has words outside of its root.');
    this.#raw += text;
  }

  finish(): SpokenPart[] {
    if (!this.#isOver) throw speechError('speech-ssml', 'The SSML has no speak element.');
    return this.#parts;
  }

  #raw = '';

  /** What was read since is said as the element around it wants. */
  #put(): void {
    const raw = this.#raw;
    this.#raw = '';
    if (raw === '') return;
    this.#text += this.#way === undefined ? normalize(raw) : ` ${sayAs(this.#way, raw.trim())} `;
  }

  #flush(): void {
    this.#put();
    const text = this.#text
      .replace(/\s+/g, ' ')
      .replace(/ (?=[.,;:!?])/g, '')
      .trim();
    this.#text = '';
    const style = this.#styles.at(-1);
    if (text !== '' && style) this.#parts.push({ kind: 'words', text, ...style });
  }

  #pause(ms: number): void {
    this.#pauses += ms;
    if (this.#pauses > MAX_PAUSES_MS)
      throw speechError('speech-too-long', 'The SSML pauses for longer than may be.');
    if (ms > 0) this.#parts.push({ kind: 'pause', ms });
  }
}

function styleOf(before: Style, name: string, attributes: Attributes): Style {
  const language = attributes.get('xml:lang') ?? before.language;
  if (name === 'prosody')
    return { ...before, language, rate: rateOf(attributes.get('rate'), before.rate) };
  if (name !== 'voice') return { ...before, language };
  const gender = (attributes.get('gender') ?? attributes.get('xml:gender'))?.toLowerCase();
  return {
    ...{ ...before, language, voice: attributes.get('name') ?? before.voice },
    gender: gender === 'male' || gender === 'female' ? gender : before.gender,
  };
}

/** Percents are of how fast it is already: `+20%`, `80%`; a bare number is a factor. */
function rateOf(text: string | undefined, before: number): number {
  if (text === undefined) return before;
  const named = Object.hasOwn(RATES, text) ? RATES[text] : undefined;
  const [, sign, number, percent] = /^([+-]?)(\d+(?:\.\d+)?)(%?)$/.exec(text.trim()) ?? [];
  if (named === undefined && number === undefined)
    throw speechError('speech-ssml', 'A rate of the SSML cannot be read.');
  const share = Number(number) / (percent ? 100 : 1);
  const factor = named ?? (sign ? 1 + (sign === '-' ? -share : share) : share);
  return Math.max(0.5, Math.min(2, before * factor));
}

function breakMs(attributes: Attributes): number {
  const time = attributes.get('time');
  if (time === undefined) {
    const strength = attributes.get('strength') ?? 'medium';
    return Object.hasOwn(STRENGTHS, strength) ? STRENGTHS[strength]! : STRENGTHS['medium']!;
  }
  const [, number, unit] = /^(\d+(?:\.\d+)?)(ms|s)$/.exec(time.trim()) ?? [];
  if (number === undefined) throw speechError('speech-ssml', 'A break of the SSML cannot be read.');
  return Number(number) * (unit === 's' ? 1_000 : 1);
}
