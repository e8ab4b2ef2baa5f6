import { callRouteSchema } from '@switchboard/telephony-api';
import type { RouteStep } from '@switchboard/telephony';

/** The steps of a call, as they were written down. */
export function stepsOf({ steps }: { readonly steps: unknown }): readonly RouteStep[] {
  return callRouteSchema.shape.open.parse(steps);
}
