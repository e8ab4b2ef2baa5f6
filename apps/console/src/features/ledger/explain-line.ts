import type { LedgerLine } from './use-ledger';

/** As long as the trusted service leaves an attempt alone, since it may still be somebody's work. */
const GRACE_MS = 120_000;

/** Why an identity is left over; each has its words. */
export type Conflict =
  | 'waiting'
  | 'unanswered'
  | 'handing-over'
  | 'interrupted'
  | 'second'
  | 'deleting'
  | 'undeletable'
  | 'never-answered'
  | 'forgotten';

type Line = Pick<LedgerLine, 'id' | 'state' | 'userId' | 'changedAt'>;

/**
 * What happened to a line that is left over; undefined for one that is in use or gone.
 *
 * @param ofPerson every line of the same person, itself among them
 */
export function explainLine(
  line: Line,
  ofPerson: readonly Line[],
  now: Date,
): Conflict | undefined {
  const old = now.getTime() - new Date(line.changedAt).getTime() > GRACE_MS;
  const hasAnother = ofPerson.some(({ id, state }) => id !== line.id && state === 'active');
  switch (line.state) {
    case 'reserved':
      return old ? 'unanswered' : 'waiting';
    case 'created':
      if (hasAnother) return 'second';
      return old ? 'interrupted' : 'handing-over';
    case 'deleting':
      if (old) return 'undeletable';
      return hasAnother ? 'second' : 'deleting';
    case 'lost':
      return line.userId === null ? 'never-answered' : 'forgotten';
    default:
      return undefined;
  }
}
