import type { Transaction } from '../../../platform/database/database.ts';
import type { AfterCommit } from '../../events/port.ts';
import type { Chat } from '../chat.ts';
import type { MessageHappening } from './message-events.ts';
import { BOT_COMMAND, messageReceived, RECEIVED } from './message-events.ts';
import type { NewEvent } from './base.ts';

const nothing: AfterCommit = () => undefined;

/** Events that are written with the change they tell of, if anybody subscribed to such. */
export interface Publication {
  readonly types: readonly string[];
  /** Only asked when somebody wants them. */
  readonly events: () => readonly NewEvent[];
}

/** However many there are, they are written by one statement. */
export async function publish(
  { events }: Pick<Chat, 'events'>,
  tx: Transaction,
  ...publications: readonly Publication[]
): Promise<AfterCommit> {
  const wanted = publications.filter(({ types }) => events.wants(...types));
  if (wanted.length === 0) return nothing;
  return events.append(
    tx,
    wanted.flatMap((one) => one.events()),
  );
}

/** The same for what is true already: a publication that waits for no commit. */
export async function publishNow(
  { events }: Pick<Chat, 'events'>,
  publication: Publication,
): Promise<void> {
  if (events.wants(...publication.types)) await events.publish(publication.events());
}

/**
 * That a message was sent. A send is one statement that knows nothing of subscribers, so this comes after it;
 * until it is done the fact that it was sent stays, and should this process die, whoever tells that fact
 * appends it. Events have keys, so that doing it twice makes no second one.
 */
export function sentPublication(happening: MessageHappening): Publication {
  return { types: [...RECEIVED, BOT_COMMAND], events: () => messageReceived(happening) };
}
