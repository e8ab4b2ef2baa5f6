import type {
  AddPhoneNumberOptions,
  Call,
  CallSurvey,
  LocalVideoStream,
  RemoteParticipant,
  RemoteVideoStream,
  Transfer,
  TransferCallFeature,
  TransferToParticipantOptions,
  VideoDeviceInfo,
} from '@azure/communication-calling';
import { displayNameOf, Scope } from '@switchboard/kernel';
import type { Clock } from '@switchboard/kernel';
import { alternateCallerId } from './caller-id.ts';
import type { FromNumber } from './caller-id.ts';
import { tonesOf } from './digits.ts';
import { endReasonOf } from './end-reason.ts';
import type { CallingEngine } from './engine.ts';
import { CallFeatures } from './features.ts';
import { failureOf } from './failure.ts';
import { followTransfer } from './follow-transfer.ts';
import { identifierOf, rawIdOf, userOf } from './identity.ts';
import { listen } from './listen.ts';
import { OwnCamera } from './own-camera.ts';
import { isLive, isOver } from './phase.ts';
import { numberOf } from './phone-id.ts';
import { Reactions } from './reactions.ts';
import { readCall } from './read-call.ts';
import { readData } from './read-data.ts';
import type { DataListener } from './read-data.ts';
import type { CallRef, CallSnapshot, ReactionKind, VideoSource } from './state.ts';
import { Statistics } from './statistics.ts';
import type { Store } from './store.ts';
import { Switches } from './switches.ts';
import type { View, ViewOptions, Views } from './views.ts';
import { watchCall } from './watch-call.ts';

/** Who left a call, that is remembered. */
const MAX_LEFT = 20;

export interface SessionDeps {
  readonly engine: CallingEngine;
  readonly clock: Clock;
  readonly store: Store;
  readonly views: Views;
  readonly camera: () => Promise<VideoDeviceInfo | undefined>;
  /** Holds every other call: one can only talk in one. */
  readonly holdOthers: () => Promise<void>;
  readonly onOver: () => void;
  readonly onTransferred: (call: Call) => void;
}

/** One call: mirrors the SDK's objects into the state, and carries out what a person wants of it. */
export class CallSession {
  readonly ref: CallRef;
  readonly call: Call;
  readonly statistics: Statistics;
  readonly #deps: SessionDeps;
  readonly #features: CallFeatures;
  /** Ends with the session: what is worth knowing of a call that is over. */
  readonly #scope = new Scope();
  /** Ends with the call. */
  readonly #live = this.#scope.child();
  readonly #camera: OwnCamera;
  readonly #switches: Switches;
  readonly #reactions: Reactions;
  /** Which wish about hold was the last. */
  #holdWish = 0;

  constructor(ref: CallRef, call: Call, camera: LocalVideoStream | undefined, deps: SessionDeps) {
    this.ref = ref;
    this.call = call;
    this.#deps = deps;
    const { self } = deps.store.getSnapshot();
    this.#features = new CallFeatures(deps.engine.Features, call, self);
    this.statistics = new Statistics(this.#features, () => deps.clock.now());
    this.#camera = new OwnCamera(call, camera, {
      engine: deps.engine,
      views: deps.views,
      chosen: deps.camera,
      isOver: () => this.#isOver,
    });
    this.#switches = new Switches({
      call,
      camera: this.#camera,
      isOver: () => this.#isOver,
      isLive: () => this.#isLive,
      patch: (change) => this.#patch(change),
    });
    this.#reactions = new Reactions(this.#live, deps.clock, (reactions) =>
      this.#patch({ reactions }),
    );
    this.#listen();
    this.#changed();
  }

  setMuted(on: boolean): Promise<void> {
    return this.#wish({ muted: on, ...(!on && { mutedByOthers: false }) }, () =>
      this.#switches.mute(on),
    );
  }

  setCamera(on: boolean): Promise<void> {
    return this.#wish({ camera: on ? 'starting' : 'stopping' }, () => this.#switches.camera(on));
  }

  setScreen(on: boolean): Promise<void> {
    return this.#wish({ screen: on ? 'starting' : 'stopping' }, () => this.#switches.screen(on));
  }

  /** Whoever takes up a call again holds the others. */
  setHeld(on: boolean): Promise<void> {
    const wish = ++this.#holdWish;
    return this.#wish({ hold: on ? 'holding' : 'resuming' }, async () => {
      if (!on) await this.#deps.holdOthers();
      if (wish === this.#holdWish) await this.#switches.hold(on);
    });
  }

  setDeafened(on: boolean): Promise<void> {
    const { call } = this;
    return this.#try(() => (on ? call.muteIncomingAudio() : call.unmuteIncomingAudio()));
  }

  /** Shows the camera that is chosen now, if one is on; otherwise it is only remembered. */
  followChosenCamera(): Promise<void> {
    const { camera } = this.#deps.store.call(this.ref) ?? {};
    if (camera !== 'on' && camera !== 'starting') return Promise.resolve();
    return this.#wish({}, () => this.#switches.camera(true));
  }

  hangUp(forEveryone: boolean): Promise<void> {
    return this.#wish({}, () => this.call.hangUp({ forEveryone }));
  }

  /** Presses keys of a telephone, one after another. @param written such as `12#`; what is no key is left out */
  sendDigits(written: string): Promise<void> {
    return this.#try(async () => {
      for (const tone of tonesOf(written)) await this.call.sendDtmf(tone);
    });
  }

  /** Rings somebody, or a phone, into the call. */
  add(id: string, { callerId }: FromNumber = {}): Promise<void> {
    const number = numberOf(id);
    return this.#try(async () => {
      if (number === undefined) return void this.call.addParticipant(userOf(id));
      this.call.addParticipant({ phoneNumber: number }, alternateCallerId(callerId));
    });
  }

  remove(id: string): Promise<void> {
    return this.#try(() => this.call.removeParticipant(identifierOf(id)));
  }

  muteOther(id: string): Promise<void> {
    const participant = this.#participant(id);
    return this.#try(async () => participant?.mute());
  }

  muteAll(): Promise<void> {
    return this.#try(() => this.call.muteAllRemoteParticipants());
  }

  raiseHand(up: boolean): Promise<void> {
    return this.#try(async () => {
      const hands = this.#features.require('RaiseHand');
      await (up ? hands.raiseHand() : hands.lowerHand());
    });
  }

  lowerHand(id: string): Promise<void> {
    return this.#try(() => this.#features.require('RaiseHand').lowerHands([userOf(id)]));
  }

  spotlight(id: string, on: boolean): Promise<void> {
    return this.#try(async () => {
      const feature = this.#features.require('Spotlight');
      const people = [identifierOf(id)];
      await (on ? feature.startSpotlight(people) : feature.stopSpotlight(people));
    });
  }

  react(kind: ReactionKind): Promise<void> {
    return this.#try(() => this.#features.require('Reaction').sendReaction({ reactionType: kind }));
  }

  /** Hands the other person over to somebody else; how that goes is in the state. */
  transfer(to: string, { callerId }: FromNumber = {}): Promise<void> {
    // The SDK's own options know no number to call from; an engine that needs one takes it from here.
    const options: TransferToParticipantOptions & AddPhoneNumberOptions =
      alternateCallerId(callerId);
    const target = { targetParticipant: identifierOf(to) };
    return this.#transfer((feature) => feature.transfer(target, options));
  }

  /** Connects the other person with whom one talks to in another call, and leaves both. */
  connectWith({ call }: CallSession): Promise<void> {
    return this.#transfer((feature) => feature.transfer({ targetCallId: call.id }));
  }

  /** Says how it was, also when the call is over. @throws what the SDK throws */
  async survey(survey: CallSurvey): Promise<void> {
    await this.#features.require('CallSurvey').submitSurvey(survey);
  }

  /** Sends bytes to everybody in the call, or to some. @throws what the SDK throws */
  openChannel(channelId: number, to?: readonly string[]) {
    return this.#features.require('DataChannel').createDataChannelSender({
      channelId,
      reliability: 'Durable',
      ...(to && { participants: to.map(identifierOf) }),
    });
  }

  /** Hears what others send, until undone or the call is over. @throws what the SDK throws */
  onData(listener: DataListener): () => void {
    const feature = this.#features.require('DataChannel');
    const scope = this.#live.child();
    readData(scope, feature, listener);
    return () => void scope.end();
  }

  /** Shows somebody's camera or screen; `undefined` when there is none now. */
  async show(who: string, source: VideoSource, options: ViewOptions): Promise<View | undefined> {
    const stream = who === this.#features.self ? this.#own(source) : this.#remote(who, source);
    return stream && this.#deps.views.show(stream, options);
  }

  /** Lets go of the call; what it was stays in the state until it is dismissed. */
  async end(): Promise<void> {
    this.statistics.end();
    this.#camera.release();
    await this.#scope.end();
  }

  #transfer(begin: (feature: TransferCallFeature) => Transfer): Promise<void> {
    return this.#try(async () => {
      const transfer = begin(this.#features.require('Transfer'));
      // It may be heard of after the call has ended through it.
      followTransfer(this.#scope, transfer, (state, error) =>
        this.#patch({ transfer: state, ...(error && { failure: failureOf(error) }) }),
      );
    });
  }

  get #isOver(): boolean {
    const call = this.#deps.store.call(this.ref);
    return !call || isOver(call.phase);
  }

  get #isLive(): boolean {
    const call = this.#deps.store.call(this.ref);
    return call !== undefined && isLive(call.phase);
  }

  #listen(): void {
    const { call } = this;
    const changed = (): void => this.#changed();
    watchCall(this.#live, call, {
      changed,
      personGone: (person) => this.#left(person),
      videoGone: (video) => this.#deps.views.release(video),
    });
    listen(this.#live, call, 'isLocalVideoStartedChanged', () => this.#camera.followSdk());
    listen(this.#live, call, 'mutedByOthers', () => this.#patch({ mutedByOthers: true }));
    this.#features.listen(this.#live, {
      onChange: changed,
      onReaction: (from, kind) => this.#reactions.add(from, kind),
      // In a call of this agent it is one of this agent's calls.
      onTransferred: (target) => this.#deps.onTransferred(target as Call),
    });
  }

  #own(source: VideoSource): LocalVideoStream | undefined {
    if (source === 'camera') return this.#camera.stream;
    return this.call.localVideoStreams.find(
      ({ mediaStreamType }) => mediaStreamType === 'ScreenSharing',
    );
  }

  #remote(who: string, source: VideoSource): RemoteVideoStream | undefined {
    const type = source === 'camera' ? 'Video' : 'ScreenSharing';
    return this.#participant(who)?.videoStreams.find(
      ({ mediaStreamType }) => mediaStreamType === type,
    );
  }

  #participant(id: string) {
    return this.call.remoteParticipants.find(({ identifier }) => rawIdOf(identifier) === id);
  }

  #changed(): void {
    const before = this.#deps.store.call(this.ref);
    if (!before || isOver(before.phase)) return;
    const after = readCall(this.call, this.#features, before, this.#deps.clock.now());
    if (!isOver(after.phase)) {
      return this.#deps.store.putCall({ ...after, ...this.#switches.read(before) });
    }
    this.#deps.store.putCall(after);
    this.#ended();
  }

  #ended(): void {
    this.statistics.end();
    this.#camera.release();
    void this.#live.end();
    this.#deps.onOver();
  }

  #left({ identifier, displayName, callEndReason }: RemoteParticipant): void {
    const before = this.#deps.store.call(this.ref);
    // Everybody is gone from a call that is over, which is no news of anybody.
    if (!before || this.call.state === 'Disconnected') return;
    const one = {
      id: rawIdOf(identifier),
      name: displayNameOf(displayName),
      at: this.#deps.clock.now(),
      reason: callEndReason && endReasonOf(callEndReason),
    };
    this.#patch({ left: [...before.left, one].slice(-MAX_LEFT) });
  }

  /** Shows at once what is wanted, and then does it; of a call that is over nothing is wanted. */
  async #wish(shown: Partial<CallSnapshot>, work: () => Promise<unknown>): Promise<void> {
    if (this.#isOver) return;
    this.#patch(shown);
    await this.#try(work);
  }

  /** What does not work is said in the state; nobody has to catch it as well. */
  async #try(work: () => Promise<unknown>): Promise<void> {
    this.#patch({ failure: undefined });
    try {
      await work();
    } catch (error) {
      this.#patch({ failure: failureOf(error) });
    }
  }

  #patch(change: Partial<CallSnapshot>): void {
    this.#deps.store.patchCall(this.ref, change);
  }
}
