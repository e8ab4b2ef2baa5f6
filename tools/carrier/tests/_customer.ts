import { systemClock } from '@switchboard/kernel';
import { connectTo, messageFields, readContent, readReceipt, SmppClient } from '@switchboard/smpp';
import { joinParts, writeParts } from '@switchboard/smpp';
import type { Receipt, RefusalStatus } from '@switchboard/smpp';
import type { DeliverSm, MessageFields, PartsBy, SmppClientOptions } from '@switchboard/smpp';
import type { StartedCarrier } from '../src/index.ts';

type Reachable = Pick<StartedCarrier, 'smpp' | 'account'>;

export interface Sent {
  readonly from: string;
  readonly to: string;
  readonly text: string;
  readonly by?: PartsBy;
  readonly reference?: number;
  readonly fields?: Partial<MessageFields>;
}

/** An account at the carrier that keeps what it is delivered. */
export class Customer implements AsyncDisposable {
  readonly client: SmppClient;
  readonly delivered: DeliverSm[] = [];
  /** What it answers a delivery with. */
  answer: (message: DeliverSm) => Promise<RefusalStatus | void> = async () => undefined;

  constructor({ smpp, account }: Reachable, options: Partial<SmppClientOptions> = {}) {
    this.client = new SmppClient({
      connect: connectTo({ ...smpp, clock: systemClock }),
      account,
      clock: systemClock,
      backOff: { firstMs: 20, maxMs: 100 },
      onDeliver: async (message) => {
        const status = await this.answer(message);
        if (status === undefined) this.delivered.push(message);
        return status;
      },
      ...options,
    });
  }

  get isBound(): boolean {
    return this.client.links.every(({ state }) => state === 'bound');
  }

  get receipts(): Receipt[] {
    return this.delivered.flatMap((message) => readReceipt(message) ?? []);
  }

  /** What came in that is no receipt, each part by itself. */
  get parts(): DeliverSm[] {
    return this.delivered.filter((message) => !readReceipt(message));
  }

  /** The text that all parts make, in their order. */
  get text(): string | undefined {
    const contents = this.parts.map((message) => readContent(message)!);
    return joinParts(contents.sort((a, b) => (a.part?.index ?? 1) - (b.part?.index ?? 1)));
  }

  /** @returns the id of each part */
  send(sent: Sent): Promise<string[]> {
    return Promise.all(partsOf(sent).map((message) => this.client.submit(message)));
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.client[Symbol.asyncDispose]();
  }
}

export function partsOf({ from, to, text, by = 'header', reference = 1, fields }: Sent) {
  return writeParts(text, { by, reference })!.map((part) =>
    messageFields({
      source: { ton: 1, npi: 1, value: from.slice(1) },
      destination: { ton: 1, npi: 1, value: to.slice(1) },
      registeredDelivery: 1,
      ...part,
      ...fields,
    }),
  );
}
