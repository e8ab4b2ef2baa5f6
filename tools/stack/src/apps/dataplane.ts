import { join } from 'node:path';
import { describeApp } from '../app.ts';
import { WELL_KNOWN_KEY } from '../local-access.ts';
import { portOf } from '../setting.ts';

export const dataplane = describeApp({
  name: 'dataplane',
  folder: 'apps/dataplane',
  kind: 'service',
  ports: { http: 7100, https: 7443, control: 7101 },
  healthPath: '/health',
  needs: [],
  isStarted: true,
  environment: (setting) => ({
    DATAPLANE_HTTP_PORT: String(portOf(setting, 'dataplane')),
    DATAPLANE_HTTPS_PORT: String(portOf(setting, 'dataplane', 'https')),
    DATAPLANE_CONTROL_PORT: String(portOf(setting, 'dataplane', 'control')),
    DATAPLANE_STATE_DIR: join(setting.state, 'dataplane'),
    DATAPLANE_ACCESS_KEY_PRIMARY: WELL_KNOWN_KEY,
    DATAPLANE_LIMITS: setting.limits,
  }),
});
