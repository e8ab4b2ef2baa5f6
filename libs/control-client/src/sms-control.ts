import { z } from 'zod';

const smsState = z.enum(['waiting', 'sent', 'delivered', 'failed']);
const smsMessage = z.object({
  id: z.string(),
  sender: z.string(),
  recipient: z.string(),
  segments: z.number(),
  provider: z.string().nullable(),
  state: smsState,
  attempts: z.number(),
  isReply: z.boolean(),
  status: z.string().nullable(),
  acceptedAt: z.string().nullable(),
  nextAttemptAt: z.string().nullable(),
  endedAt: z.string().nullable(),
});
const smsMessages = z.object({ value: z.array(smsMessage), after: z.string().optional() });
const smsProvider = z.object({
  name: z.string(),
  host: z.string(),
  port: z.number(),
  isEncrypted: z.boolean(),
  prefixes: z.array(z.string()),
  senders: z.array(z.string()),
  links: z.array(z.object({ state: z.string(), because: z.string().optional() })),
  queued: z.number(),
  inHand: z.number(),
});

/** A text and what became of it, without what it says. */
export type SmsLogEntry = z.output<typeof smsMessage>;
/** The latest first; `after` asks for the next page, when there is one. */
export type SmsLog = z.output<typeof smsMessages>;
/** Who carries texts, the links to them from the process that is asked, and what waits there. */
export type SmsProvider = z.output<typeof smsProvider>;

export interface SmsLogQuery {
  readonly state?: SmsLogEntry['state'] | undefined;
  readonly sender?: string | undefined;
  /** The `after` of the page before. */
  readonly after?: string | undefined;
  /** 1 to 200, 50 when absent. */
  readonly limit?: number | undefined;
}

/** Texts and who carries them. What texts say is told nobody here. */
export interface SmsControl {
  messages(query?: SmsLogQuery): Promise<SmsLog>;
  providers(): Promise<SmsProvider[]>;
}

export function smsControl(ask: (method: string, path: string) => Promise<unknown>): SmsControl {
  return {
    async messages(query = {}) {
      const given = Object.entries(query).flatMap(([name, value]): [string, string][] =>
        value === undefined ? [] : [[name, String(value)]],
      );
      const path = `/sms/messages?${new URLSearchParams(given)}`;
      return smsMessages.parse(await ask('GET', path));
    },
    providers: async () =>
      z.object({ value: z.array(smsProvider) }).parse(await ask('GET', '/sms/providers')).value,
  };
}
