import type { CallRoute } from '@switchboard/telephony';
import type { z } from 'zod';
import type { Actor } from '../../actor.ts';
import type { Page } from '../../shapes.ts';
import type {
  CallView,
  dialAnswer,
  dialInput,
  listInput,
  liveAnswer,
  putRouteInput,
} from './shapes.ts';

/** Calls between phones and us, and who answers them. */
export interface CallService {
  /** The latest first. */
  list(request: z.output<typeof listInput>): Promise<Page<CallView>>;
  /** Those that go on; 200 at most. */
  live(): Promise<z.output<typeof liveAnswer>>;
  /**
   * Notes that somebody is about to be called, where that is allowed; nothing rings.
   *
   * @throws PlatformError a reason of `mayCall`, `number-not-found`, `emergency-number`
   */
  dial(actor: Actor, request: z.output<typeof dialInput>): Promise<z.output<typeof dialAnswer>>;
  /** @returns null where nobody has said it */
  route(ours: string): Promise<CallRoute | null>;
  /** @throws PlatformError `number-not-found`, and `colleague-not-found` for somebody who was never here */
  putRoute(request: z.output<typeof putRouteInput>): Promise<CallRoute>;
}
