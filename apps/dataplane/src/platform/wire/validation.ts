import type { z } from 'zod';

/** What is wrong with a field, in words that may be sent. */
export interface Complaint {
  readonly message: string;
  readonly target?: string;
}

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

/** More than these help nobody. */
const MAX_ISSUES = 10;
/** Fields whose keys are the sender's own: ids of people, phone numbers, or anything at all. */
const OPEN: ReadonlySet<PropertyKey> = new Set([
  'metadata',
  'participants',
  'phoneNumbers',
  'sipHeaders',
  'trunks',
  'voipHeaders',
]);
/** What the validator says when nobody has given it a sentence. */
const UNNAMED = 'Invalid input';

/**
 * Everything the validator found, as the service would put it. This is the only way from a
 * validator's issue to a client: its own text, and keys of the sender's choice, stay here.
 */
export function complaintsOf(error: z.ZodError, value: unknown): Complaint[] {
  return error.issues.slice(0, MAX_ISSUES).map((issue) => {
    const path = shown(issue.path);
    const field = String(path.findLast((part) => typeof part === 'string') ?? 'body');
    const given = valueAt(value, issue.path) ?? undefined;
    const message = given === undefined ? required(field) : sentence(issue, field);
    return { message, target: path.map(String).join('.') || 'body' };
  });
}

function sentence(issue: Issue, field: string): string {
  switch (issue.code) {
    case 'invalid_type':
      return `The ${field} field has the wrong type.`;
    case 'invalid_format':
      return `The ${field} field has an invalid format.`;
    case 'invalid_value':
    case 'invalid_union':
      return `The value of the ${field} field is not supported.`;
    case 'too_small':
      if (issue.origin !== 'number' && issue.minimum === 1) return required(field);
      return `The ${field} field must be at least ${issue.minimum}${unit(issue.origin)}.`;
    case 'too_big':
      return `The ${field} field must be at most ${issue.maximum}${unit(issue.origin)}.`;
    case 'custom':
      if (issue.message !== UNNAMED) return issue.message;
  }
  return `The ${field} field is not valid.`;
}

function required(field: string): string {
  return `The ${field} field is required.`;
}

function unit(origin: string): string {
  if (origin === 'string') return ' characters long';
  return origin === 'array' ? ' items long' : '';
}

/** The path as far as its names are ours. */
function shown(path: Path): Path {
  const open = path.findIndex((part, at) => OPEN.has(part) && typeof path[at + 1] === 'string');
  return open < 0 ? path : path.slice(0, open + 1);
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (inner, part) => (Object(inner) as Record<PropertyKey, unknown>)[part],
    value,
  );
}
