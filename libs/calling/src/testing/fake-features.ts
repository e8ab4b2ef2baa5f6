import type {
  AddPhoneNumberOptions,
  MediaStatsReportSample,
  ReactionMessage,
  TransferToCallLocator,
  TransferToParticipantLocator,
} from '@azure/communication-calling';
import type { FakeCall } from './fake-call.ts';
import type { Member } from './conversation.ts';
import { FakeEmitter } from './fake-emitter.ts';
import { FakeError } from './fake-error.ts';

type User = { readonly communicationUserId: string };
const userOf = (communicationUserId: string): User => ({ communicationUserId });

/** A feature of a fake call: its events are the call's own feature events. */
abstract class FakeFeature {
  abstract readonly name: string;
  protected readonly call: FakeCall;

  constructor({ call }: { call: FakeCall }) {
    this.call = call;
  }

  on(event: string, listener: (...args: never[]) => unknown): void {
    this.call.features.on(event, listener);
  }

  off(event: string, listener: (...args: never[]) => unknown): void {
    this.call.features.off(event, listener);
  }

  dispose(): void {}
}

class RaiseHand extends FakeFeature {
  readonly name = 'RaiseHand';

  async raiseHand(): Promise<void> {
    this.call.conversation.setHand(this.call.user, true);
  }

  async lowerHand(): Promise<void> {
    this.call.conversation.setHand(this.call.user, false);
  }

  async lowerHands(people: readonly User[]): Promise<void> {
    if (this.call.role !== 'Presenter') throw new FakeError(403, 510403);
    for (const { communicationUserId } of people) {
      this.call.conversation.setHand(communicationUserId, false);
    }
  }

  getRaisedHands() {
    return this.call.conversation.hands.map((user, at) => ({
      identifier: userOf(user),
      order: at + 1,
    }));
  }
}

class Spotlight extends FakeFeature {
  readonly name = 'Spotlight';

  async startSpotlight(people: readonly User[]): Promise<void> {
    this.#set(people, true);
  }

  async stopSpotlight(people: readonly User[]): Promise<void> {
    this.#set(people, false);
  }

  getSpotlightedParticipants() {
    return [...this.call.conversation.lit].map((user) => ({ identifier: userOf(user) }));
  }

  #set(people: readonly User[], on: boolean): void {
    if (this.call.role !== 'Presenter') throw new FakeError(403, 510403);
    this.call.conversation.setLit(
      people.map(({ communicationUserId }) => communicationUserId),
      on,
    );
  }
}

class ReactionOfCall extends FakeFeature {
  readonly name = 'Reaction';

  async sendReaction({ reactionType }: ReactionMessage): Promise<void> {
    this.call.conversation.react(this.call.user, reactionType);
  }
}

class DominantSpeakers extends FakeFeature {
  readonly name = 'DominantSpeakers';

  get dominantSpeakers() {
    const others = this.call.conversation.dominant.filter((user) => user !== this.call.user);
    return { speakersList: others.map(userOf), timestamp: new Date(0) };
  }
}

class Capabilities extends FakeFeature {
  readonly name = 'Capabilities';

  get capabilities() {
    const { role } = this.call;
    const allowed = (isPresent: boolean) => ({
      isPresent,
      reason: isPresent ? 'Capable' : 'RoleRestricted',
    });
    const presenter = allowed(role === 'Presenter');
    const sends = allowed(role !== 'Consumer');
    return {
      unmuteMic: sends,
      turnVideoOn: sends,
      shareScreen: allowed(role === 'Presenter' || role === 'Collaborator'),
      addCommunicationUser: presenter,
      removeParticipant: presenter,
      muteOthers: presenter,
      hangUpForEveryOne: presenter,
      spotlightParticipant: presenter,
      raiseHand: allowed(true),
      useReactions: allowed(true),
    };
  }
}

class Recording extends FakeFeature {
  readonly name = 'Recording';

  get isRecordingActive(): boolean {
    return this.call.conversation.recording;
  }
}

class DataChannel extends FakeFeature {
  readonly name = 'DataChannel';
  readonly #receivers = new Map<string, Receiver>();

  constructor(context: { call: FakeCall }) {
    super(context);
    context.call.onData = ({ from, channelId, data }) => {
      const key = `${from}|${channelId}`;
      const known = this.#receivers.get(key);
      const receiver = known ?? new Receiver(this.call, from, channelId);
      this.#receivers.set(key, receiver);
      if (!known) this.call.features.emit('dataChannelReceiverCreated', receiver);
      receiver.take(data);
    };
  }

  createDataChannelSender({ channelId = 1_000, participants }: SenderOptions) {
    const { call } = this;
    const to = participants?.map(({ communicationUserId }) => communicationUserId);
    return {
      channelId,
      maxMessageSize: 16_384,
      setParticipants: () => undefined,
      sendMessage: async (data: Uint8Array) =>
        call.conversation.send(call.user, channelId, data, to),
      close: () => undefined,
    };
  }
}

interface SenderOptions {
  readonly channelId?: number;
  readonly participants?: readonly User[];
}

class Receiver extends FakeEmitter {
  readonly channelId: number;
  readonly senderParticipantIdentifier: User;
  #unread: Uint8Array[] = [];
  #sequence = 0;

  constructor(call: FakeCall, from: string, channelId: number) {
    super(call.agent.exchange.listeners);
    this.channelId = channelId;
    this.senderParticipantIdentifier = userOf(from);
  }

  take(data: Uint8Array): void {
    this.#unread.push(data);
    this.emit('messageReady');
  }

  readMessage() {
    const data = this.#unread.shift();
    return data && { sequenceNumber: ++this.#sequence, data };
  }
}

class Transfer extends FakeFeature {
  readonly name = 'Transfer';

  transfer(
    target: TransferToParticipantLocator | TransferToCallLocator,
    options: AddPhoneNumberOptions = {},
  ) {
    const { call } = this;
    const leg = [...call.conversation.legs.values()].find((one) => one !== call);
    return 'targetCallId' in target
      ? this.#connect(target.targetCallId, leg)
      : this.#callAnother(target, options, leg);
  }

  #connect(targetCallId: string, leg: Member | undefined) {
    const { call } = this;
    const consulted = call.agent.calls.find(({ id }) => id === targetCallId);
    if (!leg || !consulted) throw new FakeError(412, 41071);
    const running = new RunningTransfer(call);
    queueMicrotask(() => {
      running.enter('Transferred');
      leg.moveTo(consulted.conversation);
      for (const { conversation } of [consulted, call]) {
        conversation.leave(call.user, { code: 0, subCode: 0 });
      }
    });
    return running;
  }

  #callAnother(
    { targetParticipant }: TransferToParticipantLocator,
    options: AddPhoneNumberOptions,
    leg: Member | undefined,
  ) {
    const { call } = this;
    const running = new RunningTransfer(call);
    const target = leg?.startAnother([targetParticipant], options);
    if (!leg || !target) throw new FakeError(412, 41071);
    leg.features.emit('transferAccepted', { targetCall: target });
    const follow = (): void => {
      if (target.state !== 'Connected' && target.state !== 'Disconnected') return;
      target.off('stateChanged', follow);
      if (target.state === 'Disconnected') return running.enter('Failed');
      running.enter('Transferred');
      call.conversation.leave(call.user, { code: 0, subCode: 0 });
    };
    target.on('stateChanged', follow);
    return running;
  }
}

class RunningTransfer extends FakeEmitter {
  state: 'Transferring' | 'Transferred' | 'Failed' = 'Transferring';

  constructor(call: FakeCall) {
    super(call.agent.exchange.listeners);
  }

  enter(state: RunningTransfer['state']): void {
    this.state = state;
    this.emit('stateChanged');
  }
}

class CallSurvey extends FakeFeature {
  readonly name = 'CallSurvey';

  async submitSurvey(survey: object): Promise<object> {
    return { ...survey, id: 'survey', callId: this.call.id, localParticipantId: this.call.user };
  }
}

class UserFacingDiagnostics extends FakeFeature {
  readonly name = 'UserFacingDiagnostics';
  readonly network = new Board(this.call);
  readonly media = new Board(this.call);
}

/** Diagnostics a test raises by hand. */
class Board extends FakeEmitter {
  #latest: Readonly<Record<string, unknown>> = {};

  constructor(call: FakeCall) {
    super(call.agent.exchange.listeners);
  }

  getLatest(): Readonly<Record<string, unknown>> {
    return this.#latest;
  }

  set(diagnostic: string, value: unknown, valueType: 'DiagnosticQuality' | 'DiagnosticFlag'): void {
    this.#latest = { ...this.#latest, [diagnostic]: { value, valueType } };
    this.emit('diagnosticChanged', { diagnostic, value, valueType });
  }
}

class MediaStats extends FakeFeature {
  readonly name = 'MediaStats';
  readonly collectors = new Set<Collector>();

  createCollector(): Collector {
    const collector = new Collector(this.call, () => this.collectors.delete(collector));
    this.collectors.add(collector);
    return collector;
  }
}

class Collector extends FakeEmitter {
  readonly #onDispose: () => void;

  constructor(call: FakeCall, onDispose: () => void) {
    super(call.agent.exchange.listeners);
    this.#onDispose = onDispose;
  }

  dispose(): void {
    this.#onDispose();
  }
}

const of = <Feature extends object>(
  name: string,
  callApiCtor: new (context: { call: FakeCall }) => Feature,
) => ({ name, callApiCtor });

export const fakeFeatures = {
  RaiseHand: of('RaiseHand', RaiseHand),
  Spotlight: of('Spotlight', Spotlight),
  Reaction: of('Reaction', ReactionOfCall),
  DominantSpeakers: of('DominantSpeakers', DominantSpeakers),
  Capabilities: of('Capabilities', Capabilities),
  Recording: of('Recording', Recording),
  DataChannel: of('DataChannel', DataChannel),
  Transfer: of('Transfer', Transfer),
  CallSurvey: of('CallSurvey', CallSurvey),
  UserFacingDiagnostics: of('UserFacingDiagnostics', UserFacingDiagnostics),
  MediaStats: of('MediaStats', MediaStats),
  DebugInfo: { name: 'DebugInfo' },
};

/** A diagnostic of this call is raised, or goes away again. */
export function diagnose(
  call: FakeCall,
  board: 'network' | 'media',
  diagnostic: string,
  value: number | boolean,
): void {
  const feature = call.feature(fakeFeatures.UserFacingDiagnostics) as UserFacingDiagnostics;
  const valueType = typeof value === 'number' ? 'DiagnosticQuality' : 'DiagnosticFlag';
  feature[board].set(diagnostic, value, valueType);
}

/** Everybody who measures this call is told so. @returns how many do */
export function reportStatistics(call: FakeCall, sample: Partial<MediaStatsReportSample>): number {
  const { collectors } = call.feature(fakeFeatures.MediaStats) as MediaStats;
  const direction = { send: [], receive: [] };
  const silence = { audio: direction, video: direction, screenShare: direction, transports: [] };
  for (const collector of collectors) collector.emit('sampleReported', { ...silence, ...sample });
  return collectors.size;
}

/** The call is recorded from now on, or not any more. */
export function record(call: FakeCall, active: boolean): void {
  call.conversation.recording = active;
  for (const leg of call.conversation.legs.values()) leg.features.emit('isRecordingActiveChanged');
}
