/** Of a pattern's quantifiers: each may try every length of what it is matched with. */
const MAX_VARIABLE = 8;
const MAX_REPEATED = 64;
/** A quantifier that stands where one may stand, and what is after it. */
const QUANTIFIER = /^(?:[*+?]|\{(\d{1,3})(,(\d{0,3}))?\})\??/;

interface Group {
  /** Does what it holds match texts of several lengths, or in several ways? */
  isVariable: boolean;
}

/**
 * Is it a regular expression that takes a short time over any phone number, whatever it is?
 *
 * Patterns come from outside and are run on each call. Time goes up when there is a choice in what is
 * repeated, as in `(1+)+`, or when many quantifiers share the same digits; so both are refused, as are
 * references back and looks around. Reads the pattern once.
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
  const groups: Group[] = [{ isVariable: false }];
  let variable = 0;
  let rest = pattern;
  while (rest !== '') {
    const part = nextPart(rest);
    if (part === undefined) return false;
    rest = rest.slice(part.length);
    if (part.startsWith('(')) {
      groups.push({ isVariable: false });
      continue;
    }
    if (part === '|') groups.at(-1)!.isVariable = true;
    const inner = part === ')' ? groups.pop() : undefined;
    const quantifier = QUANTIFIER.exec(rest);
    if (quantifier) rest = rest.slice(quantifier[0].length);
    const { least, most } = rangeOf(quantifier);
    if (least > MAX_REPEATED || (Number.isFinite(most) && most > MAX_REPEATED)) return false;
    if (inner?.isVariable && most > 1) return false;
    const isVariable = least !== most;
    if (isVariable && ++variable > MAX_VARIABLE) return false;
    if (isVariable || inner?.isVariable || (inner && most > 1)) groups.at(-1)!.isVariable = true;
  }
  return true;
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
