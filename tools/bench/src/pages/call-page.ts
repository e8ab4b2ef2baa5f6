import type { Call, CallAgent } from '@azure/communication-calling';
import { AzureCommunicationTokenCredential } from '@azure/communication-common';
import { createCallingModule } from '@switchboard/calling-local';

/** Two people in one page, and two connections without anything around them. */
interface Person {
  readonly agent: CallAgent;
  readonly id: string;
  /** Of the call under way. */
  connections: RTCPeerConnection[];
  frames: number;
  bytes: number;
  calls: Call[];
}

const people: Person[] = [];
const settings: { media?: MediaStream } = {};

/** One microphone for all: opening it takes longer than everything else, on either side. */
async function microphone(): Promise<MediaStream> {
  return (settings.media ??= await navigator.mediaDevices.getUserMedia({ audio: true }));
}

async function join(endpoint: string, id: string, token: string): Promise<void> {
  const person: Omit<Person, 'agent'> = { id, connections: [], frames: 0, bytes: 0, calls: [] };
  const count = (text: string): void => {
    person.frames += 1;
    person.bytes += new TextEncoder().encode(text).length;
  };
  const module = createCallingModule({
    endpoint,
    platform: {
      RTCPeerConnection: class extends RTCPeerConnection {
        constructor(configuration?: RTCConfiguration) {
          super(configuration);
          person.connections.push(this);
          this.addEventListener('connectionstatechange', changed);
          this.addEventListener('signalingstatechange', changed);
        }
      },
      WebSocket: class extends WebSocket {
        constructor(url: string | URL) {
          super(url);
          this.addEventListener('message', ({ data }) => count(String(data)));
        }

        override send(text: string): void {
          count(text);
          super.send(text);
        }
      },
    },
  });
  const credential = new AzureCommunicationTokenCredential(token);
  const agent = await new module.CallClient().createCallAgent(credential);
  const joined = Object.assign(person, { agent });
  agent.on('callsUpdated', ({ added, removed }) => {
    joined.calls = [...joined.calls, ...added].filter((call) => !removed.includes(call));
    for (const call of added) call.on('stateChanged', changed);
    changed();
  });
  agent.on('incomingCall', ({ incomingCall }) => void incomingCall.accept());
  people.push(joined);
}

const isUp = ({ connectionState }: RTCPeerConnection): boolean => connectionState === 'connected';

/** Those that wait for something, asked again whenever anything has changed. */
const waiting = new Set<() => void>();

function changed(): void {
  for (const look of [...waiting]) look();
}

function until(test: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (!test()) return;
      waiting.delete(look);
      resolve();
    };
    waiting.add(look);
    look();
  });
}

async function endOurs(): Promise<void> {
  await people[0]!.calls[0]?.hangUp();
  await until(() => people.every(({ calls }) => calls.length === 0));
  for (const person of people) person.connections = [];
}

/** Sound, camera and screen have their places on both sides, and nothing is being negotiated. */
const isComplete = (connection: RTCPeerConnection): boolean =>
  connection.signalingState === 'stable' &&
  connection.getTransceivers().filter(({ currentDirection }) => currentDirection).length === 3;

/** From the click to sound both ways: the state of the calls, and of the connections under them. */
async function ours(): Promise<number> {
  const ms = await connect();
  await endOurs();
  return ms;
}

async function connect(): Promise<number> {
  await microphone();
  const [alice, bob] = people as [Person, Person];
  const startedAt = performance.now();
  alice.agent.startCall([{ communicationUserId: bob.id }]);
  await until(() =>
    people.every(
      ({ connections, calls }) =>
        connections.length > 0 && connections.every(isUp) && calls[0]?.state === 'Connected',
    ),
  );
  return performance.now() - startedAt;
}

/** Frames and bytes of one call from the click to the end, of both people, both ways. */
async function traffic(): Promise<{ frames: number; bytes: number }> {
  for (const person of people) person.frames = person.bytes = 0;
  await connect();
  await until(() => people.every(({ connections }) => connections.every(isComplete)));
  await endOurs();
  const sum = (key: 'frames' | 'bytes') => people.reduce((total, one) => total + one[key], 0);
  return { frames: sum('frames'), bytes: sum('bytes') };
}

/** The least two connections need: a track each way, offer, answer and candidates by hand. */
async function bare(): Promise<number> {
  const stream = await microphone();
  const startedAt = performance.now();
  const [a, b] = [new RTCPeerConnection(), new RTCPeerConnection()];
  a.onicecandidate = ({ candidate }) => void b.addIceCandidate(candidate ?? undefined);
  b.onicecandidate = ({ candidate }) => void a.addIceCandidate(candidate ?? undefined);
  const opened = await Promise.all([
    navigator.mediaDevices.getUserMedia({ audio: true }),
    navigator.mediaDevices.getUserMedia({ audio: true }),
  ]);
  a.addTrack(opened[0].getAudioTracks()[0]!, stream);
  b.addTrack(opened[1].getAudioTracks()[0]!, stream);
  for (const one of [a, b]) one.onconnectionstatechange = changed;
  await a.setLocalDescription();
  await b.setRemoteDescription(a.localDescription!);
  await b.setLocalDescription();
  await a.setRemoteDescription(b.localDescription!);
  await until(() => isUp(a) && isUp(b));
  const ms = performance.now() - startedAt;
  for (const connection of [a, b]) connection.close();
  for (const one of opened) for (const track of one.getTracks()) track.stop();
  return ms;
}

const page = { join, ours, bare, traffic };
export type CallPage = typeof page;
Object.assign(globalThis, { page });
