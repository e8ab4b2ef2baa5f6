import { jest } from '@jest/globals';
import { systemClock } from '@switchboard/kernel';
import type { IncomingCall } from '../src/call/incoming-call.ts';
import type { SipCall } from '../src/call/sip-call.ts';
import { answerSession } from '../src/sdp/answer-session.ts';
import type { SessionDescription } from '../src/sdp/session-description.ts';
import { offerSession, PCMA, PCMU, TELEPHONE_EVENT } from '../src/sdp/session-offer.ts';
import type { SipPeer } from '../src/transport/flow.ts';
import { UserAgent } from '../src/user-agent/user-agent.ts';
import type { AgentInviteOptions } from '../src/user-agent/user-agent.ts';
import type { UserAgentOptions } from '../src/user-agent/user-agent-options.ts';
import { FakeNetwork } from './_network.ts';

export const ALICE = '192.0.2.1';
export const BOB = '192.0.2.2';

export const peerAt = (host: string): SipPeer => ({ protocol: 'udp', host, port: 5060 });
export const targetAt = (host: string): string => `sip:+14255550111@${host}`;
export const mediaOf = (host: string) => ({
  ...{ address: host, port: 20_000, codecs: [PCMU, PCMA, TELEPHONE_EVENT] },
});
export const offerOf = (host: string): SessionDescription => offerSession(mediaOf(host));

export function agentAt(
  network: FakeNetwork,
  host: string,
  options: Partial<UserAgentOptions> = {},
): UserAgent {
  const onFault = (error: unknown): never => {
    throw error;
  };
  const transports = [network.transport(host)];
  return new UserAgent({ transports, clock: systemClock, onFault, ...options });
}

export const toBob = (options: Partial<AgentInviteOptions> = {}): AgentInviteOptions => ({
  ...{ peer: peerAt(BOB), target: targetAt(BOB), offer: offerOf(ALICE) },
  from: { uri: `sip:+14255550100@${ALICE}`, displayName: 'Alice' },
  ...options,
});

/** The answer of whoever is called. */
export function answerOf(call: IncomingCall, host: string): SessionDescription {
  return call.offer ? answerSession(call.offer, mediaOf(host))! : offerOf(host);
}

/** Lets time pass on a clock that the core of sip.js has as well; two seconds suffice for what is not lost. */
export const pass = (ms = 2_000): Promise<unknown> => jest.advanceTimersByTimeAsync(ms);

export interface Pair extends AsyncDisposable {
  readonly network: FakeNetwork;
  readonly alice: UserAgent;
  readonly bob: UserAgent;
  readonly incoming: IncomingCall[];
}

/** Two agents on a network of their own; what comes in at the second one waits in `incoming`. */
export function pairOf(
  options: { alice?: Partial<UserAgentOptions>; bob?: Partial<UserAgentOptions> } = {},
): Pair {
  const network = new FakeNetwork();
  const incoming: IncomingCall[] = [];
  const alice = agentAt(network, ALICE, options.alice);
  const onInvite = (call: IncomingCall): void => void incoming.push(call);
  const bob = agentAt(network, BOB, { onInvite, ...options.bob });
  return {
    ...{ network, alice, bob, incoming },
    async [Symbol.asyncDispose]() {
      const closed = Promise.all([alice, bob].map((one) => one[Symbol.asyncDispose]()));
      await pass();
      await closed;
    },
  };
}

export interface Connected {
  readonly ours: SipCall;
  readonly theirs: SipCall;
}

/** Alice calls, Bob answers at once. */
export async function connect(
  { alice, incoming }: Pair,
  options: Partial<AgentInviteOptions> = {},
): Promise<Connected> {
  const outgoing = alice.invite(toBob(options));
  await pass(100);
  const ringing = incoming.at(-1)!;
  const theirs = ringing.answer(answerOf(ringing, BOB));
  await pass(100);
  const result = await outgoing.result;
  if (result.kind !== 'answered') throw new Error(`not answered: ${result.end.reason}`);
  return { ours: result.call, theirs: (await theirs)! };
}
