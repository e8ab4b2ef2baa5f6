import { z } from 'zod';
import { eventError } from '../event-errors.ts';

const MAX_CALLBACKS = 100;
const MAX_PARTICIPANTS = 1_000;
const MAX_TONES = 100;
const MAX_SPEECH = 10_000;
const id = z.string().min(1).max(256);
/** From 0 to 1; keys have none. */
const confidence = z.number().min(0).max(1).nullish();

/** What an application is told of a call that it takes part in, as far as anybody here asks for it. */
const callback = z.object({
  type: z
    .string()
    .max(256)
    .regex(/^Microsoft\.Communication\./)
    .transform((type) => type.slice('Microsoft.Communication.'.length)),
  /** When it happened, by the clock of the service. */
  time: z.string().max(64).nullish(),
  data: z.object({
    callConnectionId: id,
    /** A key that was pressed, as `pound`. */
    tone: z.string().max(64).nullish(),
    operationContext: z.string().max(5_000).nullish(),
    resultInformation: z.object({ subCode: z.number().int().nullish() }).nullish(),
    /** What was recognised: one of these. */
    choiceResult: z.object({ label: z.string().max(256), confidence }).nullish(),
    dtmfResult: z.object({ tones: z.array(z.string().max(64)).max(MAX_TONES) }).nullish(),
    speechResult: z.object({ speech: z.string().max(MAX_SPEECH), confidence }).nullish(),
    /** What became of having a call written down. */
    transcriptionUpdate: z
      .object({ transcriptionStatusDetails: z.string().max(256).nullish() })
      .nullish(),
    participants: z
      .array(z.object({ identifier: z.object({ rawId: id }) }))
      .max(MAX_PARTICIPANTS)
      .nullish(),
  }),
});
const callbacks = z.array(callback).max(MAX_CALLBACKS);

/** A callback of Call Automation; `type` is `CallConnected` and the like. */
export type CallCallback = z.infer<typeof callback>;

/**
 * Reads callbacks of Call Automation: an array of CloudEvents.
 *
 * @throws PlatformError `body-malformed`
 */
export function readCallbacks(body: Uint8Array): readonly CallCallback[] {
  const read = callbacks.safeParse(parsed(Buffer.from(body).toString('utf8')));
  if (read.success) return read.data;
  throw eventError('body-malformed', 'These are no callbacks.');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
