const MAX_LENGTH = 100;
/** More than any name needs, so that nobody has us normalise a novel. */
const READ = 1_000;

/** What breaks a line or a log becomes a space. */
const BREAKS = /[\p{Cc}\p{Zl}\p{Zp}]+/gu;
/** What is not seen, or turns the letters around it: two names that look alike must be alike. */
const UNSEEN = /[\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}\u2800]+/gu;

/**
 * A name as others may see it, wherever it comes from: nothing in it is invisible or reorders what
 * stands beside it, and it is one line of at most 100 characters.
 *
 * @returns `undefined` when nothing is left
 * @example displayNameOf('Bo\u200bb\u202e') // 'Bob'
 */
export function displayNameOf(text: string | null | undefined): string | undefined {
  const seen = (text ?? '').slice(0, READ).replace(BREAKS, ' ').replace(UNSEEN, '');
  const plain = seen.normalize('NFC').replace(/\s+/gu, ' ').trim();
  const name = Array.from(plain).slice(0, MAX_LENGTH).join('').trim();
  return name === '' ? undefined : name;
}
