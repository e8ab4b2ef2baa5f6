import { can } from '@switchboard/identity';
import { displayNumber, parseSender } from '@switchboard/telephony';
import type { Actor } from '@switchboard/telephony-api';
import type { Asker } from '../people/asker.ts';
import type { RoutedNumber } from '../people/ask-profile.ts';
import type { TelephonyTools } from '../telephony-tools.ts';

export interface AdoptNumbersOptions extends Pick<
  TelephonyTools,
  'client' | 'transact' | 'clock' | 'newNumbers'
> {
  readonly routed: (asker: Asker) => Promise<readonly RoutedNumber[]>;
  /** The trusted service did not say: what is known already is all there is. */
  readonly onFailure: (error: unknown) => void;
}

/** @returns makes numbers that admins have given to this app known here; never fails */
export function createAdoptNumbers(
  options: AdoptNumbersOptions,
): (actor: Actor, asker: Asker) => Promise<void> {
  const { routed, onFailure } = options;
  return async ({ role }, asker) => {
    if (!can(role, 'number.read')) return;
    await routed(asker)
      .then((numbers) => adopt(options, numbers))
      .catch(onFailure);
  };
}

/** A name that somebody has given a number here stays as it is. */
async function adopt(
  { client, transact, clock, newNumbers: verification }: AdoptNumbersOptions,
  numbers: readonly RoutedNumber[],
): Promise<void> {
  const senders = numbers.flatMap(({ number, name }) => {
    const id = parseSender(number)?.id;
    return id === undefined ? [] : [{ id, label: name || displayNumber(id) }];
  });
  const ids = senders.map(({ id }) => id);
  const known = await client.ourNumber.findMany({
    where: { id: { in: ids } },
    select: { id: true },
  });
  const fresh = senders.filter(({ id }) => !known.some((one) => one.id === id));
  if (fresh.length === 0) return;
  const createdAt = new Date(clock.now());
  await transact(async (tx) => {
    await tx.prisma.ourNumber.createMany({
      data: fresh.map((sender) => ({ ...sender, verification, createdAt })),
      skipDuplicates: true,
    });
    for (const { id } of fresh) tx.tell({ kind: 'number', id });
  });
}
