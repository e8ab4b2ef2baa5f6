import type { MessageFields } from './pdu.ts';

/** Fills in what most messages leave alone. */
export function messageFields(
  fields: Partial<MessageFields> & Pick<MessageFields, 'source' | 'destination'>,
): MessageFields {
  return {
    serviceType: '',
    esmClass: 0,
    protocolId: 0,
    priority: 0,
    scheduleDeliveryTime: '',
    validityPeriod: '',
    registeredDelivery: 0,
    replaceIfPresent: 0,
    dataCoding: 0,
    defaultMessageId: 0,
    shortMessage: new Uint8Array(),
    tlvs: {},
    ...fields,
  };
}
