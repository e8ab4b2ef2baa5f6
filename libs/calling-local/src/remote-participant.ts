import type {
  CallEndReason,
  EndpointDetails,
  ParticipantRole,
  RemoteParticipant,
  RemoteParticipantState,
} from '@azure/communication-calling';
import type { CommunicationIdentifierKind } from '@azure/communication-common';
import type { CallParticipant, MediaSource } from '@switchboard/acs-wire';
import { Emitter } from './emitter.ts';
import { identifierOf } from './identifiers.ts';
import { IncomingVideo } from './remote-video-stream.ts';

const STATES: Readonly<Record<CallParticipant['state'], RemoteParticipantState>> = {
  ringing: 'Ringing',
  waiting: 'Connecting',
  connected: 'Connected',
  hold: 'Hold',
  ended: 'Disconnected',
};

export interface RemotePersonDeps {
  readonly mute: (user: string) => Promise<void>;
  readonly onWanted: () => void;
}

/** Somebody else in a call, as the server last described them. */
export class RemotePerson extends Emitter implements RemoteParticipant {
  readonly user: string;
  readonly identifier: CommunicationIdentifierKind;
  readonly camera: IncomingVideo;
  readonly screen: IncomingVideo;
  private _view: CallParticipant;
  private _videoStreams: readonly IncomingVideo[] = [];
  private readonly _mute: RemotePersonDeps['mute'];

  constructor(view: CallParticipant, { mute, onWanted }: RemotePersonDeps) {
    super();
    this.user = view.user;
    this.identifier = identifierOf(view.user);
    this._view = view;
    this._mute = mute;
    this.camera = new IncomingVideo('camera', onWanted);
    this.screen = new IncomingVideo('screen', onWanted);
    this._syncStreams();
  }

  get view(): CallParticipant {
    return this._view;
  }

  // Absent names are `undefined` in the SDK too; exactOptionalPropertyTypes cannot say so in a getter.
  get displayName(): string {
    return this._view.displayName as string;
  }

  get endpointDetails(): EndpointDetails[] {
    return [{ participantId: this._view.id }];
  }

  get state(): RemoteParticipantState {
    return this._view.early ? 'EarlyMedia' : STATES[this._view.state];
  }

  get callEndReason(): CallEndReason {
    return this._view.reason as CallEndReason;
  }

  get videoStreams(): readonly IncomingVideo[] {
    return this._videoStreams;
  }

  get isMuted(): boolean {
    return this._view.muted;
  }

  get isSpeaking(): boolean {
    return this._view.speaking;
  }

  get role(): ParticipantRole {
    return this._view.role;
  }

  mute(): Promise<void> {
    return this._mute(this.user);
  }

  setTrack(source: Exclude<MediaSource, 'audio'>, track: MediaStreamTrack | undefined): void {
    this[source].setTrack(track);
  }

  update(view: CallParticipant): void {
    const before = this._view;
    this._view = view;
    if (before.state !== view.state) this.emit('stateChanged');
    if (before.muted !== view.muted) this.emit('isMutedChanged');
    if (before.speaking !== view.speaking) this.emit('isSpeakingChanged');
    if (before.role !== view.role) this.emit('roleChanged');
    if (before.displayName !== view.displayName) {
      this.emit('displayNameChanged', { oldValue: before.displayName, newValue: view.displayName });
    }
    this._syncStreams();
  }

  dispose(): void {
    this.camera.setTrack(undefined);
    this.screen.setTrack(undefined);
    this.removeListeners();
  }

  /** A stream is listed from the first time it is sent; after that only its availability changes. */
  private _syncStreams(): void {
    const { camera, screen, state } = this._view;
    const here = state === 'connected' || state === 'hold';
    const added = [
      ...(camera && !this._videoStreams.includes(this.camera) ? [this.camera] : []),
      ...(screen && !this._videoStreams.includes(this.screen) ? [this.screen] : []),
    ];
    if (added.length > 0) {
      this._videoStreams = [...this._videoStreams, ...added];
    }
    this.camera.setAvailable(here && camera);
    this.screen.setAvailable(here && screen);
    if (added.length > 0) this.emit('videoStreamsUpdated', { added, removed: [] });
  }
}
