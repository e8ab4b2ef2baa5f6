import type { CallRoute } from '@switchboard/telephony';
import type { z } from 'zod';
import type { Page } from '../../shapes.ts';
import type { CallView, listInput, putRouteInput } from './shapes.ts';

/** Calls from phones to our numbers, and who answers them. */
export interface CallService {
  /** The latest first. */
  list(request: z.output<typeof listInput>): Promise<Page<CallView>>;
  /** @returns null where nobody has said it */
  route(ours: string): Promise<CallRoute | null>;
  /** @throws PlatformError `number-not-found`, and `colleague-not-found` for somebody who was never here */
  putRoute(request: z.output<typeof putRouteInput>): Promise<CallRoute>;
}
