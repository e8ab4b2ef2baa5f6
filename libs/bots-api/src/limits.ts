import { requestLimits } from '@switchboard/rpc';

/** Every limit of the service; what is counted stands in the name. */
export const defaultLimits = requestLimits;
