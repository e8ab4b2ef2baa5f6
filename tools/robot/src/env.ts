import { envBoolean, envPort, parseEnv } from '@switchboard/service';
import { z } from 'zod';

const url = z.url({ protocol: /^https?$/ });

const schema = z.object({
  ROBOT_PORT: envPort.default(3950),
  ROBOT_RELAY_ONLY: envBoolean.default(false),
  ACCESS_URL: url,
  OIDC_ISSUER: url,
  OIDC_CLIENT_ID: z.string().min(1),
  OIDC_CLIENT_SECRET: z.string().min(1),
  OIDC_RESOURCE: z.string().min(1).optional(),
  OIDC_SCOPE: z.string().min(1).optional(),
  OIDC_ALLOW_INSECURE: envBoolean.default(false),
});

export interface RobotConfig {
  readonly port: number;
  /** Whether all goes through the relay: then nobody learns where the robot is. */
  readonly relayOnly: boolean;
  readonly accessUrl: string;
  readonly oidc: {
    readonly issuer: string;
    readonly clientId: string;
    readonly clientSecret: string;
    readonly resource?: string | undefined;
    readonly scope?: string | undefined;
    readonly allowInsecure: boolean;
  };
}

/** @throws Error naming the variables that are missing or wrong, without their values */
export function readConfig(
  environment: Readonly<Record<string, string | undefined>> = process.env,
): RobotConfig {
  const env = parseEnv(schema, environment);
  return {
    port: env.ROBOT_PORT,
    relayOnly: env.ROBOT_RELAY_ONLY,
    accessUrl: env.ACCESS_URL,
    oidc: {
      issuer: env.OIDC_ISSUER,
      clientId: env.OIDC_CLIENT_ID,
      clientSecret: env.OIDC_CLIENT_SECRET,
      resource: env.OIDC_RESOURCE,
      scope: env.OIDC_SCOPE,
      allowInsecure: env.OIDC_ALLOW_INSECURE,
    },
  };
}
