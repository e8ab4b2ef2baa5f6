import type {
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
import type {
  CallAnswer,
  CallArgs,
  CallEvent,
  CallOperation,
  CallReason,
  CallView,
  MediaSource,
} from '@switchboard/acs-wire';
import type { CallLine } from './agent-line.ts';
import { fromView, hasCompany, stateOf, unknownCall, withChange } from './call-state.ts';
import type { Known } from './call-state.ts';
import { sendTones } from './dtmf.ts';
import { Emitter } from './emitter.ts';
import { CallingError, precondition } from './errors.ts';
import { rawIdOf } from './identifiers.ts';
import { FeatureSet } from './feature-set.ts';
import { Inner } from './inner.ts';
import { MediaSession } from './media/session.ts';
import { emptyLobby } from './lobby.ts';
import { OwnMicrophone } from './own-microphone.ts';
import type { OwnMediaDeps } from './own-media.ts';
import { OwnPictures } from './own-pictures.ts';
import { People } from './people.ts';
import type { Want } from './people.ts';
import type { IncomingAudio } from './remote-audio-stream.ts';
import type { RemotePerson } from './remote-participant.ts';
import { Sending } from './sending.ts';

/** Once media flows, before anybody has said a word. */
const LISTEN_AFTER_MS = 250;

export interface CallBeginning {
  readonly direction: CallDirection;
  readonly callerInfo: CallerInfo;
  readonly transferorInfo?: CallerInfo;
  readonly groupId?: string;
  readonly options: JoinCallOptions;
  /** Asks the server in; resolves with what the call is then. */
  readonly enter: (state: { muted: boolean; camera: boolean }) => Promise<CallView>;
  /** A call between two that we begin: our offer can be made while the server rings. */
  readonly anticipates?: boolean;
  /** The id a call that rings has already. */
  readonly id?: string;
}

/** One call of one agent. */
export class LocalCall extends Emitter implements Call {
  readonly kind = 'Call' as CallKind;
  readonly direction: CallDirection;
  readonly callerInfo: CallerInfo;
  readonly transferorInfo: CallerInfo;
  readonly lobby: Lobby = emptyLobby;
  readonly inner = new Inner();
  readonly line: CallLine<LocalCall>;
  readonly media: MediaSession;
  readonly info: CallInfo;
  private _known: Known;
  private _state: CallState = 'Connecting';
  private _isIncomingAudioMuted = false;
  private readonly _sending: Sending;
  private readonly _people: People;
  private readonly _microphone: OwnMicrophone;
  private readonly _pictures: OwnPictures;
  private readonly _features = new FeatureSet();
  /** Resolves once the server has let us in, or rejects with why not. */
  private readonly _entered: Promise<void>;
  private _listenTimer: Disposable | undefined;

  constructor(line: CallLine<LocalCall>, beginning: CallBeginning) {
    super();
    this.line = line;
    this.direction = beginning.direction;
    this.callerInfo = beginning.callerInfo;
    this.transferorInfo = beginning.transferorInfo as CallerInfo;
    this._known = unknownCall(beginning.id ?? crypto.randomUUID());
    const muted = beginning.options.audioOptions?.muted ?? false;
    this.info = this._makeInfo(beginning.groupId);
    this._people = this._makePeople();
    this.media = this._makeMedia();
    this._sending = this._makeSending(muted);
    const own = this._ownMedia();
    this._microphone = new OwnMicrophone(own, muted);
    this._pictures = new OwnPictures(own);
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

  get isMuted(): boolean {
    return this._microphone.isMuted;
  }

  get isIncomingAudioMuted(): boolean {
    return this._isIncomingAudioMuted;
  }

  get isScreenSharingOn(): boolean {
    return this._pictures.screen !== undefined;
  }

  get isLocalVideoStarted(): boolean {
    return this._pictures.camera !== undefined;
  }

  get localVideoStreams(): readonly LocalVideoStream[] {
    return this._pictures.streams;
  }

  get localAudioStreams(): readonly LocalAudioStream[] {
    return this._microphone.streams;
  }

  get remoteAudioStreams(): readonly IncomingAudio[] {
    return this._people.voices;
  }

  get remoteParticipants(): readonly RemotePerson[] {
    return this._people.all;
  }

  get role(): ParticipantRole {
    return this._known.self?.role ?? 'Unknown';
  }

  get known(): Known {
    return this._known;
  }

  person(user: string): RemotePerson | undefined {
    return this._people.find(user);
  }

  feature<TFeature extends CallFeature>(factory: CallFeatureFactory<TFeature>): TFeature {
    const context = { callAgent: this.line.agent as CallAgentCommon, call: this };
    return this._features.of(factory, () => new factory.callApiCtor(context));
  }

  async hangUp({ forEveryone }: HangUpOptions = { forEveryone: false }): Promise<void> {
    if (this._known.reason) return;
    this._learn({ ...this._known, leaving: true });
    try {
      await this._entered;
      await this.line.request('call.hangUp', { callId: this.id, forEveryone });
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
    return this._microphone.setMuted(true);
  }

  unmute(): Promise<void> {
    return this._microphone.setMuted(false);
  }

  async muteAllRemoteParticipants(): Promise<void> {
    await this.ask('call.mute', {});
  }

  async muteIncomingAudio(): Promise<void> {
    this._muteIncoming(true);
  }

  async unmuteIncomingAudio(): Promise<void> {
    this._muteIncoming(false);
  }

  async sendDtmf(tone: DtmfTone): Promise<void> {
    this.assertConnected();
    sendTones(this.media.dtmf(), tone);
  }

  startVideo(stream: LocalVideoStream): Promise<void> {
    return this._pictures.startCamera(stream);
  }

  stopVideo(stream: LocalVideoStream): Promise<void> {
    return this._pictures.stopCamera(stream);
  }

  async hold(): Promise<void> {
    await this.ask('call.hold', { on: true });
  }

  async resume(): Promise<void> {
    await this.ask('call.hold', { on: false });
  }

  startScreenSharing(stream?: LocalVideoStream): Promise<void> {
    return this._pictures.startScreen(stream);
  }

  stopScreenSharing(): Promise<void> {
    return this._pictures.stopScreen();
  }

  startAudio(stream: LocalAudioStream): Promise<void> {
    return this._microphone.start(stream);
  }

  stopAudio(): void {
    this._microphone.stop();
  }

  async setConstraints({ video }: CallConstraints): Promise<void> {
    const { bitrate, frameRate } = video?.send ?? {};
    await this.media.limit('camera', {
      ...(bitrate?.max !== undefined && { maxBitrate: bitrate.max }),
      ...(frameRate?.max !== undefined && { maxFramerate: frameRate.max }),
    });
  }

  addParticipant(identifier: CommunicationIdentifier): RemotePerson {
    const user = rawIdOf(identifier);
    this.assertConnected();
    const known = this._people.find(user);
    if (known) return known;
    const person = this._people.expect(user);
    this.ask('call.add', { user }).catch((error: unknown) => {
      if (!this._known.others.has(user)) this._people.giveUp(person, reasonOf(error));
    });
    return person;
  }

  async removeParticipant(identifier: CommunicationIdentifier): Promise<void> {
    await this.ask('call.remove', { user: rawIdOf(identifier) });
  }

  dispose(): void {
    if (!this._known.reason) void this.hangUp();
    this.forgetListeners();
  }

  /** Asks the server something about this call. */
  async ask<Op extends AboutCall>(
    op: Op,
    args: Omit<CallArgs<Op>, 'callId'>,
  ): Promise<CallAnswer<Op>> {
    if (this._known.reason) throw precondition('The call is over.');
    await this._entered;
    return this.line.request<Op>(op, { ...args, callId: this.id } as CallArgs<Op>);
  }

  assertConnected(): void {
    const states: readonly CallState[] = ['Connected', 'LocalHold', 'RemoteHold'];
    if (!states.includes(this._state)) throw precondition('The call is not connected.');
  }

  /** Takes what the server says about this call. */
  receive(event: CallEvent): void {
    switch (event.type) {
      case 'call.changed':
        this._learn(withChange(this._known, event, this.line.user));
        break;
      case 'call.ended':
        return this._end(event.reason);
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
    this.inner.fire('event', event);
  }

  /** The agent is gone, or the server has forgotten us. */
  endLocally(reason: CallReason): void {
    this._end(reason);
  }

  private async _enter(beginning: CallBeginning): Promise<void> {
    const { videoOptions, audioOptions } = beginning.options;
    const camera = videoOptions?.localVideoStreams?.[0];
    this._pictures.begin(camera);
    this._microphone.begin(audioOptions?.localAudioStreams?.[0]);
    if (videoOptions?.constraints) await this.setConstraints({ video: videoOptions.constraints });
    const entering = beginning.enter({ muted: this.isMuted, camera: camera !== undefined });
    try {
      if (beginning.anticipates) this.media.anticipate();
      this._enteredAs(await entering);
    } catch (error) {
      await this._leave(entering);
      throw error;
    }
  }

  /** Who is told that the call failed must not be heard in it, so it is left if we were let in. */
  private async _leave(entering: Promise<CallView>): Promise<void> {
    const left = entering.then(({ id }) => this.line.request('call.hangUp', { callId: id }));
    // Where we were not let in there is nothing to leave.
    await left.catch(() => undefined);
  }

  private _enteredAs(view: CallView): void {
    const formerId = this._known.id;
    const { leaving } = this._known;
    this.line.known(this, view.id);
    this._learn({ ...fromView(view, this.line.user), leaving });
    if (formerId !== view.id) this.emit('idChanged');
    this.emit('roleChanged');
  }

  private _makeInfo(groupId: string | undefined): CallInfo {
    const participantId = (): string => this._known.self?.id ?? '';
    return {
      groupId,
      threadId: undefined,
      get participantId() {
        return participantId();
      },
      getServerCallId: async () => {
        await this._entered;
        return btoa(this.id);
      },
      onCallInfoChanged: (event, listener) => this.inner.on(event, listener),
      offCallInfoChanged: (event, listener) => this.inner.off(event, listener),
    };
  }

  private _makePeople(): People {
    const { devices, platform } = this.line;
    return new People({
      platform,
      devices,
      mute: async (user) => void (await this.ask('call.mute', { users: [user] })),
      want: (wants) => this._want(wants),
      onPeople: (change) => this.emit('remoteParticipantsUpdated', change),
      onVoices: (change) => this.emit('remoteAudioStreamsUpdated', change),
    });
  }

  private _makeMedia(): MediaSession {
    const { line } = this;
    return new MediaSession({
      callId: () => this.id,
      request: (op, args) => line.request(op, args),
      platform: line.platform,
      iceServers: () => line.iceServers(),
      iceTransportPolicy: line.iceTransportPolicy,
      sources: () => this._sources(),
      onTrack: (track, source, user) => this._receiveTrack(track, source, user),
      onQuality: (quality) => this._pathChanged(quality),
      onLost: (wasConnected) => this._loseMedia(wasConnected),
      onChannel: (channel) => this.inner.fire('channel', channel),
    });
  }

  private _makeSending(muted: boolean): Sending {
    return new Sending(
      {
        media: this.media,
        platform: this.line.platform,
        onSpeaking: (speaking) => this._speak(speaking),
        onEnded: (source) => this._trackEnded(source),
        onUnexpectedMute: (muted) => this.inner.fire('microphone', muted ? 'muted' : 'live'),
      },
      muted,
    );
  }

  private _ownMedia(): OwnMediaDeps {
    return {
      line: this.line,
      inner: this.inner,
      sending: this._sending,
      emit: (event, ...args) => this.emit(event, ...args),
      update: (change) => this.ask('call.update', change),
      assertMay: (action, message) => this._assertMay(action, message),
    };
  }

  private _sources(): MediaSource[] {
    const { may } = this._known;
    return [
      ...(may.includes('sendAudio') ? (['audio'] as const) : []),
      ...(may.includes('sendVideo') ? (['camera'] as const) : []),
      ...(may.includes('shareScreen') ? (['screen'] as const) : []),
    ];
  }

  private _muteIncoming(muted: boolean): void {
    if (this._isIncomingAudioMuted === muted) return;
    this._isIncomingAudioMuted = muted;
    this._quiet();
    this.emit('isIncomingAudioMutedChanged');
  }

  private _quiet(): void {
    this._people.setQuiet(this._isIncomingAudioMuted || this._state === 'LocalHold');
  }

  private _speak(speaking: boolean): void {
    this.inner.fire('voice', speaking);
    if (this.isMuted || this._state !== 'Connected') return;
    this.ask('call.update', { speaking }).catch(() => undefined);
  }

  private _assertMay(action: Known['may'][number], message: string): void {
    if (this._known.self && !this._known.may.includes(action)) {
      throw new CallingError(message, 403, 510403);
    }
  }

  private _trackEnded(source: MediaSource): void {
    this.inner.fire('ended', source);
    this._pictures.ended(source);
  }

  private _receiveTrack(track: MediaStreamTrack, source: MediaSource, user?: string): void {
    const from = user ?? [...this._known.others.keys()][0];
    if (from !== undefined) this._people.receive(track, source, from);
  }

  private _pathChanged(quality: 'connected' | 'interrupted'): void {
    this.inner.fire('path', quality);
    if (quality === 'interrupted') return;
    // To open an audio context takes a while, in which the first sound would have to wait.
    this._listenTimer ??= this.line.platform.clock.after(LISTEN_AFTER_MS, () => {
      this._sending.listen().catch(() => undefined);
    });
  }

  private _loseMedia(wasConnected: boolean): void {
    const cause = wasConnected ? 'media-lost' : 'media-failed';
    this.line.request('call.hangUp', { callId: this.id, cause }).catch(() => undefined);
    this._end({ code: 410, subCode: wasConnected ? 301005 : 301004 });
  }

  private _learn(known: Known): void {
    const before = this._known;
    this._known = known;
    const state = stateOf(known);
    this.media.expect(hasCompany(known));
    this._people.sync(known.others);
    this._sending.setHeld(state === 'LocalHold' || state === 'RemoteHold');
    if (
      known.self &&
      known.self.muted !== this.isMuted &&
      before.self?.muted !== known.self.muted
    ) {
      this._microphone.applyMuted(known.self.muted);
    }
    if (before.self && before.self.role !== known.self?.role) this._roleChanged();
    if (state !== this._state) {
      this._state = state;
      this._quiet();
      this.emit('stateChanged');
    }
    this.inner.fire('known', { before, after: known });
  }

  /** A new role may take camera and screen away, and make room for them. */
  private _roleChanged(): void {
    this._pictures.allow(this._known.may);
    this.media.allow();
    this.emit('roleChanged');
  }

  private _want(wants: readonly Want[]): void {
    if (this.media.peer || this._known.reason) return;
    this.ask('media.want', { wants: [...wants] }).catch(() => undefined);
  }

  private _end(reason: CallReason): void {
    if (this._known.reason) return;
    this._microphone.close();
    this._people.close();
    this._listenTimer?.[Symbol.dispose]();
    const streams = [this._pictures.camera, this._pictures.screen, this._sending.audio];
    this._sending.close();
    this.media.close();
    this._pictures.forget();
    for (const stream of streams) if (stream?.autoDispose) stream.dispose();
    this._learn({ ...this._known, reason, others: new Map() });
    this.line.ended(this);
    this.inner.fire('over');
    this._features.dispose();
  }
}

type AboutCall = Exclude<
  CallOperation,
  'agent.refresh' | 'call.start' | 'call.join' | 'media.describe' | 'media.candidate'
>;

function reasonOf(error: unknown): CallReason {
  if (error instanceof CallingError) return { code: error.code, subCode: error.subCode };
  return { code: 500, subCode: 0 };
}
