import { accessError } from '@switchboard/access-api';
import type { CallTraceService, CallTraceView, TracedCallView } from '@switchboard/access-api';
import { refusalOf } from '@switchboard/control-client';
import type { CallTrace, TracedCall } from '@switchboard/control-client';
import type { ControlPlane } from '../control/control-plane.ts';
import type { Names } from '../live/names.ts';

type Party = TracedCallView['people'][number];
type Name = (id: string) => Party;

/** Calls and what happened to them, over the control plane, with the names of people. */
export function createCallTraceService(
  plane: Pick<ControlPlane, 'ask'>,
  names: Pick<Names, 'ofUsers'>,
): CallTraceService {
  const naming = async (ids: readonly string[]): Promise<Name> => {
    const known = await names.ofUsers(ids);
    return (id) => ({ id, personId: known.get(id)?.id ?? null, name: known.get(id)?.name ?? null });
  };
  return {
    async list() {
      const { calls, ended, ...rest } = await plane.ask().callTraces.list();
      const name = await naming([...calls, ...ended].flatMap(idsIn));
      const view = (call: TracedCall) => viewOf(call, name);
      return { ...rest, calls: calls.map(view), ended: ended.map(view) };
    },
    async get(callId) {
      const { call, entries, ...rest } = await plane.ask().callTraces.get(callId).catch(notKept);
      const name = await naming([...(call ? idsIn(call) : []), ...entries.flatMap(whoIn)]);
      return {
        ...{ ...rest, call: call && viewOf(call, name) },
        entries: entries.map((entry) => entryOf(entry, name)),
      };
    },
  };
}

function idsIn({ people, legs }: TracedCall): readonly string[] {
  return [...people, ...legs.map(({ who }) => who)];
}

function whoIn(entry: CallTrace['entries'][number]): readonly string[] {
  return 'who' in entry && entry.who !== null ? [entry.who] : [];
}

function viewOf(call: TracedCall, name: Name): TracedCallView {
  const legs = call.legs.map((leg) => ({ ...leg, who: name(leg.who) }));
  return { ...call, people: call.people.map(name), legs };
}

function entryOf(
  entry: CallTrace['entries'][number],
  name: Name,
): CallTraceView['entries'][number] {
  return 'who' in entry ? { ...entry, who: entry.who === null ? null : name(entry.who) } : entry;
}

function notKept(cause: unknown): never {
  if (refusalOf(cause)?.status !== 404) throw cause;
  throw accessError('call-not-kept', 'This call is not kept, or no longer.', { cause });
}
