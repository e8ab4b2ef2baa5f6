import type {
  Call,
  CallAgent,
  DeviceManager,
  LocalVideoStream,
} from '@azure/communication-calling';
import { AzureCommunicationTokenCredential } from '@azure/communication-common';
import { createCallingModule } from '@switchboard/calling-local';
import type { CallingModule } from '@switchboard/calling-local';

/**
 * What runs in the page of `call-faults.test.ts`: several people, whose sockets can be cut, and a
 * count of everything that has to be given back when a call is over.
 */
interface Person {
  readonly module: CallingModule;
  readonly agent: CallAgent;
  readonly devices: DeviceManager;
  /** While shut, no socket of this person's gets anywhere. */
  readonly line: { shut: boolean };
  call: Call | undefined;
}

const people = new Map<string, Person>();
const open = {
  connections: new Set<RTCPeerConnection>(),
  sockets: new Set<WebSocket>(),
  tracks: new Set<MediaStreamTrack>(),
  sound: new Set<AudioContext>(),
  timers: new Set<unknown>(),
};

class CountedConnection extends RTCPeerConnection {
  constructor(configuration?: RTCConfiguration) {
    super(configuration);
    open.connections.add(this);
  }

  override close(): void {
    super.close();
    open.connections.delete(this);
  }
}

class CountedSound extends AudioContext {
  constructor(options?: AudioContextOptions) {
    super(options);
    open.sound.add(this);
  }

  override close(): Promise<void> {
    open.sound.delete(this);
    return super.close();
  }
}

function countTrack(track: MediaStreamTrack): MediaStreamTrack {
  open.tracks.add(track);
  return track;
}

function countTracks(): void {
  const devices = MediaDevices.prototype;
  const { getUserMedia } = devices;
  devices.getUserMedia = async function (constraints) {
    const stream = await getUserMedia.call(this, constraints);
    stream.getTracks().forEach(countTrack);
    return stream;
  };
  const { clone, stop } = MediaStreamTrack.prototype;
  MediaStreamTrack.prototype.clone = function () {
    return countTrack(clone.call(this));
  };
  MediaStreamTrack.prototype.stop = function () {
    open.tracks.delete(this);
    stop.call(this);
  };
}

function countTimers(): void {
  const { setTimeout: set, clearTimeout: clear } = globalThis;
  const counted = (task: () => void, ms?: number): unknown => {
    const timer = set(() => {
      open.timers.delete(timer);
      task();
    }, ms);
    open.timers.add(timer);
    return timer;
  };
  const cleared = (timer?: number): void => {
    open.timers.delete(timer);
    clear(timer);
  };
  Object.assign(globalThis, { setTimeout: counted, clearTimeout: cleared });
}

countTracks();
countTimers();

function socketOn(line: Person['line']): typeof WebSocket {
  return class extends WebSocket {
    constructor(url: string | URL) {
      // Where nobody listens, so that it fails as it would without a network.
      super(line.shut ? 'ws://localhost:9999/' : url);
      open.sockets.add(this);
      this.addEventListener('close', () => open.sockets.delete(this));
    }
  };
}

async function join(
  name: string,
  endpoint: string,
  token: string,
  iceTransportPolicy?: RTCIceTransportPolicy,
): Promise<void> {
  const line = { shut: false };
  const module = createCallingModule({
    endpoint,
    iceTransportPolicy,
    platform: {
      RTCPeerConnection: CountedConnection,
      AudioContext: CountedSound,
      WebSocket: socketOn(line),
    },
  });
  const client = new module.CallClient();
  const devices = await client.getDeviceManager();
  await devices.getCameras();
  const credential = new AzureCommunicationTokenCredential(token);
  const agent = await client.createCallAgent(credential, { displayName: name });
  const person: Person = { module, agent, devices, line, call: undefined };
  agent.on('incomingCall', ({ incomingCall }) => {
    incomingCall.accept().then((call) => (person.call = call), console.error);
  });
  people.set(name, person);
}

function of(name: string): Person {
  const person = people.get(name);
  if (!person) throw new Error(`${name} is not here`);
  return person;
}

function start(name: string, id: string): void {
  of(name).call = of(name).agent.startCall([{ communicationUserId: id }]);
}

function enter(name: string, groupId: string): void {
  of(name).call = of(name).agent.join({ groupId });
}

async function startVideo(name: string): Promise<void> {
  const { module, devices, call } = of(name);
  const [camera] = await devices.getCameras();
  // The module's classes stand in for the SDK's, which differ from them in private members only.
  await call?.startVideo(new module.LocalVideoStream(camera!) as unknown as LocalVideoStream);
}

async function shut(name: string, isShut: boolean): Promise<void> {
  of(name).line.shut = isShut;
}

function state(name: string) {
  const { agent, call } = of(name);
  return {
    line: agent.connectionState,
    state: call?.state,
    reason: call?.callEndReason,
    others: call?.remoteParticipants.map(({ state: theirs, isMuted, videoStreams }) => ({
      state: theirs,
      isMuted,
      hasVideo: videoStreams.some(({ isAvailable }) => isAvailable),
    })),
  };
}

type Entry = Record<string, unknown> & { id: string };

/** What has really arrived on all connections, and over which kind of candidates. */
async function received(): Promise<{ frames: number; packets: number; kinds: string[] }> {
  let [frames, packets] = [0, 0];
  const kinds: string[] = [];
  for (const connection of open.connections) {
    const entries = new Map<string, Entry>();
    (await connection.getStats()).forEach((entry: Entry) => entries.set(entry.id, entry));
    for (const entry of entries.values()) {
      if (entry['type'] === 'inbound-rtp') {
        frames += Number(entry['framesDecoded'] ?? 0);
        packets += Number(entry['packetsReceived'] ?? 0);
      }
      if (entry['type'] !== 'transport') continue;
      const pair = entries.get(String(entry['selectedCandidatePairId']));
      for (const end of ['localCandidateId', 'remoteCandidateId']) {
        const candidate = entries.get(String(pair?.[end]));
        if (candidate) kinds.push(String(candidate['candidateType']));
      }
    }
  }
  return { frames, packets, kinds };
}

const paths = (): string[] => [...open.connections].map((one) => one.connectionState);

/** What is still held: nothing of a call may be, once it is over. */
function held() {
  const emitters = [...people.values()].flatMap(({ agent, devices }) => [agent, devices]);
  const listeners = emitters.map(
    (one) => (one as unknown as { listenerCount: number }).listenerCount,
  );
  return {
    connections: open.connections.size,
    sockets: open.sockets.size,
    tracks: [...open.tracks].filter(({ readyState }) => readyState === 'live').length,
    sound: open.sound.size,
    timers: open.timers.size,
    listeners: listeners.reduce((sum, count) => sum + count, 0),
    calls: [...people.values()].reduce((sum, { agent }) => sum + agent.calls.length, 0),
    elements: document.querySelectorAll('audio, video').length,
  };
}

function forget(): void {
  for (const person of people.values()) person.call = undefined;
}

async function hangUp(name: string): Promise<void> {
  await of(name).call?.hangUp();
}

async function mute(name: string): Promise<void> {
  await of(name).call?.mute();
}

const page = {
  join,
  start,
  enter,
  startVideo,
  shut,
  state,
  received,
  paths,
  held,
  forget,
  hangUp,
  mute,
};
export type FaultPage = typeof page;
Object.assign(globalThis, { page });
