import type {
  AddPhoneNumberOptions,
  Call,
  CallAgentCommon,
  CallConstraints,
  CallDirection,
  CallEndReason,
  CallerInfo,
  CallFeature,
  CallFeatureFactory,
  CallInfo,
  CallKind,
  CallState,
  DtmfTone,
  HangUpOptions,
  JoinCallOptions,
  Lobby,
  LocalAudioStream,
  LocalVideoStream,
  ParticipantRole,
} from '@azure/communication-calling';
import type { CommunicationIdentifier } from '@azure/communication-common';
import type { CallAnswer, CallArgs, CallEvent, CallReason, CallView } from '@switchboard/acs-wire';
import { calleeOf, callerIdOf } from './callees.ts';
import { callInfo } from './call-info.ts';
import { CallMedia } from './call-media.ts';
import type { AboutCall, OwningAgent } from './call-owner.ts';
import { fromView, stateOf, unknownCall, withChange } from './call-state.ts';
import type { KnownCall } from './call-state.ts';
import { keyOf, sendTones } from './dtmf.ts';
import { Emitter } from './emitter.ts';
import { CallingError, precondition, reasonOf } from './errors.ts';
import { FeatureSet } from './feature-set.ts';
import { rawIdOf } from './identifiers.ts';
import { InternalEvents } from './internal-events.ts';
import { emptyLobby } from './lobby.ts';
import type { MediaRole, MediaSession } from './media/session.ts';
import type { IncomingAudio } from './remote-audio-stream.ts';
import type { RemotePerson } from './remote-participant.ts';

export interface CallBeginning {
  readonly direction: CallDirection;
  readonly callerInfo: CallerInfo;
  readonly transferorInfo?: CallerInfo;
  readonly groupId?: string;
  readonly options: JoinCallOptions;
  /** Asks the server in; what the call is then comes before anything that happens in it. */
  readonly enter: (
    state: { readonly muted: boolean; readonly camera: boolean },
    entered: (view: CallView) => void,
  ) => Promise<unknown>;
  /** In a call between two: our part of its connection, which is prepared while the server thinks. */
  readonly anticipates?: MediaRole | undefined;
  /** The id a call that rings has already. */
  readonly id?: string;
  /** The number that phones are called from. */
  readonly callerId?: string;
}

/** One call of one agent. */
export class LocalCall extends Emitter implements Call {
  readonly kind = 'Call' as CallKind;
  readonly direction: CallDirection;
  readonly callerInfo: CallerInfo;
  readonly transferorInfo: CallerInfo;
  readonly lobby: Lobby = emptyLobby;
  readonly events = new InternalEvents();
  readonly owner: OwningAgent<LocalCall>;
  readonly info: CallInfo;
  /** The number that phones were called from last. */
  private _callerId: string | undefined;
  private _known: KnownCall;
  private _state: CallState = 'Connecting';
  private readonly _media: CallMedia;
  private readonly _features = new FeatureSet();
  /** Resolves once the server has let us in, or rejects with why not. */
  private readonly _entered: Promise<void>;

  constructor(owner: OwningAgent<LocalCall>, beginning: CallBeginning) {
    super();
    this.owner = owner;
    this.direction = beginning.direction;
    this.callerInfo = beginning.callerInfo;
    this.transferorInfo = beginning.transferorInfo as CallerInfo;
    this._callerId = beginning.callerId;
    this._known = unknownCall(beginning.id ?? crypto.randomUUID());
    this.info = callInfo({
      groupId: beginning.groupId,
      participantId: () => this._known.self?.id ?? '',
      callId: () => this._entered.then(() => this.id),
      events: this.events,
    });
    this._media = this._makeMedia(beginning.options.audioOptions?.muted ?? false);
    this._entered = this._enter(beginning);
    // Whoever awaits an operation hears of it too; the call's own state says so to everybody else.
    this._entered.catch((error: unknown) => this._end(reasonOf(error)));
  }

  get id(): string {
    return this._known.id;
  }

  get state(): CallState {
    return this._state;
  }

  get callEndReason(): CallEndReason {
    return this._known.reason as CallEndReason;
  }

  get media(): MediaSession {
    return this._media.session;
  }

  get isMuted(): boolean {
    return this._media.microphone.isMuted;
  }

  get isIncomingAudioMuted(): boolean {
    return this._media.isIncomingMuted;
  }

  get isScreenSharingOn(): boolean {
    return this._media.pictures.screen !== undefined;
  }

  get isLocalVideoStarted(): boolean {
    return this._media.pictures.camera !== undefined;
  }

  get localVideoStreams(): readonly LocalVideoStream[] {
    return this._media.pictures.streams;
  }

  get localAudioStreams(): readonly LocalAudioStream[] {
    return this._media.microphone.streams;
  }

  get remoteAudioStreams(): readonly IncomingAudio[] {
    return this._media.people.voices;
  }

  get remoteParticipants(): readonly RemotePerson[] {
    return this._media.people.all;
  }

  get role(): ParticipantRole {
    return this._known.self?.role ?? 'Unknown';
  }

  /** The number that a phone is called from for this call, when nothing else is said. */
  get callerId(): string | undefined {
    return this._callerId;
  }

  get known(): KnownCall {
    return this._known;
  }

  person(user: string): RemotePerson | undefined {
    return this._media.people.find(user);
  }

  feature<TFeature extends CallFeature>(factory: CallFeatureFactory<TFeature>): TFeature {
    const context = { callAgent: this.owner.agent as CallAgentCommon, call: this };
    return this._features.of(factory, () => new factory.callApiCtor(context));
  }

  async hangUp({ forEveryone }: HangUpOptions = { forEveryone: false }): Promise<void> {
    if (this._known.reason) return;
    this._learn({ ...this._known, leaving: true });
    try {
      await this._entered;
      await this.owner.request('call.hangUp', { callId: this.id, forEveryone });
    } catch (error) {
      // Over is over, whatever the server thinks of it; but a refusal leaves the call as it was.
      if (error instanceof CallingError && error.code === 403) {
        this._learn({ ...this._known, leaving: false });
        throw error;
      }
    }
    this._end({ code: 0, subCode: 0 });
  }

  mute(): Promise<void> {
    return this._media.microphone.setMuted(true);
  }

  unmute(): Promise<void> {
    return this._media.microphone.setMuted(false);
  }

  async muteAllRemoteParticipants(): Promise<void> {
    await this.ask('call.mute', {});
  }

  async muteIncomingAudio(): Promise<void> {
    this._media.setIncomingMuted(true);
  }

  async unmuteIncomingAudio(): Promise<void> {
    this._media.setIncomingMuted(false);
  }

  async sendDtmf(tone: DtmfTone): Promise<void> {
    this.assertConnected();
    // Through the engine the server passes keys on, to whatever is no page.
    if (this.media.peer) return sendTones(this.media.dtmf(), tone);
    await this.ask('call.dtmf', { tone: keyOf(tone) });
  }

  startVideo(stream: LocalVideoStream): Promise<void> {
    return this._media.pictures.startCamera(stream);
  }

  stopVideo(stream: LocalVideoStream): Promise<void> {
    return this._media.pictures.stopCamera(stream);
  }

  async hold(): Promise<void> {
    await this.ask('call.hold', { on: true });
  }

  async resume(): Promise<void> {
    await this.ask('call.hold', { on: false });
  }

  startScreenSharing(stream?: LocalVideoStream): Promise<void> {
    return this._media.pictures.startScreen(stream);
  }

  stopScreenSharing(): Promise<void> {
    return this._media.pictures.stopScreen();
  }

  startAudio(stream: LocalAudioStream): Promise<void> {
    return this._media.microphone.start(stream);
  }

  stopAudio(): void {
    this._media.microphone.stop();
  }

  async setConstraints(constraints: CallConstraints): Promise<void> {
    await this._media.constrain(constraints);
  }

  addParticipant(
    identifier: CommunicationIdentifier,
    { alternateCallerId }: AddPhoneNumberOptions = {},
  ): RemotePerson {
    const callerId = callerIdOf(alternateCallerId);
    const { user } = calleeOf(identifier, callerId);
    this.assertConnected();
    const known = this._media.people.find(user);
    if (known) return known;
    const person = this._media.people.expect(user);
    this._callerId = callerId ?? this._callerId;
    const args = { user, ...(callerId !== undefined && { alternateCallerId: callerId }) };
    this.ask('call.add', args).catch((error: unknown) => {
      if (!this._known.others.has(user)) this._media.people.giveUp(person, reasonOf(error));
    });
    return person;
  }

  async removeParticipant(identifier: CommunicationIdentifier): Promise<void> {
    await this.ask('call.remove', { user: rawIdOf(identifier) });
  }

  dispose(): void {
    if (!this._known.reason) void this.hangUp();
    this.removeListeners();
  }

  /** Asks the server something about this call. */
  async ask<Op extends AboutCall>(
    op: Op,
    args: Omit<CallArgs<Op>, 'callId'>,
  ): Promise<CallAnswer<Op>> {
    if (this._known.reason) throw precondition('The call is over.');
    await this._entered;
    return this.owner.request<Op>(op, { ...args, callId: this.id } as CallArgs<Op>);
  }

  assertConnected(): void {
    const states: readonly CallState[] = ['Connected', 'LocalHold', 'RemoteHold'];
    if (!states.includes(this._state)) throw precondition('The call is not connected.');
  }

  /** Takes what the server says about this call. */
  receive(event: CallEvent): void {
    switch (event.type) {
      case 'call.changed':
        this._learn(withChange(this._known, event, this.owner.user));
        break;
      case 'call.ended':
        return this._end(event.reason);
      case 'call.moved':
        this._enteredAs(event.call);
        break;
      case 'call.mutedByOthers':
        this.emit('mutedByOthers');
        break;
      case 'media.session':
      case 'media.describe':
      case 'media.candidate':
        this.media.take(event);
        break;
      default:
        break;
    }
    this.events.publish('event', event);
  }

  /** The agent is gone, or the server has forgotten us. */
  endLocally(reason: CallReason): void {
    this._end(reason);
  }

  private async _enter(beginning: CallBeginning): Promise<void> {
    const { videoOptions } = beginning.options;
    const camera = videoOptions?.localVideoStreams?.[0];
    this._media.begin(beginning.options);
    if (videoOptions?.constraints) {
      await this.setConstraints({ video: videoOptions.constraints });
    }
    let callId: string | undefined;
    const state = { muted: this.isMuted, camera: camera !== undefined };
    const entering = beginning.enter(state, (view) => {
      callId = view.id;
      this._enteredAs(view);
    });
    try {
      if (beginning.anticipates) this.media.anticipate(beginning.anticipates);
      await entering;
    } catch (error) {
      await entering.catch(() => undefined);
      // Who is told that the call failed must not be heard in it.
      if (callId !== undefined) await this._leave(callId);
      throw error;
    }
  }

  private async _leave(callId: string): Promise<void> {
    // Where the call is over there is nothing to leave.
    await this.owner.request('call.hangUp', { callId }).catch(() => undefined);
  }

  private _enteredAs(view: CallView): void {
    const formerId = this._known.id;
    const { leaving } = this._known;
    this.owner.identified(this, view.id);
    this._learn({ ...fromView(view, this.owner.user), leaving });
    if (formerId !== view.id) this.emit('idChanged');
    this.emit('roleChanged');
  }

  private _makeMedia(muted: boolean): CallMedia {
    const host = {
      owner: this.owner,
      events: this.events,
      callId: () => this.id,
      known: () => this._known,
      state: () => this._state,
      emit: (event: string, ...args: unknown[]) => this.emit(event, ...args),
      ask: <Op extends AboutCall>(op: Op, args: Omit<CallArgs<Op>, 'callId'>) => this.ask(op, args),
      onLost: (wasConnected: boolean) => this._loseMedia(wasConnected),
    };
    return new CallMedia(host, muted);
  }

  private _loseMedia(wasConnected: boolean): void {
    const cause = wasConnected ? 'media-lost' : 'media-failed';
    this.owner.request('call.hangUp', { callId: this.id, cause }).catch(() => undefined);
    this._end({ code: 410, subCode: wasConnected ? 301005 : 301004 });
  }

  private _learn(known: KnownCall): void {
    const before = this._known;
    this._known = known;
    const state = stateOf(known);
    this._media.follow(before, known, state);
    if (before.self && before.self.role !== known.self?.role) this._roleChanged();
    if (state !== this._state) {
      this._state = state;
      this.emit('stateChanged');
    }
    this.events.publish('known', { before, after: known });
  }

  private _roleChanged(): void {
    this._media.allow(this._known.may);
    this.emit('roleChanged');
  }

  private _end(reason: CallReason): void {
    if (this._known.reason) return;
    this._media.close();
    this._learn({ ...this._known, reason, others: new Map() });
    this.owner.ended(this);
    this.events.publish('over');
    this._features.dispose();
  }
}
