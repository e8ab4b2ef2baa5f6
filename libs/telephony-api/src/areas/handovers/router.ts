import type { Procedures } from '../../trpc.ts';
import type { TelephonyServices } from '../../telephony-services.ts';
import { trpc } from '../../trpc.ts';
import { accept } from './accept.ts';
import { cancel } from './cancel.ts';
import { connected } from './connected.ts';
import { failed } from './failed.ts';
import { get } from './get.ts';
import { list } from './list.ts';
import { pass } from './pass.ts';
import { request } from './request.ts';
import { watch } from './watch.ts';

/** From bots to people. */
export const handoversRouter = (procedures: Procedures, { handovers }: TelephonyServices) =>
  trpc.router({
    request: request(procedures, handovers),
    get: get(procedures, handovers),
    cancel: cancel(procedures, handovers),
    connected: connected(procedures, handovers),
    failed: failed(procedures, handovers),
    watch: watch(procedures, handovers),
    accept: accept(procedures, handovers),
    pass: pass(procedures, handovers),
    list: list(procedures, handovers),
  });
