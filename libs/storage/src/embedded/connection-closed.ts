import { DriverAdapterError } from '@prisma/driver-adapter-utils';

/** What Prisma makes its `P1017` of: nobody's fault who asked, and worth asking again. */
export function connectionClosed(): DriverAdapterError {
  return new DriverAdapterError({ kind: 'ConnectionClosed' });
}
