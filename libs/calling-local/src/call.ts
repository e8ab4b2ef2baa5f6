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
  CallArgs,
  CallEvent,
  CallOperation,
  CallReason,
  CallView,
  MediaSource,
} from '@switchboard/acs-wire';
import type { AgentLine } from './agent-line.ts';
import { fromView, hasCompany, stateOf, unknownCall, withChange } from './call-state.ts';
import type { Known } from './call-state.ts';
import { sendTones } from './dtmf.ts';
import { Emitter } from './emitter.ts';
import { CallingError, invalidArgument, precondition } from './errors.ts';
import { rawIdOf } from './identifiers.ts';
import { Inner } from './inner.ts';
import { AudioStream } from './local-audio-stream.ts';
import { VideoStream } from './local-video-stream.ts';
import { MediaSession } from './media/session.ts';
import { emptyLobby } from './lobby.ts';
import { People } from './people.ts';
import type { Want } from './people.ts';
import type { IncomingAudio } from './remote-audio-stream.ts';
import type { RemotePerson } from './remote-participant.ts';
import { captureScreen } from './screen.ts';
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
  readonly line: AgentLine;
  readonly media: MediaSession;
  readonly info: CallInfo;
  #known: Known;
  #state: CallState = 'Connecting';
  #isMuted: boolean;
  #isIncomingAudioMuted = false;
  readonly #sending: Sending;
  readonly #people: People;
  #camera: VideoStream | undefined;
  #screen: VideoStream | undefined;
  readonly #features = new Map<unknown, CallFeature>();
  /** Resolves once the server has let us in, or rejects with why not. */
  readonly #entered: Promise<void>;
  #listenTimer: Disposable | undefined;
  readonly #followMicrophone = (): void => this.#changeMicrophone();
  readonly #retryMicrophone = (): void => this.#reopenMicrophone();

  constructor(line: AgentLine, beginning: CallBeginning) {
    super();
    this.line = line;
    this.direction = beginning.direction;
    this.callerInfo = beginning.callerInfo;
    this.transferorInfo = beginning.transferorInfo as CallerInfo;
    this.#known = unknownCall(beginning.id ?? crypto.randomUUID());
    const { options } = beginning;
    this.#isMuted = options.audioOptions?.muted ?? false;
    this.info = this.#makeInfo(beginning.groupId);
    this.#people = this.#makePeople();
    this.media = this.#makeMedia();
    this.#sending = this.#makeSending();
    line.devices.on('selectedMicrophoneChanged', this.#followMicrophone);
    line.devices.on('microphoneAllowed', this.#retryMicrophone);
    this.#entered = this.#enter(beginning);
    // Whoever awaits an operation hears of it too; the call's own state says so to everybody else.
    this.#entered.catch((error: unknown) => this.#end(reasonOf(error)));
  }

  get id(): string {
    return this.#known.id;
  }

  get state(): CallState {
    return this.#state;
  }

  get callEndReason(): CallEndReason {
    return this.#known.reason as CallEndReason;
  }

  get isMuted(): boolean {
    return this.#isMuted;
  }

  get isIncomingAudioMuted(): boolean {
    return this.#isIncomingAudioMuted;
  }

  get isScreenSharingOn(): boolean {
    return this.#screen !== undefined;
  }

  get isLocalVideoStarted(): boolean {
    return this.#camera !== undefined;
  }

  get localVideoStreams(): readonly LocalVideoStream[] {
    const streams = [this.#camera, this.#screen].filter((stream) => stream !== undefined);
    return streams as unknown as LocalVideoStream[];
  }

  get localAudioStreams(): readonly LocalAudioStream[] {
    const { audio } = this.#sending;
    return audio ? [audio as unknown as LocalAudioStream] : [];
  }

  get remoteAudioStreams(): readonly IncomingAudio[] {
    return this.#people.voices;
  }

  get remoteParticipants(): readonly RemotePerson[] {
    return this.#people.all;
  }

  get role(): ParticipantRole {
    return this.#known.self?.role ?? 'Unknown';
  }

  get known(): Known {
    return this.#known;
  }

  person(user: string): RemotePerson | undefined {
    return this.#people.find(user);
  }

  feature<TFeature extends CallFeature>(factory: CallFeatureFactory<TFeature>): TFeature {
    const known = this.#features.get(factory) as TFeature | undefined;
    if (known) return known;
    const { agent } = this.line;
    const made = new factory.callApiCtor({ callAgent: agent as CallAgentCommon, call: this });
    this.#features.set(factory, made);
    return made;
  }

  async hangUp({ forEveryone }: HangUpOptions = { forEveryone: false }): Promise<void> {
    if (this.#known.reason) return;
    this.#learn({ ...this.#known, leaving: true });
    try {
      await this.#entered;
      await this.line.request('call.hangUp', { callId: this.id, forEveryone });
    } catch (error) {
      // Over is over, whatever the server thinks of it; but a refusal leaves the call as it was.
      if (error instanceof CallingError && error.code === 403) {
        this.#learn({ ...this.#known, leaving: false });
        throw error;
      }
    }
    this.#end({ code: 0, subCode: 0 });
  }

  async mute(): Promise<void> {
    await this.#setMuted(true);
  }

  async unmute(): Promise<void> {
    await this.#setMuted(false);
  }

  async muteAllRemoteParticipants(): Promise<void> {
    await this.ask('call.mute', {});
  }

  async muteIncomingAudio(): Promise<void> {
    this.#muteIncoming(true);
  }

  async unmuteIncomingAudio(): Promise<void> {
    this.#muteIncoming(false);
  }

  async sendDtmf(tone: DtmfTone): Promise<void> {
    this.assertConnected();
    sendTones(this.media.dtmf(), tone);
  }

  async startVideo(stream: LocalVideoStream): Promise<void> {
    const video = ownVideo(stream);
    if (this.#camera === video) throw new CallingError('This video is on.', 400, 41027);
    this.#assertMay('sendVideo', 'Your role does not send video.');
    const track = await video.getMediaStream();
    if (track.getVideoTracks().length === 0) throw invalidArgument('The stream has no video.');
    await this.ask('call.update', { camera: true });
    const former = this.#camera;
    this.#camera = video;
    await this.#sending.startVideo('camera', video);
    this.emit('localVideoStreamsUpdated', { added: [video], removed: former ? [former] : [] });
    if (!former) this.emit('isLocalVideoStartedChanged');
    this.inner.fire('camera', 'live');
  }

  async stopVideo(stream: LocalVideoStream): Promise<void> {
    if (ownVideo(stream) !== this.#camera) throw invalidArgument('This video is not on.');
    this.#dropVideo('camera');
    await this.ask('call.update', { camera: false });
  }

  async hold(): Promise<void> {
    await this.ask('call.hold', { on: true });
  }

  async resume(): Promise<void> {
    await this.ask('call.hold', { on: false });
  }

  async startScreenSharing(stream?: LocalVideoStream): Promise<void> {
    if (this.#screen) throw precondition('A screen is being shared already.');
    this.#assertMay('shareScreen', 'Your role does not share a screen.');
    const screen = stream ? ownVideo(stream) : await captureScreen(this.line.platform);
    try {
      await this.ask('call.update', { screen: true });
    } catch (error) {
      screen.dispose();
      throw error;
    }
    this.#screen = screen;
    await this.#sending.startVideo('screen', screen);
    this.emit('localVideoStreamsUpdated', { added: [screen], removed: [] });
    this.emit('isScreenSharingOnChanged');
  }

  async stopScreenSharing(): Promise<void> {
    if (!this.#screen) return;
    this.#dropVideo('screen');
    await this.ask('call.update', { screen: false });
  }

  async startAudio(stream: LocalAudioStream): Promise<void> {
    const audio = ownAudio(stream);
    const former = this.#sending.audio;
    await this.#sending.startAudio(audio);
    this.emit('localAudioStreamsUpdated', { added: [audio], removed: former ? [former] : [] });
  }

  stopAudio(): void {
    const former = this.#sending.audio;
    this.#sending.stopAudio();
    if (former) this.emit('localAudioStreamsUpdated', { added: [], removed: [former] });
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
    const known = this.#people.find(user);
    if (known) return known;
    const person = this.#people.expect(user);
    this.ask('call.add', { user }).catch((error: unknown) => {
      if (!this.#known.others.has(user)) this.#people.giveUp(person, reasonOf(error));
    });
    return person;
  }

  async removeParticipant(identifier: CommunicationIdentifier): Promise<void> {
    await this.ask('call.remove', { user: rawIdOf(identifier) });
  }

  dispose(): void {
    if (!this.#known.reason) void this.hangUp();
    this.forgetListeners();
  }

  /** Asks the server something about this call. */
  async ask<Op extends AboutCall>(op: Op, args: Omit<CallArgs<Op>, 'callId'>): Promise<unknown> {
    if (this.#known.reason) throw precondition('The call is over.');
    await this.#entered;
    return this.line.request(op, { ...args, callId: this.id } as CallArgs<Op>);
  }

  assertConnected(): void {
    const states: readonly CallState[] = ['Connected', 'LocalHold', 'RemoteHold'];
    if (!states.includes(this.#state)) throw precondition('The call is not connected.');
  }

  /** Takes what the server says about this call. */
  receive(event: CallEvent): void {
    switch (event.type) {
      case 'call.changed':
        this.#learn(withChange(this.#known, event, this.line.user));
        break;
      case 'call.ended':
        return this.#end(event.reason);
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
    this.#end(reason);
  }

  async #enter(beginning: CallBeginning): Promise<void> {
    const { videoOptions, audioOptions } = beginning.options;
    const camera = videoOptions?.localVideoStreams?.[0];
    if (camera) this.#camera = ownVideo(camera);
    this.#startMicrophone(audioOptions?.localAudioStreams?.[0]);
    if (this.#camera)
      this.#sending.startVideo('camera', this.#camera).catch((error) => this.#cameraFailed(error));
    if (videoOptions?.constraints) await this.setConstraints({ video: videoOptions.constraints });
    const entering = beginning.enter({ muted: this.#isMuted, camera: camera !== undefined });
    if (beginning.anticipates) this.media.anticipate();
    const view = await entering;
    const formerId = this.#known.id;
    const { leaving } = this.#known;
    this.line.known(this, view.id);
    this.#learn({ ...fromView(view, this.line.user), leaving });
    if (formerId !== view.id) this.emit('idChanged');
    this.emit('roleChanged');
  }

  #makeInfo(groupId: string | undefined): CallInfo {
    const participantId = (): string => this.#known.self?.id ?? '';
    return {
      groupId,
      threadId: undefined,
      get participantId() {
        return participantId();
      },
      getServerCallId: async () => {
        await this.#entered;
        return btoa(this.id);
      },
      onCallInfoChanged: (event, listener) => this.inner.on(event, listener),
      offCallInfoChanged: (event, listener) => this.inner.off(event, listener),
    };
  }

  #makePeople(): People {
    const { devices, platform } = this.line;
    return new People({
      platform,
      devices,
      mute: async (user) => void (await this.ask('call.mute', { users: [user] })),
      want: (wants) => this.#want(wants),
      onPeople: (change) => this.emit('remoteParticipantsUpdated', change),
      onVoices: (change) => this.emit('remoteAudioStreamsUpdated', change),
    });
  }

  #makeMedia(): MediaSession {
    const { line } = this;
    return new MediaSession({
      callId: () => this.id,
      request: (op, args) => line.request(op, args),
      platform: line.platform,
      iceServers: () => line.iceServers(),
      iceTransportPolicy: line.iceTransportPolicy,
      sources: () => this.#sources(),
      onTrack: (track, source, user) => this.#receiveTrack(track, source, user),
      onQuality: (quality) => this.#pathChanged(quality),
      onLost: (wasConnected) => this.#loseMedia(wasConnected),
      onChannel: (channel) => this.inner.fire('channel', channel),
    });
  }

  #makeSending(): Sending {
    return new Sending(
      {
        media: this.media,
        platform: this.line.platform,
        onSpeaking: (speaking) => this.#speak(speaking),
        onEnded: (source) => this.#trackEnded(source),
        onUnexpectedMute: (muted) => this.inner.fire('microphone', muted ? 'muted' : 'live'),
      },
      this.#isMuted,
    );
  }

  #sources(): MediaSource[] {
    const { may } = this.#known;
    return [
      ...(may.includes('sendAudio') ? (['audio'] as const) : []),
      ...(may.includes('sendVideo') ? (['camera'] as const) : []),
      ...(may.includes('shareScreen') ? (['screen'] as const) : []),
    ];
  }

  #startMicrophone(given: LocalAudioStream | undefined): void {
    const { devices, platform } = this.line;
    const system = { id: '', name: '', isSystemDefault: true, deviceType: 'Microphone' } as const;
    const stream = given
      ? ownAudio(given)
      : new AudioStream(platform, devices.selectedMicrophone ?? system);
    this.#openMicrophone(stream);
  }

  /** Without a microphone one can still listen. */
  #openMicrophone(stream: AudioStream): void {
    this.#sending.startAudio(stream).then(
      () => this.inner.fire('microphone', 'live'),
      (error: unknown) => this.inner.fire('microphone', refusalOf(error)),
    );
  }

  /** The person has changed their mind about what they refused. */
  #reopenMicrophone(): void {
    const { audio, isOpen } = this.#sending;
    if (audio && !isOpen) this.#openMicrophone(audio);
  }

  #changeMicrophone(): void {
    const microphone = this.line.devices.selectedMicrophone;
    const { audio } = this.#sending;
    if (!microphone || !audio || audio.isBorrowed || audio.source.id === microphone.id) return;
    audio.switchSource(microphone).then(
      () => this.inner.fire('microphone', 'live'),
      (error: unknown) => this.inner.fire('microphone', refusalOf(error)),
    );
  }

  async #setMuted(muted: boolean): Promise<void> {
    if (!muted) this.#assertMay('sendAudio', 'Your role does not send audio.');
    // Silence first and word of it second; the other way round somebody is heard who thinks not.
    if (muted) this.#sending.setMuted(true);
    try {
      await this.ask('call.update', { muted });
    } catch (error) {
      this.#sending.setMuted(this.#isMuted);
      throw error;
    }
    this.#applyMuted(muted);
  }

  #applyMuted(muted: boolean): void {
    this.#sending.setMuted(muted);
    if (this.#isMuted === muted) return;
    this.#isMuted = muted;
    this.emit('isMutedChanged');
  }

  #muteIncoming(muted: boolean): void {
    if (this.#isIncomingAudioMuted === muted) return;
    this.#isIncomingAudioMuted = muted;
    this.#quiet();
    this.emit('isIncomingAudioMutedChanged');
  }

  #quiet(): void {
    this.#people.setQuiet(this.#isIncomingAudioMuted || this.#state === 'LocalHold');
  }

  #speak(speaking: boolean): void {
    this.inner.fire('voice', speaking);
    if (this.#isMuted || this.#state !== 'Connected') return;
    this.ask('call.update', { speaking }).catch(() => undefined);
  }

  #assertMay(action: Known['may'][number], message: string): void {
    if (this.#known.self && !this.#known.may.includes(action)) {
      throw new CallingError(message, 403, 510403);
    }
  }

  #trackEnded(source: MediaSource): void {
    this.inner.fire('ended', source);
    if (source === 'screen') this.stopScreenSharing().catch(() => undefined);
    if (source !== 'camera' || !this.#camera) return;
    this.#dropVideo('camera');
    this.ask('call.update', { camera: false }).catch(() => undefined);
  }

  #cameraFailed(error: unknown): void {
    this.inner.fire('camera', refusalOf(error));
    this.#dropVideo('camera');
    this.ask('call.update', { camera: false }).catch(() => undefined);
  }

  #dropVideo(source: 'camera' | 'screen'): void {
    const stream = source === 'camera' ? this.#camera : this.#screen;
    if (!stream) return;
    this.#sending.stopVideo(source);
    if (source === 'camera') this.#camera = undefined;
    else this.#screen = undefined;
    if (source === 'screen') stream.dispose();
    this.emit('localVideoStreamsUpdated', { added: [], removed: [stream] });
    this.emit(source === 'camera' ? 'isLocalVideoStartedChanged' : 'isScreenSharingOnChanged');
  }

  #receiveTrack(track: MediaStreamTrack, source: MediaSource, user?: string): void {
    const from = user ?? [...this.#known.others.keys()][0];
    if (from !== undefined) this.#people.receive(track, source, from);
  }

  #pathChanged(quality: 'connected' | 'interrupted'): void {
    this.inner.fire('path', quality);
    if (quality === 'interrupted') return;
    // To open an audio context takes a while, in which the first sound would have to wait.
    this.#listenTimer ??= this.line.platform.clock.after(LISTEN_AFTER_MS, () => {
      this.#sending.listen().catch(() => undefined);
    });
  }

  #loseMedia(wasConnected: boolean): void {
    const cause = wasConnected ? 'media-lost' : 'media-failed';
    this.line.request('call.hangUp', { callId: this.id, cause }).catch(() => undefined);
    this.#end({ code: 410, subCode: wasConnected ? 301005 : 301004 });
  }

  #learn(known: Known): void {
    const before = this.#known;
    this.#known = known;
    const state = stateOf(known);
    this.media.expect(hasCompany(known));
    this.#people.sync(known.others);
    this.#sending.setHeld(state === 'LocalHold' || state === 'RemoteHold');
    if (
      known.self &&
      known.self.muted !== this.#isMuted &&
      before.self?.muted !== known.self.muted
    ) {
      this.#applyMuted(known.self.muted);
    }
    if (before.self && before.self.role !== known.self?.role) this.#roleChanged();
    if (state !== this.#state) {
      this.#state = state;
      this.#quiet();
      this.emit('stateChanged');
    }
    this.inner.fire('known', { before, after: known });
  }

  /** A new role may take camera and screen away, and make room for them. */
  #roleChanged(): void {
    const { may } = this.#known;
    if (!may.includes('sendVideo')) this.#dropVideo('camera');
    if (!may.includes('shareScreen')) this.#dropVideo('screen');
    this.media.allow();
    this.emit('roleChanged');
  }

  #want(wants: readonly Want[]): void {
    if (this.media.peer || this.#known.reason) return;
    this.ask('media.want', { wants: [...wants] }).catch(() => undefined);
  }

  #end(reason: CallReason): void {
    if (this.#known.reason) return;
    const { devices } = this.line;
    devices.off('selectedMicrophoneChanged', this.#followMicrophone);
    devices.off('microphoneAllowed', this.#retryMicrophone);
    this.#people.close();
    this.#listenTimer?.[Symbol.dispose]();
    const streams = [this.#camera, this.#screen, this.#sending.audio];
    this.#sending.close();
    this.media.close();
    this.#camera = this.#screen = undefined;
    for (const stream of streams) if (stream?.autoDispose) stream.dispose();
    this.#learn({ ...this.#known, reason, others: new Map() });
    this.line.ended(this);
    this.inner.fire('over');
    for (const feature of this.#features.values()) feature.dispose();
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

function refusalOf(error: unknown): 'denied' | 'failed' {
  return error instanceof CallingError && error.code === 403 ? 'denied' : 'failed';
}

function ownVideo(stream: unknown): VideoStream {
  if (stream instanceof VideoStream) return stream;
  throw invalidArgument('Only streams of this module can be sent.');
}

function ownAudio(stream: unknown): AudioStream {
  if (stream instanceof AudioStream) return stream;
  throw invalidArgument('Only streams of this module can be sent.');
}
