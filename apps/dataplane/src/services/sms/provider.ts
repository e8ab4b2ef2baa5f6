import type { IdForms, PartsBy } from '@switchboard/smpp';
import { z } from 'zod';
import { isSenderName } from './address.ts';
import type { ProviderAddress } from './provider-url.ts';
import { parseProviderUrl } from './provider-url.ts';
import { isDeliveryCode } from './status.ts';
import type { DeliveryCode } from './status.ts';

const MAX_PROVIDERS = 20;
const ID_FORMS = ['exact', 'any-case', 'hexadecimal', 'decimal'] as const;
const name = z.string().regex(/^[a-z\d-]{1,40}$/);
const prefix = z.string().regex(/^\+\d{1,14}$/);

/** A provider as the file describes it: what is in the contract with it, and is never guessed. */
export const providerInput = z.object({
  name,
  url: z.string().transform((text, context) => {
    const address = parseProviderUrl(text);
    if (address) return address;
    context.addIssue({ code: 'custom', message: 'must be like smpps://account@host:port' });
    return z.NEVER;
  }),
  password: z.string().max(8),
  systemType: z.string().max(12).default(''),
  /** Numbers that are reached over it, by how they begin; all of them where it names none. */
  prefixes: z.array(prefix).max(1_000).default([]),
  /** Short codes and names that texts may come from over it. */
  senders: z.array(z.string().refine(isSenderName)).max(1_000).default([]),
  bindAs: z.enum(['transceiver', 'pair']).default('transceiver'),
  links: z.int().min(1).max(16).default(1),
  window: z.int().min(1).max(1_000).default(10),
  messagesPerSecond: z.number().positive().max(10_000).optional(),
  partsBy: z.enum(['header', 'wide-header', 'sar', 'payload']).default('header'),
  /** How it writes ids of messages, which many write differently in receipts. */
  ids: z
    .object({ response: z.enum(ID_FORMS), receipt: z.enum(ID_FORMS) })
    .default({ response: 'exact', receipt: 'exact' }),
  /** What its `err:` mean, by delivery status codes such as 4004. */
  errors: z.record(z.string().max(8), z.number().refine(isDeliveryCode)).default({}),
  /** What is done with a text that was sent and not answered: it may arrive twice, or not at all. */
  whenUnanswered: z.enum(['resend', 'give-up']).default('resend'),
});

export const providersFile = z
  .array(providerInput)
  .max(MAX_PROVIDERS)
  .refine((all) => new Set(all.map((one) => one.name)).size === all.length, {
    message: 'names must differ',
  });

/** Who carries texts for us. */
export interface Provider {
  readonly name: string;
  readonly address: ProviderAddress;
  readonly password: string;
  readonly systemType: string;
  readonly prefixes: readonly string[];
  readonly senders: readonly string[];
  readonly bindAs: 'transceiver' | 'pair';
  readonly links: number;
  readonly window: number;
  readonly messagesPerSecond: number;
  readonly partsBy: PartsBy;
  readonly ids: IdForms;
  readonly errors: ReadonlyMap<string, DeliveryCode>;
  readonly whenUnanswered: 'resend' | 'give-up';
}

export function providerOf(input: z.output<typeof providerInput>): Provider {
  const { url: address, errors, messagesPerSecond = Infinity, ...rest } = input;
  const codes = Object.entries(errors).filter((one): one is [string, DeliveryCode] =>
    isDeliveryCode(one[1]),
  );
  return { ...rest, address, messagesPerSecond, errors: new Map(codes) };
}
