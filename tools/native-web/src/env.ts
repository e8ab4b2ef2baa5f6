import { envPort, parseEnv } from '@switchboard/service';
import { z } from 'zod';

const schema = z.object({
  PHONE_PORT: envPort.default(3980),
  /** What the app is told of its services, as JSON. */
  PHONE_CONFIG: z.string().transform((text, context): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      context.addIssue({ code: 'custom', message: 'must be JSON' });
      return z.NEVER;
    }
  }),
});

export function readEnv(environment = process.env): z.output<typeof schema> {
  return parseEnv(schema, environment);
}
