import type { z } from 'zod';

/** What every event says of itself, whichever schema it came in. */
export interface EventAttributes {
  /** Of one source and type there is one event with it. */
  readonly id: string;
  /** The resource that it comes from, as it calls itself. */
  readonly source: string;
  /** `Microsoft.Communication.SMSReceived` */
  readonly type: string;
  readonly subject: string;
  readonly timeMs: number;
}

/** An event before anybody looked at what it says. */
export interface ReceivedEvent extends EventAttributes {
  readonly data: unknown;
}

export interface TypedEvent<Data> extends EventAttributes {
  readonly data: Data;
}

/** One type of event, and how its data looks. */
export interface EventKind<Data> {
  readonly type: string;
  readonly schema: z.ZodType<Data>;
}

export function eventKind<Data>(type: string, schema: z.ZodType<Data>): EventKind<Data> {
  return { type, schema };
}
