import { createReadStream } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';

const PACKAGE = '@azure/communication-calling';
const YEAR_S = 31_536_000;

/**
 * Microsoft's calling bundle as the package brings it. It weighs seven megabytes and is only needed
 * with an Azure endpoint, so pages load it from here when they run and no bundler ever sees it; the app depends on the
 * package, and its `next.config.mjs` says that an image has to hold it.
 */
export function callingBundle(): Response {
  const { resolve } = createRequire(join(process.cwd(), 'package.json'));
  const file = join(dirname(resolve(`${PACKAGE}/package.json`)), 'dist-esm/sdk.bundle.js');
  return new Response(Readable.toWeb(createReadStream(file)) as ReadableStream, {
    headers: {
      'content-type': 'text/javascript',
      'cache-control': `public, max-age=${YEAR_S}`,
      'x-content-type-options': 'nosniff',
    },
  });
}
