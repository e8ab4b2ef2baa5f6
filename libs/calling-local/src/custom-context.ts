import type { CustomContext } from '@azure/communication-calling';

/** Carries a custom context as plain headers; what rides on a prefix is put back on the other side. */
export function writeContext(
  context: CustomContext | undefined,
): Record<string, string> | undefined {
  if (!context) return undefined;
  const { userToUser, voipHeaders = [], xHeaders = [] } = context;
  const headers = [...voipHeaders, ...xHeaders].map(
    ({ key, value }) => [`h:${key}`, value] as const,
  );
  return {
    ...(userToUser !== undefined && { u: userToUser }),
    ...Object.fromEntries(headers),
  };
}

export function readContext(
  context: Readonly<Record<string, string>> | undefined,
): CustomContext | undefined {
  if (!context) return undefined;
  const voipHeaders = Object.entries(context)
    .filter(([key]) => key.startsWith('h:'))
    .map(([key, value]) => ({ key: key.slice('h:'.length), value }));
  return { ...(context['u'] !== undefined && { userToUser: context['u'] }), voipHeaders };
}
