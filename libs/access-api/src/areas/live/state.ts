import type { Procedures } from '../../procedures.ts';
import type { LiveService } from './service.ts';
import { liveState } from './shapes.ts';

/** The data plane's clock, faults, connections and counts. */
export const state = (procedures: Procedures, live: LiveService) =>
  procedures
    .allowed('live.read')
    .output(liveState)
    .query(async () => {
      const { faults, connections, exports, ...rest } = await live.state();
      return {
        ...rest,
        faults: faults.map((fault) => ({ ...fault })),
        connections: [...connections],
        exports: [...exports],
      };
    });
