import { toCondition, toFilter } from './conditions';
import type { Condition } from './conditions';
import type { AdvancedFilter, EventSubscription, NewSubscription } from './use-subscriptions';

/** A subscription as it is typed. What is secret in the one it was is not in it. */
export interface SubscriptionDraft {
  readonly name: string;
  /** Empty: the one it has stays. */
  readonly endpoint: string;
  readonly schema: EventSubscription['schema'];
  /** Empty: all. */
  readonly types: readonly string[];
  readonly subjectBeginsWith: string;
  readonly subjectEndsWith: string;
  readonly isSubjectCaseSensitive: boolean;
  readonly conditions: readonly Condition[];
  readonly batching: EventSubscription['batching'];
  readonly retry: EventSubscription['retry'];
  readonly deadLetters: boolean;
  /** Undefined: those it has stay. */
  readonly headers: readonly { readonly name: string; readonly value: string }[] | undefined;
}

export const emptyDraft: SubscriptionDraft = {
  ...{ name: '', endpoint: '', schema: 'EventGridSchema', types: [] },
  ...{ subjectBeginsWith: '', subjectEndsWith: '', isSubjectCaseSensitive: false },
  conditions: [],
  batching: { maxEventsPerBatch: 1, preferredBatchSizeInKilobytes: 64 },
  retry: { eventTimeToLiveInMinutes: 1_440, maxDeliveryAttempts: 30 },
  deadLetters: false,
  headers: undefined,
};

export function draftOf({ filter, ...subscription }: EventSubscription): SubscriptionDraft {
  const { name, schema, batching, retry, deadLetters } = subscription;
  return {
    ...{ name, endpoint: '', schema, batching, retry, deadLetters, headers: undefined },
    types: filter.includedEventTypes ?? [],
    subjectBeginsWith: filter.subjectBeginsWith,
    subjectEndsWith: filter.subjectEndsWith,
    isSubjectCaseSensitive: filter.isSubjectCaseSensitive,
    conditions: filter.advancedFilters.map(toCondition),
  };
}

export type DraftProblem = 'name' | 'endpoint' | 'conditions' | 'headers';

const NAME = /^[A-Za-z0-9-]{3,64}$/;
const HEADER_NAME = /^[\w!#$%&'*+.^`|~-]{1,128}$/;
const HEADER_VALUE = /^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/;

/** What keeps it from being sent. */
export function problemsOf(draft: SubscriptionDraft, isNew: boolean): ReadonlySet<DraftProblem> {
  const { name, endpoint, conditions, headers = [] } = draft;
  const wrong: Readonly<Record<DraftProblem, boolean>> = {
    name: !NAME.test(name),
    endpoint: !(endpoint === '' ? !isNew : isWebAddress(endpoint)),
    conditions: conditions.some((condition) => !toFilter(condition)),
    headers: headers.some((one) => !HEADER_NAME.test(one.name) || !HEADER_VALUE.test(one.value)),
  };
  const names = Object.keys(wrong) as DraftProblem[];
  return new Set(names.filter((problem) => wrong[problem]));
}

/** What is sent of a draft that has no problems. */
export function settingsOf(draft: SubscriptionDraft): Omit<NewSubscription, 'name' | 'endpoint'> {
  const { schema, types, conditions, batching, retry, deadLetters, headers } = draft;
  const { subjectBeginsWith, subjectEndsWith, isSubjectCaseSensitive } = draft;
  return {
    ...{ schema, batching, retry, deadLetters },
    filter: {
      ...(types.length > 0 && { includedEventTypes: [...types] }),
      ...{ subjectBeginsWith, subjectEndsWith, isSubjectCaseSensitive },
      advancedFilters: conditions
        .map(toFilter)
        .filter((filter): filter is AdvancedFilter => filter !== undefined),
    },
    ...(headers && { headers: [...headers] }),
  };
}

function isWebAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}
