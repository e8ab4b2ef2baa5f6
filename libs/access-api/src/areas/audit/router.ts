import type { AccessServices } from '../../access-services.ts';
import type { Procedures } from '../../procedures.ts';
import { trpc } from '../../trpc.ts';
import { check } from './check.ts';
import { exportPage } from './export.ts';
import { list } from './list.ts';
import { watch } from './watch.ts';

/** What was done, by whom and why. */
export const auditRouter = (procedures: Procedures, { audit }: AccessServices) =>
  trpc.router({
    list: list(procedures, audit),
    export: exportPage(procedures, audit),
    check: check(procedures, audit),
    watch: watch(procedures, audit),
  });
