import type { TlsOptions } from 'node:tls';
import { systemClock } from '@switchboard/kernel';
import {
  joinParts,
  messageFields,
  readContent,
  SmppServer,
  writeParts,
  writeReceipt,
} from '@switchboard/smpp';
import type { PartsBy, Receipt, RefusalStatus, SubmitSm } from '@switchboard/smpp';
import type { SmsConfig } from '../src/services/sms/config.ts';
import { until } from './_until.ts';

const ACCOUNT = 'switchboard';
const PASSWORD = 'secret';

/** A message as a provider got it. */
export interface Submitted {
  readonly id: string;
  readonly message: SubmitSm;
}

export interface TextProviderOptions {
  readonly port?: number;
  /** Given, links to it are encrypted. */
  readonly tls?: TlsOptions;
  /** Says why a message is refused, or by a promise that is never settled does not answer. */
  readonly onSubmit?: (message: SubmitSm, id: string) => Promise<RefusalStatus | undefined>;
}

/** A provider of texts, which does what a test says. */
export interface TextProvider extends AsyncDisposable {
  readonly config: SmsConfig;
  readonly port: number;
  readonly got: readonly Submitted[];
  /** How often somebody has told it a password. */
  readonly tried: number;
  /** The texts it got, whole. */
  readonly texts: readonly string[];
  until(count: number): Promise<void>;
  bound(): Promise<void>;
  receipt(id: string, state: Receipt['state'], more?: Partial<Receipt>): Promise<void>;
  /** Somebody writes to one of our numbers. */
  write(text: string, options?: WriteOptions): Promise<void>;
}

export interface WriteOptions {
  readonly from?: string;
  readonly to?: string;
  readonly by?: PartsBy;
  readonly reference?: number;
  readonly order?: (parts: readonly number[]) => readonly number[];
  readonly userMessageReference?: number;
}

export async function textProvider(options: TextProviderOptions = {}): Promise<TextProvider> {
  const got: Submitted[] = [];
  let ids = 0;
  let tried = 0;
  const server = await SmppServer.listen({
    port: options.port ?? 0,
    host: '127.0.0.1',
    clock: systemClock,
    systemId: 'provider',
    ...(options.tls && { tls: options.tls }),
    async authenticate({ systemId, password }) {
      tried += 1;
      return systemId === ACCOUNT && password === PASSWORD ? undefined : 'ESME_RINVPASWD';
    },
    async onSubmit(message) {
      ids += 1;
      const id = `m${ids}`;
      const status = await options.onSubmit?.(message, id);
      if (status) return { status };
      got.push({ id, message });
      return { messageId: id };
    },
  });
  const { port } = server;
  return {
    port,
    got,
    config: {
      provider: {
        url: `${options.tls ? 'smpps' : 'smpp'}://${ACCOUNT}@127.0.0.1:${port}`,
        password: PASSWORD,
      },
      allowsPlain: false,
    },
    get tried() {
      return tried;
    },
    get texts() {
      return textsOf(got);
    },
    until: (count) => until(`${count} messages at the provider`, () => got.length >= count),
    bound: () => until('somebody is bound', () => server.peers.length > 0),
    async receipt(id, state, more = {}) {
      const about = got.find((one) => one.id === id)?.message;
      const { esmClass, ...fields } = writeReceipt({ messageId: id, state, ...more });
      const source = about?.destination ?? addressOf('14255550111');
      const destination = about?.source ?? addressOf('14255550100');
      await server.deliver(ACCOUNT, messageFields({ source, destination, esmClass, ...fields }));
    },
    async write(text, options = {}) {
      const { from = '14255550111', to = '14255550100', by = 'header', reference = 7 } = options;
      const parts = writeParts(text, { by, reference })!;
      const order = options.order?.(parts.map((_, index) => index)) ?? parts.keys();
      const { userMessageReference } = options;
      for (const index of order) {
        const { tlvs, ...fields } = parts[index]!;
        const message = messageFields({
          source: addressOf(from),
          destination: addressOf(to),
          ...fields,
          tlvs: { ...tlvs, ...(userMessageReference !== undefined && { userMessageReference }) },
        });
        await server.deliver(ACCOUNT, message);
      }
    },
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}

function textsOf(got: readonly Submitted[]): string[] {
  const texts: string[] = [];
  let parts: { dataCoding: number; bytes: Uint8Array }[] = [];
  for (const { message } of got) {
    const { part, ...bytes } = readContent(message)!;
    parts.push(bytes);
    if (part && part.index < part.total) continue;
    texts.push(joinParts(parts)!);
    parts = [];
  }
  return texts;
}

function addressOf(value: string) {
  return { ton: 1, npi: 1, value };
}
