export interface PolicyOptions {
  /** Origins a page talks to besides its own, separated by spaces. */
  readonly connectOrigins?: string;
  /** Microsoft's calling package starts workers that it makes itself. */
  readonly ownWorkers?: boolean;
  /** React's development build evaluates code; production never does. */
  readonly development: boolean;
}

/**
 * What a page may load and talk to. Scripts need the nonce; style elements too. Style attributes are
 * allowed because the component library positions things with them; they cannot run code.
 */
export function contentSecurityPolicy(nonce: string, options: PolicyOptions): string {
  const { connectOrigins = '' } = options;
  const sockets = connectOrigins.replaceAll(/\bhttp(s?):/g, 'ws$1:');
  const directives = {
    'default-src': "'none'",
    'script-src': `'self' 'nonce-${nonce}' 'strict-dynamic'${options.development ? " 'unsafe-eval'" : ''}`,
    'style-src': `'self' 'nonce-${nonce}'`,
    'style-src-attr': "'unsafe-inline'",
    'img-src': "'self' data: blob:",
    'media-src': "'self' blob: mediastream:",
    'font-src': "'self'",
    'connect-src': `'self' ${connectOrigins} ${sockets}`,
    'manifest-src': "'self'",
    'worker-src': options.ownWorkers ? "'self' blob:" : "'self'",
    'form-action': "'self'",
    'base-uri': "'none'",
    'frame-ancestors': "'none'",
    'object-src': "'none'",
  };
  return Object.entries(directives)
    .map(([name, value]) => `${name} ${value.trim()}`)
    .join('; ');
}
