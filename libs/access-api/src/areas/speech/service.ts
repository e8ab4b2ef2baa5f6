import type { z } from 'zod';
import type { speechUse } from './shapes.ts';

/** How much was spoken and listened to in calls, by day and provider. */
export type SpeechUseView = z.output<typeof speechUse>;

/** What a data plane of one's own speaks and hears. */
export interface SpeechService {
  /** @throws PlatformError `not-ours` where there is no control plane */
  use(): Promise<SpeechUseView>;
}
