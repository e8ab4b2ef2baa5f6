import type { Call, CallAgent } from '@azure/communication-calling';
import { AzureCommunicationTokenCredential } from '@azure/communication-common';
import { createCallingModule } from '@switchboard/calling-local';
import { systemClock } from '@switchboard/kernel';
import {
  CallDataTransport,
  MeshTransport,
  MessageChannel,
  participantsOf,
  transportSignalling,
} from '@switchboard/networking';
import type { DataTransport, Signalling, SignallingListener } from '@switchboard/networking';
import { transportContract } from '@switchboard/networking/testing';
import { until } from './_until-in-page.ts';

/** What runs in the page of `networking.test.ts`: two people, and what stands between them. */
export type Way =
  | { readonly kind: 'group' | 'direct' }
  | { readonly kind: 'mesh'; readonly policy: RTCIceTransportPolicy };

interface Person {
  readonly id: string;
  readonly token: string;
}

interface Settings {
  readonly endpoint: string;
  readonly people: readonly [Person, Person];
  readonly iceServers: readonly RTCIceServer[];
}

type Pair = readonly [DataTransport, DataTransport];
type Open = () => Promise<Pair>;

let open: Open;

/** Goes into the call, or whatever there is to do once for all cases. */
async function prepare(way: Way, settings: Settings): Promise<void> {
  open = way.kind === 'mesh' ? meshes(settings, way.policy) : await calls(settings, way.kind);
}

/** Plays one case; resolves with what went wrong, or with nothing. */
async function play(name: string): Promise<string | undefined> {
  const contract = transportContract.find((one) => one.name === name);
  const [one, two] = await open();
  try {
    await until('they reach each other', () => one.peers().length + two.peers().length === 2);
    await contract?.run({ one, two, until });
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    await Promise.all([one[Symbol.asyncDispose](), two[Symbol.asyncDispose]()]);
  }
}

/** What a path is made of, and what becomes of it when the credentials of the relay are renewed. */
async function path() {
  const [one, two] = await open();
  await using first = one as MeshTransport;
  await using second = two;
  await until('they reach each other', () => one.peers().length + two.peers().length === 2);
  const heard: number[] = [];
  const left: string[] = [];
  second.subscribe({
    message: ({ bytes }) => heard.push(bytes[0]!),
    peerLeft: (id) => left.push(id),
  });
  const [before] = await first.statistics();
  asked = 0;
  await until('credentials were renewed by both', () => asked >= 2);
  first.send({ delivery: 'reliable', bytes: Uint8Array.of(1) });
  await until('it is there', () => heard.length > 0);
  const [after] = await first.statistics();
  return { before: before!, after: after!, left };
}

/** How long two need to reach each other by a connection that they agree on through their call. */
async function agreeThroughCall(): Promise<number> {
  const [one, two] = await open();
  await using first = one;
  await using second = two;
  const openOne = (transport: DataTransport) => {
    const channel = new MessageChannel(transport, { clock: systemClock });
    return openMesh(transportSignalling({ transport, channel, topic: 1 }), {
      iceServers: [],
      policy: 'all',
    });
  };
  const startedMs = performance.now();
  await using left = await openOne(first);
  await using right = await openOne(second);
  await until('they reach each other', () => left.peers().length + right.peers().length === 2);
  return performance.now() - startedMs;
}

interface Relay {
  readonly iceServers: readonly RTCIceServer[];
  readonly policy: RTCIceTransportPolicy;
}

let asked = 0;
/** Short enough to see them renewed. */
const LIFETIME_MS = 2_000;

function openMesh(signalling: Signalling, { iceServers, policy }: Relay): Promise<MeshTransport> {
  return MeshTransport.open({
    signalling,
    clock: systemClock,
    RTCPeerConnection,
    iceTransportPolicy: policy,
    iceServers: async () => {
      asked += 1;
      return { iceServers, expiresOn: new Date(Date.now() + LIFETIME_MS) };
    },
  });
}

function meshes({ people, iceServers }: Settings, policy: RTCIceTransportPolicy): Open {
  return async () => {
    const [one, two] = signallings(people.map(({ id }) => id)) as [Signalling, Signalling];
    const relay = { iceServers, policy };
    return Promise.all([openMesh(one, relay), openMesh(two, relay)]);
  };
}

/** As a chat thread would: everybody hears what is for them, a little later. */
function signallings(ids: readonly string[]): Signalling[] {
  const listeners = new Map<string, Set<SignallingListener>>(ids.map((id) => [id, new Set()]));
  const deliver = (from: string, to: string | undefined, text: string): void => {
    for (const [id, all] of listeners) {
      if (id === from || (to !== undefined && id !== to)) continue;
      for (const { message } of [...all]) message?.(from, text);
    }
  };
  return ids.map((self) => ({
    self,
    send: (to, text) => queueMicrotask(() => deliver(self, to, text)),
    subscribe(listener) {
      listeners.get(self)?.add(listener);
      return { [Symbol.dispose]: () => void listeners.get(self)?.delete(listener) };
    },
  }));
}

async function calls(settings: Settings, kind: 'group' | 'direct'): Promise<Open> {
  const [one, two] = settings.people;
  const all = await Promise.all([enter(settings, one), enter(settings, two)]);
  const [first, second] = all;
  if (kind === 'group') {
    const groupId = crypto.randomUUID();
    for (const { agent } of all) agent.join({ groupId });
  } else {
    second.agent.on('incomingCall', ({ incomingCall }) => void incomingCall.accept());
    first.agent.startCall([{ communicationUserId: two.id }]);
  }
  const isConnected = (call: Call | undefined): boolean =>
    call?.state === 'Connected' && call.remoteParticipants.length === 1;
  await until('both are in the call', () => all.every(({ agent }) => isConnected(agent.calls[0])));
  return async () => [first.open(), second.open()];
}

async function enter({ endpoint }: Settings, { id, token }: Person) {
  const module = createCallingModule({ endpoint });
  const credential = new AzureCommunicationTokenCredential(token);
  const agent: CallAgent = await new module.CallClient().createCallAgent(credential);
  const open = (): DataTransport => {
    const [call] = agent.calls as [Call];
    return new CallDataTransport({
      feature: call.feature(module.Features.DataChannel),
      self: id,
      participants: participantsOf(call),
      clock: systemClock,
    });
  };
  return { agent, open };
}

const page = { prepare, play, path, agreeThroughCall };
export type NetworkingPage = typeof page;
Object.assign(globalThis, { page });
