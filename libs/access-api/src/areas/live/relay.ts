import type { Procedures } from '../../procedures.ts';
import type { LiveService } from './service.ts';
import { relayUse } from './shapes.ts';

/** Who sends how much through the relays of the data plane. */
export const relay = (procedures: Procedures, live: LiveService) =>
  procedures
    .allowed('live.read')
    .output(relayUse)
    .query(async () => {
      const { people, ...rest } = await live.relay();
      return { ...rest, people: [...people] };
    });
