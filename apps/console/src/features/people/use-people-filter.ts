'use client';

import { useAddressFilter } from '../shell/use-address-filter';
import { readPeopleFilter, writePeopleFilter } from './people-filter';

export const usePeopleFilter = () =>
  useAddressFilter('/people', readPeopleFilter, writePeopleFilter);
