import type { CallContext } from './call-context.ts';
import { isPhone } from './phone-id.ts';

/** Under which name a call says whether it is one with video; the SDK's incoming call has no word for it. */
const MEDIA = 'media';

/** What is told to whom it rings, with whether the caller wants to see and be seen. */
export function withMedia(context: CallContext, video: boolean): CallContext {
  return { ...context, [MEDIA]: video ? 'video' : 'audio' };
}

/** @returns `undefined` when the caller's client does not say */
export function isVideoCall(from: string, context: CallContext): boolean | undefined {
  // Nobody shows a picture from there.
  if (isPhone(from)) return false;
  const media = context[MEDIA];
  return media === 'video' || media === 'audio' ? media === 'video' : undefined;
}
