import type { TranscriptionCallFeature } from '@azure/communication-calling';
import { refuse } from '../../errors.ts';
import { FeatureOfCall } from '../call-feature.ts';

/** Nobody writes calls down here, so this is never active. */
export class TranscriptionFeature extends FeatureOfCall implements TranscriptionCallFeature {
  readonly name = 'Transcription';
  readonly isTranscriptionActive = false;
  readonly isTeamsConsentRequired = false;

  grantTeamsConsent(): Promise<void> {
    return refuse('Consent in Teams');
  }
}
