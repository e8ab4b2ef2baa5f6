import { readFile } from 'node:fs/promises';
import type { SmsConfig } from './config.ts';
import { providerInput, providerOf, providersFile } from './provider.ts';
import type { Provider } from './provider.ts';
import { isPlainAllowed } from './provider-url.ts';

/** The one that two variables name. */
const DEFAULT_NAME = 'default';

/** @throws Error naming the variable and the field, never what it holds: there are passwords in it */
export async function readProviders(config: SmsConfig): Promise<Provider[]> {
  const { provider, providersFile: file, allowsPlain } = config;
  const listed = file === undefined ? [] : await readProvidersFile(file);
  if (provider) listed.push(providerOf(providerInput.parse({ name: DEFAULT_NAME, ...provider })));
  const plain = listed.find(({ address }) => !isPlainAllowed(address, allowsPlain));
  if (plain)
    throw new Error(`SMPP_PROVIDERS: ${plain.name} needs smpps:// or SMPP_ALLOW_PLAIN=true`);
  return listed;
}

async function readProvidersFile(path: string): Promise<Provider[]> {
  const text = await readFile(path, 'utf8').catch(() => {
    throw new Error('SMPP_PROVIDERS: the file cannot be read');
  });
  const parsed = providersFile.safeParse(jsonOf(text));
  if (parsed.success) return parsed.data.map(providerOf);
  const where = parsed.error.issues[0]?.path.join('.') || 'the file';
  throw new Error(`SMPP_PROVIDERS: ${where} is not as it must be`);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
