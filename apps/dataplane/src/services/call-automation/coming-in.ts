import type { CallConnectionProperties } from '@switchboard/acs-wire';
import type { Call, ServerCalls } from '../calls/port.ts';
import { automationEnd } from './automation-end.ts';
import type { Command, Create, Entry, Invite } from './commands.ts';
import { propertiesOf } from './connection.ts';
import type { ConnectionDetails } from './connection.ts';
import type { Connections } from './connections.ts';
import { rosterOf } from './follow.ts';
import type { Medias } from './media/medias.ts';
import type { Recordings } from './recording/recordings.ts';
import { callNotFound } from './refusal.ts';
import { describe } from './media/streaming/stream-options.ts';

export interface AutomationDeps {
  /** This process. */
  readonly self: string;
  readonly calls: ServerCalls;
  readonly connections: Connections;
  readonly medias: Medias;
  readonly recordings: Recordings;
}

type Of<Name extends Command['name']> = Extract<Command, { readonly name: Name }>;

/** Begins a call in this process. @throws Refusal */
export function createCall(
  deps: AutomationDeps,
  { entry, details, invites }: Create,
): Promise<CallConnectionProperties> {
  const { sourceDisplayName: displayName } = details;
  const invitees = invites.map((invite) => inviteeOf(invite, entry.userId));
  return comeIn(deps, { entry, details, isCaller: true }, (end) =>
    deps.calls.start({ user: entry.userId, displayName, end }, invitees),
  );
}

export async function answerCall(
  deps: AutomationDeps,
  { ring, entry }: Of<'answer'>,
): Promise<CallConnectionProperties> {
  const { calls } = deps;
  const { callId, user, end: rangAt } = ring;
  const source = calls.find(callId)?.startedBy;
  if (source === undefined) throw callNotFound();
  const details = { targets: [user], source, answeredBy: entry.userId };
  return comeIn(deps, { entry, details, isCaller: false }, (end) =>
    calls.answer(callId, { user, end: rangAt }, { user: entry.userId, end }),
  );
}

export async function connectCall(
  deps: AutomationDeps,
  { callId, entry }: Of<'connect'>,
): Promise<CallConnectionProperties> {
  const call = deps.calls.find(callId);
  if (!call) throw callNotFound();
  const targets = rosterOf(call).map(({ identifier }) => identifier.rawId);
  const details = { targets, source: call.startedBy };
  return comeIn(deps, { entry, details, isCaller: false }, (end) =>
    deps.calls.join(callId, { user: entry.userId, end }),
  );
}

/** Whom to ring, as calls want it. */
export function inviteeOf({ user, callerId, callerName, ringMs, context }: Invite, caller: string) {
  return { user, from: { user: callerId ?? caller, displayName: callerName }, ringMs, context };
}

async function comeIn(
  { self, calls, connections }: AutomationDeps,
  {
    entry,
    details,
    isCaller,
  }: { readonly entry: Entry; readonly details: ConnectionDetails; readonly isCaller: boolean },
  enter: (end: ReturnType<typeof automationEnd>) => Call | Promise<Call>,
): Promise<CallConnectionProperties> {
  const { streams, ...own } = entry;
  const live = connections.open({ ...own, details }, isCaller, streams);
  const end = automationEnd(self, live.id);
  let call: Call;
  try {
    call = await enter(end);
  } catch (error) {
    connections.abandon(live);
    throw error;
  }
  try {
    await connections.save(live, call.id);
  } catch (error) {
    // Nobody would ever be told of this call.
    if (connections.find(live.id)) calls.hangUp(call.id, end, false);
    throw error;
  }
  return { ...propertiesOf(live.stored, 'connecting'), ...describe(live.subscriptions) };
}
