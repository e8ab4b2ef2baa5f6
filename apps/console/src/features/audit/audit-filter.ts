import { isPersonId } from '../people/person-id';

export const OUTCOMES = ['done', 'refused', 'failed'] as const;
export type Outcome = (typeof OUTCOMES)[number];

export interface AuditFilter {
  /** Who did it or had it done. */
  readonly personId: string | null;
  readonly actorId: string | null;
  readonly subjectId: string | null;
  /** How the action begins: `people.` for all of an area; as it was typed. */
  readonly action: string;
  readonly outcome: Outcome | null;
  /** Moments as ISO 8601 has them, so that an address means the same everywhere. */
  readonly from: string | null;
  /** Exclusive. */
  readonly to: string | null;
}

export const NO_FILTER: AuditFilter = {
  personId: null,
  actorId: null,
  subjectId: null,
  action: '',
  outcome: null,
  from: null,
  to: null,
};

const ACTION = /^[A-Za-z.-]{1,60}$/;

type Params = Pick<URLSearchParams, 'get'>;

/** What an address asks for; what it does not know is as if it were not there. */
export function readAuditFilter(params: Params): AuditFilter {
  const outcome = params.get('outcome');
  return {
    personId: readPerson(params, 'person'),
    actorId: readPerson(params, 'actor'),
    subjectId: readPerson(params, 'subject'),
    action: ACTION.test(params.get('action') ?? '') ? (params.get('action') ?? '') : '',
    outcome: isOutcome(outcome) ? outcome : null,
    from: readMoment(params.get('from')),
    to: readMoment(params.get('to')),
  };
}

function readPerson(params: Params, name: string): string | null {
  const personId = params.get(name);
  return isPersonId(personId) ? personId : null;
}

function readMoment(text: string | null): string | null {
  const at = new Date(text ?? '');
  return Number.isNaN(at.getTime()) ? null : at.toISOString();
}

/** The part of an address that asks for it; empty for everything. */
export function writeAuditFilter(filter: AuditFilter): string {
  const { personId: person, actorId: actor, subjectId: subject, ...others } = filter;
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries({ person, actor, subject, ...others })) {
    if (value) search.set(name, value);
  }
  return search.size > 0 ? `?${search}` : '';
}

/** Does it leave anything out? */
export function isNarrow(filter: AuditFilter): boolean {
  return writeAuditFilter(filter) !== '';
}

/** The same as the trusted service wants to be asked. */
export function toRequest({ outcome, ...texts }: AuditFilter) {
  const { personId, actorId, subjectId, action, from, to } = texts;
  return {
    ...(personId && { personId }),
    ...(actorId && { actorId }),
    ...(subjectId && { subjectId }),
    ...(action && { action }),
    ...(outcome && { outcome }),
    ...(from && { from }),
    ...(to && { to }),
  };
}

interface Entry {
  readonly at: string;
  readonly actorId: string | null;
  readonly action: string;
  readonly subjectId: string | null;
  readonly outcome: string;
}

/** Would the service answer with this entry? Asked of what it tells without being asked. */
export function isWanted(entry: Entry, filter: AuditFilter): boolean {
  const { personId, actorId, subjectId, action, outcome, from, to } = filter;
  return (
    (personId === null || entry.actorId === personId || entry.subjectId === personId) &&
    (actorId === null || entry.actorId === actorId) &&
    (subjectId === null || entry.subjectId === subjectId) &&
    isOf(entry.action, action) &&
    (outcome === null || entry.outcome === outcome) &&
    // Times of ISO 8601 in one zone compare as text.
    (from === null || entry.at >= from) &&
    (to === null || entry.at < to)
  );
}

/** An area ends with a full stop; nothing stands for every action. */
function isOf(action: string, wanted: string): boolean {
  return wanted === '' || wanted.endsWith('.') ? action.startsWith(wanted) : action === wanted;
}

export function isOutcome(value: string | null): value is Outcome {
  return OUTCOMES.some((outcome) => outcome === value);
}
