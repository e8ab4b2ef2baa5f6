import type { LanguageModel, ModelReply, ModelRequest } from '@switchboard/bots';
import { isPlatformError } from '@switchboard/kernel';
import type { ModelConfig } from '../config.ts';
import { modelError } from './model-errors.ts';
import { promptOf } from './prompt.ts';
import { readCompletion } from './read-completion.ts';

/** More than any answer has. */
const MAX_TOKENS_OUT = 200;
const MAX_BODY = 128 * 1024;
/** As models count English; other languages have more tokens for their letters, and fewer letters. */
const LETTERS_A_TOKEN = 4;

/** A model behind any server with the chat completions of OpenAI. */
export function createChatCompletions(config: ModelConfig): LanguageModel {
  return {
    async understand(request, signal) {
      try {
        return await ask(config, request, signal);
      } catch (cause) {
        signal.throwIfAborted();
        if (isPlatformError(cause)) throw cause;
        // What the server, or a library, says of it may have words of people in it.
        throw modelError('model-unavailable', 'The model does not answer as it should.');
      }
    },
  };
}

async function ask(
  { url, key, name }: ModelConfig,
  request: ModelRequest,
  signal: AbortSignal,
): Promise<ModelReply> {
  const body = JSON.stringify({
    ...{ model: name, temperature: 0, max_tokens: MAX_TOKENS_OUT },
    ...promptOf(request),
  });
  const response = await fetch(`${url}/chat/completions`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(key !== undefined && { authorization: `Bearer ${key}` }),
    },
    ...{ body, signal },
    // The key is for this server alone.
    redirect: 'error',
  });
  if (!response.ok) return refuse(response);
  return readCompletion(await bodyOf(response), response.headers.get('content-type') ?? '', {
    tokensIn: Math.ceil(body.length / LETTERS_A_TOKEN),
    tokensOut: MAX_TOKENS_OUT,
  });
}

async function refuse({ status, body }: Response): Promise<never> {
  await body?.cancel();
  if (status === 429) throw modelError('model-busy', 'The model takes no more requests just now.');
  if (status < 500) throw modelError('model-refused', 'The model did not take the request.');
  throw modelError('model-unavailable', 'The model does not work just now.');
}

async function bodyOf({ body }: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  for await (const chunk of body ?? []) {
    const bytes = chunk as Uint8Array;
    size += bytes.length;
    if (size > MAX_BODY)
      throw modelError('model-unusable', 'The answer of the model is too large.');
    text += decoder.decode(bytes, { stream: true });
  }
  return text + decoder.decode();
}
