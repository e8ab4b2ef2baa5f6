import type { CallEvent } from '@switchboard/acs-wire';
import { systemClock } from '@switchboard/kernel';
import { answerSession, PCMU, PeerGuard, UdpTransport, UserAgent } from '@switchboard/sip';
import type { IncomingCall, SipCall } from '@switchboard/sip';
import { createLogger } from '@switchboard/service';
import { homeOf } from '../src/services/calls/bus.ts';
import type { CallBus } from '../src/services/calls/bus.ts';
import type { EndKind, ServerCalls } from '../src/services/calls/port.ts';
import { readArgs } from '../src/services/calls/requests/requests.ts';
import type {
  AudioLineEvents,
  TelephoneSound,
} from '../src/services/media/telephone/audio-line.ts';
import { Ladders } from '../src/services/phone/ladders.ts';
import { Phones } from '../src/services/phone/phones.ts';
import type { PhonesDeps } from '../src/services/phone/phones.ts';
import { RunningCharge } from '../src/services/phone/spend/running-charge.ts';
import type { EndUnderTest } from './_ends-contract.ts';

const HOST = '127.0.0.1';
const NUMBER = '+14255550123';
const ADDRESS = `4:${NUMBER}`;

/** What a telephone behind a trunk is in one call. */
interface Telephone {
  readonly ringing: IncomingCall;
  isRinging: boolean;
  call?: SipCall | undefined;
}

/** A telephone that takes one call at a time, behind a trunk of this machine; only its sound is none. */
export async function phoneUnderTest(bus: CallBus): Promise<EndUnderTest> {
  const asked: string[] = [];
  const phones = new Map<string, Telephone>();
  const lost = new Map<string, () => void>();
  const isBusy = (): boolean => [...phones.values()].some((one) => one.isRinging || isUp(one));
  const trunk = await agent((ringing) => {
    const callId = asked[phones.size]!;
    const phone: Telephone = { ringing, isRinging: !isBusy() };
    phones.set(callId, phone);
    if (!phone.isRinging) return ringing.reject(486);
    ringing.ring();
    void ringing.ended.then(() => (phone.isRinging = false));
  });
  const ours = await agent(() => undefined);
  // Of what is not here, it asks nothing.
  const kind = new Phones({
    ...{ self: bus.self, calls: callsOver(bus), agent: ours.agent, address: HOST },
    ...{ ladders: new Ladders(), log: createLogger({ name: 'test', level: 'silent' }) },
    // Whoever calls shows a number of ours.
    numbers: {
      ownedAmong: async (some: readonly string[]) => new Set(some.filter((one) => one !== NUMBER)),
    },
    sound: noSound((events) => lost.set(asked.at(-1)!, () => events.lost())),
    trunks: { to: () => [wayTo(trunk.port)], at: () => null },
    spend: { charges: { begin: async () => noCharge() } },
    traces: { note: () => undefined },
  } as unknown as PhonesDeps);
  return {
    kind: remembering(kind, asked),
    address: ADDRESS,
    places: [0],
    reasons: {
      hungUp: { code: 0, subCode: 560_000 },
      declined: { code: 603, subCode: 560_603 },
      busy: { code: 486, subCode: 560_486 },
    },
    rings: (_place, callId) => phones.get(callId)?.isRinging ?? false,
    isIn: (_place, callId) => isUp(phones.get(callId)),
    answer: (_place, callId) => void answer(phones.get(callId)!),
    decline: (_place, callId) => phones.get(callId)!.ringing.reject(603),
    hangUp: (_place, callId) => phones.get(callId)!.call!.end({ reason: 'hung-up' }),
    lose: () => lost.get(asked[0]!)!(),
    async [Symbol.asyncDispose]() {
      kind[Symbol.dispose]();
      await Promise.all([ours, trunk].map(({ agent: one }) => one[Symbol.asyncDispose]()));
    },
  };
}

const isUp = (phone: Telephone | undefined): boolean => phone?.call?.isEnded === false;

async function answer(phone: Telephone): Promise<void> {
  const media = { address: HOST, port: 28_398, codecs: [PCMU] };
  const local = answerSession(phone.ringing.offer!, media)!;
  phone.call = await phone.ringing.answer(local);
  phone.isRinging = false;
}

async function agent(onInvite: (call: IncomingCall) => void) {
  const clock = systemClock;
  const guard = new PeerGuard({ clock, allow: [HOST] });
  const transport = await UdpTransport.open({ clock, guard, host: HOST, port: 0 });
  const made = new UserAgent({ transports: [transport], clock, onInvite });
  return { agent: made, port: transport.local.port };
}

function wayTo(port: number) {
  const peer = { host: HOST, port, protocol: 'udp' } as const;
  return { fqdn: 'trunk.localhost', peer, state: 'up', isUp: true, report: () => undefined };
}

/** A call that nobody pays for, and that no cap ends. */
function noCharge(): RunningCharge {
  return new RunningCharge({
    ...{ id: 'free', perMinute: 0, seconds: 3_600, clock: systemClock },
    extend: async (wanted) => wanted,
    ...{ onAnswered: () => undefined, onEnded: () => undefined, onCutOff: () => undefined },
    onFault: () => undefined,
  });
}

/** What Phones needs of the calls of its process, over the bus that the contract has. */
function callsOver(bus: CallBus): Pick<ServerCalls, 'request' | 'report'> {
  return {
    async request(from, id, op, args) {
      bus.send(bus.self, { type: 'request', from, id, op, args: readArgs(op, args as never) });
    },
    report: (message) => bus.send(homeOf(message.callId), message),
  };
}

/** Keeps in which order it was asked to ring for calls: SIP knows them by names of its own. */
function remembering(kind: Phones, asked: string[]): EndKind {
  return {
    name: kind.name,
    serves: (address) => kind.serves(address),
    reach: (addresses) => kind.reach(addresses),
    deliver(id: string, event: CallEvent) {
      if (event.type === 'call.incoming') asked.push(event.callId);
      kind.deliver(id, event);
    },
    homeGone: (process) => kind.homeGone(process),
  };
}

function noSound(opened: (events: AudioLineEvents) => void): Pick<TelephoneSound, 'open'> {
  return {
    async open(_signalling, events) {
      opened(events);
      return {
        port: 28_396,
        negotiate: async () => undefined,
        hear: () => undefined,
        press: async () => true,
        [Symbol.asyncDispose]: async () => undefined,
      };
    },
  };
}
