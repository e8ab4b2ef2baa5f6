/** A number in E.164 with its plus. */
const NUMBER_LENGTH = 16;
/** In how many ways a pattern may try to match one: some milliseconds. */
const MAX_WAYS = 1_000_000;
const MAX_REPEATED = 64;
/** A quantifier that stands where one may stand, and what is after it. */
const QUANTIFIER = /^(?:[*+?]|\{(\d+)(,(\d*))?\})\??/;

interface Group {
  /** Does one of its branches match in several ways, or is something in it repeated? */
  isVariable: boolean;
  branches: number;
}

/**
 * Is it a regular expression that takes a short time over any phone number, whatever it is?
 *
 * Patterns come from outside and are run on each call. Time goes up when there is a choice in what is
 * repeated, as in `(1+)+`, or when many quantifiers and branches can share the same digits; so both are
 * refused, as are references back and looks around. Reads the pattern once.
 */
export function isHarmlessPattern(pattern: string): boolean {
  const normal = withPlainAnchors(pattern);
  return normal !== '' && isRegularExpression(normal) && isBounded(normal);
}

/** Other engines take `^+` for `^`, and so do the service's own examples. */
function withPlainAnchors(pattern: string): string {
  return pattern.replace(/^\^[*+?]/, '^');
}

function isRegularExpression(pattern: string): boolean {
  try {
    return RegExp(pattern) !== undefined;
  } catch {
    return false;
  }
}

function isBounded(pattern: string): boolean {
  const groups: Group[] = [newGroup()];
  let [variable, ways] = [0, 1];
  for (let rest = pattern; rest !== '';) {
    const part = nextPart(rest);
    if (part === undefined) return false;
    const quantifier = part.startsWith('(') ? null : QUANTIFIER.exec(rest.slice(part.length));
    rest = rest.slice(part.length + (quantifier?.[0].length ?? 0));
    const { least, most } = rangeOf(quantifier);
    if (least > MAX_REPEATED || (Number.isFinite(most) && most > MAX_REPEATED)) return false;
    if (part.startsWith('(')) groups.push(newGroup());
    if (part === '|') groups.at(-1)!.branches++;
    const inner = part === ')' ? groups.pop() : undefined;
    if (inner && most > 1 && (inner.isVariable || inner.branches > 1)) return false;
    if (inner) ways *= inner.branches;
    if (least !== most) variable++;
    if (least !== most || (inner && hasChoice(inner, most))) groups.at(-1)!.isVariable = true;
  }
  return ways * groups[0]!.branches * waysToShare(variable) <= MAX_WAYS;
}

function newGroup(): Group {
  return { isVariable: false, branches: 1 };
}

/** What is repeated may not be repeated again, whatever is in it. */
function hasChoice({ isVariable, branches }: Group, most: number): boolean {
  return isVariable || branches > 1 || most > 1;
}

/** In how many ways so many quantifiers can share the digits of a number. */
function waysToShare(quantifiers: number): number {
  let ways = 1;
  for (let at = 1; at <= quantifiers; at++) ways *= (NUMBER_LENGTH + at) / at;
  return ways;
}

/** The next character, escape, class, or bracket of a group; `undefined` for what may not be there. */
function nextPart(rest: string): string | undefined {
  if (/^\\[1-9k]/.test(rest)) return undefined;
  if (rest.startsWith('\\')) return rest.slice(0, 2);
  if (rest.startsWith('[')) return /^\[(?:[^\]\\]|\\.)*\]/.exec(rest)?.[0];
  if (rest.startsWith('(?')) return rest.startsWith('(?:') ? '(?:' : undefined;
  return rest[0];
}

function rangeOf(quantifier: RegExpExecArray | null): { least: number; most: number } {
  if (!quantifier) return { least: 1, most: 1 };
  const [text, least, comma, most] = quantifier;
  if (text.startsWith('?')) return { least: 0, most: 1 };
  if (least === undefined) return { least: text.startsWith('+') ? 1 : 0, most: Infinity };
  const from = Number(least);
  if (comma === undefined) return { least: from, most: from };
  return { least: from, most: most ? Number(most) : Infinity };
}
