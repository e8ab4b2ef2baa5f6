import { accessError } from '@switchboard/access-api';
import type { PeopleFilter, PeopleOrder } from '@switchboard/access-api';
import { Prisma } from '@switchboard/database';

/** Where a page of people ended: what they are ordered by, as text, and the id that breaks ties. */
export interface Place {
  readonly key: string;
  readonly id: string;
}

const { sql, join, empty } = Prisma;

/** Each has an index; ids sort by the time somebody came. */
const KEYS = {
  name: { expression: sql`lower(name)`, type: sql`text` },
  createdAt: { expression: sql`id`, type: sql`text` },
  lastActiveAt: {
    expression: sql`COALESCE(last_active_at, '-infinity')`,
    type: sql`timestamptz`,
  },
} as const;

const STATES = {
  active: sql`blocked_at IS NULL AND erased_at IS NULL`,
  blocked: sql`blocked_at IS NOT NULL AND erased_at IS NULL`,
  erased: sql`erased_at IS NOT NULL`,
} as const;

/** The ids of one page, with the key each is ordered by. */
export function peopleQuery(
  { query, role, state }: PeopleFilter,
  { by, descending }: PeopleOrder,
  after: Place | undefined,
  limit: number,
): Prisma.Sql {
  const { expression, type } = KEYS[by];
  const direction = descending ? sql`DESC` : empty;
  const [people, among] = query === undefined ? [empty, sql`person`] : [found(query), sql`found`];
  const beyond = ({ key, id }: Place): Prisma.Sql =>
    sql`(${expression}, id) ${descending ? sql`<` : sql`>`} (${key}::${type}, ${id})`;
  const conditions = [
    state ? STATES[state] : sql`erased_at IS NULL`,
    ...(role ? [sql`role = ${role}`] : []),
    ...(after ? [beyond(after)] : []),
  ];
  return sql`
    ${people}
    SELECT id, ${expression}::text AS key FROM ${among}
    WHERE ${join(conditions, ' AND ')}
    ORDER BY ${expression} ${direction}, id ${direction}
    LIMIT ${limit}`;
}

/**
 * Apart, and first: the planner cannot know how rare the beginning of a word is, and would rather
 * read everybody in order until enough of them match.
 */
function found(query: string): Prisma.Sql {
  return sql`
    WITH found AS MATERIALIZED (
      SELECT id, name, role, blocked_at, erased_at, last_active_at FROM person
      WHERE person_words(name, email) @@ to_tsquery('simple', ${words(query)})
    )`;
}

/**
 * All words, each of which may go on; characters without spaces between them are words themselves, as
 * `person_words` of the database has it.
 */
function words(query: string): string {
  return (query.match(WORD) ?? []).map((word) => `'${word}':*`).join(' & ');
}

const UNSPACED = '[\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}\\p{sc=Hangul}]';
const WORD = new RegExp(`${UNSPACED}|(?:(?!${UNSPACED})[\\p{L}\\p{N}\\p{M}])+`, 'gu');

export function writePlace({ key, id }: Place): string {
  return Buffer.from(JSON.stringify([key, id])).toString('base64url');
}

/** @throws PlatformError `invalid-cursor` */
export function readPlace(cursor: string, { by }: PeopleOrder): Place {
  const [key, id] = parsed(Buffer.from(cursor, 'base64url').toString());
  const isText = typeof key === 'string' && typeof id === 'string' && !/\0/.test(key + id);
  if (isText && (by !== 'lastActiveAt' || isTime(key))) return { key, id };
  throw accessError('invalid-cursor', 'The cursor is not one of ours.', {
    target: 'cursor',
  });
}

/** A time as the database writes it; it would fail on the thirtieth of February. */
function isTime(key: string): boolean {
  if (key === '-infinity') return true;
  const [, day] = TIME.exec(key) ?? [];
  return day !== undefined && new Date(day).toISOString().startsWith(day);
}

const TIME =
  /^((?:19|2\d)\d\d-(?:0[1-9]|1[0-2])-(?:[0-2]\d|3[01])) (?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,3})?[+-][01]\d(?::[0-5]\d)?$/;

function parsed(text: string): readonly unknown[] {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}
