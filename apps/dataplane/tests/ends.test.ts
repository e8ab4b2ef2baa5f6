import { describeEnds } from './_ends-contract.ts';
import { fakeEnd } from './_fake-end.ts';
import { pagesUnderTest } from './_page-end.ts';
import { phoneUnderTest } from './_phone-end.ts';

describeEnds('the least one', (bus) => fakeEnd(bus));
describeEnds('a page', pagesUnderTest);
describeEnds('a phone', phoneUnderTest);
