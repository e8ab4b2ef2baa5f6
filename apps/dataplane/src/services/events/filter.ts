import type { PublishedEvent } from './event.ts';
import { holds } from './operators.ts';
import type { AdvancedFilter } from './operators.ts';

/** Which events a subscription gets: all of it must fit. */
export interface EventFilter {
  /** In full; absent for all. */
  readonly includedEventTypes?: readonly string[] | undefined;
  readonly subjectBeginsWith: string;
  readonly subjectEndsWith: string;
  readonly isSubjectCaseSensitive: boolean;
  readonly advancedFilters: readonly AdvancedFilter[];
}

export function includesType({ includedEventTypes }: EventFilter, type: string): boolean {
  if (!includedEventTypes) return true;
  const wanted = type.toLowerCase();
  return includedEventTypes.some((one) => one.toLowerCase() === wanted);
}

export function matches(filter: EventFilter, event: PublishedEvent): boolean {
  return (
    includesType(filter, event.type) &&
    hasSubject(filter, event.subject) &&
    filter.advancedFilters.every((one) => holds(one, fieldOf(event, one.key)))
  );
}

function hasSubject(filter: EventFilter, subject: string): boolean {
  const cased = (text: string) => (filter.isSubjectCaseSensitive ? text : text.toLowerCase());
  const found = cased(subject);
  return (
    found.startsWith(cased(filter.subjectBeginsWith)) &&
    found.endsWith(cased(filter.subjectEndsWith))
  );
}

/** The field that a key names, in the words of either schema: `data.to.phoneNumber.value`, `Subject`, `type`. */
function fieldOf(event: PublishedEvent, key: string): unknown {
  const [first = '', ...rest] = key.split('.');
  if (first.toLowerCase() === 'data') return rest.reduce(inner, event.data);
  if (rest.length > 0) return undefined;
  switch (first.toLowerCase()) {
    case 'id':
      return event.id;
    case 'subject':
      return event.subject;
    case 'eventtype':
    case 'type':
      return event.type;
  }
  return undefined;
}

/** Only what somebody put there, nothing that every object has. */
function inner(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  return (value as Record<string, unknown>)[name];
}
