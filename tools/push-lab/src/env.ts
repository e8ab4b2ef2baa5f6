import { envPort, parseEnv } from '@switchboard/service';
import { z } from 'zod';

const schema = z.object({
  PUSH_LAB_HOST: z.string().default('localhost'),
  PUSH_LAB_PORT: envPort.default(3970),
  PUSH_LAB_SERVICES_PORT: envPort.default(3971),
  PUSH_LAB_STATE: z.string().default('.switchboard/push-lab'),
  PUSH_LAB_WNS_SECRET: z.string().min(16),
  /** What the phone app reads when it starts, as JSON; without it the devices have no app on them. */
  PUSH_LAB_APP_CONFIG: z
    .string()
    .transform((text, context): unknown => {
      try {
        return JSON.parse(text);
      } catch {
        context.addIssue({ code: 'custom', message: 'must be JSON' });
        return z.NEVER;
      }
    })
    .optional(),
  PUSH_LAB_VAPID_PUBLIC_KEY: z.string().regex(/^[\w-]{87}$/),
});

export function readEnv(
  environment: Readonly<Record<string, string | undefined>> = process.env,
): z.output<typeof schema> {
  return parseEnv(schema, environment);
}
