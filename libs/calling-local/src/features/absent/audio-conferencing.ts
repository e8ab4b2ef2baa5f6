import type { TeamsMeetingAudioConferencingCallFeature } from '@azure/communication-calling';
import { refuse } from '../../errors.ts';
import { FeatureOfCall } from '../call-feature.ts';

/** Only Teams meetings have a number to dial in. */
export class AudioConferencingFeature
  extends FeatureOfCall
  implements TeamsMeetingAudioConferencingCallFeature
{
  readonly name = 'TeamsMeetingAudioConferencing';

  getTeamsMeetingAudioConferencingDetails(): Promise<never> {
    return refuse('Dialling into a meeting');
  }
}
