import { ASSIGNMENT_TYPES, NUMBER_CAPABILITIES, NUMBER_TYPES } from '@switchboard/acs-wire';
import { NUMBER_OPERATION_STATUSES, NUMBER_OPERATION_TYPES } from '@switchboard/acs-wire';
import { z } from 'zod';
import { column } from '../../platform/database/column.ts';
import type { Tables } from '../../platform/database/tables.ts';

const { big, flag, int, json, text } = column;
const capability = z.enum(NUMBER_CAPABILITIES);
const offered = {
  countryCode: text,
  numberType: z.enum(NUMBER_TYPES),
  assignmentType: z.enum(ASSIGNMENT_TYPES),
  calling: capability,
  sms: capability,
  maxCalling: capability,
  maxSms: capability,
  amount: z.number(),
  currencyCode: text,
};

export const phoneNumbersTables: Tables = {
  phoneNumber: {
    isLater: true,
    columns: z.object({
      ...offered,
      phoneNumber: text,
      isBought: flag,
      purchasedMs: big,
      operationId: text.nullable(),
    }),
  },
  numberSearch: {
    isLater: true,
    columns: z.object({
      ...offered,
      id: text,
      areaCode: text.nullable(),
      quantity: int,
      mustAgree: flag,
      phoneNumbers: z.array(text),
      error: text,
      expiresMs: big.nullable(),
      purchaseId: text.nullable(),
      createdMs: big,
    }),
  },
  numberReservation: {
    isLater: true,
    columns: z.object({
      id: text,
      holdKey: text,
      status: z.enum(['active', 'submitted', 'completed']),
      numbers: json,
      expiresMs: big,
      createdMs: big,
      version: int,
      purchaseId: text.nullable(),
      failure: text.nullable(),
    }),
  },
  numberOperation: {
    isLater: true,
    columns: z.object({
      id: text,
      type: z.enum(NUMBER_OPERATION_TYPES),
      status: z.enum(NUMBER_OPERATION_STATUSES),
      subject: text,
      phoneNumbers: z.array(text),
      details: json,
      attempts: int,
      errorCode: text.nullable(),
      errorMessage: text.nullable(),
      toUndo: flag,
      createdMs: big,
      lastActionMs: big.nullable(),
    }),
  },
  inventoryNumber: {
    isLater: true,
    columns: z.object({
      phoneNumber: text,
      holdKey: text.nullable(),
      heldUntilMs: big.nullable(),
      isBought: flag,
    }),
  },
  inventoryOrder: {
    isLater: true,
    columns: z.object({ key: text, phoneNumbers: z.array(text) }),
  },
};
