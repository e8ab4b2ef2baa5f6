import { isBindCommand } from '../codec/command.ts';
import type { BindCommand, RequestCommand } from '../codec/command.ts';
import type { RefusalStatus } from '../codec/command-status.ts';

/** As what a session is bound. */
export type BindMode = 'transmitter' | 'receiver' | 'transceiver';
/** The client binds (ESME), the server is bound to (SMSC). */
export type Role = 'client' | 'server';

export const modeOf = (command: BindCommand): BindMode => command.slice('bind_'.length) as BindMode;

/** May a message go this way? submit_sm goes to the server, deliver_sm to the client (SMPP 3.4, 2.2). */
export function carries(mode: BindMode | undefined, command: 'submit_sm' | 'deliver_sm'): boolean {
  const other = command === 'submit_sm' ? 'receiver' : 'transmitter';
  return mode !== undefined && mode !== other;
}

/** @returns the status that a request is refused with in this state; undefined where it may come (2.3) */
export function refusalOf(
  role: Role,
  mode: BindMode | undefined,
  command: RequestCommand,
): RefusalStatus | undefined {
  if (isBindCommand(command) && role === 'server') return mode && 'ESME_RALYBND';
  const incoming = role === 'server' ? 'submit_sm' : 'deliver_sm';
  if (command === incoming && carries(mode, command)) return undefined;
  return command === 'unbind' && mode ? undefined : 'ESME_RINVBNDSTS';
}
