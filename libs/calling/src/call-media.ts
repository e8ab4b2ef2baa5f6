import type { CallContext } from './call-context.ts';

/** Under which name a call says whether it is one with video; the SDK's incoming call has no word for it. */
const MEDIA = 'media';
/** How raw ids of phones begin: nobody shows a picture from there. */
const PHONE = '4:';

/** What is told to whom it rings, with whether the caller wants to see and be seen. */
export function withMedia(context: CallContext, video: boolean): CallContext {
  return { ...context, [MEDIA]: video ? 'video' : 'audio' };
}

/** @returns `undefined` when the caller's client does not say */
export function isVideoCall(from: string, context: CallContext): boolean | undefined {
  if (from.startsWith(PHONE)) return false;
  const media = context[MEDIA];
  return media === 'video' || media === 'audio' ? media === 'video' : undefined;
}
