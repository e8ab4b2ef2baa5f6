import type { Asker } from '@switchboard/app-server';
import { can } from '@switchboard/identity';
import { displayNumber, parseSender } from '@switchboard/telephony';
import type { Actor } from '@switchboard/telephony-api';
import { takeAside } from '../receiving/aside.ts';
import type { TelephonyTools } from '../telephony-tools.ts';
import type { RoutedNumber } from '../people/ask-routed.ts';

/** More are not told: whoever is missing in such a list may be ours all the same. */
const MAX_ROUTED = 500;

export interface AdoptNumbersOptions extends Pick<
  TelephonyTools,
  'client' | 'transact' | 'clock' | 'newNumbers'
> {
  readonly routed: (asker: Asker) => Promise<readonly RoutedNumber[]>;
  /** The trusted service did not say: what is known already is all there is. */
  readonly onFailure: (error: unknown) => void;
}

interface Routed {
  readonly id: string;
  readonly label: string;
}

/**
 * @returns makes numbers that admins have given to this app known here, and withdraws those that they have taken back;
 * never fails
 */
export function createAdoptNumbers(
  options: AdoptNumbersOptions,
): (actor: Actor, asker: Asker) => Promise<void> {
  const { routed, onFailure } = options;
  return async ({ role }, asker) => {
    if (!can(role, 'number.read')) return;
    await routed(asker)
      .then((numbers) => follow(options, numbers))
      .catch(onFailure);
  };
}

async function follow(
  options: AdoptNumbersOptions,
  numbers: readonly RoutedNumber[],
): Promise<void> {
  const { client } = options;
  const senders = numbers.flatMap(({ number, name }): Routed[] => {
    const id = parseSender(number)?.id;
    return id === undefined ? [] : [{ id, label: name || displayNumber(id) }];
  });
  const ids = senders.map(({ id }) => id);
  const known = await client.ourNumber.findMany({
    where: { routed: true },
    select: { id: true },
  });
  const knownIds = new Set(known.map(({ id }) => id));
  const fresh = senders.filter(({ id }) => !knownIds.has(id));
  if (fresh.length > 0) await adopt(options, fresh);
  const gone = [...knownIds].filter((id) => !ids.includes(id));
  if (gone.length > 0 && numbers.length < MAX_ROUTED) await withdraw(options, gone);
  await takeTexts(options, ids);
}

/** A name that somebody has given a number here stays as it is. */
function adopt(
  { transact, clock, newNumbers: verification }: AdoptNumbersOptions,
  fresh: readonly Routed[],
): Promise<void> {
  const createdAt = new Date(clock.now());
  return transact(async (tx) => {
    await tx.prisma.ourNumber.createMany({
      data: fresh.map((sender) => ({ ...sender, verification, createdAt })),
      skipDuplicates: true,
    });
    const ids = fresh.map(({ id }) => id);
    await tx.prisma.ourNumber.updateMany({ where: { id: { in: ids } }, data: { routed: true } });
    for (const id of ids) tx.tell({ kind: 'number', id });
  });
}

function withdraw({ transact }: AdoptNumbersOptions, gone: readonly string[]): Promise<void> {
  return transact(async (tx) => {
    await tx.prisma.ourNumber.updateMany({
      where: { id: { in: [...gone] } },
      data: { routed: false },
    });
    for (const id of gone) tx.tell({ kind: 'number', id });
  });
}

/** Of each number by itself: there may be many. */
async function takeTexts(options: AdoptNumbersOptions, ids: readonly string[]): Promise<void> {
  const { client, transact } = options;
  const waiting = await client.asideText.groupBy({
    by: ['ours'],
    where: { ours: { in: [...ids] } },
  });
  for (const { ours } of waiting) await transact((tx) => takeAside(tx, options, ours));
}
