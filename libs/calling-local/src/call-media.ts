import type { CallConstraints, CallState, JoinCallOptions } from '@azure/communication-calling';
import type { CallAction, MediaSource } from '@switchboard/acs-wire';
import type { AskAboutCall, CallOwner } from './call-owner.ts';
import { hasCompany } from './call-state.ts';
import type { KnownCall } from './call-state.ts';
import { CallingError } from './errors.ts';
import type { InternalEvents } from './internal-events.ts';
import { MediaSession } from './media/session.ts';
import type { OwnMediaDeps } from './own-media.ts';
import { OwnMicrophone } from './own-microphone.ts';
import { OwnPictures } from './own-pictures.ts';
import { People } from './people.ts';
import type { Want } from './people.ts';
import { Sending } from './sending.ts';

/** Once media flows, before anybody has said a word. */
const LISTEN_AFTER_MS = 250;

/** What the media of a call needs of the call. */
export interface CallMediaHost {
  readonly owner: CallOwner;
  readonly events: InternalEvents;
  readonly callId: () => string;
  readonly known: () => KnownCall;
  readonly state: () => CallState;
  readonly emit: (event: string, ...args: unknown[]) => void;
  readonly ask: AskAboutCall;
  /** There is no path any more, or there never was one. */
  readonly onLost: (wasConnected: boolean) => void;
}

/** What a person sends in one call, and what is heard and seen of the others. */
export class CallMedia {
  readonly session: MediaSession;
  readonly people: People;
  readonly microphone: OwnMicrophone;
  readonly pictures: OwnPictures;
  private readonly _host: CallMediaHost;
  private readonly _sending: Sending;
  private _isIncomingMuted = false;
  private _listenTimer: Disposable | undefined;

  constructor(host: CallMediaHost, muted: boolean) {
    this._host = host;
    this.people = this._makePeople();
    this.session = this._makeSession();
    this._sending = this._makeSending(muted);
    const own = this._ownMedia();
    this.microphone = new OwnMicrophone(own, muted);
    this.pictures = new OwnPictures(own);
  }

  get isIncomingMuted(): boolean {
    return this._isIncomingMuted;
  }

  /** Opens what the call begins with. */
  begin({ videoOptions, audioOptions }: JoinCallOptions): void {
    this.pictures.begin(videoOptions?.localVideoStreams?.[0]);
    this.microphone.begin(audioOptions?.localAudioStreams?.[0]);
  }

  async constrain({ video }: CallConstraints): Promise<void> {
    const { bitrate, frameRate } = video?.send ?? {};
    await this.session.limit('camera', {
      ...(bitrate?.max !== undefined && { maxBitrate: bitrate.max }),
      ...(frameRate?.max !== undefined && { maxFramerate: frameRate.max }),
    });
  }

  setIncomingMuted(muted: boolean): void {
    if (this._isIncomingMuted === muted) return;
    this._isIncomingMuted = muted;
    this._quiet(this._host.state());
    this._host.emit('isIncomingAudioMutedChanged');
  }

  /** Takes what the server says about the call, and what state that makes. */
  follow(before: KnownCall, after: KnownCall, state: CallState): void {
    this.session.expect(hasCompany(after));
    this.people.sync(after.others, after.gone);
    this._sending.setHeld(state === 'LocalHold' || state === 'RemoteHold');
    this._quiet(state);
    const muted = after.self?.muted;
    if (muted === undefined || muted === this.microphone.isMuted) return;
    // What the server has not changed is not its last word: our own wish may be on its way.
    if (before.self?.muted !== muted) this.microphone.applyMuted(muted);
  }

  /** A new role may take camera and screen away, and make room for them. */
  allow(may: readonly CallAction[]): void {
    this.pictures.allow(may);
    this.session.allow();
  }

  /** Lets go of everything; streams that are to end with the call do. */
  close(): void {
    this.microphone.close();
    this.people.close();
    this._listenTimer?.[Symbol.dispose]();
    const streams = [this.pictures.camera, this.pictures.screen, this._sending.audio];
    this._sending.close();
    this.session.close();
    this.pictures.clear();
    for (const stream of streams) if (stream?.autoDispose) stream.dispose();
  }

  private _makePeople(): People {
    const { owner, emit, ask } = this._host;
    return new People({
      platform: owner.platform,
      devices: owner.devices,
      mute: async (user) => void (await ask('call.mute', { users: [user] })),
      want: (wants) => this._want(wants),
      onPeople: (change) => emit('remoteParticipantsUpdated', change),
      onVoices: (change) => emit('remoteAudioStreamsUpdated', change),
    });
  }

  private _makeSession(): MediaSession {
    const { owner, events, callId, onLost } = this._host;
    return new MediaSession({
      callId,
      request: (op, args) => owner.request(op, args),
      platform: owner.platform,
      iceServers: () => owner.iceServers(),
      iceTransportPolicy: owner.iceTransportPolicy,
      sources: () => this._sources(),
      onTrack: (track, source, user) => this._receiveTrack(track, source, user),
      onQuality: (quality) => this._pathChanged(quality),
      onLost,
      onChannel: (channel) => events.publish('channel', channel),
    });
  }

  private _makeSending(muted: boolean): Sending {
    const { owner, events } = this._host;
    return new Sending(
      {
        media: this.session,
        platform: owner.platform,
        onSpeaking: (speaking) => this._speak(speaking),
        onEnded: (source) => this._trackEnded(source),
        onUnexpectedMute: (isMuted) => events.publish('microphone', isMuted ? 'muted' : 'live'),
      },
      muted,
    );
  }

  private _ownMedia(): OwnMediaDeps {
    const { owner, events, emit, ask } = this._host;
    return {
      owner,
      events,
      sending: this._sending,
      emit,
      update: (change) => ask('call.update', change),
      assertMay: (action, message) => this._assertMay(action, message),
    };
  }

  private _sources(): MediaSource[] {
    const { may } = this._host.known();
    return [
      ...(may.includes('sendAudio') ? (['audio'] as const) : []),
      ...(may.includes('sendVideo') ? (['camera'] as const) : []),
      ...(may.includes('shareScreen') ? (['screen'] as const) : []),
    ];
  }

  private _quiet(state: CallState): void {
    this.people.setQuiet(this._isIncomingMuted || state === 'LocalHold');
  }

  private _speak(speaking: boolean): void {
    const { events, state, ask } = this._host;
    events.publish('voice', speaking);
    if (this.microphone.isMuted || state() !== 'Connected') return;
    ask('call.update', { speaking }).catch(() => undefined);
  }

  private _assertMay(action: CallAction, message: string): void {
    const { self, may } = this._host.known();
    if (self && !may.includes(action)) throw new CallingError(message, 403, 510403);
  }

  private _trackEnded(source: MediaSource): void {
    this._host.events.publish('ended', source);
    this.pictures.ended(source);
  }

  private _receiveTrack(track: MediaStreamTrack, source: MediaSource, user?: string): void {
    const from = user ?? [...this._host.known().others.keys()][0];
    if (from !== undefined) this.people.receive(track, source, from);
  }

  private _pathChanged(quality: 'connected' | 'interrupted'): void {
    this._host.events.publish('path', quality);
    if (quality === 'interrupted') return;
    // To open an audio context takes a while, in which the first sound would have to wait.
    this._listenTimer ??= this._host.owner.platform.clock.after(LISTEN_AFTER_MS, () => {
      this._sending.listen().catch(() => undefined);
    });
  }

  private _want(wants: readonly Want[]): void {
    if (this.session.peer || this._host.known().reason) return;
    this._host.ask('media.want', { wants: [...wants] }).catch(() => undefined);
  }
}
