import { roles } from '@switchboard/identity';
import { z } from 'zod';
import type { Procedures } from '../../procedures.ts';
import { line } from '../../shapes.ts';
import type { DirectoryService } from './service.ts';

const input = z.object({ query: line(2, 100) });
const output = z.array(z.object({ id: z.string(), name: z.string(), role: z.enum(roles) })).max(20);

/** People one may contact, by name only: neither found by e-mail address nor shown with one. */
export const search = (procedures: Procedures, directory: DirectoryService) =>
  procedures
    .allowed('directory.search', 'search-per-person')
    .input(input)
    .output(output)
    .query(async ({ ctx, input: { query } }) => [...(await directory.search(ctx.origin, query))]);
