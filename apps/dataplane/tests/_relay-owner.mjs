/** Starts an embedded relay, says its process id, and waits to be killed. */
import { createLogger } from '@switchboard/service';
import { RelaySupervisor } from '../src/services/relay/supervisor.ts';

const relay = new RelaySupervisor(
  {
    host: 'localhost',
    port: 0,
    secret: 'a secret of a test',
    allowedPeers: [],
    limits: { allocationsPerPerson: 1, allocations: 1, bytesPerSecond: 1_000 },
  },
  createLogger({ name: 'relay', level: 'silent' }),
);
await relay.port();
process.send?.(relay.pid);
