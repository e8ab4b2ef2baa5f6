import type { Procedures } from '../../procedures.ts';
import type { LiveService } from './service.ts';

/** Requests as they are answered. Who loses the right to see them sees no more. */
export const requests = (procedures: Procedures, live: LiveService) =>
  procedures.allowed('live.read').subscription(async function* ({ ctx, signal }) {
    let checkedAt = performance.now();
    for await (const request of live.requests(signal ?? new AbortController().signal)) {
      // Each costs a look at the database, and there may be hundreds in a second.
      if (performance.now() - checkedAt > CHECK_EVERY_MS) {
        await ctx.stillAllowed();
        checkedAt = performance.now();
      }
      yield request;
    }
  });

const CHECK_EVERY_MS = 500;
