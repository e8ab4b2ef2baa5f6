import { z } from 'zod';
import { keySlots } from './service.ts';
import type { KeyState } from './service.ts';

const view = z.object({ slot: z.enum(keySlots), fingerprint: z.string() });
const moment = z.iso.datetime().nullable();

export const keyState = z.object({
  inUse: view.nullable(),
  former: view.nullable(),
  since: moment,
  author: z.object({ id: z.string(), name: z.string() }).nullable(),
  settledAt: moment,
  makesKeys: z.boolean(),
});

export function keyStateView(state: KeyState): z.input<typeof keyState> {
  return {
    ...state,
    since: state.since?.toISOString() ?? null,
    settledAt: state.settledAt?.toISOString() ?? null,
  };
}
