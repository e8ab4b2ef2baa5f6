import type {
  CallFeatureContext,
  RecordingCallFeature,
  RecordingInfo,
  RecordingState,
} from '@azure/communication-calling';
import { Emitter } from '../emitter.ts';
import { unsupported } from '../errors.ts';
import { FeatureOfCall } from './call-feature.ts';

const STARTED = 1 as RecordingState;
const ENDED = 3 as RecordingState;

export class RecordingFeature extends FeatureOfCall implements RecordingCallFeature {
  readonly name = 'Recording';
  readonly isTeamsConsentRequired = false;
  private _recordings: RunningRecording[] = [];

  constructor(context: CallFeatureContext) {
    super(context);
    if (this.isRecordingActive) this._recordings = [new RunningRecording()];
    this.subscribe('known', ({ before, after }) => {
      if (before.recording !== after.recording) this._changed(after.recording);
    });
  }

  get isRecordingActive(): boolean {
    return this.call.known.recording;
  }

  get recordings(): RecordingInfo[] {
    return [...this._recordings];
  }

  grantTeamsConsent(): Promise<never> {
    return Promise.reject(unsupported('Consent in Teams'));
  }

  private _changed(active: boolean): void {
    const removed = this._recordings;
    for (const recording of removed) recording.end();
    this._recordings = active ? [new RunningRecording()] : [];
    this.emit('isRecordingActiveChanged');
    this.emit('recordingsUpdated', { added: this._recordings, removed });
  }
}

class RunningRecording extends Emitter implements RecordingInfo {
  state: RecordingState = STARTED;

  end(): void {
    this.state = ENDED;
    this.emit('recordingStateChanged');
    this.removeListeners();
  }
}
