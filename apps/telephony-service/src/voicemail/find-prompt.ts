import type { PrismaClient } from '../generated/prisma/client.ts';
import { promptOf } from './prompts.ts';

/** @param name of what is built in, or the id of the file of a greeting */
export async function findPrompt(
  client: PrismaClient,
  name: string,
): Promise<Uint8Array | undefined> {
  const builtIn = promptOf(name);
  if (builtIn) return builtIn;
  const found = await client.greeting.findUnique({ where: { fileId: name } });
  return found?.file;
}
