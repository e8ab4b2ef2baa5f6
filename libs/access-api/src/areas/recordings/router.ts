import type { AccessServices } from '../../access-services.ts';
import type { Procedures } from '../../procedures.ts';
import { trpc } from '../../trpc.ts';
import { list } from './list.ts';
import { remove } from './remove.ts';
import { retention } from './retention.ts';
import { setRetention } from './set-retention.ts';
import { waveform } from './waveform.ts';

/** Recordings of calls, where the data plane is ours. Their sound is no procedure: it has an address of its own. */
export const recordingsRouter = (procedures: Procedures, { recordings }: AccessServices) =>
  trpc.router({
    list: list(procedures, recordings),
    waveform: waveform(procedures, recordings),
    remove: remove(procedures, recordings),
    retention: retention(procedures, recordings),
    setRetention: setRetention(procedures, recordings),
  });
