import { insertBefore } from '../text/insert-before.mjs';
import { edit } from '../workspace/edit.mjs';
import { composeService } from './compose-service.mjs';

/**
 * Its image, its container, and the variables that somebody who runs it sets.
 *
 * @param {import('@nx/devkit').Tree} tree
 * @param {import('./describe-app.mjs').App} app
 */
export function addToServers(tree, app) {
  const { name, port } = app;
  edit(tree, 'Dockerfile', (text) => {
    const copied = `COPY apps/${name}/package.json apps/${name}/\n`;
    return `${insertBefore(text, /^COPY libs libs$/m, copied).trimEnd()}\n\n${imageOf(app)}`;
  });
  edit(tree, 'docker-compose.yml', (text) => {
    const watched = `        ${name}=http://${name}:${port}/api/health\n`;
    const told = insertBefore(text, /(?<=ACCESS_PROCESSES: >-\n(?: {8}.*\n)+)(?! {8})/, watched);
    return insertBefore(told, /^(configs|volumes):$/m, composeService(app));
  });
  edit(tree, '.env.example', (text) =>
    insertBefore(text, /^# Addresses of the proxy in front of the pages/m, variablesOf(app)),
  );
}

/** @param {import('./describe-app.mjs').App} app */
function imageOf({ name, port }) {
  return `FROM base AS ${name}
COPY --from=build /out/${name} ./
ENV PAGE_HOST=0.0.0.0
EXPOSE ${port}
CMD ["node", "--enable-source-maps", "apps/${name}/dist/main.js"]
`;
}

/** @param {import('./describe-app.mjs').App} app */
function variablesOf({ name, title, port, constantName }) {
  return `# Where people open ${title}, its own client at the provider, and its own session secret.
${constantName}_URL=http://localhost:${port}
${constantName}_OIDC_CLIENT_ID=switchboard-${name}
${constantName}_OIDC_CLIENT_SECRET=
${constantName}_SESSION_SECRET=

`;
}
