import type {
  MediaAccess,
  MediaAccessCallFeature,
  MeetingMediaAccess,
} from '@azure/communication-calling';
import { refuse } from '../../errors.ts';
import { FeatureOfCall } from '../call-feature.ts';

const forbid = (): Promise<void> => refuse('To permit or forbid sound and pictures of somebody');

/** What somebody may send is a matter of their role, and is not changed one by one. */
export class MediaAccessFeature extends FeatureOfCall implements MediaAccessCallFeature {
  readonly name = 'MediaAccess';
  readonly permitAudio = forbid;
  readonly forbidAudio = forbid;
  readonly permitVideo = forbid;
  readonly forbidVideo = forbid;
  readonly permitOthersAudio = forbid;
  readonly forbidOthersAudio = forbid;
  readonly permitOthersVideo = forbid;
  readonly forbidOthersVideo = forbid;

  getAllOthersMediaAccess(): MediaAccess[] {
    return [];
  }

  getMeetingMediaAccess(): MeetingMediaAccess {
    return { isAudioPermitted: true, isVideoPermitted: true };
  }
}
