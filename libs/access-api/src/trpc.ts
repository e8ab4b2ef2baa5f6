import { initTRPC } from '@trpc/server';
import type { AccessContext } from './context.ts';
import { errorShape } from './error-shape.ts';

export const trpc = initTRPC.context<AccessContext>().create({
  isDev: false,
  errorFormatter: ({ error, shape, ctx }) => errorShape(error, shape, ctx?.requestId),
});
