import { EngineUnavailable } from './port.ts';
import type { EngineInfo, MediaEngines, MediaRoom } from './port.ts';

/** Several engines of one kind: a call goes to the one with the least to do, and stays there. */
export class LeastLoaded implements MediaEngines {
  readonly #engines: readonly MediaEngines[];

  constructor(engines: readonly MediaEngines[]) {
    this.#engines = engines;
  }

  async open(callId: string): Promise<MediaRoom> {
    const [first] = this.#engines
      .map((engine) => ({ engine, load: loadOf(engine) }))
      .sort((one, other) => one.load - other.load);
    if (!first) throw new EngineUnavailable('No media engine is configured.');
    return first.engine.open(callId);
  }

  describe(): readonly EngineInfo[] {
    return this.#engines.flatMap((engine) => engine.describe());
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.#engines.map((engine) => engine[Symbol.asyncDispose]()));
  }
}

/** One that is just being started again comes last; a room that nobody is in yet counts as well. */
function loadOf(engine: MediaEngines): number {
  const infos = engine.describe();
  if (!infos.every(({ healthy }) => healthy)) return Infinity;
  return infos.reduce((sum, { rooms, legs }) => sum + rooms + legs, 0);
}
