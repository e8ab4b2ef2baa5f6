import type {
  Call,
  CallAgent,
  IncomingCall,
  LocalVideoStream,
  RemoteVideoStream,
} from '@azure/communication-calling';
import { AzureCommunicationTokenCredential } from '@azure/communication-common';
import { createCallingModule } from '@switchboard/calling-local';
import type { CallingModule } from '@switchboard/calling-local';

/** What runs in the pages of `calls.test.ts`: the module as an app uses it, for several people. */
interface Person {
  readonly module: CallingModule;
  readonly client: InstanceType<CallingModule['CallClient']>;
  readonly agent: CallAgent;
  readonly incoming: IncomingCall[];
  readonly calls: Call[];
  readonly connections: RTCPeerConnection[];
}

const people = new Map<string, Person>();

async function join(
  name: string,
  endpoint: string,
  token: string,
  iceTransportPolicy?: RTCIceTransportPolicy,
): Promise<void> {
  const connections: RTCPeerConnection[] = [];
  const module = createCallingModule({
    endpoint,
    iceTransportPolicy,
    platform: {
      RTCPeerConnection: class extends RTCPeerConnection {
        constructor(configuration?: RTCConfiguration) {
          super(configuration);
          connections.push(this);
        }
      },
    },
  });
  const client = new module.CallClient();
  const credential = new AzureCommunicationTokenCredential(token);
  const agent = await client.createCallAgent(credential, { displayName: name });
  const person: Person = { module, client, agent, incoming: [], calls: [], connections };
  agent.on('incomingCall', ({ incomingCall }) => void person.incoming.push(incomingCall));
  agent.on('callsUpdated', ({ added }) => void person.calls.push(...added));
  people.set(name, person);
}

function of(name: string): Person {
  const person = people.get(name);
  if (!person) throw new Error(`${name} is not here`);
  return person;
}

const last = (name: string): Call => of(name).calls.at(-1)!;

function start(name: string, ids: readonly string[]): void {
  of(name).agent.startCall(ids.map((communicationUserId) => ({ communicationUserId })));
}

function enter(name: string, locator: { groupId: string } | { roomId: string }): void {
  const { agent } = of(name);
  if ('groupId' in locator) agent.join(locator);
  else agent.join(locator);
}

async function accept(name: string): Promise<void> {
  await of(name).incoming.at(-1)?.accept();
}

async function startVideo(name: string): Promise<void> {
  const { module, client } = of(name);
  const devices = await client.getDeviceManager();
  const [camera] = await devices.getCameras();
  // The module's classes stand in for the SDK's, which differ from them in private members only.
  const stream = new module.LocalVideoStream(camera!) as unknown as LocalVideoStream;
  await last(name).startVideo(stream);
}

async function show(name: string, user: string): Promise<void> {
  const { module } = of(name);
  const streams = last(name).remoteParticipants.flatMap(({ identifier, videoStreams }) =>
    JSON.stringify(identifier).includes(user) ? [...videoStreams] : [],
  );
  for (const stream of streams.filter(({ isAvailable }) => isAvailable)) {
    const renderer = new module.VideoStreamRenderer(stream as RemoteVideoStream);
    const view = await renderer.createView();
    const box = document.createElement('div');
    box.style.height = '180px';
    box.append(view.target);
    document.body.append(box);
  }
}

function state(name: string) {
  const call = of(name).calls.at(-1);
  return {
    ringing: of(name).incoming.length,
    state: call?.state,
    reason: call?.callEndReason,
    people: call?.remoteParticipants.map((one) => ({
      name: one.displayName,
      state: one.state,
      muted: one.isMuted,
      speaking: one.isSpeaking,
      videos: one.videoStreams.map((video) => ({
        type: video.mediaStreamType,
        available: video.isAvailable,
        receiving: video.isReceiving,
      })),
    })),
  };
}

/** What has really arrived: frames decoded, and the energy of the sound heard. */
async function received(
  name: string,
): Promise<{ frames: number; energy: number; relayed: boolean }> {
  const open = of(name).connections.filter(({ connectionState }) => connectionState !== 'closed');
  const reports = await Promise.all(open.map((connection) => connection.getStats()));
  let [frames, energy, relayed] = [0, 0, false];
  for (const report of reports) {
    const entries = new Map<string, Record<string, unknown>>();
    report.forEach((entry: Record<string, unknown> & { id: string }) =>
      entries.set(entry.id, entry),
    );
    for (const entry of entries.values()) {
      if (entry['type'] === 'inbound-rtp') {
        frames += Number(entry['framesDecoded'] ?? 0);
        energy += Number(entry['totalAudioEnergy'] ?? 0);
      }
      if (entry['type'] !== 'transport') continue;
      const pair = entries.get(String(entry['selectedCandidatePairId']));
      const local = entries.get(String(pair?.['localCandidateId']));
      relayed ||= local?.['candidateType'] === 'relay';
    }
  }
  return { frames, energy, relayed };
}

/** Each picture and each voice that comes in. */
async function streams(name: string) {
  const open = of(name).connections.filter(({ connectionState }) => connectionState !== 'closed');
  const reports = await Promise.all(open.map((connection) => connection.getStats()));
  const video: { id: string; frames: number; height: number }[] = [];
  const audio: { id: string; energy: number }[] = [];
  reports.forEach((report, at) => {
    report.forEach((entry: Record<string, unknown> & { id: string }) => {
      if (entry['type'] !== 'inbound-rtp') return;
      const id = `${at}:${entry.id}`;
      if (entry['kind'] === 'audio') {
        audio.push({ id, energy: Number(entry['totalAudioEnergy'] ?? 0) });
        return;
      }
      const frames = Number(entry['framesDecoded'] ?? 0);
      video.push({ id, frames, height: Number(entry['frameHeight'] ?? 0) });
    });
  });
  return { video, audio };
}

function add(name: string, communicationUserId: string): void {
  last(name).addParticipant({ communicationUserId });
}

function openConnections(name: string): number {
  return of(name).connections.filter(({ signalingState }) => signalingState !== 'closed').length;
}

const page = {
  join,
  start,
  enter,
  accept,
  startVideo,
  show,
  state,
  received,
  streams,
  add,
  openConnections,
  last,
  of,
};
export type CallPage = typeof page;
Object.assign(globalThis, { page });
