import { join } from 'node:path';
import { describeApp } from '../app.ts';
import { carrierAccountOf } from '../carrier-account.ts';
import type { Environment, Setting } from '../app.ts';
import { portOf } from '../setting.ts';

export const carrier = describeApp({
  name: 'carrier',
  folder: 'tools/carrier',
  kind: 'service',
  ports: { http: 3960, smpp: 3961, sip: 5080 },
  healthPath: '/health',
  needs: [],
  isStarted: true,
  environment: (setting) => {
    const { systemId, password, inventoryKey } = carrierAccountOf(setting);
    return {
      CARRIER_PORT: String(portOf(setting, 'carrier')),
      CARRIER_SMPP_PORT: String(portOf(setting, 'carrier', 'smpp')),
      CARRIER_SIP_PORT: String(portOf(setting, 'carrier', 'sip')),
      ...trunkOf(setting),
      CARRIER_STATE: join(setting.state, 'carrier'),
      CARRIER_SYSTEM_ID: systemId,
      CARRIER_PASSWORD: password,
      CARRIER_INVENTORY_KEY: inventoryKey,
    };
  },
});

/** Where calls to the numbers of the resource go, where the data plane runs beside it. */
function trunkOf(setting: Setting): Environment {
  if (!setting.running.some(({ name }) => name === 'dataplane')) return {};
  return { CARRIER_TRUNK: `sip:127.0.0.1:${portOf(setting, 'dataplane', 'sip')}` };
}
