import { Scope, systemClock } from '@switchboard/kernel';
import { z } from 'zod';
import { openGathering } from '../../platform/process-bus/gathering.ts';
import { callsPort } from '../calls/port.ts';
import type { ServiceModule } from '../service.ts';
import { callTracesControl } from './control.ts';
import { FollowedCalls } from './followed-calls.ts';
import { KeptEntries } from './kept-entries.ts';
import { OwnTraces } from './own-traces.ts';
import { callTracesPort } from './port.ts';
import { callId, ownCalls } from './shapes.ts';

/** What happens to calls, for who looks after them; kept in memory, and only of late. */
export const callTracesService: ServiceModule = {
  name: 'call-traces',
  async open({ bus, log, ports }) {
    const scope = new Scope();
    const clock = systemClock;
    const calls = new FollowedCalls({ clock, note: (id, entry) => traces.note(id, entry) });
    const traces = new OwnTraces({ clock, calls, entries: new KeptEntries() });
    ports.use(callsPort).observe(calls);
    ports.offer(callTracesPort, traces);
    const gathering = scope.use(
      await openGathering(bus, {
        name: 'call-traces',
        question: z.object({ callId: callId.optional() }),
        answer: ownCalls,
        answerTo: async (asked) =>
          asked.callId === undefined ? traces.list() : traces.of(asked.callId),
        onError: (error) => log.error({ err: error }, 'calls could not be asked for'),
      }),
    );
    return {
      mountControl: (app) => callTracesControl(app, (question) => gathering.ask(question)),
      [Symbol.asyncDispose]: () => scope.end(),
    };
  },
};
