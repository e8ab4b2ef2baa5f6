import { randomUUID } from 'node:crypto';
import type { CallEvent, CallReason } from '@switchboard/acs-wire';
import { isPossiblePhoneNumber } from 'libphonenumber-js/max';
import type { Logger } from '@switchboard/service';
import type { IncomingCall, TransferRequest, UserAgent } from '@switchboard/sip';
import { homeOfCall, Refusal } from '../calls/port.ts';
import type { Asked, End, EndKind, ServerCalls } from '../calls/port.ts';
import type { CallTraces, LegQuality } from '../call-traces/port.ts';
import type { AudioLine, TelephoneSound } from '../media/port.ts';
import type { PhoneNumbers } from '../phone-numbers/port.ts';
import { CallLink } from './call-link.ts';
import { dial } from './dial.ts';
import type { Ladders } from './ladders.ts';
import { Line } from './line.ts';
import { numberOf, PHONE, phoneEnd } from './phone-end.ts';
import { pickUp } from './pick-up.ts';
import { refer } from './refer.ts';
import type { Wanted } from './spend/charges.ts';
import type { OpenSpend } from './spend/open-spend.ts';
import { priceOf } from './spend/price.ts';
import { destinationRefused, spendReasons } from './spend/reasons.ts';
import { RunningCharge } from './spend/running-charge.ts';
import type { Trunks } from './trunks.ts';

export interface PhonesDeps {
  readonly self: string;
  readonly calls: ServerCalls;
  readonly numbers: PhoneNumbers;
  readonly sound: TelephoneSound;
  readonly trunks: Trunks;
  readonly agent: UserAgent;
  readonly ladders: Ladders;
  readonly traces: Pick<CallTraces, 'note'>;
  readonly spend: Pick<OpenSpend, 'charges' | 'rules'>;
  readonly log: Logger;
  /** What trunks are told of where we are. */
  readonly address: string;
  /** Whether phones may transfer calls to numbers that are not of the resource, at its expense. */
  readonly transfersOut: boolean;
}

const refusals = {
  notCallable: new Refusal(
    'This number cannot be called. Emergency services are not reached from here: use a telephone.',
    { code: 400, subCode: 560_484 },
  ),
  noCallerId: new Refusal('Calling a phone needs a number of the resource as alternateCallerId.', {
    code: 400,
    subCode: 41_006,
  }),
  notOwned: new Refusal('The resource does not have the number of alternateCallerId.', {
    code: 403,
    subCode: 560_403,
  }),
};

/** Phones, as ends of calls: rung over trunks, and calling in over them. */
export class Phones implements EndKind, Disposable {
  readonly name = PHONE;
  readonly #deps: PhonesDeps;
  readonly #lines = new Map<string, Line>();

  constructor(deps: PhonesDeps) {
    this.#deps = deps;
  }

  get size(): number {
    return this.#lines.size;
  }

  /** Of the phones of this process, by the ids of their ends. */
  qualities(): ReadonlyMap<string, LegQuality> {
    return new Map(
      [...this.#lines].flatMap(([id, { quality }]) => (quality ? [[id, quality]] : [])),
    );
  }

  serves(address: string): boolean {
    return numberOf(address) !== undefined;
  }

  /** Numbers of the resource are called without one to show: nothing goes out. */
  async admit(addresses: readonly string[], { callerId }: Asked): Promise<void> {
    const numbers = addresses.flatMap((address) => numberOf(address) ?? []);
    const asked = callerId === undefined ? numbers : [...numbers, callerId];
    const owned = await this.#deps.numbers.ownedAmong(asked);
    const out = numbers.filter((number) => !owned.has(number));
    if (out.length === 0) return;
    if (!out.every((number) => isPossiblePhoneNumber(number))) throw refusals.notCallable;
    if (callerId === undefined) throw refusals.noCallerId;
    if (!owned.has(callerId)) throw refusals.notOwned;
    const rules = this.#deps.spend.rules.current;
    // Whoever dials counts again; to know it at once is friendlier.
    const isAllowed = (number: string): boolean =>
      priceOf(rules, number, callerId).kind === 'allowed';
    if (!out.every(isAllowed)) throw destinationRefused;
  }

  /** What the resource has itself is answered by whoever answers for it. */
  async reach(addresses: readonly string[]): Promise<ReadonlyMap<string, readonly End[]>> {
    const numbers = addresses.flatMap((address) => numberOf(address) ?? []);
    const owned = await this.#deps.numbers.ownedAmong(numbers);
    const endsOf = (address: string): readonly End[] =>
      owned.has(numberOf(address)!)
        ? []
        : [phoneEnd(this.#deps.self, `${randomUUID()} ${address}`)];
    return new Map(addresses.map((address) => [address, endsOf(address)]));
  }

  deliver(id: string, event: CallEvent): void {
    const line = this.#lines.get(id);
    if (line) return line.hear(event);
    if (event.type === 'call.incoming') return this.#dial(id, event);
    // It hung up while it was let in.
    if (event.type !== 'media.session') return;
    const end = phoneEnd(this.#deps.self, id);
    const reason = { code: 408, subCode: 4506 };
    this.#deps.calls.report({ type: 'endGone', callId: event.callId, end, reason });
  }

  homeGone(process: string): void {
    for (const line of [...this.#lines.values()]) {
      if (homeOfCall(line.callId) === process) line.end({ code: 503, subCode: 0 });
    }
  }

  /** A phone calls a number that is, or is not, of the resource. */
  receive(sip: IncomingCall): void {
    this.#receive(sip).catch((error: unknown) => {
      this.#deps.log.error({ err: error }, 'a call from a phone was not taken');
      sip.reject(500);
    });
  }

  [Symbol.dispose](): void {
    for (const line of [...this.#lines.values()]) line.lose({ code: 503, subCode: 0 });
  }

  async #receive(sip: IncomingCall): Promise<void> {
    const { numbers, self, calls, address, ladders, trunks } = this.#deps;
    const number = asNumber(sip.to.user) ?? asNumber(userOf(sip.target));
    const isOurs = number !== undefined && (await numbers.ownedAmong([number])).has(number);
    if (!isOurs) return sip.reject(404);
    // It would end somebody's call for one that rings elsewhere: who transfers asks by REFER.
    if (sip.replaces) return sip.reject(603);
    if (!sip.offer) return sip.reject(488);
    const caller = asNumber(sip.from.user);
    const user = caller === undefined ? '4:anonymous' : `4:${caller}`;
    const id = `${randomUUID()} ${user}`;
    const { host } = sip.flow.remote;
    const trunk = trunks.at(host);
    const sharedLine = caller === undefined ? (trunk ?? host) : undefined;
    const line = this.#open(id, new CallLink(calls, user, phoneEnd(self, id), sharedLine));
    const audio = await this.#sound(line);
    if (!audio) {
      sip.reject(503);
      return line.end({ code: 503, subCode: 0 });
    }
    line.useNumber(number);
    await pickUp({ line, audio, sip, offer: sip.offer, user, number, address });
    ladders.name(sip.callId, { callId: line.callId || null, trunk });
  }

  #dial(id: string, event: Extract<CallEvent, { type: 'call.incoming' }>): void {
    const { calls, self, trunks, agent, address, log, ladders } = this.#deps;
    const user = userOfEnd(id);
    const line = this.#open(id, new CallLink(calls, user, phoneEnd(self, id)));
    line.begin(event.callId, { over: () => undefined });
    const number = numberOf(user)!;
    const { from, callId } = event;
    const callerId = event.callerId ?? numberOf(from.user) ?? '';
    const onCutOff = (): void => line.lose(spendReasons.cap);
    const wanted = { callId, number, callerId, caller: from.user, onCutOff };
    const work = async (): Promise<void> => {
      // Neither needs the other, and whoever dialled waits for both.
      const [audio, charge] = await Promise.all([this.#sound(line), this.#charge(wanted)]);
      if (charge instanceof RunningCharge) line.useCharge(charge);
      if (!audio || line.isOver) return line.fail({ code: 503, subCode: 560_503 });
      if (!(charge instanceof RunningCharge)) return line.fail(charge);
      line.useNumber(callerId);
      const parts = { line, audio, agent, ladders, number, callerId, address };
      const ways = trunks.to(number);
      await dial({ ...parts, trunks: ways, displayName: from.displayName }, event);
    };
    work().catch((error: unknown) => {
      log.error({ err: error }, 'a phone could not be called');
      line.fail({ code: 500, subCode: 560_500 });
    });
  }

  /** Applications bring people in past `admit`, and whoever calls is not always a number of ours. */
  async #charge(wanted: Wanted): Promise<RunningCharge | CallReason> {
    const { numbers, spend } = this.#deps;
    const { number, callerId } = wanted;
    if (!isPossiblePhoneNumber(number)) return { code: 484, subCode: 560_484 };
    const isOwned = (await numbers.ownedAmong([callerId])).has(callerId);
    return isOwned ? spend.charges.begin(wanted) : { code: 403, subCode: 560_403 };
  }

  #open(id: string, link: CallLink): Line {
    const { log, address, traces } = this.#deps;
    const line = new Line({
      ...{ link, log, address, traces, user: userOfEnd(id) },
      onTransfer: (from, request) => this.#refer(from, request),
      onOver: () => this.#lines.delete(id),
    });
    this.#lines.set(id, line);
    return line;
  }

  #refer(line: Line, request: TransferRequest): void {
    const { numbers, transfersOut, log } = this.#deps;
    const onFault = (error: unknown): void =>
      log.error({ err: error }, 'a transfer that a phone asked for was not begun');
    refer({
      ...{ line, request, onFault },
      lineOf: (replaces) => [...this.#lines.values()].find((one) => one.isNamedBy(replaces)),
      mayReach: async (number) => transfersOut || (await numbers.ownedAmong([number])).has(number),
    }).catch(onFault);
  }

  async #sound(line: Line): Promise<AudioLine | undefined> {
    const { sound, log } = this.#deps;
    try {
      const audio = await sound.open(
        line.link.signalling(() => line.callId),
        {
          digit: (digit) => line.keyPressed(digit),
          lost: () => line.lose({ code: 410, subCode: 301_005 }),
          measured: (quality) => line.measured(quality),
        },
      );
      line.useAudio(audio);
      return audio;
    } catch (error) {
      log.warn({ err: error }, 'a phone has no sound');
      return undefined;
    }
  }
}

/** The raw identifier of the phone, which its end is named by. */
function userOfEnd(id: string): string {
  return id.slice(id.indexOf(' ') + 1);
}

function asNumber(text: string): string | undefined {
  const digits = text.replace(/[().\-\s]/g, '');
  return /^\+[1-9]\d{1,14}$/.test(digits) ? digits : undefined;
}

/** Of a SIP address, as it stands in the request. */
function userOf(target: string): string {
  return /^sips?:([^@;]+)@/i.exec(target)?.[1] ?? '';
}
