/**
 * Runs lanes of work, each one after the other, and no more of them than `limit` at the same time: whichever is done
 * makes room for the next.
 *
 * @returns what becomes of each piece of work, in its order, at once
 */
export function inLanes<Work, Outcome>(
  lanes: readonly (readonly Work[])[],
  limit: number,
  run: (work: Work) => Promise<Outcome>,
): Promise<Outcome>[] {
  const outcomes = lanes.map((lane) => lane.map(() => Promise.withResolvers<Outcome>()));
  let next = 0;
  const goOn = async (): Promise<void> => {
    for (let at = next++; at < lanes.length; at = next++)
      for (const [place, work] of lanes[at]!.entries()) {
        const outcome = run(work);
        outcomes[at]![place]!.resolve(outcome);
        await outcome.catch(() => undefined);
      }
  };
  for (let slot = 0; slot < limit; slot++) void goOn();
  return outcomes.flat().map(({ promise }) => promise);
}
