import type { AccessServices } from '../../access-services.ts';
import type { Procedures } from '../../procedures.ts';
import { trpc } from '../../trpc.ts';
import { callPrice } from './call-price.ts';
import { callerIds } from './caller-ids.ts';
import { devices } from './devices.ts';
import { endSession } from './end-session.ts';
import { erase } from './erase.ts';
import { profile } from './profile.ts';
import { relay } from './relay.ts';
import { signOut } from './sign-out.ts';
import { signOutEverywhere } from './sign-out-everywhere.ts';
import { token } from './token.ts';

/** What everybody may do with their own account. */
export const meRouter = (
  procedures: Procedures,
  {
    endpoint,
    numbers,
    people,
    phoneNetwork,
    push,
    relay: relays,
    sessions,
    tokens,
  }: AccessServices,
) =>
  trpc.router({
    profile: profile(procedures, push, endpoint),
    token: token(procedures, tokens, endpoint),
    relay: relay(procedures, relays),
    signOutEverywhere: signOutEverywhere(procedures, tokens, sessions),
    signOut: signOut(procedures, sessions),
    callerIds: callerIds(procedures, numbers),
    callPrice: callPrice(procedures, phoneNetwork),
    devices: devices(procedures, sessions),
    endSession: endSession(procedures, tokens, sessions),
    erase: erase(procedures, people),
  });
