import type { z } from 'zod';

/** Something that processes tell each other of, and how a message of it looks. */
export interface Topic<Message> {
  readonly name: string;
  readonly schema: z.ZodType<Message>;
}

export function topic<Message>(name: string, schema: z.ZodType<Message>): Topic<Message> {
  return { name, schema };
}
