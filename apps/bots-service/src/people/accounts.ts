import { createServiceSignIn } from '@switchboard/auth/service';
import type { ServiceSignIn } from '@switchboard/auth/service';
import type { Clock, Scope } from '@switchboard/kernel';
import { MAIN_BOT } from '../bots/main-bot.ts';
import type { BotsConfig, ProgramConfig } from '../config.ts';
import { createOpenIdentity } from './open-identity.ts';
import type { OpenIdentity } from './open-identity.ts';

/** By what bots sign in. */
export interface Accounts {
  /** By what other services are asked, for whichever bot; undefined where nobody is asked. */
  readonly program: ServiceSignIn | undefined;
  /** Each bot that an identity stands for, and that identity. */
  readonly identities: ReadonlyMap<string, OpenIdentity>;
  /** The bot by whose account a bot speaks: it, or the main one. */
  ownerOf(botId: string): string;
}

/** Nobody signs in before it is needed. */
export function openAccounts(
  { oidc, program, accounts = {}, accessUrl }: BotsConfig,
  clock: Clock,
  scope: Scope,
): Accounts {
  const signInBy = (by: ProgramConfig): ServiceSignIn =>
    createServiceSignIn({ ...oidc, ...by, clock });
  const main = program && signInBy(program);
  const signIns: [string, ServiceSignIn][] = [
    ...(main ? [[MAIN_BOT, main] as [string, ServiceSignIn]] : []),
    ...Object.entries(accounts).map(([botId, by]): [string, ServiceSignIn] => [
      botId,
      signInBy(by),
    ]),
  ];
  const identities = new Map(
    signIns.map(([botId, signIn]) => [botId, createOpenIdentity(accessUrl, signIn, clock, scope)]),
  );
  return {
    ...{ program: main, identities },
    ownerOf: (botId) => (Object.hasOwn(accounts, botId) ? botId : MAIN_BOT),
  };
}
