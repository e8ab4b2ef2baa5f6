import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { readEnv, WELL_KNOWN } from './env.ts';
import type { Env } from './env.ts';
import { eventsConfig, eventsProblems } from './services/events/config.ts';
import type { EventsConfig } from './services/events/config.ts';
import { mediaConfig, mediaProblems } from './services/media/config.ts';
import type { MediaConfig } from './services/media/config.ts';
import { numbersConfig, numbersProblems } from './services/phone-numbers/config.ts';
import type { NumbersConfig } from './services/phone-numbers/config.ts';
import { phoneConfig, phoneProblems } from './services/phone/config.ts';
import type { PhoneConfig } from './services/phone/config.ts';
import { pushConfig, pushProblems } from './services/push/config.ts';
import type { PushConfig } from './services/push/config.ts';
import { relayConfig, relayProblems } from './services/relay/config.ts';
import type { RelayConfig } from './services/relay/config.ts';
import { smsConfig, smsProblems } from './services/sms/config.ts';
import type { SmsConfig } from './services/sms/config.ts';
import type { SpeechOptions } from '@switchboard/speech';
import { speechConfig, speechProblems } from './services/speech/config.ts';

export interface Config {
  readonly host: string;
  readonly httpPort: number;
  /** Absent when HTTPS is off. */
  readonly https?: HttpsConfig;
  readonly control: { readonly host: string; readonly port: number; readonly key?: string };
  /** Certificates live here, and the database unless `databaseUrl` says otherwise. */
  readonly stateDir: string;
  readonly databaseUrl: string;
  readonly redisUrl?: string;
  /** Base64, as in connection strings. Both are valid at once. */
  readonly accessKeys: { readonly primary: string; readonly secondary: string };
  readonly resourceId: string;
  /** Where clients reach us when that is not what they say in `Host`. No slash at the end. */
  readonly publicUrl?: string;
  /** `default`, `off`, or the path of a policy file. */
  readonly limits: string;
  readonly relay: RelayConfig;
  readonly media: MediaConfig;
  readonly events: EventsConfig;
  readonly numbers: NumbersConfig;
  readonly sms: SmsConfig;
  readonly phone: PhoneConfig;
  readonly push: PushConfig;
  readonly speech: SpeechOptions;
  /** What people hear who are recorded. */
  readonly announcement: 'words' | 'tone' | 'off';
  /** How long it goes on serving after it was told to stop, while `/health` already says no. */
  readonly drainMs: number;
  readonly logLevel: string;
}

export interface HttpsConfig {
  readonly port: number;
  /** A certificate of one's own; a local authority makes one when absent. */
  readonly files?: { readonly cert: string; readonly key: string };
}

/** Reads the environment and the command line (`--limits off`), and checks what belongs together. */
export function readConfig(
  env?: Readonly<Record<string, string | undefined>>,
  argv: readonly string[] = [],
): Config {
  const given = readEnv(env);
  const problems = contradictions(given);
  if (problems.length > 0) {
    throw new Error(`The configuration is not usable:\n  ${problems.join('\n  ')}`);
  }
  const stateDir = resolve(given.DATAPLANE_STATE_DIR);
  return {
    host: given.DATAPLANE_HOST,
    httpPort: given.DATAPLANE_HTTP_PORT,
    ...(given.DATAPLANE_HTTPS && { https: httpsConfig(given) }),
    control: {
      host: given.DATAPLANE_CONTROL_HOST,
      port: given.DATAPLANE_CONTROL_PORT,
      ...(given.DATAPLANE_CONTROL_KEY && { key: given.DATAPLANE_CONTROL_KEY }),
    },
    stateDir,
    databaseUrl: given.DATABASE_URL ?? `pglite:${join(stateDir, 'database')}`,
    ...(given.REDIS_URL && { redisUrl: given.REDIS_URL }),
    accessKeys: {
      primary: given.DATAPLANE_ACCESS_KEY_PRIMARY,
      secondary: given.DATAPLANE_ACCESS_KEY_SECONDARY,
    },
    resourceId: given.DATAPLANE_RESOURCE_ID.toLowerCase(),
    ...(given.DATAPLANE_PUBLIC_URL && { publicUrl: given.DATAPLANE_PUBLIC_URL }),
    limits: limitsSource(flag(argv, 'limits') ?? given.DATAPLANE_LIMITS),
    relay: relayConfig(given, isLoopback(given.DATAPLANE_HOST)),
    media: mediaConfig(given),
    events: eventsConfig(given, isLoopback(given.DATAPLANE_HOST)),
    numbers: numbersConfig(given),
    sms: smsConfig(given),
    phone: phoneConfig(given),
    push: pushConfig(given),
    speech: speechConfig(given),
    announcement: given.RECORDING_ANNOUNCEMENT,
    drainMs: given.DATAPLANE_DRAIN_MS,
    logLevel: given.LOG_LEVEL,
  };
}

export function isLoopback(host: string): boolean {
  return /^(localhost|127(\.\d{1,3}){3}|::1|\[::1\])$/i.test(host);
}

function contradictions(env: Env): string[] {
  const wellKnown: readonly string[] = [WELL_KNOWN.primary, WELL_KNOWN.secondary];
  const openKeys = (
    ['DATAPLANE_ACCESS_KEY_PRIMARY', 'DATAPLANE_ACCESS_KEY_SECONDARY'] as const
  ).filter((name) => !isLoopback(env.DATAPLANE_HOST) && wellKnown.includes(env[name]));
  const problems = openKeys.map((name) => `${name}: required beyond loopback`);
  if (!isLoopback(env.DATAPLANE_CONTROL_HOST) && !env.DATAPLANE_CONTROL_KEY) {
    problems.push('DATAPLANE_CONTROL_KEY: required beyond loopback');
  }
  if (!env.DATAPLANE_TLS_CERT !== !env.DATAPLANE_TLS_KEY) {
    problems.push('DATAPLANE_TLS_CERT, DATAPLANE_TLS_KEY: give both or neither');
  }
  const ofServices = [
    ...[relayProblems, mediaProblems, eventsProblems],
    ...[numbersProblems, smsProblems, phoneProblems, pushProblems, speechProblems],
  ];
  return [...problems, ...ofServices.flatMap((problemsOf) => problemsOf(env))];
}

function httpsConfig(env: Env): HttpsConfig {
  const { DATAPLANE_TLS_CERT: cert, DATAPLANE_TLS_KEY: key, DATAPLANE_HTTPS_PORT: port } = env;
  return { port, ...(cert && key && { files: { cert, key } }) };
}

function limitsSource(given: string): string {
  return given === 'on' ? 'default' : given;
}

function flag(argv: readonly string[], name: string): string | undefined {
  const { values } = parseArgs({ args: [...argv], options: { [name]: { type: 'string' } } });
  const value = values[name];
  return typeof value === 'string' ? value : undefined;
}
