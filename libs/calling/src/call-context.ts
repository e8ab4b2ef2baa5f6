import type { CustomContext } from '@azure/communication-calling';

/**
 * What the caller says of a call besides who calls, by name. Anybody can write anything there: it may
 * point to something, and never allows it.
 */
export type CallContext = Readonly<Record<string, string>>;

/** As the SDK's headers. */
export function toCustomContext(context: CallContext): CustomContext {
  return { voipHeaders: Object.entries(context).map(([key, value]) => ({ key, value })) };
}

export function fromCustomContext(custom: CustomContext | undefined): CallContext {
  return Object.fromEntries((custom?.voipHeaders ?? []).map(({ key, value }) => [key, value]));
}
