import { Scope } from '@switchboard/kernel';
import type { TestTrunk } from '@switchboard/sip/testing';
import type { Stack } from '@switchboard/testing';
import { HeldPhone } from './_contract-phone.ts';
import type { Dial, PhoneAct } from './_contract-phone.ts';
import { eventListener } from './_event-listener.ts';
import type { GridEvent } from './_event-listener.ts';
import { callAnswering } from './_people.ts';

/** The number of the resource, which phones are called from and call. */
export const OURS = '+14255550100';
/** Those that the phones have, one after another. */
const NUMBERS = { first: 110, last: 189 };

interface IncomingCallData {
  readonly incomingCallContext: string;
  readonly from: { readonly rawId: string };
}

/** The phone network of a stack: phones behind a trunk, and what sends the calls on that come in. */
export class ContractPhones implements AsyncDisposable {
  readonly #trunk: TestTrunk;
  readonly #dial: Dial;
  readonly #phones = new Map<string, HeldPhone>();
  readonly #scope: Scope;
  #next = NUMBERS.first;

  private constructor(trunk: TestTrunk, dial: Dial, scope: Scope) {
    this.#trunk = trunk;
    this.#dial = dial;
    this.#scope = scope;
  }

  /** @param trunk the one that the stack was started with */
  static async start(stack: Stack, trunk: TestTrunk): Promise<ContractPhones> {
    const scope = new Scope();
    await stack.control.seed({ phoneNumbers: [{ phoneNumber: OURS }] });
    const calls = scope.use(await redirections(stack));
    const sipPort = await sipPortOf(stack);
    const dial: Dial = async (phone, number, personId) => {
      const redirected = calls.redirect(number, personId);
      const outgoing = trunk.call(sipPort, number, OURS, phone);
      await redirected;
      return outgoing;
    };
    return new ContractPhones(trunk, dial, scope);
  }

  /** @returns the number of another phone */
  async open(): Promise<string> {
    const number = `+14255550${this.#next}`;
    this.#next = this.#next === NUMBERS.last ? NUMBERS.first : this.#next + 1;
    this.#phones.set(number, await HeldPhone.open(number, this.#trunk, this.#dial));
    return number;
  }

  async use(number: string, act: PhoneAct, text: string): Promise<void> {
    await this.#phones.get(number)![act](text);
  }

  /** Whoever has phones is gone. */
  async clear(): Promise<void> {
    const phones = [...this.#phones.values()];
    this.#phones.clear();
    await Promise.all(phones.map((phone) => phone[Symbol.asyncDispose]()));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.clear();
    await this.#scope.end();
  }
}

/** Sends calls that come in on to people. */
interface Redirections extends AsyncDisposable {
  /** Sends the next call of a number on. @returns resolves once that was done */
  redirect(number: string, personId: string): Promise<void>;
}

async function redirections({ dataplane, control }: Stack): Promise<Redirections> {
  const waiting = new Map<string, (context: string) => void>();
  const answering = callAnswering(dataplane);
  const { signal } = new AbortController();
  const listener = await eventListener(({ data }: GridEvent<IncomingCallData>) => {
    waiting.get(data.from.rawId)?.(data.incomingCallContext);
  });
  // Only of that number: whoever else is called is answered by themselves, or by nobody.
  const filter = {
    includedEventTypes: ['Microsoft.Communication.IncomingCall'],
    subjectEndsWith: `/recipient/4:${OURS}`,
  };
  await control.events.subscribe('calls', { endpoint: listener.url, filter });
  return {
    ...listener,
    async redirect(number, personId) {
      const { promise, resolve } = Promise.withResolvers<string>();
      waiting.set(`4:${number}`, resolve);
      await answering.redirect(await promise, personId, signal);
    },
  };
}

/** Where trunks find its data plane. */
async function sipPortOf({ dataplane }: Stack): Promise<number> {
  const answer = await fetch(`${dataplane.control}/phone`);
  const { listening } = (await answer.json()) as {
    listening: { protocol: string; port: number }[];
  };
  return listening.find(({ protocol }) => protocol === 'udp')!.port;
}
