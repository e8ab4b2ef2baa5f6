import type {
  AudioIssue,
  CallRating,
  CallSurvey,
  CallSurveyFeature,
  CallSurveyResponse,
  OverallIssue,
  ScreenshareIssue,
  VideoIssue,
} from '@azure/communication-calling';
import { invalidArgument } from '../errors.ts';
import { FeatureOfCall } from './call-feature.ts';

type Rating = CallRating<OverallIssue | AudioIssue | VideoIssue | ScreenshareIssue>;
const SCALE = { lowerBound: 1, upperBound: 5, lowScoreThreshold: 3 };

export class CallSurveyOfCall extends FeatureOfCall implements CallSurveyFeature {
  readonly name = 'CallSurvey';
  private _submitted = false;

  async submitSurvey(survey: CallSurvey): Promise<CallSurveyResponse> {
    if (this._submitted) throw invalidArgument('The survey of this call was sent already.');
    const { overallRating, audioRating, videoRating, screenshareRating } = survey;
    const ratings = {
      ...(overallRating && { overall: ratingOf(overallRating) }),
      ...(audioRating && { audio: ratingOf(audioRating) }),
      ...(videoRating && { video: ratingOf(videoRating) }),
      ...(screenshareRating && { screen: ratingOf(screenshareRating) }),
    };
    if (Object.keys(ratings).length === 0) throw invalidArgument('A survey has a rating.');
    const { id: callId, owner, known } = this.call;
    // A survey is about a call that is over, so it does not go through the call.
    await owner.request('call.survey', { callId, ...ratings });
    this._submitted = true;
    const localParticipantId = known.self?.id ?? '';
    return { ...survey, id: crypto.randomUUID(), callId, localParticipantId };
  }

  /** Lives on after the call, which is when it is used. */
  override dispose(): void {}
}

function ratingOf({ score, issues = [], scale = SCALE }: Rating) {
  if (score < scale.lowerBound || score > scale.upperBound) {
    throw invalidArgument('The score is outside of its scale.');
  }
  return { score: Math.round(score), issues };
}
