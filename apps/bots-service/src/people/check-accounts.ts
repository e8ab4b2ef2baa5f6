import { botsError } from '@switchboard/bots-api';
import type { BotsTools } from '../bots-tools.ts';
import type { Accounts } from './accounts.ts';

/**
 * Lets nobody be found by an identity that is not theirs any more: a bot may have had an account of its own before.
 *
 * @throws PlatformError `bad-configuration` where an account is of a bot that is not there
 */
export async function checkAccounts(
  { client }: Pick<BotsTools, 'client'>,
  { identities }: Pick<Accounts, 'identities'>,
): Promise<void> {
  const owners = [...identities.keys()];
  const known = await client.bot.findMany({
    where: { id: { in: owners } },
    select: { id: true },
  });
  const missing = owners.find((owner) => !known.some(({ id }) => id === owner));
  if (missing !== undefined)
    throw botsError('bad-configuration', `BOTS_ACCOUNTS: there is no bot ${missing}.`);
  if (owners.length > 0)
    await client.bot.updateMany({
      where: { id: { notIn: owners }, userId: { not: null } },
      data: { userId: null },
    });
}
