/**
 * The app as a service of Docker Compose.
 *
 * @param {import('./describe-app.mjs').App} app
 */
export function composeService({ name, port, constantName }) {
  const from = (/** @type {string} */ variable, /** @type {string} */ otherwise) =>
    `\${${variable}${otherwise}}`;
  return `  ${name}:
    build: { context: ., target: ${name} }
    read_only: true
    environment:
      ${constantName}_URL: ${from(`${constantName}_URL`, `:-http://localhost:${port}`)}
      ACCESS_URL: http://dataplane:3100
      OIDC_ISSUER: ${from('OIDC_ISSUER', ':?set it in .env')}
      OIDC_CLIENT_ID: ${from(`${constantName}_OIDC_CLIENT_ID`, `:-switchboard-${name}`)}
      OIDC_CLIENT_SECRET: ${from(`${constantName}_OIDC_CLIENT_SECRET`, ':-')}
      OIDC_SCOPE: ${from('OIDC_SCOPE', ':-openid profile email offline_access')}
      OIDC_RESOURCE: ${from('OIDC_RESOURCE', ':-')}
      SESSION_SECRET: ${from(`${constantName}_SESSION_SECRET`, ':?set it in .env')}
      TRUST_PROXY: ${from('TRUST_PROXY', ':-')}
    ports: ['${from('BIND_ADDRESS', ':-127.0.0.1')}:${port}:${port}']
    depends_on:
      access: { condition: service_healthy }
    healthcheck:
      test:
        [
          'CMD',
          'node',
          '-e',
          "fetch('http://localhost:${port}/api/health').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))",
        ]
      interval: 5s
      retries: 30
    restart: unless-stopped

`;
}
