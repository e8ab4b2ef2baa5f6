import { initTRPC } from '@trpc/server';
import type { TelephonyContext } from './context.ts';
import { errorShape } from './error-shape.ts';

export const trpc = initTRPC.context<TelephonyContext>().create({
  isDev: false,
  errorFormatter: ({ error, shape, ctx }) => errorShape(error, shape, ctx?.requestId),
});
