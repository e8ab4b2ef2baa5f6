import type {
  Call,
  CallAgent,
  CallClient,
  CallFeature,
  CallFeatureFactory,
  Features,
  IncomingCall,
  LocalVideoStream,
  RemoteParticipant,
} from '@azure/communication-calling';
import { AzureCommunicationTokenCredential } from '@azure/communication-common';
import * as bare from '@switchboard/calling-local/sdk';
import { behindProxies } from './_behind-proxies.ts';
import { events } from './_sdk-events.ts';

/** What runs in the page of `proxied.test.ts`: a client that keeps all of the SDK behind Proxies. */
const sdk = behindProxies({ ...bare });

interface Person {
  readonly client: CallClient;
  readonly agent: CallAgent;
  readonly ringing: IncomingCall[];
  readonly calls: Call[];
  camera?: LocalVideoStream;
}

/** Typed for each event by name, while here all are heard alike. */
interface Emits {
  on(event: string, listener: (event: unknown) => void): void;
  off(event: string, listener: (event: unknown) => void): void;
}

const people = new Map<string, Person>();
const heard: string[] = [];
const wrong: string[] = [];
const forget: (() => void)[] = [];

globalThis.addEventListener('error', ({ message }) => void wrong.push(message));
globalThis.addEventListener('unhandledrejection', ({ reason }) => void wrong.push(String(reason)));

function listenTo(object: object, names: readonly string[], note = ''): void {
  for (const name of names) {
    const listener = (): void => void heard.push(note + name);
    (object as Emits).on(name, listener);
    forget.push(() => (object as Emits).off(name, listener));
  }
}

function followPerson(participant: RemoteParticipant): void {
  listenTo(participant, events.participant);
  const videos = ({ added }: { added: readonly object[] }): void => {
    for (const video of added) listenTo(video, events.video);
  };
  videos({ added: participant.videoStreams });
  participant.on('videoStreamsUpdated', videos);
}

function follow(name: string, call: Call): void {
  listenTo(call, events.call);
  for (const [feature, factory] of Object.entries(sdk.Features)) {
    if (!('callApiCtor' in factory)) continue;
    const made = call.feature(factory as CallFeatureFactory<CallFeature>);
    if (made.name !== feature) wrong.push(`${feature} is called ${made.name}`);
    listenTo(made, events.feature[feature as keyof typeof Features] ?? [], `${name} `);
  }
  const { captions } = call.feature(sdk.Features.Captions);
  listenTo(captions, ['CaptionsReceived', 'CaptionsActiveChanged', 'SpokenLanguageChanged']);
  const { network, media, remote } = call.feature(sdk.Features.UserFacingDiagnostics);
  for (const board of [network, media, remote]) listenTo(board, ['diagnosticChanged']);
  call
    .feature(sdk.Features.MediaStats)
    .createCollector()
    .on('sampleReported', () => undefined);
  listenTo(call.lobby, ['lobbyParticipantsUpdated']);
  call.remoteParticipants.forEach(followPerson);
  call.on('remoteParticipantsUpdated', ({ added }) => added.forEach(followPerson));
}

async function join(name: string, endpoint: string, token: string): Promise<void> {
  sdk.configure({ endpoint });
  const client = new sdk.CallClient();
  listenTo(client.feature(sdk.Features.DebugInfo), ['isCallClientActiveInAnotherTabChanged']);
  listenTo(await client.getDeviceManager(), events.devices);
  const credential = new AzureCommunicationTokenCredential(token);
  const agent = await client.createCallAgent(credential, { displayName: name });
  const person: Person = { client, agent, ringing: [], calls: [] };
  listenTo(agent, ['connectionStateChanged']);
  agent.on('incomingCall', ({ incomingCall }) => void person.ringing.push(incomingCall));
  agent.on('callsUpdated', ({ added }) => {
    for (const call of added) {
      person.calls.push(call);
      follow(name, call);
    }
  });
  people.set(name, person);
}

function of(name: string): Person {
  const person = people.get(name);
  if (!person) throw new Error(`${name} is not here`);
  return person;
}

const last = (name: string): Call => of(name).calls.at(-1)!;

function start(name: string, communicationUserId: string): void {
  of(name).agent.startCall([{ communicationUserId }]);
}

function enter(name: string, locator: { groupId: string } | { roomId: string }): void {
  const { agent } = of(name);
  if ('groupId' in locator) agent.join(locator);
  else agent.join(locator);
}

async function accept(name: string): Promise<void> {
  const incoming = of(name).ringing.at(-1)!;
  listenTo(incoming, ['callEnded']);
  await incoming.accept();
}

async function startVideo(name: string): Promise<void> {
  const devices = await of(name).client.getDeviceManager();
  const [camera] = await devices.getCameras();
  const stream = new sdk.LocalVideoStream(camera!);
  const effects = stream.feature(sdk.Features.VideoEffects);
  listenTo(effects, events.feature.VideoEffects ?? []);
  const renderer = new sdk.VideoStreamRenderer(stream);
  document.body.append((await renderer.createView()).target);
  await last(name).startVideo(stream);
  const [sent] = last(name).localVideoStreams;
  if (sent !== stream) wrong.push('the stream that is sent is not the one that was given');
  of(name).camera = stream;
}

async function show(name: string): Promise<void> {
  for (const { videoStreams } of last(name).remoteParticipants) {
    for (const stream of videoStreams) {
      const view = await new sdk.VideoStreamRenderer(stream).createView({ scalingMode: 'Fit' });
      const box = document.createElement('div');
      box.style.height = '180px';
      box.append(view.target);
      document.body.append(box);
    }
  }
}

/** Everything a person does in a call, and takes back. */
async function act(name: string): Promise<void> {
  const call = last(name);
  await call.mute();
  await call.startScreenSharing();
  await call.feature(sdk.Features.RaiseHand).raiseHand();
  await call.feature(sdk.Features.Reaction).sendReaction({ reactionType: 'heart' });
  listenTo(call.localAudioStreams[0]!.feature(sdk.Features.AudioEffects), ['effectsStarted']);
  await call.muteIncomingAudio();
  await call.unmuteIncomingAudio();
}

async function takeBack(name: string): Promise<void> {
  const call = last(name);
  await call.unmute();
  await call.stopScreenSharing();
  await call.feature(sdk.Features.RaiseHand).lowerHand();
  await call.stopVideo(of(name).camera!);
}

async function hangUp(name: string): Promise<void> {
  await last(name).hangUp();
}

/** Lets go of every listener, as a page does that is left. */
function letGo(): void {
  for (const undo of forget.splice(0)) undo();
}

/** What somebody sees of the others. */
function seen(name: string) {
  const call = of(name).calls.at(-1);
  const other = call?.remoteParticipants[0];
  const streams = other?.videoStreams ?? [];
  const available = streams.filter(({ isAvailable }) => isAvailable);
  return {
    ringing: of(name).ringing.length,
    state: call?.state,
    muted: other?.isMuted,
    videos: available.map(({ mediaStreamType }) => mediaStreamType).sort(),
    sizes: streams.map(({ size }) => size.height),
    hands: call?.feature(sdk.Features.RaiseHand).getRaisedHands().length,
    most: call?.feature(sdk.Features.OptimalVideoCount).optimalVideoCount,
    calls: of(name).agent.calls.length,
  };
}

const said = (): { heard: readonly string[]; wrong: readonly string[] } => ({ heard, wrong });

const page = {
  join,
  start,
  enter,
  accept,
  startVideo,
  show,
  act,
  takeBack,
  hangUp,
  letGo,
  seen,
  said,
};
export type ProxiedPage = typeof page;
Object.assign(globalThis, { page });
