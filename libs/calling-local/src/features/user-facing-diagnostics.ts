import type {
  CallFeatureContext,
  DiagnosticFlag,
  DiagnosticQuality,
  LatestDiagnosticValue,
  LatestMediaDiagnostics,
  LatestNetworkDiagnostics,
  RemoteDiagnostics,
  RemoteParticipantDiagnosticsData,
  UserFacingDiagnosticsFeature,
} from '@azure/communication-calling';
import { Emitter } from '../emitter.ts';
import { unsupported } from '../errors.ts';
import { BAD, GOOD, qualityOf } from '../media/quality.ts';
import type { Flow } from '../media/statistics.ts';
import { Sampler } from '../sampler.ts';
import { FeatureOfCall } from './call-feature.ts';

/** What goes wrong in a call, in terms a person can act on. */
export class DiagnosticsFeature extends FeatureOfCall implements UserFacingDiagnosticsFeature {
  readonly name = 'UserFacingDiagnostics';
  readonly network = new Board<LatestNetworkDiagnostics>();
  readonly media = new Board<LatestMediaDiagnostics>();
  readonly remote: RemoteDiagnostics = noRemoteDiagnostics();

  constructor(context: CallFeatureContext) {
    super(context);
    this.onDispose(Sampler.of(this.call).listen((flows) => this._judge(flows)));
    this.subscribe('path', (path) => {
      const broken = path === 'interrupted';
      this.network.quality('networkReconnect', broken ? BAD : GOOD);
      this.network.flag('noNetwork', broken && !navigator.onLine);
    });
    this.subscribe('microphone', (state) => {
      this.media.flag('microphonePermissionDenied', state === 'denied');
      this.media.flag('microphoneNotFunctioning', state === 'failed');
      this.media.flag('microphoneMuteUnexpectedly', state === 'muted');
    });
    this.subscribe('camera', (state) => {
      this.media.flag('cameraPermissionDenied', state === 'denied');
      this.media.flag('cameraStartFailed', state === 'failed');
      if (state === 'live') this.media.flag('cameraStoppedUnexpectedly', false);
    });
    this.subscribe('voice', (speaking) => {
      this.media.flag('speakingWhileMicrophoneIsMuted', speaking && this.call.isMuted);
    });
    this.subscribe('ended', (source) => {
      if (source === 'audio') this.media.flag('microphoneNotFunctioning', true);
      if (source === 'camera') this.media.flag('cameraStoppedUnexpectedly', true);
      if (source === 'screen') this.media.flag('capturerStoppedUnexpectedly', true);
    });
    const muted = (): void => {
      if (!this.call.isMuted) this.media.flag('speakingWhileMicrophoneIsMuted', false);
    };
    this.call.on('isMutedChanged', muted);
    this.onDispose(() => this.call.off('isMutedChanged', muted));
    this._watchDevices();
  }

  private _judge(flows: readonly Flow[]): void {
    const sent = flows.filter(({ direction }) => direction === 'send');
    const received = flows.filter(({ direction }) => direction === 'receive');
    if (sent.length > 0) this.network.quality('networkSendQuality', qualityOf(sent));
    if (received.length > 0) this.network.quality('networkReceiveQuality', qualityOf(received));
  }

  private _watchDevices(): void {
    const { devices } = this.call.owner;
    const look = async (): Promise<void> => {
      const [microphones, speakers] = [await devices.getMicrophones(), await devices.getSpeakers()];
      this.media.flag('noMicrophoneDevicesEnumerated', microphones.length === 0);
      // Some browsers never list speakers, and play all the same.
      const listed = devices.isSpeakerSelectionAvailable && speakers.length === 0;
      this.media.flag('noSpeakerDevicesEnumerated', listed);
    };
    const changed = (): void => void look().catch(() => undefined);
    devices.on('audioDevicesUpdated', changed);
    this.onDispose(() => devices.off('audioDevicesUpdated', changed));
    changed();
  }
}

/** The latest word on each diagnostic of one kind; says it when one changes. */
class Board<Latest> extends Emitter {
  private readonly _latest = new Map<keyof Latest, LatestDiagnosticValue>();

  getLatest(): Latest {
    return Object.fromEntries(this._latest) as Latest;
  }

  quality(diagnostic: keyof Latest, value: DiagnosticQuality): void {
    this._set(diagnostic, { value, valueType: 'DiagnosticQuality' });
  }

  /** One that was never raised need not be lowered. */
  flag(diagnostic: keyof Latest, value: DiagnosticFlag): void {
    if (value || this._latest.has(diagnostic)) {
      this._set(diagnostic, { value, valueType: 'DiagnosticFlag' });
    }
  }

  private _set(diagnostic: keyof Latest, latest: LatestDiagnosticValue): void {
    if (this._latest.get(diagnostic)?.value === latest.value) return;
    this._latest.set(diagnostic, latest);
    this.emit('diagnosticChanged', { diagnostic, ...latest });
  }
}

function noRemoteDiagnostics(): RemoteDiagnostics {
  const refuse = (): never => {
    throw unsupported('Diagnostics of others');
  };
  return {
    isSendingDiagnosticsEnabled: false,
    startSendingDiagnostics: refuse,
    stopSendingDiagnostics: refuse,
    getLatest: (): RemoteParticipantDiagnosticsData => ({ diagnostics: [] }),
    on: () => undefined,
    off: () => undefined,
  };
}
