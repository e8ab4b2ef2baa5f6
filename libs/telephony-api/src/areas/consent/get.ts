import type { Procedures } from '../../trpc.ts';
import type { ConsentService } from './service.ts';
import { getInput, ledger } from './shapes.ts';

/** What somebody said about hearing from us, the latest first. */
export const get = (procedures: Procedures, consent: ConsentService) =>
  procedures
    .allowed('consent.read')
    .input(getInput)
    .output(ledger)
    .query(({ input }) => consent.get(input.theirs));
