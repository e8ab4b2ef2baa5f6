import { delay, systemClock } from '@switchboard/kernel';
import type { Scope } from '@switchboard/kernel';
import type { DataTransport } from '@switchboard/networking';
import type { PathState } from './space-state';

export interface KeptPath {
  /** Opens it; what is opened beside it ends with the scope. */
  readonly open: (scope: Scope) => Promise<DataTransport>;
  readonly use: (path: DataTransport) => void;
  readonly onState: (state: PathState) => void;
}

/** A path that breaks is opened again, so many times in a row. */
const ATTEMPTS = 5;
const FIRST_DELAY_MS = 1_000;
/** One that held so long begins to count anew. */
const GOOD_AFTER_MS = 60_000;

/**
 * Keeps one path open until the scope ends: opens it, and again when it closes. When that fails too often, the
 * failure is told, and calling it again tries anew.
 */
export async function keepPath(scope: Scope, { open, use, onState }: KeptPath): Promise<void> {
  let failure: unknown;
  onState({ status: 'connecting' });
  for (let attempt = 0; !scope.ended && attempt < ATTEMPTS; attempt += 1) {
    const own = scope.child();
    const beganMs = Date.now();
    try {
      const path = await open(own);
      if (scope.ended) return void (await path[Symbol.asyncDispose]());
      onState({ status: 'open' });
      use(path);
      await closed(path);
      onState({ status: 'connecting' });
      if (Date.now() - beganMs > GOOD_AFTER_MS) attempt = 0;
    } catch (error) {
      failure = error;
      if (!isWorthTrying(error)) break;
    } finally {
      await own.end().catch(() => undefined);
    }
    await delay(systemClock, FIRST_DELAY_MS * 2 ** attempt, scope.signal).catch(() => undefined);
  }
  onState({ status: 'failed', failure });
}

/** What the trusted service refuses is refused a second later as well. */
function isWorthTrying(failure: unknown): boolean {
  return !(failure instanceof Error && failure.name === 'TRPCClientError');
}

function closed(path: DataTransport): Promise<void> {
  if (path.isClosed) return Promise.resolve();
  return new Promise((resolve) => {
    path.subscribe({ closed: resolve });
  });
}
