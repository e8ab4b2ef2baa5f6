import { describeApp } from '../app.ts';
import { portOf, urlOf } from '../setting.ts';

/** What it signs in by. */
export const robotService = {
  id: 'switchboard-robot',
  name: 'Robot',
  secret: 'robot-secret',
} as const;

export const robot = describeApp({
  name: 'robot',
  folder: 'tools/robot',
  kind: 'service',
  ports: { http: 3950 },
  healthPath: '/health',
  needs: ['access'],
  isStarted: false,
  services: [robotService],
  environment: (setting) => ({
    ROBOT_PORT: String(portOf(setting, 'robot')),
    ACCESS_URL: urlOf(setting, 'access'),
    OIDC_ISSUER: urlOf(setting, 'identity-provider'),
    OIDC_CLIENT_ID: robotService.id,
    OIDC_CLIENT_SECRET: setting.secret(robotService.secret),
    OIDC_ALLOW_INSECURE: 'true',
  }),
});
