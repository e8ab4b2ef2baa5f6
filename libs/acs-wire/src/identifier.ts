import { z } from 'zod';
import { optional } from './optional.ts';

/** Who somebody is, as chat bodies write it: without `kind`. */
export interface WireIdentifier {
  readonly rawId: string;
  readonly communicationUser?: { readonly id: string };
}

const COMMUNICATION_USER = /^8:(acs|dod-acs|gcch-acs):[^_\s]+_[^_\s]+$/;
const id = z.string().min(1).max(256);

export function isCommunicationUserId(rawId: string): boolean {
  return COMMUNICATION_USER.test(rawId);
}

/** Reads a CommunicationIdentifier of any kind and gives its raw id. */
export const identifierInput = z
  .object({
    rawId: optional(id),
    communicationUser: optional(z.object({ id })),
    phoneNumber: optional(z.object({ value: id })),
    microsoftTeamsUser: optional(z.object({ userId: id })),
    microsoftTeamsApp: optional(z.object({ appId: id })),
  })
  .transform((value, context) => {
    const rawId =
      value.communicationUser?.id ??
      value.rawId ??
      prefixed('4:', value.phoneNumber?.value) ??
      prefixed('8:orgid:', value.microsoftTeamsUser?.userId) ??
      prefixed('28:orgid:', value.microsoftTeamsApp?.appId);
    if (rawId !== undefined) return rawId;
    context.addIssue({ code: 'custom', message: 'An identifier is required.' });
    return z.NEVER;
  });

/** Writes a raw id the way chat answers do. */
export function fromRawId(rawId: string): WireIdentifier {
  return isCommunicationUserId(rawId) ? { rawId, communicationUser: { id: rawId } } : { rawId };
}

function prefixed(prefix: string, value: string | undefined): string | undefined {
  return value === undefined ? undefined : prefix + value;
}
