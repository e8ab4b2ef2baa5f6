import {
  numberCapabilitiesBody,
  numbersQuery,
  operatorInformationBody,
} from '@switchboard/acs-wire';
import { read } from '../../platform/wire/body.ts';
import { badRequest } from '../../platform/wire/errors.ts';
import { noContent, ok, versionOf } from '../../platform/wire/operation.ts';
import type { KeyHandler, OperationRequest } from '../../platform/wire/operation.ts';
import { began } from './began.ts';
import type { NumbersDeps } from './numbers-deps.ts';
import { cancel } from './cancelling.ts';
import { isPhoneNumber, numberNotFound, presentNumber } from './number.ts';
import { bareId, operationNotFound, presentOperation, resultPath } from './operation.ts';
import type { ownedOperations } from './operations.ts';
import { presentOperator } from './operator-information.ts';
import { pageAfter } from './paging.ts';

type Handlers = { readonly [Name in keyof typeof ownedOperations]: KeyHandler };

/** What one has, and what is being done with it. */
export function ownedHandlers(deps: NumbersDeps): Handlers {
  const { stores, beginnings, inventory } = deps;
  return {
    async list(request) {
      const { skip, top: size } = read(numbersQuery, request.query);
      const rows = await stores.numbers.list(skip, size + 1);
      const { page, ...link } = pageAfter(rows, request, { skip, size, sizeName: 'top' });
      return ok({ phoneNumbers: page.map(presentNumber), ...link });
    },

    async get(request) {
      const number = await stores.numbers.find(numberOf(request));
      if (!number) throw numberNotFound();
      return ok(presentNumber(number));
    },

    async updateCapabilities(request) {
      const wanted = read(numberCapabilitiesBody, request.body);
      const operation = await beginnings.setCapabilities(numberOf(request), wanted);
      return began(operation, request, { capabilitiesUpdateId: bareId(operation.id) });
    },

    async release(request) {
      return began(await beginnings.release(numberOf(request)), request);
    },

    async getOperation(request) {
      const operation = await stores.operations.find(request.params['operation'] ?? '');
      if (!operation) throw operationNotFound();
      const version = versionOf(request);
      const location = resultPath(operation, version);
      return {
        ...ok(presentOperation(operation, version)),
        ...(location !== undefined && { headers: { location } }),
      };
    },

    async cancelOperation(request) {
      await cancel(request.params['operation'] ?? '', deps);
      return noContent;
    },

    async searchOperator(request) {
      const { phoneNumbers, options } = read(operatorInformationBody, request.body);
      const [phoneNumber, ...more] = phoneNumbers;
      if (phoneNumber === undefined || more.length > 0) {
        throw badRequest('Can only accept one phoneNumber', 'phonenumbers');
      }
      if (!isPhoneNumber(phoneNumber)) {
        throw badRequest('The phone number is not in E.164.', 'phonenumbers');
      }
      const isDetailed = options?.includeAdditionalOperatorDetails ?? false;
      const operator = isDetailed ? await inventory.operator(phoneNumber) : undefined;
      return ok({ values: [presentOperator(phoneNumber, isDetailed, operator)] });
    },
  };
}

function numberOf({ params }: OperationRequest): string {
  const { number = '' } = params;
  if (isPhoneNumber(number)) return number;
  throw numberNotFound();
}
