import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { selfReporter } from '@switchboard/service';
import type { Provider } from 'oidc-provider';
import { choicePage, errorPage, languageOf } from './page.ts';
import { findPerson } from './people.ts';

const CHOOSE = /^\/choose\/[\w-]{1,64}$/;
const MAX_FORM_LENGTH = 1_000;

const report = selfReporter(import.meta.url);

/**
 * Ours: `/health` and the choice of a person. Everything else is the provider's.
 *
 * @param places where people are sent after they have chosen, as a content security policy has them
 */
export function createHandler(provider: Provider, places: readonly string[]): RequestListener {
  const protocol = provider.callback();
  const goal = places.join(' ');
  return (request, response) => {
    const path = (request.url ?? '/').split('?', 1)[0] ?? '/';
    response.setHeader('cache-control', 'no-store');
    response.setHeader('x-content-type-options', 'nosniff');
    // Chromium holds redirects after a form to form-action as well, so the apps are named.
    response.setHeader(
      'content-security-policy',
      `default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; form-action 'self' ${goal}`,
    );
    if (path === '/health') return void response.end(JSON.stringify(report()));
    if (!CHOOSE.test(path)) return void protocol(request, response);
    choose(provider, request, response).catch(() => {
      const language = languageOf(request.headers['accept-language']);
      response.writeHead(400, { 'content-type': 'text/html; charset=utf-8' });
      response.end(errorPage('invalid_request', language));
    });
  };
}

async function choose(
  provider: Provider,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  // Throws unless this browser's cookie belongs to this very interaction.
  const { uid } = await provider.interactionDetails(request, response);
  const person = request.method === 'POST' ? findPerson(await chosenLogin(request)) : undefined;
  if (person) {
    const login = { accountId: person.login, remember: true };
    return provider.interactionFinished(request, response, { login });
  }
  const page = choicePage(`/choose/${uid}`, languageOf(request.headers['accept-language']));
  response.setHeader('content-type', 'text/html; charset=utf-8');
  response.end(page);
}

async function chosenLogin(request: IncomingMessage): Promise<string | undefined> {
  let text = '';
  for await (const chunk of request) {
    text += String(chunk);
    if (text.length > MAX_FORM_LENGTH) throw new RangeError('a form this long is not ours');
  }
  return new URLSearchParams(text).get('login') ?? undefined;
}
